// The desk by keyboard: single letters, off inside fields and with modifiers, and off altogether for who wants that.
import { choose } from "./desk_form.js";
import { recall, remember } from "./remembered.js";

const list = document.getElementById("desk-keys");
const isOn = document.getElementById("desk-keys-on");
const FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog";
const UNDO_FOR = 60_000;

const one = (selector) => document.querySelector(`#desk ${selector}`);
const rows = () => [...document.querySelectorAll("#desk .pile a")];
const form = () => one("form.decision");

// From the row that has the focus, else from the case that is open; the first press on neither goes to the first row.
function step(by) {
  const all = rows();
  const focused = all.indexOf(document.activeElement);
  const at = focused < 0 ? all.findIndex((row) => row.hasAttribute("aria-current")) : focused;
  const next = all[at < 0 ? 0 : at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function filter() {
  const place = one(".sieve-cases");
  place.open = true;
  place.querySelector("input").focus();
}

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  f: () => form()?.elements.facts.focus(),
  ".": () => form()?.requestSubmit(),
  z: () => one("[data-undo]")?.click(),
  "/": filter,
  "?": () => list.showModal(),
};

function press(event) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    if (form()) event.preventDefault();
    form()?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  if (event.target.closest?.(FIELDS)) {
    if (event.key === "Escape" && !event.target.closest("dialog")) event.target.blur();
    return;
  }
  if (!isOn.checked) return;
  const act = Object.hasOwn(ACTS, event.key) ? ACTS[event.key] : () => choose(form(), event.key);
  if (act() !== false) event.preventDefault();
}

// What was done can be undone for a minute; after it the button would only say that it is too late.
function soonOver() {
  const undo = one("[data-undo]")?.form;
  if (undo) setTimeout(() => { undo.hidden = true; }, UNDO_FOR);
}

// After a decision, or when another case is opened, reading goes on at its head; at what is wrong, if anything is.
function arrive() {
  const place = one("[role=alert]:not([hidden])") ?? one("[data-case]") ?? one("#case");
  if (!place) return;
  place.tabIndex = -1;
  place.focus();
  soonOver();
}

if (list) {
  isOn.checked = recall("desk-keys") !== "off";
  isOn.addEventListener("change", () => remember("desk-keys", isOn.checked ? "on" : "off"));
  document.addEventListener("keydown", press);
  document.addEventListener("htmx:after:swap", arrive);
  soonOver();
}
