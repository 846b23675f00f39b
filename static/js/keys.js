// Reading by keyboard: single letters, off inside fields and with modifiers, and off altogether for who wants that.

import { commentOnSelected } from "./quote_select.js";
import { write } from "./quote_form.js";
import { recall, remember } from "./remembered.js";

const list = document.getElementById("keys");
const isOn = document.getElementById("keys-on");
const FIELDS = "input, textarea, select, [contenteditable], dialog";

const paragraphs = () => [...document.querySelectorAll(".text > [data-quotable]")];
const focused = () => document.activeElement?.closest(".para[data-quotable]");
const inSight = () => paragraphs().find((one) => one.getBoundingClientRect().bottom > 120) ?? paragraphs().at(-1);
const isCommented = (one) => !one.querySelector(".chip").classList.contains("none");

function go(paragraph) {
  if (!paragraph) return;
  paragraph.tabIndex = -1;
  paragraph.focus({ preventScroll: true });
  const isLong = paragraph.offsetHeight > 0.6 * innerHeight;
  paragraph.scrollIntoView({ block: isLong ? "start" : "center" });
}

// The first press goes to where the reader is; every other a step on. At either end it stays.
function step(by, wanted = () => true) {
  const all = paragraphs();
  const here = focused();
  let at = all.indexOf(here ?? inSight()) + (here ? by : 0);
  while (all[at] && !wanted(all[at])) at += by;
  go(all[at]);
}

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  n: () => step(1, isCommented),
  p: () => step(-1, isCommented),
  c: () => commentOnSelected() || write(focused() ?? inSight()),
  "?": () => list.showModal(),
};

function isForUs(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !event.target.closest?.(FIELDS) && !document.querySelector("[aria-modal=true]");
}

function openFocused(event) {
  const chip = event.target.matches?.(".para[data-quotable]") && event.target.querySelector(".chip");
  if (!chip) return;
  event.preventDefault();
  if (chip.ariaExpanded !== "true") chip.click();
}

if (list) {
  isOn.checked = recall("keys") !== "off";
  isOn.addEventListener("change", () => remember("keys", isOn.checked ? "on" : "off"));
  document.getElementById("keys-open").hidden = false;
  document.getElementById("keys-open").addEventListener("click", () => list.showModal());
  document.addEventListener("keydown", (event) => {
    if (!isForUs(event)) return;
    if (event.key === "Enter") openFocused(event);
    else if (isOn.checked && Object.hasOwn(ACTS, event.key)) {
      event.preventDefault();
      ACTS[event.key]();
    }
  });
}
