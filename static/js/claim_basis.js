// What an argument rests on: what is chosen stands on top at once, and rows for sources are added here. Without this
// module the buttons ask the site for the same.

const MOST = 8; // sources

const picked = (cited) => [...cited.querySelectorAll("input[type=radio]:checked")].filter((radio) => radio.value);

function item(cited, radio) {
  const { number } = radio.closest("[data-number]").dataset;
  const list = cited.querySelector(".chosen-paragraphs");
  const old = list.querySelector(`:scope > [data-number="${number}"]`);
  const shown = old ?? cited.querySelector("template.chosen-paragraph").content.firstElementChild.cloneNode(true);
  const words = cited.querySelector("template.chosen-paragraph").content.querySelector("b").dataset;
  shown.dataset.number = number;
  shown.querySelector("b").textContent = words[radio.value].replace("NUMBER", number);
  if (!old) shown.querySelector("blockquote").textContent = radio.closest("fieldset").querySelector(".words").textContent;
  return shown;
}

function show(cited) {
  cited.querySelector(".chosen-paragraphs").replaceChildren(...picked(cited).map((radio) => item(cited, radio)));
}

function drop(button) {
  const cited = button.closest("[data-cited]");
  const { number } = button.closest("[data-number]").dataset;
  const none = cited.querySelector(`.paragraphs [data-number="${number}"] input[value=""]`);
  none.checked = true;
  show(cited);
  (cited.querySelector(".drop") ?? cited.querySelector("summary")).focus();
  none.dispatchEvent(new Event("input", { bubbles: true })); // it is kept
}

const rows = (sources) => sources.querySelectorAll("ol > li");

function addRow(sources) {
  const number = rows(sources).length + 1;
  if (number > MOST) return null;
  const row = rows(sources)[number - 2].cloneNode(true);
  for (const part of row.querySelectorAll("[id], [for]")) {
    for (const name of ["id", "for", "name"]) {
      if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/\d+$/, number));
    }
    part.removeAttribute("value");
    if (part.matches("input")) part.value = "";
  }
  row.querySelector("legend").textContent = sources.querySelector("ol").dataset.words.replace("NUMBER", number);
  sources.querySelector("ol").append(row);
  sources.closest("form").elements.source_rows.value = number;
  if (number === MOST) sources.querySelector(".more-source").hidden = true;
  return row;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-cited] .drop, [data-sources] .more-source");
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (button.matches(".drop")) drop(button);
  else addRow(button.closest("[data-sources]"))?.querySelector("input").focus();
}, true);

document.addEventListener("change", (event) => {
  const cited = event.target.closest?.("[data-cited]");
  if (cited) show(cited);
});

// What was kept in this browser may have more sources than the form has rows.
document.addEventListener("restoring", (event) => {
  const sources = event.target.querySelector("[data-sources]");
  if (!sources) return;
  const named = Object.entries(event.detail).filter(([name, value]) => name.startsWith("source_") && /_\d+$/.test(name) && value);
  const last = Math.min(MOST, Math.max(0, ...named.map(([name]) => Number(name.match(/\d+$/)[0]))));
  while (rows(sources).length < last) addRow(sources);
  if (last) sources.open = true;
});

const showIn = (form) => form.querySelectorAll("[data-cited]").forEach(show);
document.addEventListener("restored", (event) => {
  if (event.target.matches("form")) showIn(event.target);
});
document.addEventListener("reset", (event) => setTimeout(showIn, 0, event.target));
