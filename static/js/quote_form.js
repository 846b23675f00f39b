// The quotation in a comment's form: put there, shown as a quotation, taken out again.

const field = (form, name) => form.querySelector(`[name="${name}"]`);
let waiting = null;

function present(box) {
  const words = field(box, "quotation").value.trim();
  const chosen = box.querySelector(".chosen");
  const typed = box.querySelector("details");
  const isShown = Boolean(words) && !box.querySelector("[role=alert]");
  chosen.hidden = !isShown;
  chosen.querySelector("blockquote").textContent = words;
  typed.hidden = isShown;
}

function put(form, quote) {
  if (quote) {
    field(form, "quotation").value = quote.exact.replace(/\s+/g, " ");
    field(form, "quotation_start").value = quote.start;
    form.querySelector(".quoting [role=alert]")?.remove();
    present(form.querySelector(".quoting"));
  }
  field(form, "body").focus();
}

function unquote(box) {
  field(box, "quotation").value = field(box, "quotation_start").value = "";
  present(box);
  box.querySelector("details").open = false;
  field(box.closest("form"), "body").focus();
}

const formIn = (place) => place?.querySelector(".talk > .composer, .composer:has(.quoting)");

// Opens the paragraph's conversation if need be, and puts the words (or none) into its form.
export function write(quotable, quote = null) {
  const chip = quotable.querySelector(".chip");
  const form = chip ? formIn(quotable.querySelector(".slot")) : formIn(document);
  if (form && (!chip || chip.ariaExpanded === "true")) return put(form, quote);
  waiting = { quotable, quote };
  if (chip && chip.ariaExpanded !== "true") chip.click();
}

document.addEventListener("conversation:opened", (event) => {
  const wanted = waiting;
  waiting = null;
  const form = wanted?.quotable.contains(event.target) && formIn(event.target);
  if (form) put(form, wanted.quote);
});

const presentAll = () => document.querySelectorAll(".quoting").forEach(present);
presentAll();
document.addEventListener("htmx:after:swap", presentAll);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-unquote]");
  if (button) unquote(button.closest(".quoting"));
});

// Other words than those that were selected are looked for anew.
document.addEventListener("input", (event) => {
  if (event.target.name === "quotation") field(event.target.form, "quotation_start").value = "";
});
