// A lost connection: the form says so, keeps the words, and can be sent again.

document.addEventListener("htmx:error", (event) => {
  const note = event.detail?.ctx?.sourceElement?.querySelector?.(".lost");
  if (note) note.hidden = false;
});

document.addEventListener("htmx:before:request", (event) => {
  const note = event.detail?.ctx?.sourceElement?.querySelector?.(".lost");
  if (note) note.hidden = true;
});
