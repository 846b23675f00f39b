// The rail: a conversation opened beside its paragraph (a sheet from below on a narrow window), and closed again.
// Without this module every chip is a link to the conversation's own page.

const openChip = () => document.querySelector('.chip[aria-expanded="true"]');

function close() {
  const chip = openChip();
  if (!chip) return;
  const paragraph = chip.closest(".para");
  paragraph.querySelector(".slot").replaceChildren();
  paragraph.querySelector(".rail").classList.remove("open");
  paragraph.classList.remove("active");
  chip.removeAttribute("aria-expanded");
  document.documentElement.classList.remove("has-sheet");
  chip.focus({ preventScroll: true });
}

function opened(slot) {
  const paragraph = slot.closest(".para");
  const rail = slot.closest(".rail");
  const chip = paragraph.querySelector(".chip");
  if (openChip() && openChip() !== chip) close();
  chip.setAttribute("aria-expanded", "true");
  paragraph.classList.add("active");
  rail.classList.add("open");
  document.documentElement.classList.add("has-sheet");
  slot.querySelector("h2, h1")?.focus({ preventScroll: true });
  if (getComputedStyle(rail).position === "fixed") paragraph.scrollIntoView({ block: "start" });
}

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target;
  const added = document.querySelector(".post[data-new]");
  if (target?.matches?.(".slot")) opened(target);
  else if (target?.matches?.(".replies")) target.querySelector(":scope > .composer:last-child textarea")?.focus();
  else added?.focus({ preventScroll: true });
  added?.removeAttribute("data-new");
});

document.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip[aria-expanded='true']");
  const cross = event.target.closest(".rail .close");
  if (!chip && !cross) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  close();
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const form = event.target.closest?.(".replies > .composer");
  if (form && !form.querySelector("textarea").value) form.remove();
  else if (!event.target.matches?.("textarea")) close();
});
