"""The reading page and the pages of a conversation: what they show, to whom, and at what cost."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from debates.articles.queries import current_blocks
from debates.articles.services import NewArticle, NewBlock, publish
from debates.motions.services import put
from debates.posts.models import Post
from debates.posts.states import State
from debates.threads import queries
from debates.threads.marks import standing
from debates.threads.reading import contents, paragraphs
from tests.conftest import make_article, make_motion, reply, say
from tests.threads.pages import page

pytestmark = pytest.mark.django_db
NO_NEWS = queries.News()


def test_the_front_page_lists_the_debates_newest_first_with_their_counts(motion, person, noise):
    say(motion, person)
    shown = page("/")
    assert shown.index("keep a goat") < shown.index("rather have coffee")
    assert re.search(r'<span class="n">1</span> comment\b', shown)
    assert re.search(r'<span class="n">6</span> comments', shown)


def test_older_debates_are_on_further_pages_and_each_is_there_once(monkeypatch):
    monkeypatch.setattr("debates.threads.views.read.ON_FRONT", 2)
    sentences = [make_motion(f"This house counts to {n}").sentence for n in range(5)]
    address, seen = "/", []
    while address:
        shown = page(address)
        assert "5 debates sitting" in shown
        seen += re.findall(r">(This house counts to \d)</a>", shown)
        further = re.search(r'rel="next" href="(\?before=[^"]+)"', shown)
        address = f"/{further.group(1)}" if further else None
    assert seen == sentences[::-1]
    assert "The newest debates" in page("/?before=0-1")


def test_an_empty_front_page_says_what_to_do():
    assert "No debate is sitting yet." in page("/")


def test_every_block_has_its_stable_place_and_every_paragraph_a_link_with_its_count(motion, person, noise):
    reply(say(motion, person, number=3), person)
    shown = page(motion.get_absolute_url())
    assert [int(n) for n in re.findall(r'<div class="para[^"]*" id="p(\d+)"', shown)] == [1, 2, 3, 4, 5]
    assert re.findall(r'aria-label="(Comment on (?:paragraph|heading) \d+, \d+ comments?)"', shown) == [
        "Comment on paragraph 1, 0 comments", "Comment on heading 2, 0 comments", "Comment on paragraph 3, 2 comments",
        "Comment on paragraph 4, 0 comments", "Comment on paragraph 5, 0 comments",
    ]  # fmt: skip
    assert f'href="{motion.get_absolute_url()}p/3/"' in shown
    assert "I have seen it sing." in shown
    assert "noise" not in shown


def test_title_author_publication_date_and_source_stand_at_the_head():
    article = make_article(
        standfirst="In short.",
        author_name="T. Urn",
        publication="The Hob",
        source_url="https://example.org/kettles",
    )
    motion = put(sentence="x", article=article, host=None)
    shown = page(motion.get_absolute_url())
    for words in ("On kettles", "In short.", "T. Urn", "The Hob", 'href="https://example.org/kettles"'):
        assert words in shown


def test_the_contents_list_the_opening_and_the_headings_with_what_was_said_in_each(motion, person):
    say(motion, person)
    say(motion, person, number=4)
    say(motion, person, number=5)
    blocks = current_blocks(motion.article)
    found = paragraphs(blocks, standing(motion, blocks, person).counts, queries.glimpses(motion), NO_NEWS)
    assert [(s.number, s.title, s.count) for s in contents(found)] == [(1, None, 1), (2, "On tea", 2)]


def test_an_article_without_headings_has_no_contents():
    article = make_article(blocks=[NewBlock("paragraph", "x")])
    assert contents(paragraphs(current_blocks(article), {}, {}, NO_NEWS)) == []


def test_strips_and_bars_are_on_one_scale():
    blocks = current_blocks(make_article())
    found = paragraphs(blocks, {blocks[0].block_id: 10, blocks[2].block_id: 5}, {}, NO_NEWS)
    assert [p.width for p in found] == [20, 2, 11, 2, 2]
    assert [p.height + p.rest_height for p in found] == [40] * 5
    assert [p.from_end for p in found] == [0, 18, 9, 18, 18]


def test_only_the_first_thing_said_stands_beside_a_paragraph(motion, person, other):
    first, _second = say(motion, person, "First words."), say(motion, other, "Second words.")
    assert queries.glimpses(motion) == {first.block_id: first}
    Post.objects.filter(pk=first.pk).update(state=State.HIDDEN)
    assert next(iter(queries.glimpses(motion).values())).body == "Second words."


def test_an_article_in_urdu_runs_from_right_to_left(host):
    text = NewArticle(title="چائے", blocks=[NewBlock("paragraph", "چائے تیار ہے۔")], raw="x", language="ur")
    motion = put(sentence="یہ ایوان چائے پیتا ہے", article=publish(text=text, by=host), host=host)
    assert '<article lang="ur" dir="rtl">' in page(motion.get_absolute_url())


@pytest.mark.parametrize("address", ["/d/nothing/", "/d/nothing/p/1/", "/c/999/", "/a/nothing/"])
def test_what_is_not_there_is_404(db, address):
    assert "There is nothing here" in page(address, status=404)


def test_a_heading_takes_comments_and_a_rule_takes_none(motion, person):
    blocks = [NewBlock("heading", "On tea", 2), NewBlock("rule", "***")]
    ruled = put(sentence="x", article=make_article(blocks=blocks), host=None)
    say(ruled, person, "Why only tea?")
    assert "Why only tea?" in page(f"{ruled.get_absolute_url()}p/1/")
    assert "Comment on heading 1, 1 comment" in page(ruled.get_absolute_url())
    page(f"{ruled.get_absolute_url()}p/2/", status=404)
    page(f"{motion.get_absolute_url()}p/99/", status=404)


def test_a_fragment_and_a_page_are_never_taken_for_one_another(motion):
    address = f"{motion.get_absolute_url()}p/1/"
    part = Client().get(address, headers={"HX-Request": "true"})
    whole = Client().get(address)
    assert "<!doctype html>" not in part.content.decode()
    assert "<!doctype html>" in whole.content.decode()
    assert "HX-Request" in part.headers["Vary"]
    assert "HX-Request" in whole.headers["Vary"]


def test_the_page_of_a_heading_calls_it_a_heading_and_that_of_a_paragraph_a_paragraph(motion):
    for number, word in ((1, "Paragraph"), (2, "Heading")):
        shown = page(f"{motion.get_absolute_url()}p/{number}/")
        assert f"<title>{word} {number} of “On kettles”" in shown
        assert f'<h1 class="hidden-words">{word} {number} of “On kettles”</h1>' in shown
        assert f"Back to “On kettles”, {word.lower()} {number}" in shown


def test_a_paragraph_says_how_many_minds_it_turned_where_it_did(motion):
    blocks = current_blocks(motion.article)
    shown = paragraphs(blocks, {}, {}, NO_NEWS, turned={blocks[2].block_id: 4})
    assert [one.turned for one in shown] == [0, 0, 4, 0, 0]
    told = [
        render_to_string("threads/_paragraph.html", {"paragraph": one, "slug": motion.slug, "user": None})
        for one in shown
    ]
    assert ["turned 4" in words for words in told] == [False, False, True, False, False]
    assert "people who say that paragraph 3 changed their mind" in told[2]
    assert "turned 0" not in "".join(told)


def test_who_may_rule_finds_the_rulings_beside_the_motion_and_nobody_else(motion, host, moderator, person):
    for viewer, is_offered in ((host, True), (moderator, True), (person, False), (None, False)):
        assert ("#rulings" in page(motion.get_absolute_url(), viewer)) is is_offered
