// Quoted words in the text: pressed, they open what was said of them; a quotation that is pointed at shows its words.

import { partsOf, rangeOf, wordsOf } from "./quote_offsets.js";

const MARK = "mark.quoted";
let asked = null;

const placeOf = (element) => [Number(element.dataset.start), Number(element.dataset.end)];
// Beside the text a comment stands within its paragraph; on the paragraph's own page, below it.
const paragraphOf = (quotation) => quotation.closest("[data-quotable]") ?? document.querySelector(".exhibit[data-quotable]");
const meets = ([start, end]) => (element) => placeOf(element)[0] < end && start < placeOf(element)[1];
const quotations = (root) => [...root.querySelectorAll("blockquote[data-start]")];

function isShown(mark) {
  const shown = mark.closest("[data-marks]")?.dataset.marks;
  return shown === "all" || (shown === "mine" && mark.classList.contains("mine"));
}

function open(mark) {
  const paragraph = mark.closest("[data-quotable]");
  const chip = paragraph.querySelector(".chip");
  asked = { paragraph, place: placeOf(mark), post: mark.dataset.post, again: true };
  if (!chip || chip.ariaExpanded === "true") answer(paragraph.querySelector(".slot") ?? document.querySelector(".talk"));
  else chip.click();
}

// Shows the comments on the pressed words; where none is on this page of the conversation, the page that has one.
function answer(slot) {
  if (!asked || (slot.matches(".slot") && !asked.paragraph.contains(slot))) return;
  const { place, post, paragraph, again } = asked;
  const found = quotations(slot).filter(meets(place)).map((quotation) => quotation.closest(".post"));
  slot.querySelectorAll(".post.of-words").forEach((other) => other.classList.remove("of-words"));
  found.forEach((comment) => comment.classList.add("of-words"));
  asked = found.length || !again ? null : { ...asked, again: false };
  if (!found.length) return again && elsewhere(paragraph, post, slot);
  found[0].tabIndex = -1;
  found[0].focus({ preventScroll: true });
  found[0].scrollIntoView({ block: "nearest" });
}

function elsewhere(paragraph, post, slot) {
  const page = `${paragraph.querySelector(".chip")?.getAttribute("href") ?? location.pathname}?at=${post}`;
  if (slot.matches(".slot")) htmx.ajax("GET", page, { target: `#${slot.id}` });
  else location.assign(`${page}#c${post}`);
}

function point(quotation, isOn) {
  const paragraph = paragraphOf(quotation);
  paragraph?.querySelectorAll(MARK).forEach((mark) => {
    mark.classList.toggle("pointed", isOn && meets(placeOf(quotation))(mark));
  });
}

function goTo(quotation) {
  const range = rangeOf(wordsOf(paragraphOf(quotation)), ...placeOf(quotation));
  range?.startContainer.parentElement.scrollIntoView({ block: "nearest" });
  point(quotation, true);
}

// One's own new quotation is marked at once, as the server will mark it.
function mark(comment) {
  const quotation = comment.querySelector(":scope > blockquote[data-start]");
  const paragraph = quotation && paragraphOf(quotation);
  if (!paragraph) return;
  for (const [node, from, to] of partsOf(wordsOf(paragraph), ...placeOf(quotation))) {
    const wrap = document.createElement("mark");
    wrap.className = "quoted by-1 mine";
    Object.assign(wrap.dataset, { start: quotation.dataset.start, end: quotation.dataset.end, post: comment.id.slice(1) });
    const words = node.splitText(from);
    words.splitText(to - from);
    words.replaceWith(wrap);
    wrap.append(words);
  }
}

document.addEventListener("conversation:opened", (event) => answer(event.target));
document.addEventListener("conversation:added", (event) => mark(event.target));

document.addEventListener("click", (event) => {
  const pressed = event.target.closest(MARK);
  const link = event.target.closest("blockquote[data-start] > a");
  const button = event.target.closest(".marks-choice [name=show]");
  if (link?.closest(".para[data-quotable]") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    goTo(link.parentElement);
  } else if (button) {
    document.querySelector("[data-marks]").dataset.marks = button.value;
    button.form.querySelectorAll("[name=show]").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
  } else if (pressed && isShown(pressed) && getSelection().isCollapsed && !event.target.closest("a")) open(pressed);
});

for (const [name, isOn] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const quotation = event.target.closest?.(".talk blockquote[data-start]");
    if (quotation) point(quotation, isOn);
  });
}
