// Changing the text of a field as if it were typed: the browser's undo stays whole, and an input event tells the rest.

export function replace(field, start, end, text) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const done = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
  if (done) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
}

// The selection without the spaces at its ends: emphasis beside a space is none.
function chosen(field) {
  const text = field.value.slice(field.selectionStart, field.selectionEnd);
  const start = field.selectionStart + (text.length - text.trimStart().length);
  return text.trim() ? [start, start + text.trim().length] : [field.selectionEnd, field.selectionEnd];
}

export function wrap(field, mark, sample) {
  const [start, end] = chosen(field);
  const text = field.value;
  const around = text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  const longer = mark === "*" && text.slice(start - 2, start) === "**" && text.slice(start - 3, start) !== "***";
  if (around && !longer) {
    replace(field, start - mark.length, end + mark.length, text.slice(start, end));
    field.setSelectionRange(start - mark.length, end - mark.length);
    return;
  }
  const words = text.slice(start, end) || sample;
  replace(field, start, end, mark + words + mark);
  field.setSelectionRange(start + mark.length, start + mark.length + words.length);
}

export function beginLines(field, mark) {
  const text = field.value;
  const start = text.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const below = text.indexOf("\n", field.selectionEnd);
  const end = below < 0 ? text.length : below;
  const lines = text.slice(start, end).split("\n");
  const has = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (has ? line.slice(mark.length) : mark + line)).join("\n");
  // a quotation or list right below a line of text would be part of it
  const gap = !has && start > 0 && text.slice(0, start).trim() && !text.slice(0, start).endsWith("\n\n") ? "\n" : "";
  replace(field, start, end, gap + changed);
}

export function link(field, sample) {
  const [start, end] = chosen(field);
  const words = field.value.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const name = isAddress ? sample : words || sample;
  const address = isAddress ? words : "https://";
  replace(field, start, end, `[${name}](${address})`);
  const at = isAddress || !words ? start + 1 : start + name.length + 3;
  field.setSelectionRange(at, at + (isAddress || !words ? name.length : address.length));
}

// A paragraph of its own, where the cursor is now.
export function insertParagraph(field, text) {
  const at = field.selectionEnd;
  const before = field.value.slice(0, at);
  const after = field.value.slice(at);
  const above = !before.trim() ? "" : before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  replace(field, at, at, above + text + below);
}
