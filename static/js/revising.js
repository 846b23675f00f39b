// Revising in place: the form stands where the words were, and goes when it is cancelled. Without this module
// "Revise" and "Cancel" are links to pages.

const textarea = (form) => form.querySelector("textarea");
const reviseLink = (post) => post.querySelector(':scope > .acts a[href$="/revise/"]');

function leave(form) {
  const link = reviseLink(form.closest(".post"));
  form.remove();
  link?.focus();
}

// A folded post is shown whole while it is revised, so that no button for the old words is left.
function unfolded(post) {
  post.querySelector(":scope > .unfold")?.remove();
  post.querySelector(":scope > .said")?.classList.remove("folded");
}

function opened(post) {
  unfolded(post);
  textarea(post.querySelector(":scope > .revising"))?.focus();
}

function revised(said) {
  delete said.dataset.revised;
  const post = said.closest(".post");
  (post.querySelector(":scope > .who > a.revised") ?? reviseLink(post))?.focus();
}

function told(note) {
  note?.removeAttribute("data-told");
  note?.focus();
}

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target;
  const done = document.querySelector(".said[data-revised]");
  if (target?.matches?.(".post > .said:has(+ .revising)")) opened(target.parentElement);
  else if (done) revised(done);
  else told(document.querySelector(".revising > [data-told]"));
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opened = event.target.closest('a[hx-target$=" > .said"]')?.closest(".post").querySelector(":scope > .revising");
  const cancelled = event.target.closest(".post > .revising .cancel")?.closest(".revising");
  if (!opened && !cancelled) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (cancelled) leave(cancelled);
  else textarea(opened).focus();
}, true);

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.(".post > .revising");
  if (event.key !== "Escape" || !form) return;
  event.preventDefault();
  if (textarea(form).value === textarea(form).defaultValue && !form.querySelector("[role=alert]:not([hidden])")) leave(form);
}, true);
