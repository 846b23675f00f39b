// What was argued already, while somebody types a claim. An older question is given up for a newer one. It unfolds only
// while the claim is being typed: nothing moves under who writes further down.

const DELAY = 400; // milliseconds
const LEAST = 8; // characters
let asking = new AbortController();
let timer;

const placeOf = (field) => field.closest(".field").querySelector("[data-similar]");

function addressOf(field) {
  const place = placeOf(field);
  const side = field.form.querySelector("[name=side]:checked")?.value ?? "";
  return `${place.dataset.similar}?${new URLSearchParams({ claim: field.value, side, but: place.dataset.but })}`;
}

async function found(field, signal) {
  if (field.value.trim().length < LEAST) return "";
  const answer = await fetch(addressOf(field), { signal, credentials: "same-origin" });
  return answer.ok ? (await answer.text()).trim() : "";
}

function show(field, html) {
  const place = placeOf(field);
  const isTyped = document.activeElement === field;
  const isOpen = Boolean(place.querySelector("details[open]"));
  if (html === place.dataset.shown || (isOpen && !isTyped)) return;
  place.dataset.shown = html;
  place.innerHTML = html;
  const details = place.querySelector("details");
  if (details) details.open = isTyped;
}

async function look(field) {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const html = await found(field, signal).catch(() => null); // away, or given up: what is shown stays
  if (html !== null && !signal.aborted && field.isConnected) show(field, html);
}

for (const name of ["input", "restored"]) {
  document.addEventListener(name, (event) => {
    if (!event.target.matches?.("textarea.claim[data-most]")) return;
    clearTimeout(timer);
    asking.abort();
    timer = setTimeout(look, DELAY, event.target);
  });
}
