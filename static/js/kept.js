// What is typed is kept in this browser until it is posted: over a lost connection, a closed tab, a crash.
// A form says by data-keep whose words they are; those of one person are never shown to another.
import { fields, hasWords, isAsSent, valuesOf } from "./kept_fields.js";

const DAYS = 30;
// The attribute, since a field named "action" stands before the form's own address.
const nameOf = (form) => `kept:${form.dataset.keep}:${new URL(form.getAttribute("action"), location.href).pathname}`;

function read(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name));
    return kept && Date.now() - kept.at < DAYS * 86_400_000 ? kept : null;
  } catch {
    return null; // no storage here, or not ours
  }
}

function write(name, kept) {
  try {
    if (kept) localStorage.setItem(name, JSON.stringify(kept));
    else localStorage.removeItem(name);
  } catch { /* full or forbidden: the form itself still holds the words */ }
}

function say(form, kept, isAgain) {
  const note = form.querySelector(".kept-note");
  if (!note) return;
  note.hidden = false;
  note.querySelector(".at").hidden = isAgain;
  note.querySelector(".again").hidden = note.querySelector(".throw").hidden = !isAgain;
  const time = note.querySelector(isAgain ? ".again time" : ".at time");
  const when = new Date(kept.at);
  const isToday = when.toDateString() === new Date().toDateString();
  const style = isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, style).format(when);
}

function keep(form) {
  const kept = hasWords(form) && !isAsSent(form) ? { at: Date.now(), values: valuesOf(form) } : null;
  write(nameOf(form), kept);
  if (kept) say(form, kept, false);
  else form.querySelector(".kept-note")?.setAttribute("hidden", "");
}

function restore(form) {
  form.dataset.seen = "";
  const mine = read(nameOf(form));
  const nobodys = form.dataset.keep ? nameOf(form).replace(`:${form.dataset.keep}:`, "::") : "";
  const kept = mine || (nobodys && read(nobodys)); // written before logging in
  if (!kept || !isAsSent(form) || form.querySelector("[role=alert]:not([hidden])")) return;
  form.dispatchEvent(new CustomEvent("restoring", { bubbles: true, detail: kept.values }));
  for (const field of fields(form)) {
    if (!(field.name in kept.values)) continue;
    if (field.type === "radio") field.checked = field.value === kept.values[field.name];
    else if (field.type !== "checkbox") field.value = kept.values[field.name];
    field.dispatchEvent(new Event("restored", { bubbles: true }));
  }
  form.dispatchEvent(new Event("restored", { bubbles: true }));
  say(form, kept, true);
}

const restoreAll = () => document.querySelectorAll("form[data-keep]:not([data-seen])").forEach(restore);

function forget(form) {
  write(nameOf(form), null);
  if (form.dataset.keep) write(nameOf(form).replace(`:${form.dataset.keep}:`, "::"), null);
}

let waiting;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-keep]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(keep, 400, form);
});
// Without a word, which would move a button from under the pointer that is about to press it.
function keepQuietly(form) {
  if (hasWords(form) && !isAsSent(form) && !("sent" in form.dataset)) write(nameOf(form), { at: Date.now(), values: valuesOf(form) });
}

// Who leaves the field may be about to press what puts another form in the place of this one.
document.addEventListener("focusout", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  if (form?.isConnected) keepQuietly(form);
});
addEventListener("pagehide", () => document.querySelectorAll("form[data-keep]").forEach(keepQuietly));

document.addEventListener("click", (event) => {
  const form = event.target.closest(".kept-note .throw")?.form;
  if (!form) return;
  forget(form);
  form.reset();
  form.querySelector(".kept-note").hidden = true;
  form.querySelector("textarea").focus();
});

// Taken by the site, or kept there: only then it is forgotten here.
document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement: form, response } = event.detail?.ctx ?? {};
  if (!form?.matches?.("form[data-keep]") || !(response?.status >= 200 && response.status < 400)) return;
  clearTimeout(waiting);
  form.dataset.sent = "";
  forget(form);
});

restoreAll();
document.addEventListener("htmx:after:swap", restoreAll);
