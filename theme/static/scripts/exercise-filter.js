// Narrows the list of exercises as choices are made, and keeps them in the address. Without it the
// links to the body areas do the work, and the choices stay hidden.
const form = document.querySelector(".filters");
const cards = [...document.querySelectorAll("[data-area]")];
const says = form.querySelector("output");

function choices() {
  return [...new FormData(form)].filter(([, value]) => value);
}

function narrow() {
  const chosen = choices();
  for (const card of cards) {
    card.hidden = !chosen.every(([name, value]) => card.dataset[name].split(" ").includes(value));
  }
  for (const section of document.querySelectorAll("main section:has([data-area])")) {
    section.hidden = !section.querySelector("[data-area]:not([hidden])");
  }
  const shown = cards.filter((card) => !card.hidden).length;
  says.textContent = shown ? `${shown} of ${cards.length} exercises` : "No exercise fits all of these. Change one, or show all.";
}

function restore() {
  const address = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll("select")) {
    const value = address.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  narrow();
}

form.addEventListener("change", () => {
  const query = new URLSearchParams(choices()).toString();
  history.pushState(null, "", query ? `?${query}` : location.pathname);
  narrow();
});
form.addEventListener("reset", () => {
  history.pushState(null, "", location.pathname);
  setTimeout(narrow); // the fields are empty only after this event
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", restore);
form.hidden = false;
restore();
