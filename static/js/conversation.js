// The rail: a conversation opened beside its paragraph (a sheet from below on a narrow window), and closed again.
// Without this module every chip is a link to the conversation's own page.

import { cover, isSheet, leave, onBack, uncover } from "./sheet.js";

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
  chip.setAttribute("aria-expanded", "false");
  document.documentElement.classList.remove("has-sheet");
  uncover();
  chip.focus({ preventScroll: true });
}

function opened(slot) {
  const paragraph = slot.closest(".para");
  const rail = slot.closest(".rail");
  const chip = paragraph.querySelector(".chip");
  if (openChip() && openChip() !== chip) close();
  const isNew = openChip() !== chip;
  slot.hidden = false;
  chip.setAttribute("aria-expanded", "true");
  paragraph.classList.add("active");
  rail.classList.add("open");
  document.documentElement.classList.add("has-sheet");
  cover(rail);
  slot.querySelector("h2, h1")?.focus({ preventScroll: true });
  // At once: a smooth scroll is given up halfway by the next Tab, and the sheet would cover the words that it is about.
  if (isSheet() && isNew) paragraph.scrollIntoView({ block: "start", behavior: "instant" });
  slot.dispatchEvent(new Event("conversation:opened", { bubbles: true }));
}

// A conversation in another order took the place of the one whose order was pressed: the focus goes with it.
function reordered(paragraph) {
  document.querySelector(`.talk[data-paragraph="${paragraph}"] .orders [aria-current]`)?.focus({ preventScroll: true });
}

// A form with nothing in it is left for the link that opened it.
function leaveAnswer(form) {
  const link = form.closest(".post").querySelector(':scope > .acts a[hx-target^="#answers-c"]');
  form.remove();
  link?.focus({ preventScroll: true });
}

for (const chip of document.querySelectorAll(".chip[hx-get]")) {
  chip.setAttribute("aria-expanded", "false");
  chip.setAttribute("aria-controls", slotOf(chip).id);
}

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target;
  const added = document.querySelector("[data-new]");
  if (target?.matches?.(".slot")) opened(target);
  else if (target?.matches?.(".talk") && !target.isConnected) reordered(target.dataset.paragraph);
  else if (target?.matches?.(".replies")) target.querySelector(":scope > .composer:last-child textarea")?.focus();
  else added?.focus({ preventScroll: true });
  added?.removeAttribute("data-new");
  added?.dispatchEvent(new Event("conversation:added", { bubbles: true }));
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

const isOutside = (element) => isSheet() && element.isConnected && !element.closest(".para.active");
onBack(close);

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const chip = event.target.closest(".chip[hx-get]");
  const reply = event.target.closest('a[hx-target^="#answers-c"]');
  const answering = reply && document.querySelector(`${reply.getAttribute("hx-target")} > .composer`);
  if (event.target.closest(".rail .close") || chip?.ariaExpanded === "true" || isOutside(event.target)) instead(event, () => leave(close));
  else if (chip && slotOf(chip).hidden) instead(event, () => opened(slotOf(chip)));
  else if (answering) instead(event, () => answering.querySelector("textarea").focus());
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const form = event.target.closest?.(".replies > .composer");
  if (form && !form.querySelector("textarea").value) leaveAnswer(form);
  else if (openChip() && !event.target.matches?.("textarea")) leave(close);
});
