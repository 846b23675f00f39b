// Handles offered while "@" and a beginning are typed. The field keeps the focus; the list is told to screen readers as
// aria-activedescendant and by a line that is read out. Without this module one types the handle.
import { editorOf, say, word, writtenIn } from "./editor_parts.js";
import { replace } from "./editor_text.js";

const DELAY = 150; // milliseconds
const BEGUN = /(?<![\p{L}\p{M}\p{N}_.\-@/])@([\p{L}\p{M}\p{N}_.-]{1,30})$/u;
const found = new Map();
let open = null; // { field, list, at }: the field in which handles are offered
let timer = 0;
let asking = null;

const begun = (field) =>
  field.selectionStart === field.selectionEnd ? BEGUN.exec(field.value.slice(0, field.selectionStart)) : null;

function close() {
  clearTimeout(timer);
  asking?.abort();
  if (!open) return;
  open.list.hidden = true;
  open.list.replaceChildren();
  open.field.removeAttribute("aria-activedescendant");
  open.field.removeAttribute("aria-controls");
  say(editorOf(open.field), "");
  open = null;
}

function choose(at) {
  const options = [...open.list.children];
  open.at = (at + options.length) % options.length;
  options.forEach((option, n) => { option.ariaSelected = String(n === open.at); });
  open.field.setAttribute("aria-activedescendant", options[open.at].id);
  options[open.at].scrollIntoView({ block: "nearest" });
}

function optionOf(list, handle, n) {
  const option = document.createElement("li");
  option.id = `${list.id}_${n}`;
  option.role = "option";
  option.dir = "auto";
  option.textContent = handle;
  return option;
}

function offer(field, handles) {
  close();
  if (!handles.length || document.activeElement !== field) return;
  const list = editorOf(field).querySelector(".people");
  list.replaceChildren(...handles.map((handle, n) => optionOf(list, handle, n)));
  list.hidden = false;
  field.setAttribute("aria-controls", list.id);
  open = { field, list, at: 0 };
  choose(0);
  say(editorOf(field), `${handles.length} ${word(editorOf(field), "people")}`);
}

async function ask(field, beginning) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const address = `${field.dataset.people}?q=${encodeURIComponent(beginning)}`;
    const answer = await fetch(address, { signal, credentials: "same-origin" });
    found.set(beginning, answer.ok ? (await answer.json()).people : []);
  } catch {
    return; // given up, or no connection: one can type the handle
  }
  if (begun(field)?.[1] === beginning) offer(field, found.get(beginning));
}

function take(at = open.at) {
  const { field, list } = open;
  const handle = list.children[at].textContent;
  const start = field.selectionStart - begun(field)[0].length;
  close();
  const space = /^\s/.test(field.value.slice(field.selectionStart)) ? "" : " ";
  replace(field, start, field.selectionStart, `@${handle}${space}`);
  close();
}

document.addEventListener("input", (event) => {
  const field = writtenIn(event);
  if (!field || event.isComposing) return;
  const beginning = begun(field)?.[1];
  clearTimeout(timer);
  if (!beginning) close();
  else if (found.has(beginning)) offer(field, found.get(beginning));
  else timer = setTimeout(ask, DELAY, field, beginning);
});

const KEYS = {
  ArrowDown: () => choose(open.at + 1),
  ArrowUp: () => choose(open.at - 1),
  Enter: () => take(),
  Tab: () => take(),
  Escape: () => close(),
};

document.addEventListener("keydown", (event) => {
  if (!open || event.target !== open.field || event.isComposing || event.ctrlKey || event.metaKey) return;
  if (!begun(open.field)) close();
  else if (KEYS[event.key] && !event.shiftKey) {
    event.preventDefault();
    KEYS[event.key]();
  }
}, true);

// A press on a name must not take the focus from the field, or the list would be gone before it is chosen.
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest?.(".people")) event.preventDefault();
  else if (event.target !== open?.field) close();
});
document.addEventListener("click", (event) => {
  const option = event.target.closest?.(".people > li");
  if (option && open) take([...open.list.children].indexOf(option));
});
document.addEventListener("focusout", (event) => { if (event.target === open?.field) close(); });
