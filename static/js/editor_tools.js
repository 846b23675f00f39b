// The tools below the field, and their keys. One stop for the Tab key; the arrows go from tool to tool.
import { editorOf, fieldOf, part, word, writtenIn } from "./editor_parts.js";
import { beginLines, link, wrap } from "./editor_text.js";

const ACTS = {
  bold: (field, editor) => wrap(field, "**", word(editor, "bold")),
  italic: (field, editor) => wrap(field, "*", word(editor, "italic")),
  quote: (field) => beginLines(field, "> "),
  list: (field) => beginLines(field, "- "),
  link: (field, editor) => link(field, word(editor, "link")),
};
const KEYS = { KeyB: "bold", KeyI: "italic", KeyK: "link", b: "bold", i: "italic", k: "link" };

const toolsOf = (editor) => [...part(editor, "tools").querySelectorAll("button")];

function stopAt(tools, chosen) {
  for (const tool of tools) tool.tabIndex = tool === chosen ? 0 : -1;
}

// What stands in the page without a script becomes what it is with one.
export function furnish(editor) {
  editor.dataset.ready = "";
  const tools = toolsOf(editor);
  for (const tool of tools) tool.hidden = false;
  tools.at(-1).type = "button";
  stopAt(tools, tools[0]);
}

document.addEventListener("click", (event) => {
  const tool = event.target.closest?.("[data-editor] > .tools button");
  const editor = editorOf(tool);
  if (editor && ACTS[tool.dataset.act]) ACTS[tool.dataset.act](fieldOf(editor), editor);
});

// The field keeps its selection, and on a phone its keyboard, while a tool is pressed.
document.addEventListener("pointerdown", (event) => {
  const tool = event.target.closest?.("[data-editor] > .tools button");
  if (tool && document.activeElement === fieldOf(editorOf(tool))) event.preventDefault();
});

function post(field) {
  const button = field.form.querySelector("button.main[type=submit], button.main:not([type])");
  field.form.requestSubmit(button ?? undefined);
}

function keyInField(event, field) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const act = KEYS[event.code] ?? KEYS[event.key];
  if (event.key !== "Enter" && !act) return;
  event.preventDefault();
  if (act) ACTS[act](field, editorOf(field));
  else if (!event.repeat) post(field);
}

function keyInTools(event, editor) {
  const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const tools = toolsOf(editor);
  const sign = getComputedStyle(editor).direction === "rtl" && event.key.startsWith("Arrow") ? -1 : 1;
  const at = tools.indexOf(event.target) + sign * steps[event.key];
  tools[Math.min(Math.max(at, 0), tools.length - 1)].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const field = writtenIn(event);
  if (field) keyInField(event, field);
  else if (event.target.closest?.("[data-editor] > .tools")) keyInTools(event, editorOf(event.target));
});

document.addEventListener("focusin", (event) => {
  const editor = event.target.matches?.("[data-editor] > .tools button") && editorOf(event.target);
  if (editor) stopAt(toolsOf(editor), event.target);
});
