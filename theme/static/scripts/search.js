// Finds pages as people type, in the index that Pagefind made (https://pagefind.app/docs/api/). It is fetched when
// somebody turns to the form. Without a script the form stays hidden, and the lists below lead to every page.
const AT_ONCE = 10; // results
const SECTIONS = 3; // links into one result
const PAUSE = 250; // milliseconds without a key before a search begins

const form = document.querySelector("[role=search]");
const says = form.querySelector("output");
const ask = form.nextElementSibling;
const found = document.querySelector(".found");
const list = found.querySelector("ol");
const more = found.querySelector("button");
const model = document.querySelector("template").content.firstElementChild;

let index;
let turn = 0;
let left = [];

async function open() {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.options({ excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

function ready() {
  index ??= open().catch((error) => {
    index = undefined; // so that the next search tries again
    throw error;
  });
  return index;
}

function byMatches(one, other) {
  return other.locations.length - one.locations.length;
}

function item(page) {
  const shown = model.cloneNode(true);
  const link = shown.querySelector("a");
  link.href = page.url;
  link.textContent = page.meta.title;
  shown.querySelector(".meta").textContent = (page.filters.topic ?? page.filters.area ?? [""])[0];
  shown.querySelector(".soft").innerHTML = page.excerpt; // escaped by Pagefind, but for its marks
  for (const section of page.sub_results.filter(({ url }) => url !== page.url).sort(byMatches).slice(0, SECTIONS)) {
    const to = Object.assign(document.createElement("a"), { href: section.url, textContent: section.title });
    const row = document.createElement("li");
    row.append(to);
    shown.querySelector("ul").append(row);
  }
  return shown;
}

async function next() {
  return Promise.all(left.splice(0, AT_ONCE).map((result) => result.data()));
}

function count(total, words) {
  if (!total) return "No page has all of this. Try fewer or other words, look through the lists below, or ask us.";
  return `${total} ${total === 1 ? "page" : "pages"}${words ? ` for “${words}”` : ""}`;
}

function show(pages, status, total = pages.length) {
  list.replaceChildren(...pages.map(item));
  found.hidden = !pages.length;
  more.hidden = !left.length;
  ask.hidden = total > 0 || !status;
  says.textContent = status;
}

function choices() {
  return [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
}

async function find(pause = 0) {
  const mine = ++turn;
  await new Promise((resolve) => setTimeout(resolve, pause));
  if (mine !== turn) return;
  const chosen = choices();
  history.replaceState(null, "", chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname);
  const { q: words, ...filters } = Object.fromEntries(chosen);
  try {
    const results = chosen.length ? (await (await ready()).search(words ?? null, { filters })).results : [];
    if (mine !== turn) return;
    left = [...results];
    const pages = await next();
    if (mine === turn) show(pages, chosen.length ? count(results.length, words) : "");
  } catch {
    left = [];
    show([], "Search does not work right now. The lists below lead to every page.");
  }
}

form.addEventListener("focusin", () => ready().catch(() => {})); // the search that follows says so
form.addEventListener("input", () => find(PAUSE));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  // The keyboard of a phone would cover what was found.
  if (matchMedia("(pointer: coarse)").matches) document.activeElement.blur();
  find();
});
more.addEventListener("click", async () => {
  const first = list.children.length;
  list.append(...(await next()).map(item));
  more.hidden = !left.length;
  list.children[first].querySelector("a").focus();
});

for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements[name];
  if (field) field.value = value;
  if (field && field.value !== value) field.value = ""; // a choice that there is no more
}
form.hidden = false;
if (choices().length) find();
