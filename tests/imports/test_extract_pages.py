"""Whole pages: what is found of the article, what is said of it, and that no word of the page is lost."""

from collections import Counter

import pytest

from debates.imports.extract.html import extract_html, visible_text, why_not

from .extract_pages import Page, pages

TUNED, UNSEEN = pages("tuned"), pages("unseen")
ALL = [pytest.param(page, id=page.name) for page in TUNED + UNSEEN]
AIM = 0.97


def found(page: Page) -> tuple[list[str], list[str]]:
    blocks = extract_html(page.raw).blocks
    headings = [block.text for block in blocks if block.kind == "heading"]
    return headings, [" ".join(block.text.split()) for block in blocks if block.kind not in {"heading", "rule"}]


def shares(folder: list[Page]) -> list[float]:
    """Return precision and recall of headings, then of paragraphs."""
    pairs = [(found(page), (page.headings, page.paragraphs)) for page in folder]
    figures = []
    for part in (0, 1):
        right = sum((Counter(mine[part]) & Counter(truth[part])).total() for mine, truth in pairs)
        figures += [
            right / sum(len(mine[part]) for mine, _ in pairs),
            right / sum(len(truth[part]) for _, truth in pairs),
        ]
    return figures


@pytest.mark.parametrize("folder", [TUNED, UNSEEN], ids=["tuned", "unseen"])
def test_headings_and_exact_paragraphs_are_found_and_nothing_else(folder):
    assert min(shares(folder)) >= AIM


def test_there_are_pages_and_they_hold_articles():
    assert len(TUNED) + len(UNSEEN) >= 12
    assert sum(len(page.headings) for page in TUNED + UNSEEN) >= 20
    assert not any("[[" in page.raw for page in TUNED + UNSEEN)


@pytest.mark.parametrize("page", ALL)
def test_what_the_page_says_of_the_article_is_read_and_cleaned(page):
    proposal = extract_html(page.raw)
    told = {name: getattr(proposal, name) for name in page.meta if name != "why_not"}
    assert told == {name: value for name, value in page.meta.items() if name != "why_not"}


@pytest.mark.parametrize("page", ALL)
def test_a_page_without_its_article_says_why_and_others_do_not(page):
    assert why_not(page.raw) == page.meta.get("why_not")


@pytest.mark.parametrize("page", ALL)
def test_every_visible_word_is_block_meta_or_dropped_once(page):
    proposal = extract_html(page.raw)
    parts = [*proposal.blocks, *proposal.meta, *(part for part in proposal.dropped if part.why != "picture")]
    assert Counter(" ".join(part.text for part in parts).split()) == Counter(visible_text(page.raw).split())


@pytest.mark.parametrize("page", ALL)
def test_each_list_is_in_page_order(page):
    proposal = extract_html(page.raw)
    text = visible_text(page.raw)
    for parts in (proposal.blocks, [part for part in proposal.dropped if part.why != "picture"]):
        position = 0
        for part in parts:
            words = part.text.split()
            for word in words:
                position = text.index(word, position)


def test_what_is_left_out_of_a_news_page_is_listed_by_region():
    news = next(page for page in TUNED if page.name == "news_harbour")
    dropped = extract_html(news.raw).dropped
    reasons = {part.why: part.text for part in dropped}
    assert (dropped[0].why, dropped[0].text) == ("navigation", "Skip to main content")
    assert {
        "navigation",
        "form",
        "advertisement",
        "share",
        "caption",
        "picture",
        "comments",
        "footer",
        "sidebar",
        "related",
    } <= set(reasons)
    assert "ferryman" in reasons["comments"]
    assert reasons["picture"] == "A lorry leaves the tunnel at dawn"
    assert reasons["caption"].startswith("The first lorry left the western mouth")


def test_the_kinds_and_levels_are_those_of_the_markup():
    blog = next(page for page in TUNED if page.name == "blog_sourdough")
    blocks = extract_html(blog.raw).blocks
    assert [(block.kind, block.level) for block in blocks if block.kind == "heading"] == [
        ("heading", 2),
        ("heading", 3),
    ]
    assert [block.kind for block in blocks].count("list_item") == 5
    assert [block.text for block in blocks if block.kind == "quote"][1] == "My grandmother"
    assert [block.kind for block in blocks][-2:] == ["rule", "paragraph"]
