// The behaviours of the site, one module each. A page works without any of them.
import "./claim_basis.js";
import "./claim_count.js";
import "./claim_similar.js";
import "./conversation.js";
import "./covered.js";
import "./editor.js";
import "./first_visit.js";
import "./fold.js";
import "./kept.js";
import "./keys.js";
import "./length.js";
import "./lost.js";
import "./preview.js";
import "./quote_marks.js";
import "./quote_select.js";
import "./revising.js";
import "./waiting.js";
