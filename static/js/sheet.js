// A conversation that covers part of the page, as a drawer or a sheet from below: the rest is out of reach until it is
// closed, and the browser's Back closes it. Beside the text, on a wide window, it is neither.

const narrow = matchMedia("(width < 68.75rem)");
let rail = null;
let held = [];
let isPushed = false;
const slot = () => rail.querySelector(".slot");

// All but the rail and the paragraph's words, which stay in sight and can be selected.
function rest() {
  const others = [];
  for (let node = rail; node !== document.body; node = node.parentElement) {
    others.push(...[...node.parentElement.children].filter((other) => other !== node && !other.inert));
  }
  const words = rail.closest(".para").querySelector(":scope > :is(p, h2, h3, blockquote, pre)");
  return others.filter((other) => other !== words);
}

function hold() {
  held = rest();
  held.forEach((other) => { other.inert = true; });
  const title = slot().querySelector("h2, h1");
  slot().setAttribute("role", "dialog");
  slot().setAttribute("aria-modal", "true");
  if (title?.id) slot().setAttribute("aria-labelledby", title.id);
}

function release() {
  held.forEach((other) => { other.inert = false; });
  held = [];
  for (const name of ["role", "aria-modal", "aria-labelledby"]) slot().removeAttribute(name);
}

// The address gets a hash of its own in any case: the entry must differ from the one before.
function push() {
  const paragraph = rail.closest(".para").id;
  const hash = location.hash === `#${paragraph}` ? `#rail-${paragraph}` : `#${paragraph}`;
  if (isPushed) history.replaceState({ conversation: paragraph }, "", hash);
  else history.pushState({ conversation: paragraph }, "", hash);
  isPushed = true;
}

export const isSheet = () => Boolean(rail) && narrow.matches;

export function cover(opened) {
  if (rail === opened) return;
  rail = opened;
  if (!narrow.matches) return;
  push();
  hold();
}

export function uncover() {
  if (rail) release();
  rail = null;
}

// Closes by going back where opening went forward; otherwise, and once that has happened, by the function given.
export function leave(close) {
  if (isPushed) history.back();
  else close();
}

export function onBack(close) {
  addEventListener("popstate", () => {
    if (!isPushed) return;
    isPushed = false;
    close();
  });
}

narrow.addEventListener("change", () => {
  if (!rail) return;
  release();
  if (narrow.matches) hold();
});
