// Shows every save at once, and what is wrong with it over the last good page.
const shown = { ...document.currentScript.dataset };
const PLACE = `scroll of ${location.pathname}`;
const LOOK = `
:host { all: initial; color-scheme: light dark }
.panel { position: fixed; inset: auto 0 0; z-index: 2147483647; box-sizing: border-box; max-block-size: 65vh; overflow: auto;
  padding: 1.25rem clamp(1rem, 4vw, 2.5rem) 1.5rem; border-block-start: 6px solid var(--stop, #8a1626);
  background: var(--sheet, Canvas); color: var(--ink, CanvasText); font: 1.125rem/1.5 system-ui, sans-serif }
.head { display: flex; gap: 1rem; align-items: start; justify-content: space-between }
h2 { margin: 0; font-size: 1.375rem; line-height: 1.3; color: var(--stop, CanvasText) }
p { margin: .25rem 0 0; max-inline-size: 70ch }
h3 { margin: 1.25rem 0 0; font-size: 1.125rem; overflow-wrap: anywhere }
pre { margin: .5rem 0 0; padding: .5rem .75rem; overflow-x: auto; border: 1px solid var(--edge, GrayText); border-radius: 8px;
  font: 1rem/1.4 ui-monospace, monospace }
b { color: var(--stop, CanvasText) }
button { min-block-size: 44px; padding-inline: 1rem; border: 2.5px solid currentcolor; border-radius: 10px; background: none;
  color: inherit; font: inherit; font-weight: 600; cursor: pointer }
button:focus-visible, pre:focus-visible { outline: 3px solid currentcolor; outline-offset: 3px }`;

const panel = document.createElement("div");
panel.attachShadow({ mode: "open" });

function element(name, text = "", attributes = {}) {
  const made = Object.assign(document.createElement(name), { textContent: text });
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

function show(problems) {
  panel.remove();
  if (!problems.length) return;
  const count = problems.length === 1 ? "One thing needs" : `${problems.length} things need`;
  const head = element("div", "", { class: "head" });
  const words = element("div");
  words.append(
    element("h2", `${count} mending`),
    element("p", "You see the last good version. This goes away by itself with the save that mends it."),
  );
  const hide = element("button", "Hide", { type: "button" });
  hide.addEventListener("click", () => panel.remove());
  head.append(words, hide);
  const alert = element("div", "", { class: "panel", role: "alert" });
  alert.append(head, ...problems.flatMap((problem) => [...described(problem)]));
  panel.shadowRoot.replaceChildren(element("style", LOOK), alert);
  document.body.append(panel);
}

function* described({ path, line: number, field, message, text, start, length }) {
  if (path) yield element("h3", `${path}, line ${number}`);
  yield element("p", field ? `${field}: ${message}` : message);
  if (!text.trim()) return;
  // Tabs become one space each, so that the marks stand right below what they mean.
  const flat = text.replaceAll("\t", " ");
  const line = element("pre", `${flat}\n`, { tabindex: 0, "aria-label": "The line" });
  line.append(element("b", " ".repeat(start) + "^".repeat(length)));
  yield line;
}

function restyle(moment) {
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) {
    const fresh = sheet.cloneNode();
    fresh.href = `${sheet.href.split("?")[0]}?${moment}`;
    // The old sheet stays until the new one is here: the page never stands without.
    fresh.addEventListener("load", () => sheet.remove());
    sheet.after(fresh);
  }
}

function follow(event) {
  const { pages, styles, problems } = JSON.parse(event.data);
  if (pages !== shown.pages) {
    sessionStorage.setItem(PLACE, scrollY);
    location.reload();
    return;
  }
  if (styles !== shown.styles) restyle(styles);
  shown.styles = styles;
  show(problems);
}

addEventListener("keydown", (event) => event.key === "Escape" && panel.remove());
const place = sessionStorage.getItem(PLACE);
if (place) {
  sessionStorage.removeItem(PLACE);
  scrollTo({ top: place, behavior: "instant" });
}
new EventSource("/_preview/events").addEventListener("message", follow);
