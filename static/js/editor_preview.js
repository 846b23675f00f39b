// The preview below the field: made where posting makes it, a moment after the last key. The button shows or hides it,
// and that is remembered in this browser. An older question is given up for a newer one; what is shown stays till then.
import { editorOf, fieldOf, guardOf, part, word, writtenIn } from "./editor_parts.js";

const DELAY = 400; // milliseconds
const WORDED = [200, 422, 429]; // the answers that are a preview, or say in words why there is none
const asked = new WeakMap();

const kept = {
  get isOff() {
    try { return localStorage.getItem("preview") === "off"; } catch { return false; }
  },
  set isOff(off) {
    try { localStorage.setItem("preview", off ? "off" : "on"); } catch { /* it holds for this page */ }
  },
};
const buttonOf = (editor) => editor.querySelector('[data-act="preview"]');
const isOn = (editor) => buttonOf(editor).ariaPressed === "true";

async function made(editor, signal) {
  const field = fieldOf(editor);
  const body = new FormData();
  body.set("csrfmiddlewaretoken", guardOf(editor));
  body.set("content", field.value);
  const answer = await fetch(field.dataset.preview, { method: "POST", body, signal, credentials: "same-origin" });
  if (!WORDED.includes(answer.status)) throw new Error(answer.statusText);
  return answer.text();
}

function without(editor) {
  const note = document.createElement("p");
  note.className = "note wrong small";
  note.textContent = word(editor, "unseen");
  return note.outerHTML;
}

async function look(editor) {
  const asking = new AbortController();
  asked.get(editor)?.abort();
  asked.set(editor, asking);
  const html = await made(editor, asking.signal).catch(() => without(editor));
  const pane = part(editor, "preview");
  if (asking.signal.aborted || !pane) return;
  pane.innerHTML = html;
  pane.hidden = false;
  if (pane.scrollHeight > pane.clientHeight) pane.tabIndex = 0; // what scrolls is a stop of the Tab key
  else pane.removeAttribute("tabindex");
}

const timers = new WeakMap();

function lookSoon(editor, delay = DELAY) {
  clearTimeout(timers.get(editor));
  asked.get(editor)?.abort();
  if (!isOn(editor)) return;
  if (fieldOf(editor).value.trim()) timers.set(editor, setTimeout(look, delay, editor));
  else part(editor, "preview").hidden = true;
}

function turn(editor, on) {
  buttonOf(editor).ariaPressed = String(on);
  if (on) lookSoon(editor, 0);
  else part(editor, "preview").hidden = true;
}

export function furnishPreview(editor) {
  buttonOf(editor).setAttribute("aria-controls", part(editor, "preview").id);
  turn(editor, !kept.isOff);
}

document.addEventListener("input", (event) => {
  if (writtenIn(event)) lookSoon(editorOf(event.target));
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.('[data-editor] [data-act="preview"]');
  if (button?.type !== "button") return;
  kept.isOff = isOn(editorOf(button));
  turn(editorOf(button), !isOn(editorOf(button)));
});
