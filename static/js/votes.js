// A vote that did not get through says so in its place, and what was chosen stays; the focus never falls off the page.

const control = (event) => event.detail?.ctx?.sourceElement?.closest?.("form.votes");

document.addEventListener("htmx:before:request", (event) => control(event)?.querySelector(".vote-lost")?.remove());

document.addEventListener("htmx:error", (event) => {
  const form = control(event);
  if (form && !form.querySelector(".vote-lost")) form.append(document.getElementById("vote-lost").content.cloneNode(true));
});

// Where nothing can be pressed any more, the words that say why have the focus.
document.addEventListener("htmx:after:swap", (event) => {
  const pressed = event.detail?.ctx?.sourceElement;
  if (!pressed?.matches?.("form.votes") || document.activeElement !== document.body) return;
  const place = document.getElementById(pressed.id);
  place?.setAttribute("tabindex", "-1");
  place?.focus({ preventScroll: true });
});
