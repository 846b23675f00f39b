// The parts of an editor: its field, the form around it, its words in the language of the page, what is read out.

export const editorOf = (element) => element?.closest?.("[data-editor]") ?? null;
export const fieldOf = (editor) => editor.querySelector("textarea.markdownx-editor");
export const part = (editor, name) => editor.querySelector(`:scope > .${name}`);
export const guardOf = (editor) => editor.closest("form").elements.csrfmiddlewaretoken.value;

export const word = (editor, name) =>
  editor.querySelector("template.words").content.querySelector(`[data-word="${name}"]`).textContent;

export function say(editor, text) {
  editor.querySelector(":scope > [role=status]").textContent = text;
}

// The field of an editor in which an event happens, or none.
export function writtenIn(event) {
  return event.target.matches?.("textarea.markdownx-editor") ? event.target : null;
}
