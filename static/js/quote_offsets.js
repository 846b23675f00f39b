// Words of a paragraph by their place. A place counts code points, as the server does; strings and ranges here count
// UTF-16 units. What is counted is the text of the paragraph's element, in which a line break is a line feed.

const ELEMENTS = ":is(p, h2, h3, blockquote, pre)";
const CONTEXT = 32;

export const wordsOf = (quotable) =>
  quotable.querySelector(`:scope > ${ELEMENTS}, :scope > .said > ${ELEMENTS}`);

function* runs(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) yield { node, text: node.data };
    else if (node.localName === "br") yield { node, text: "\n" };
  }
}

export const textOf = (root) => [...runs(root)].map((run) => run.text).join("");

const points = (text) => Array.from(text).length;

// Where a boundary of a range stands in the words, in UTF-16 units.
function unitsBefore(words, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(node, offset);
  return textOf(before.cloneContents()).length;
}

// Without Intl.Segmenter at least no character is cut in two: its second half, marks, and what is joined stay with it.
const LOOSE = /(?:\p{L}|\p{N}|\p{P}|\p{S}|\s)(?:\p{M}|\u200d\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}])*/gsu;

function clusters(text) {
  if (!Intl.Segmenter) return [...text.matchAll(LOOSE)].map((found) => [found.index, found.index + found[0].length]);
  return [...new Intl.Segmenter().segment(text)].map(({ index, segment }) => [index, index + segment.length]);
}

function whole(text, from, to) {
  const parts = clusters(text);
  const first = parts.find(([start, end]) => start <= from && from < end);
  const last = parts.find(([start, end]) => start < to && to <= end);
  return [first ? first[0] : from, last ? last[1] : to];
}

// The words between two UTF-16 offsets, without white space at their ends, nothing cut that is seen as one; or null.
export function quoteOf(text, from, to) {
  const cut = text.slice(from, to);
  if (!cut.trim()) return null;
  const start = from + cut.length - cut.trimStart().length;
  const [first, last] = whole(text, start, start + cut.trim().length);
  const exact = text.slice(first, last);
  const at = points(text.slice(0, first));
  return {
    exact,
    start: at,
    end: at + points(exact),
    before: Array.from(text.slice(0, first)).slice(-CONTEXT).join(""),
    after: Array.from(text.slice(last, last + 2 * CONTEXT)).slice(0, CONTEXT).join(""),
  };
}

// What a range has of a paragraph's words, or null.
export function quoteIn(words, range) {
  if (!range.intersectsNode(words)) return null;
  const from = words.contains(range.startContainer) ? unitsBefore(words, range.startContainer, range.startOffset) : 0;
  const text = textOf(words);
  const to = words.contains(range.endContainer) ? unitsBefore(words, range.endContainer, range.endOffset) : text.length;
  return quoteOf(text, from, to);
}

// The parts of text nodes between two places in code points: [node, from, to].
export function partsOf(words, start, end) {
  const all = Array.from(textOf(words));
  const from = all.slice(0, start).join("").length;
  const to = from + all.slice(start, end).join("").length;
  let at = 0;
  const parts = [];
  for (const { node, text } of runs(words)) {
    const [first, last] = [Math.max(from - at, 0), Math.min(to - at, text.length)];
    if (node.nodeType === Node.TEXT_NODE && first < last) parts.push([node, first, last]);
    at += text.length;
  }
  return parts;
}

export function rangeOf(words, start, end) {
  const parts = partsOf(words, start, end);
  if (!parts.length) return null;
  const range = document.createRange();
  range.setStart(parts[0][0], parts[0][1]);
  range.setEnd(parts.at(-1)[0], parts.at(-1)[2]);
  return range;
}
