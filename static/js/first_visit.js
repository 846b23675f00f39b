// Once in every browser: that the paragraphs can be commented on, and their words too.

import { recall, remember } from "./remembered.js";

const hint = document.getElementById("first-visit");
if (hint && !recall("hint-read")) {
  hint.hidden = false;
  hint.querySelector("button").addEventListener("click", () => {
    hint.hidden = true;
    remember("hint-read", "yes");
  });
}
