// Who answers where they stand and has to log in first comes back to the paragraph that they were reading.

const TOP = 8; // pixels below the bar: a paragraph that only just shows is not the one that is read

function place() {
  const open = document.querySelector(".para.active[id]");
  if (open) return `#${open.id}`;
  const bar = document.querySelector(".motionbar");
  const edge = (bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0) + TOP;
  const read = scrollY > innerHeight / 2 && [...document.querySelectorAll(".para[id]")].find((one) => one.getBoundingClientRect().bottom > edge);
  return read ? `#${read.id}` : location.hash;
}

document.addEventListener("submit", (event) => {
  const back = event.target.matches?.("form.stance") && event.target.elements.next;
  if (back) back.value = back.value.split("#")[0] + place();
}, true);
