// What takes long says so after a second and can be cancelled after three.

const timers = new WeakMap();
const part = (event, name) => event.detail?.ctx?.sourceElement?.querySelector?.(name);

document.addEventListener("htmx:before:request", (event) => {
  const note = part(event, ".waiting:not(.badge)");
  if (!note) return;
  const cancel = note.querySelector(".cancel");
  cancel.onclick = () => event.detail.ctx.request.abort?.("cancelled");
  timers.set(note, [
    setTimeout(() => { note.hidden = false; }, 1000),
    setTimeout(() => { cancel.hidden = false; }, 3000),
  ]);
});

document.addEventListener("htmx:finally:request", (event) => {
  const note = part(event, ".waiting:not(.badge)");
  if (!note) return;
  timers.get(note)?.forEach(clearTimeout);
  note.hidden = true;
  note.querySelector(".cancel").hidden = true;
});
