// What the tests ask a page. Every answer is plain data, and names elements so that a person finds them.
window.probes = (() => {
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const style = (element) => getComputedStyle(element);
  const shorten = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 40);

  function ancestors(element) {
    const found = [];
    for (let e = element; e; e = e.parentElement) found.push(e);
    return found;
  }

  function name(element) {
    const place = ancestors(element).find((e) => e !== element && e.className && typeof e.className === 'string');
    const self = element.tagName.toLowerCase() + (element.className ? '.' + String(element.className).split(' ')[0] : '');
    const label = element.textContent || element.getAttribute('name') || '';
    return `${place ? '.' + place.className.split(' ')[0] + ' ' : ''}${self} “${shorten(label)}”`;
  }

  // The same for all elements that look alike: their tags and classes, from the body down.
  const kind = (element) => ancestors(element).reverse()
    .map((e) => [e.tagName, e.className, e.ariaCurrent].join('.')).join(' ');

  const onlyForEars = (element) => ancestors(element).some((e) => {
    const box = e.getBoundingClientRect();
    return box.width < 8 && box.height < 8 && style(e).overflow === 'hidden';
  });
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !onlyForEars(element);

  const plain = (box) => ({ left: box.left, top: box.top, right: box.right, bottom: box.bottom });
  const overlap = (a, b) => ({
    x: Math.min(a.right, b.right) - Math.max(a.left, b.left),
    y: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  });

  // --- Text ------------------------------------------------------------------------------------
  // Every line of text a reader sees. `core` is the height of small letters, without the leading.
  function lines() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement;
      if (!node.data.trim() || !shown(owner)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 2) continue;
        const inset = box.height * 0.3;
        const core = { left: box.left, right: box.right, top: box.top + inset, bottom: box.bottom - inset };
        found.push({ node, owner, core });
      }
    }
    return found;
  }

  const scrolls = (element) => /auto|scroll/.test(style(element).overflowX);

  function outside({ owner, core }) {
    return !ancestors(owner).some(scrolls) && (core.left < -1 || core.right > innerWidth + 1);
  }

  function clipped({ owner, core }) {
    return ancestors(owner).some((e) => {
      const box = e.getBoundingClientRect();
      const cuts = (overflow) => /hidden|clip/.test(overflow);
      return (cuts(style(e).overflowX) && (core.left < box.left - 1 || core.right > box.right + 1))
        || (cuts(style(e).overflowY) && (core.top < box.top - 1 || core.bottom > box.bottom + 1));
    });
  }

  // Needs a viewport as tall as the page: the browser knows what lies over a point only inside it.
  function covered({ owner, core }) {
    const pile = document.elementsFromPoint((core.left + core.right) / 2, (core.top + core.bottom) / 2);
    const under = pile.findIndex((e) => e === owner || owner.contains(e));
    return pile.slice(0, Math.max(under, 0)).some((e) => !e.contains(owner)
      && (e.tagName === 'IMG' || !/rgba\(.*, 0\)|transparent/.test(style(e).backgroundColor)));
  }

  function lostText() {
    const all = lines();
    const problems = [];
    all.forEach((line, i) => {
      for (const [why, test] of Object.entries({ outside, clipped, covered })) {
        if (test(line)) problems.push(`${why}: ${name(line.owner)}`);
      }
      for (const other of all.slice(i + 1)) {
        const { x, y } = overlap(line.core, other.core);
        if (line.node !== other.node && x > 1 && y > 1) {
          problems.push(`on each other: ${name(line.owner)} and ${name(other.owner)}`);
        }
      }
    });
    return [...new Set(problems)];
  }

  // --- Targets ---------------------------------------------------------------------------------
  function inSentence(element) {
    if (style(element).display !== 'inline') return false;
    const block = ancestors(element).find((e) => style(e).display !== 'inline');
    return block.textContent.trim() !== element.textContent.trim();
  }

  function targets() {
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((e) => shown(e) && !inSentence(e))
      .map((e) => {
        const box = (e.closest('label') || e).getBoundingClientRect();
        const primary = e.matches('button, summary, .button, [href^="tel:"], [href^="sms:"], [href^="mailto:"]')
          || e.href === document.querySelector('.bar a:last-child').href;
        return { name: name(e), primary, width: Math.round(box.width * 10) / 10, height: Math.round(box.height * 10) / 10 };
      });
  }

  // --- Focus -----------------------------------------------------------------------------------
  const all = () => [...document.querySelectorAll('*')];

  // Everything the Tab key must reach, as places in the document. Of a group of radios it is the chosen one.
  function stops() {
    return [...document.querySelectorAll(CONTROLS)]
      .filter((e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
      .filter((e) => e.type !== 'radio' || e.checked)
      .map((e) => all().indexOf(e));
  }

  // What lies over the element: over its corners, or over its middle where its corners are cut off.
  function hiddenBehind(element) {
    const over = [...element.getClientRects()].flatMap((box) => {
      const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const inset = Math.min(box.width / 4, box.height / 4, 12); // within rounded corners
      const corners = [box.left + inset, box.right - inset]
        .flatMap((x) => [[x, box.top + inset], [x, box.bottom - inset]]);
      return style(element).clipPath === 'none' ? [middle, ...corners] : [middle];
    }).map(([x, y]) => document.elementFromPoint(x, y));
    if (over.every((top) => !top)) return 'the edge of the window';
    const behind = over.find((top) => top && !element.contains(top) && !top.contains(element)
      && !top.closest('label') && style(top).position !== 'static');
    return behind ? name(behind) : null;
  }

  // Where the focus is now; null when it has left the page.
  function focus() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = plain(element.getBoundingClientRect());
    return {
      place: all().indexOf(element), name: name(element), kind: kind(element), box, scrolled: scrollY,
      parts: [...element.getClientRects()].map(plain),
      inBar: Boolean(element.closest('.bar')), bar: [...document.querySelectorAll('.bar, .bar a')]
        .filter((e) => e.checkVisibility()).map((e) => plain(e.getBoundingClientRect())),
      behind: hiddenBehind(element),
    };
  }

  // --- Pictures --------------------------------------------------------------------------------
  function pictures() {
    const [first] = document.querySelectorAll('main img');
    return [...document.images].map((image) => ({
      name: image.getAttribute('src'),
      sized: image.getAttribute('width') > 0 && image.getAttribute('height') > 0,
      lazy: image.loading === 'lazy',
      atOnce: image === first && image.getBoundingClientRect().top < innerHeight,
      inHeader: Boolean(image.closest('body > header')),
    }));
  }

  // --- Scripts ---------------------------------------------------------------------------------
  function scripts() {
    const data = 'application/ld+json';
    const elements = [...document.scripts].filter((e) => e.type !== data).map((e) => e.src || shorten(e.text) || 'script');
    const handlers = all().flatMap((e) => [...e.attributes]
      .filter((a) => /^on/i.test(a.name) || /^\s*javascript:/i.test(a.value)).map((a) => `${name(e)} ${a.name}`));
    return [...elements, ...handlers];
  }

  // --- Movement --------------------------------------------------------------------------------
  const settled = () => Promise.all(document.getAnimations().map((animation) => animation.finished));
  const frame = () => new Promise(requestAnimationFrame);
  const loaded = () => Promise.allSettled([...document.images].map((image) => image.decode()));
  const painted = () => new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
  });

  // Everything that moved by itself since the first paint, while a reader scrolls to the end.
  async function shifts() {
    const found = [];
    const note = (entries) => entries.forEach(({ value, sources }) => {
      const moved = sources.map(({ node }) => node && name(node.nodeType === 1 ? node : node.parentElement));
      found.push(`${value.toFixed(4)} ${moved.join(', ')}`);
    });
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await frame();
      await frame();
    }
    await loaded();
    await document.fonts.ready;
    await frame();
    await frame();
    note(observer.takeRecords());
    return found;
  }

  function sideways() {
    scrollTo(10000, 0);
    const moved = scrollX;
    scrollTo(0, 0);
    return moved;
  }

  // --- Colors ----------------------------------------------------------------------------------
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => channels(color).slice(0, 3)
    .map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const opaque = (color) => (channels(color)[3] ?? 1) > 0.5;

  // Text below 4.5:1 on what is painted behind it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
  function pale() {
    const owners = new Set(lines().map((line) => line.owner));
    return [...owners].filter((owner) => {
      const behind = ancestors(owner).map((e) => style(e).backgroundColor).find(opaque) ?? 'rgb(255, 255, 255)';
      const [low, high] = [luminance(style(owner).color), luminance(behind)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05) < 4.5;
    }).map(name);
  }

  return { pale, focus, loaded, lostText, painted, pictures, scripts, settled, shifts, sideways, stops, targets };
})();
