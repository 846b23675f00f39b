// The behaviours of the site, one module each. A page works without any of them.
import "./conversation.js";
import "./editor.js";
import "./fold.js";
import "./kept.js";
import "./lost.js";
import "./preview.js";
import "./revising.js";
import "./waiting.js";
