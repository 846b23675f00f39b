// The form of an argument came, or came back refused: the focus goes to what is to be mended first, or else to the claim.

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target;
  const form = document.querySelector(".case-form");
  if (!form || !(target?.matches?.(".case-form") || target?.contains?.(form))) return;
  const wrong = form.querySelector(".note.wrong[role=alert]:not([hidden]), .field.wrong :is(textarea, input)");
  (wrong ?? form.querySelector("[name=claim]"))?.focus();
});
