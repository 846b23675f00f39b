// The behaviours of the site, one module each. A page works without any of them.
import "./conversation.js";
import "./lost.js";
