// How long a text is so far, under the field that bounds it. Without this module the browser stops at the bound.

for (const told of document.querySelectorAll("[data-length-of]")) {
  const field = document.getElementById(told.dataset.lengthOf);
  const count = () => {
    told.querySelector(".n").textContent = [...field.value].length;
  };
  field.addEventListener("input", count);
  count();
  told.hidden = false;
}
