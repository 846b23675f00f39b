// Long posts are folded at twelve lines, with a button that shows the rest. Without this module all is shown.

const LINES = 12;

function fold(said) {
  said.dataset.seen = "";
  const line = parseFloat(getComputedStyle(said).lineHeight);
  if (!line || said.scrollHeight < line * (LINES + 4)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link unfold";
  button.textContent = document.getElementById("unfold").content.textContent.trim();
  said.classList.add("folded");
  said.after(button);
  button.addEventListener("click", () => {
    said.classList.remove("folded");
    said.tabIndex = -1;
    said.focus({ preventScroll: true });
    button.remove();
  });
}

const foldAll = () => document.querySelectorAll(".post .said:not([data-seen])").forEach(fold);
foldAll();
document.addEventListener("htmx:after:swap", foldAll);
