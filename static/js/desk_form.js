// The form of a decision, on the desk and beneath a post: keys, what is ready-made, the rule beside the reason.

// Choose the decision of a key; false where there is none. Words selected in the post are what is to be taken out.
export function choose(form, key) {
  const radio = key.length === 1 && form?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!radio) return false;
  const words = key === "e" ? selected() : "";
  radio.checked = true;
  radio.focus();
  if (words) take(form.elements.passages, words);
  return true;
}

function selected() {
  const selection = getSelection();
  const place = selection.anchorNode?.parentElement?.closest("[data-words], .exhibit .claim");
  return place && place.contains(selection.focusNode) ? selection.toString().trim() : "";
}

function take(field, words) {
  const lines = words.split("\n").filter((line) => line.trim());
  field.value = [field.value.trim(), ...lines].filter(Boolean).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function tellRule(select) {
  const told = select.form.querySelector(".rule");
  if (told) told.textContent = select.selectedOptions[0]?.dataset.rule ?? "";
}

// What somebody typed themselves stays; what came ready-made gives way to what comes after it.
function fill(form, made) {
  const { facts, reason, sanction, hours } = form.elements;
  const isOwn = facts.value.trim() && facts.value !== form.dataset.made;
  form.querySelector(`[name=action][value="${made.action}"]`).checked = true;
  reason.value = made.reason;
  if (sanction) sanction.value = made.sanction;
  hours.value = made.hours;
  if (!isOwn) facts.value = form.dataset.made = made.facts;
  tellRule(reason);
  facts.focus();
}

document.addEventListener("change", (event) => {
  if (event.target.matches?.("form.decision [name=reason]")) tellRule(event.target);
});

document.addEventListener("click", (event) => {
  const made = event.target.closest?.("form.decision .presets a");
  if (!made || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  fill(made.closest("form"), made.dataset);
});
