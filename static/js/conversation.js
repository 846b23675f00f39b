// The rail: a conversation opened beside its paragraph (a sheet from below on a narrow window), and closed again.
// Without this module every chip is a link to the conversation's own page.

const openChip = () => document.querySelector('.chip[aria-expanded="true"]');
const slotOf = (chip) => chip.closest(".para").querySelector(".slot");
const holdsWords = (slot) => [...slot.querySelectorAll("textarea")].some((field) => field.value.trim());

// What was typed stays in its closed conversation, and is there again when that is opened.
function close() {
  const chip = openChip();
  if (!chip) return;
  const slot = slotOf(chip);
  if (holdsWords(slot)) slot.hidden = true;
  else slot.replaceChildren();
  slot.closest(".rail").classList.remove("open");
  chip.closest(".para").classList.remove("active");
  chip.removeAttribute("aria-expanded");
  document.documentElement.classList.remove("has-sheet");
  chip.focus({ preventScroll: true });
}

function opened(slot) {
  const paragraph = slot.closest(".para");
  const rail = slot.closest(".rail");
  const chip = paragraph.querySelector(".chip");
  if (openChip() && openChip() !== chip) close();
  slot.hidden = false;
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

// Without a connection a pressed chip says so in place of the conversation.
document.addEventListener("htmx:error", (event) => {
  const slot = event.detail?.ctx?.target;
  if (!slot?.matches?.(".slot")) return;
  slot.replaceChildren(document.getElementById("no-connection").content.cloneNode(true));
  opened(slot);
});

function instead(event, act) {
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const chip = event.target.closest(".chip[hx-get]");
  const reply = event.target.closest('a[hx-target^="#answers-c"]');
  const answering = reply && document.querySelector(`${reply.getAttribute("hx-target")} > .composer`);
  if (event.target.closest(".rail .close") || chip?.ariaExpanded === "true") instead(event, close);
  else if (chip && slotOf(chip).hidden) instead(event, () => opened(slotOf(chip)));
  else if (answering) instead(event, () => answering.querySelector("textarea").focus());
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const form = event.target.closest?.(".replies > .composer");
  if (form && !form.querySelector("textarea").value) form.remove();
  else if (!event.target.matches?.("textarea")) close();
});
