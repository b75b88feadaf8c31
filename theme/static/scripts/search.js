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

let index; // a promise, once it is asked for
let turn = 0; // counts searches, so that a late answer to an early one is dropped
let left = []; // results not shown yet

async function open() {
  const pagefind = await import("/pagefind/pagefind.js");
  const filters = fetch("/pagefind/filters.json", { cache: "no-cache" });
  await pagefind.destroy(); // what an earlier try left, which failed
  await pagefind.options({ excerptLength: 24 });
  await pagefind.init();
  return { pagefind, filed: await (await filters).json() };
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
  shown.querySelector(".meta").textContent = page.label;
  shown.querySelector(".soft").innerHTML = page.excerpt; // escaped by Pagefind, but for its marks
  for (const section of page.sub_results.filter(({ url }) => url !== page.url).sort(byMatches).slice(0, SECTIONS)) {
    const to = Object.assign(document.createElement("a"), { href: section.url, textContent: section.title });
    const row = document.createElement("li");
    row.append(to);
    shown.querySelector("ul").append(row);
  }
  for (const empty of shown.querySelectorAll(":empty")) empty.remove();
  return shown;
}

async function details(results) {
  const { filed } = await ready();
  const pages = results.map(async (result) => {
    const { topic, area } = filed[result.id] ?? {};
    return { ...(await result.data()), label: (topic ?? area ?? [])[0] };
  });
  return Promise.all(pages);
}

async function search(words, chosen) {
  const { pagefind, filed } = await ready();
  const { results } = await pagefind.search(words ?? null);
  return results.filter(({ id }) => Object.entries(chosen).every(([name, value]) => filed[id]?.[name]?.includes(value)));
}

function count(total, words) {
  if (!total) return "No page has all of this. Try fewer or other words, look through the lists below, or ask us.";
  return `${total} ${total === 1 ? "page" : "pages"}${words ? ` for “${words}”` : ""}`;
}

function show(pages, status) {
  list.replaceChildren(...pages.map(item));
  found.hidden = !pages.length;
  more.hidden = !left.length;
  ask.hidden = !status || pages.length > 0;
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
    const results = chosen.length ? await search(words, filters) : [];
    const pages = await details(results.slice(0, AT_ONCE));
    if (mine !== turn) return;
    left = results.slice(AT_ONCE);
    show(pages, chosen.length ? count(results.length, words) : "");
  } catch {
    if (mine !== turn) return;
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
  const mine = turn;
  const added = (await details(left.splice(0, AT_ONCE))).map(item);
  if (mine !== turn) return;
  list.append(...added);
  more.hidden = !left.length;
  added[0]?.querySelector("a").focus(); // a second click may come when nothing is left
});

const address = new URLSearchParams(location.search);
for (const field of form.querySelectorAll("[name]")) {
  field.value = address.get(field.name) ?? "";
  if (!field.value) field.value = ""; // a select that has no such choice chooses nothing
}
form.hidden = false;
if (choices().length) find();
