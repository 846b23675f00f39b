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

// A pressed button may be gone afterwards: then the block that stands in its place gets the focus.
let pressed = null;

document.addEventListener("htmx:before:request", (event) => {
  const focused = document.activeElement;
  pressed = event.detail?.ctx?.target?.id === "draft" && focused?.closest(".block, .dropped li");
  pressed = pressed && { id: focused.id, index: [...document.querySelectorAll(".block")].indexOf(pressed) };
});

document.addEventListener("htmx:after:swap", () => {
  if (!pressed) return;
  const blocks = document.querySelectorAll(".block");
  const again = pressed.id && document.getElementById(pressed.id);
  const instead = blocks[Math.min(Math.max(pressed.index - 1, 0), blocks.length - 1)];
  (again || instead?.querySelector("select"))?.focus({ preventScroll: true });
  pressed = null;
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
