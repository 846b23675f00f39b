// Pictures: chosen, pasted or dropped. Each is sent at once and waits below the field for words that say what it shows;
// then it is put where the cursor is. The text is not touched before, so one can go on writing.
import { editorOf, fieldOf, guardOf, part, say, word, writtenIn } from "./editor_parts.js";
import { insertParagraph } from "./editor_text.js";

const MOST = 5 * 1024 * 1024; // bytes; the site says the same
const addresses = new WeakMap();

const picturesOf = (data) => [...(data?.files ?? [])];
const described = (box) => box.querySelector(".describe").value.trim();
const escaped = (words) => words.replace(/\s+/g, " ").replace(/[[\]\\]/g, "\\$&");

function fail(editor, box, reason) {
  const note = box.querySelector(".note");
  note.textContent = reason;
  note.hidden = false;
  for (const gone of box.querySelectorAll("progress, label, .put")) gone.hidden = true;
}

function arrived(editor, box, address) {
  addresses.set(box, address);
  box.querySelector("progress").hidden = true;
  const picture = new Image();
  picture.alt = "";
  picture.src = address;
  box.querySelector(".thumb").replaceChildren(picture);
  box.querySelector(".put").disabled = !described(box);
  say(editor, word(editor, "sent"));
}

function send(editor, box, file) {
  const request = new XMLHttpRequest(); // it tells how much was sent, which fetch does not
  const body = new FormData();
  body.set("csrfmiddlewaretoken", guardOf(editor));
  body.set("image", file);
  request.upload.onprogress = ({ loaded, total }) => { box.querySelector("progress").value = (100 * loaded) / total; };
  request.onload = () => {
    if (request.status === 201) arrived(editor, box, request.response.address);
    else fail(editor, box, request.response?.reason || word(editor, "failed"));
  };
  request.onerror = () => fail(editor, box, word(editor, "failed"));
  request.responseType = "json";
  request.open("POST", fieldOf(editor).dataset.upload);
  request.send(body);
  box.querySelector(".leave").addEventListener("click", () => request.abort());
}

function bring(editor, file) {
  const box = editor.querySelector("template.bringing").content.firstElementChild.cloneNode(true);
  box.querySelector("legend").textContent = file.name;
  part(editor, "brought").append(box);
  if (file.size > MOST) fail(editor, box, word(editor, "large"));
  else send(editor, box, file);
  return box;
}

function putIn(editor, box) {
  if (!addresses.has(box) || !described(box)) return;
  insertParagraph(fieldOf(editor), `![${escaped(described(box))}](${addresses.get(box)})`);
  box.remove();
  say(editor, word(editor, "put"));
}

document.addEventListener("click", (event) => {
  const editor = editorOf(event.target);
  const box = event.target.closest?.(".bring");
  if (event.target.closest?.('[data-act="picture"]')) part(editor, "choose").click();
  else if (event.target.matches?.(".bring .put")) putIn(editor, box);
  else if (event.target.matches?.(".bring .leave")) { box.remove(); fieldOf(editor).focus(); }
});

document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-editor] > .choose")) return;
  const boxes = [...event.target.files].map((file) => bring(editorOf(event.target), file));
  boxes[0]?.querySelector(".describe").focus();
  event.target.value = "";
});

document.addEventListener("input", (event) => {
  const box = event.target.matches?.(".describe") && event.target.closest(".bring");
  if (box) box.querySelector(".put").disabled = !addresses.has(box) || !described(box);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches?.(".describe")) return;
  event.preventDefault();
  putIn(editorOf(event.target), event.target.closest(".bring"));
});

// What a word processor copies is text and a picture of it: then the text is meant.
document.addEventListener("paste", (event) => {
  const files = picturesOf(event.clipboardData);
  if (!writtenIn(event) || !files.length || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  files.forEach((file) => bring(editorOf(event.target), file));
});

document.addEventListener("dragover", (event) => {
  if (editorOf(event.target) && event.dataTransfer?.types.includes("Files")) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const editor = editorOf(event.target);
  if (!editor || !picturesOf(event.dataTransfer).length) return;
  event.preventDefault();
  picturesOf(event.dataTransfer).forEach((file) => bring(editor, file));
});

// Who posts while a picture waits for its words is told, for it would be lost.
document.addEventListener("submit", (event) => {
  const box = [...event.target.querySelectorAll(".bring")].find((waiting) => addresses.has(waiting));
  if (!box) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const note = box.querySelector(".note");
  note.textContent = word(editorOf(box), "waits");
  note.hidden = false;
  box.querySelector(".describe").focus();
}, true);
