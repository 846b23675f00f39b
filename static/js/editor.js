// The editor: tools, preview, pictures, mentions. All listen on the document, so that a form which htmx brings works as
// one that came with the page. Without these modules there is a plain field with a preview button.
import "./editor_mentions.js";
import "./editor_pictures.js";
import { furnishPreview } from "./editor_preview.js";
import { furnish } from "./editor_tools.js";

function furnishAll() {
  for (const editor of document.querySelectorAll("[data-editor]:not([data-ready])")) {
    furnish(editor);
    furnishPreview(editor);
  }
}

furnishAll();
document.addEventListener("htmx:after:swap", furnishAll);
