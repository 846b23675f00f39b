// Selected words of a paragraph: two buttons near them, which comment on the words and copy a link to them.

import { quoteIn, wordsOf } from "./quote_offsets.js";
import { addressOfWords } from "./quote_link.js";
import { write } from "./quote_form.js";

const MOST = 600;
const GAP = 8;
const tools = document.getElementById("quote-tools");
const part = (name) => tools.querySelector(`[data-quote="${name}"]`);
const live = document.getElementById("quote-live");
const isTouch = matchMedia("(pointer: coarse)");
let chosen = null;
let isDown = false;
let timer = 0;

// A selection over several paragraphs counts for the first of them.
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (range.startContainer.parentElement?.closest(".rail, .talk")) return null;
  for (const quotable of document.querySelectorAll("[data-quotable]")) {
    const words = wordsOf(quotable);
    const quote = words && quoteIn(words, range);
    if (quote) return { quotable, words, range, ...quote, isCut: !words.contains(range.endContainer) };
  }
  return null;
}

// A triple click ends before the next paragraph: nothing of that was meant.
const isReallyCut = ({ isCut, range }) => isCut && range.endOffset > 0;

function told({ exact }) {
  if (Array.from(exact).length > MOST) return part("told").dataset.long;
  return isReallyCut(chosen) ? part("told").dataset.cut : "";
}

function place({ range, words, quotable }) {
  const lines = [...range.getClientRects()].filter((line) => line.width);
  const clip = words.getBoundingClientRect();
  const [first, last] = [lines[0] ?? clip, lines.at(-1) ?? clip];
  const box = tools.getBoundingClientRect();
  const frame = quotable.getBoundingClientRect();
  const above = first.top - box.height - GAP;
  const below = Math.min(last.bottom, clip.bottom) + (isTouch.matches ? 4 * GAP : GAP);
  const top = isTouch.matches || above < 72 ? below : above;
  const left = Math.min(Math.max(first.left + first.width / 2 - box.width / 2, GAP), document.documentElement.clientWidth - box.width - GAP);
  tools.style.top = `${top - frame.top}px`;
  tools.style.left = `${left - frame.left}px`;
}

function show() {
  const found = selected();
  if (!found) return hide();
  chosen = found;
  const note = told(found);
  part("told").textContent = note;
  part("told").hidden = !note;
  part("comment").disabled = Array.from(found.exact).length > MOST;
  part("by-hand").hidden = true;
  if (tools.previousElementSibling !== found.words) found.words.after(tools); // so that Tab leads to it
  tools.hidden = false;
  place(found);
}

function hide() {
  if (tools.contains(document.activeElement)) return;
  tools.hidden = true;
  chosen = null;
}

function comment() {
  const quote = chosen;
  getSelection().removeAllRanges();
  tools.hidden = true;
  write(quote.quotable, quote);
}

async function copy() {
  const address = addressOfWords(tools.dataset.page, chosen.quotable.dataset.quotable, chosen);
  live.textContent = "";
  try {
    await navigator.clipboard.writeText(address);
    live.textContent = live.dataset.copied;
    setTimeout(() => { live.textContent = ""; }, 4000);
  } catch {
    live.textContent = live.dataset.byHand;
    part("by-hand").hidden = false;
    part("by-hand").querySelector("input").value = address;
    part("by-hand").querySelector("input").select();
  }
}

const soon = (wait) => { clearTimeout(timer); timer = setTimeout(show, wait); };

if (tools) {
  part("comment").addEventListener("click", comment);
  part("copy").addEventListener("click", copy);
  tools.addEventListener("pointerdown", (event) => { if (!event.target.matches("input")) event.preventDefault(); });
  document.addEventListener("selectionchange", () => { if (!isDown && !tools.contains(document.activeElement)) soon(150); });
  document.addEventListener("pointerdown", (event) => { isDown = event.pointerType === "mouse" && !tools.contains(event.target); });
  document.addEventListener("pointerup", () => { if (isDown) soon(0); isDown = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || tools.hidden) return;
    event.preventDefault();
    getSelection().removeAllRanges();
    document.activeElement.blur?.();
    hide();
  }, true);
}

export const commentOnSelected = () => Boolean(chosen) && !part("comment").disabled && (comment(), true);
