// The rail: a conversation opened beside its paragraph (a sheet from below on a narrow window), and closed again.
// Without this module every chip is a link to the conversation's own page.

const openChip = () => document.querySelector('.chip[aria-expanded="true"]');

function close() {
  const chip = openChip();
  if (!chip) return;
  const rail = document.getElementById(`rail-${chip.closest(".para").id}`);
  rail.replaceChildren(...(rail.glimpse ?? []));
  rail.classList.remove("open");
  chip.removeAttribute("aria-expanded");
  chip.closest(".para").classList.remove("active");
  document.documentElement.classList.remove("has-sheet");
  chip.focus({ preventScroll: true });
}

function opened(rail) {
  const paragraph = rail.closest(".para");
  const chip = paragraph.querySelector(".chip");
  if (openChip() && openChip() !== chip) close();
  chip.setAttribute("aria-expanded", "true");
  paragraph.classList.add("active");
  rail.classList.add("open");
  document.documentElement.classList.add("has-sheet");
  rail.querySelector("h2")?.focus({ preventScroll: true });
}

document.addEventListener("htmx:before:swap", (event) => {
  const rail = event.target.closest?.(".rail") ?? document.querySelector(event.detail?.ctx?.target?.id ? `#${event.detail.ctx.target.id}` : null);
  if (rail?.matches(".rail") && !rail.classList.contains("open")) rail.glimpse = [...rail.childNodes];
});

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target;
  if (target?.matches?.(".rail")) opened(target);
  else event.detail?.ctx?.sourceElement?.closest?.(".post")?.querySelector(".composer textarea")?.focus();
});

document.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip[aria-expanded='true']");
  const cross = event.target.closest(".rail .close");
  if (!chip && !cross) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  close();
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const form = event.target.closest?.(".replies > .composer");
  if (form && !form.querySelector("textarea").value) form.remove();
  else if (!event.target.matches?.("textarea")) close();
});
