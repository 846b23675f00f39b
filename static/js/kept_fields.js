// What a form holds that is kept in the browser, and whether anything was typed into it.

// The form's own key and what it had before it are kept too: a post whose answer was lost is not posted twice, and
// a text that somebody revised meanwhile is not overwritten unseen.
const isKept = (field) => field.name && field.name !== "csrfmiddlewaretoken" && !["BUTTON", "FIELDSET"].includes(field.tagName);
export const fields = (form) => [...form.elements].filter(isKept);

export function valuesOf(form) {
  const values = {};
  for (const field of fields(form)) {
    if (field.type !== "radio" && field.type !== "checkbox") values[field.name] = field.value;
    else if (field.checked) values[field.name] = field.value;
  }
  return values;
}

// What counts as typed: texts, and what else a form marks by data-kept (sources, paragraphs chosen).
const typedIn = (form) => [...form.querySelectorAll("textarea, [data-kept]")];
const isChoice = (field) => field.type === "radio";
const isUntouched = (field) => (isChoice(field) ? field.checked === field.defaultChecked : field.value === field.defaultValue);
export const isAsSent = (form) => typedIn(form).every(isUntouched);
export const hasWords = (form) => typedIn(form).some((field) => (isChoice(field) ? !isUntouched(field) : field.value.trim()));
