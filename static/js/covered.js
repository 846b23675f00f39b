// An open conversation lies over the glimpses of the next paragraphs: one that it covers in part does not peep out below.

const wide = matchMedia("(width >= 68.75rem)");
let watched = null;

function uncover() {
  for (const glimpse of document.querySelectorAll(".glimpse.covered")) glimpse.classList.remove("covered");
}

function cover() {
  uncover();
  const rail = wide.matches && document.querySelector(".rail.open");
  if (!rail) return;
  const { top, bottom } = rail.getBoundingClientRect();
  for (const glimpse of document.querySelectorAll(".rail:not(.open) > .glimpse")) {
    const place = glimpse.getBoundingClientRect();
    glimpse.classList.toggle("covered", place.top < bottom && place.bottom > top);
  }
}

const sizes = new ResizeObserver(cover);

new MutationObserver(() => {
  const rail = document.querySelector(".rail.open");
  if (rail === watched) return;
  sizes.disconnect();
  watched = rail;
  if (rail) sizes.observe(rail);
  else uncover();
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] });
