// Links to words: the text directive behind a paragraph's #p12. debates/articles/fragments.py says the same, and why.

const CONTEXT = 32;
const MOST_WHOLE = 160;
const EDGE = 40;

const points = (text) => Array.from(text);
const spaced = (text) => text.replace(/[ \t\f\r\u00a0]+/g, " ").replace(/^ +| +$/g, "");
const encoded = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
const afterFirstSpace = (text) => (text.includes(" ") ? text.slice(text.indexOf(" ") + 1) : "");
const beforeLastSpace = (text) => (text.includes(" ") ? text.slice(0, text.lastIndexOf(" ")) : "");
const isCutOff = (context, line) => points(context).length >= CONTEXT && line.length === context.length;

function prefixOf(before) {
  const line = before.split("\n").at(-1);
  return spaced(isCutOff(before, line) ? afterFirstSpace(line) || line : line);
}

function suffixOf(after) {
  const line = after.split("\n")[0];
  return spaced(isCutOff(after, line) ? beforeLastSpace(line) || line : line);
}

function ends(exact) {
  const lines = exact.split("\n").filter((line) => line.trim()).map(spaced);
  if (lines.length === 1 && points(lines[0]).length <= MOST_WHOLE) return lines;
  const [first, last] = [points(lines[0]), points(lines.at(-1))];
  const begin = first.length <= EDGE ? lines[0] : beforeLastSpace(first.slice(0, EDGE).join(""));
  const end = last.length <= EDGE ? lines.at(-1) : afterFirstSpace(last.slice(-EDGE).join(""));
  return begin && end ? [begin, end] : [lines.join(" ")];
}

export function directive({ exact, before, after }) {
  const [prefix, suffix] = [prefixOf(before), suffixOf(after)];
  const parts = [...(prefix ? [`${encoded(prefix)}-`] : []), ...ends(exact).map(encoded)];
  return [...parts, ...(suffix ? [`-${encoded(suffix)}`] : [])].join(",");
}

export const addressOfWords = (page, number, quote) =>
  `${new URL(page, location.origin).href}#p${number}:~:text=${directive(quote)}`;
