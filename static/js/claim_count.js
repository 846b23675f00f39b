// How long a claim is, as the site counts: on one line, in characters and not in halves of them.

const lengthOf = (text) => [...text.normalize("NFC").trim().replace(/\s+/g, " ")].length;

function count(field) {
  const told = document.getElementById(`${field.id}_count`);
  if (!told) return;
  const length = lengthOf(field.value);
  told.textContent = told.dataset.words.replace("NUMBER", length);
  told.classList.toggle("over", length > Number(field.dataset.most));
}

for (const name of ["input", "restored"]) {
  document.addEventListener(name, (event) => {
    if (event.target.matches?.("textarea.claim[data-most]")) count(event.target);
  });
}
document.addEventListener("reset", (event) => {
  const field = event.target.querySelector("textarea.claim[data-most]");
  if (field) setTimeout(count, 0, field); // once it is reset
});
