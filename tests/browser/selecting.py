"""Selecting words on a page, as a person does with a pointer, and by their place in code points."""

from collections.abc import Callable

from playwright.sync_api import Page

_SELECT = """([id, start, end]) => {
    const words = document.querySelector(`#${id} > :is(p, h2, h3, blockquote, pre), .exhibit .said > *`);
    const points = (text, n) => Array.from(text).slice(0, n).join("").length;
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const runs = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.nodeType === 3) runs.push([node, node.data]);
        else if (node.localName === "br") runs.push([node, "\\n"]);
    }
    const whole = runs.map(([, text]) => text).join("");
    const edges = [points(whole, start), points(whole, end)];
    const range = document.createRange();
    let at = 0, begun = false;
    for (const [node, text] of runs) {
        if (node.nodeType === 3 && !begun && edges[0] < at + text.length) { range.setStart(node, edges[0] - at); begun = true; }
        if (node.nodeType === 3 && edges[1] > at && edges[1] <= at + text.length) range.setEnd(node, edges[1] - at);
        at += text.length;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return range.toString();
}"""  # noqa: E501

_BOX = """([selector, words]) => {
    const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        const box = range.getBoundingClientRect();
        return { left: box.left, right: box.right, top: box.top, bottom: box.bottom, middle: (box.top + box.bottom) / 2 };
    }
    return null;
}"""  # noqa: E501


def select(page: Page, number: int, start: int, end: int) -> str:
    """Select code points ``start`` to ``end`` of a paragraph's words."""
    return page.evaluate(_SELECT, [f"p{number}", start, end])


def box_of(page: Page, selector: str, words: str) -> dict[str, float]:
    """Return where words stand in the window, in CSS pixels."""
    return page.evaluate(_BOX, [selector, words])


def drag_over(page: Page, number: int, words: str) -> None:
    """Select words of one line with the mouse."""
    page.locator(f"#p{number}").scroll_into_view_if_needed()
    box = box_of(page, f"#p{number} > :is(p, h2, blockquote)", words)
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move((box["left"] + box["right"]) / 2, box["middle"], steps=4)
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()


def top_of(page: Page, number: int, place: int) -> float:
    """Return how far below the window's top the words at ``place`` of a paragraph begin, in CSS pixels."""
    return page.evaluate(
        """([number, place]) => {
            const range = document.createRange();
            range.setStart(document.querySelector(`#p${number} > p`).firstChild, place);
            range.setEnd(document.querySelector(`#p${number} > p`).firstChild, place + 9);
            return range.getBoundingClientRect().top;
        }""",
        [number, place],
    )


def settled(page: Page, measure: Callable[[], float]) -> float:
    """Return what is measured once the page scrolls no more: it does so smoothly."""
    last, still = measure(), 0
    while still < 4:
        page.wait_for_timeout(100)
        now = measure()
        last, still = now, still + 1 if now == last else 0
    return last
