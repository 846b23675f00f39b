// The preview of an import: a chosen kind is set at once, and a block can be split at the cursor.

document.addEventListener("change", (event) => {
  const select = event.target.closest("select[data-submit]");
  if (!select) return;
  const button = document.createElement("button");
  button.name = "do";
  button.value = select.dataset.submit;
  button.hidden = true;
  select.form.append(button);
  select.form.requestSubmit(button);
  button.remove();
});

// A press swaps the whole preview: what was typed meanwhile, the place on the page and the focus are kept. A pressed
// button may be gone afterwards: then the block that stands in its place gets the focus; after a refusal, what is wrong.
let before = null;
const details = () => document.querySelectorAll("#draft .field :is(input, textarea, select)");

document.addEventListener("htmx:before:swap", () => {
  if (!document.getElementById("draft")) return;
  const focused = document.activeElement;
  const block = focused?.closest(".block");
  before = {
    typed: new Map([...details()].map((field) => [field.name, field.value])),
    top: scrollY,
    id: focused?.id,
    index: block ? [...document.querySelectorAll(".block")].indexOf(block) : -1,
  };
});

document.addEventListener("htmx:after:swap", () => {
  if (!before || !document.getElementById("draft")) return;
  const { typed, top, id, index } = before;
  before = null;
  for (const field of details()) if (typed.has(field.name)) field.value = typed.get(field.name);
  const wrong = document.querySelector("#draft .field.wrong :is(input, textarea, select)");
  const instead = index < 0 ? null : document.querySelectorAll(".block")[Math.max(index - 1, 0)]?.querySelector("select");
  scrollTo({ top, behavior: "instant" });
  (wrong || (id && document.getElementById(id)) || instead)?.focus({ preventScroll: !wrong });
});

// Leaving the page keeps what was typed beside the blocks.
addEventListener("pagehide", () => {
  const form = document.querySelector("#draft form");
  if (!form || form.dataset.gone) return;
  const data = new FormData(form);
  data.append("do", "save");
  navigator.sendBeacon(form.action, data);
});

document.addEventListener("submit", (event) => {
  if (event.submitter?.value === "publish") event.target.dataset.gone = "";
});

for (const button of document.querySelectorAll(".splitting .at-cursor")) {
  const words = button.form.elements.words;
  button.hidden = false;
  words.setSelectionRange(0, 0);
  button.addEventListener("click", () => {
    const at = words.selectionStart;
    words.value = `${words.value.slice(0, at)}\n\n${words.value.slice(at)}`;
  });
}
