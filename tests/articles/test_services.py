"""Publishing: what is written, what is refused, and names that two people take at once."""

import hashlib
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from debates.articles.models import Article, Block, BlockVersion, Revision
from debates.articles.queries import current_block, current_blocks, headings, minutes
from debates.articles.services import MAX_BLOCKS, NewArticle, NewBlock, publish
from forum.web.refusal import Refusal
from tests.conftest import BLOCKS, make_article, make_person

pytestmark = pytest.mark.django_db


def test_an_article_is_published_with_its_first_revision_and_numbered_blocks(person):
    text = NewArticle(
        title="On kettles",
        blocks=BLOCKS,
        raw="as\r\nit came",
        standfirst="In short.",
        author_name="T. Urn",
        publication="The Hob",
        published_on=date(2026, 11, 1),
        source_url="https://example.org/k",
        language="en",
        rights_note="Ours.",
    )
    article = Article.objects.get(pk=publish(text=text, by=person).pk)
    revision = article.current_revision
    assert (article.slug, article.title, article.standfirst, article.author_name) == (
        "on-kettles",
        "On kettles",
        "In short.",
        "T. Urn",
    )
    assert (article.published_on, article.source_url, article.added_by) == (
        date(2026, 11, 1),
        "https://example.org/k",
        person,
    )
    assert (revision.number, revision.raw, revision.raw_format, revision.made_by) == (
        1,
        "as\r\nit came",
        "text",
        person,
    )
    assert revision.raw_sha256 == hashlib.sha256(b"as\r\nit came").hexdigest()
    versions = current_blocks(article)
    assert [v.block.public_no for v in versions] == [v.position for v in versions] == [1, 2, 3, 4, 5]
    assert [(v.kind, v.level, v.text) for v in versions] == [(b.kind, b.level, b.text) for b in BLOCKS]


def test_what_an_article_says_is_escaped_once():
    article = make_article(blocks=[NewBlock("paragraph", 'Fish & <script>alert("x")</script>')])
    assert current_blocks(article)[0].html == 'Fish &amp; &lt;script&gt;alert("x")&lt;/script&gt;'


def test_the_same_words_have_the_same_hash_whatever_their_case_and_spaces():
    hashes = {
        v.text_hash
        for v in current_blocks(make_article(blocks=[NewBlock("paragraph", t) for t in ("Tea  time", "tea\ntime")]))
    }
    assert len(hashes) == 1


@pytest.mark.parametrize(
    ("title", "blocks"),
    [("", BLOCKS), ("On kettles", []), ("On kettles", [NewBlock("paragraph", "x")] * (MAX_BLOCKS + 1))],
)
def test_an_article_without_title_or_text_or_with_too_much_is_refused(title, blocks):
    with pytest.raises(Refusal) as refusal:
        publish(text=NewArticle(title=title, blocks=blocks, raw="x"), by=None)
    assert refusal.value.refused.status == 422
    assert not Article.objects.exists()


def test_the_longest_allowed_article_is_published():
    assert len(current_blocks(make_article(blocks=[NewBlock("paragraph", "x")] * MAX_BLOCKS))) == MAX_BLOCKS


def test_the_same_title_gets_the_next_free_address():
    assert [make_article().slug for _ in range(3)] == ["on-kettles", "on-kettles-2", "on-kettles-3"]


def test_a_title_in_another_script_has_an_address_too():
    assert make_article("چائے کے بارے میں").slug == "article"


def test_headings_reading_time_and_single_blocks_are_found():
    article = make_article(blocks=[*BLOCKS, NewBlock("paragraph", "word " * 660)])
    blocks = current_blocks(article)
    assert [h.text for h in headings(blocks)] == ["On tea"]
    assert minutes(blocks) == 3
    assert minutes(blocks[:1]) == 1
    assert current_block(article, 3) == blocks[2]
    assert current_block(article, 99) is None


class TestTheDatabaseRefuses:
    def test_a_second_block_of_one_number(self):
        article = make_article()
        with pytest.raises(IntegrityError):
            Block.objects.create(article=article, public_no=1)

    def test_a_block_twice_in_a_revision_and_a_position_twice(self):
        first, second = current_blocks(make_article())[:2]
        for changed in ({"block": first.block}, {"position": 1}):
            with pytest.raises(IntegrityError), transaction.atomic():
                BlockVersion.objects.filter(pk=second.pk).update(**changed)

    @pytest.mark.parametrize(
        "changed", [{"kind": "song"}, {"level": 2}, {"kind": "heading"}, {"kind": "heading", "level": 7}]
    )
    def test_a_kind_that_is_none_and_a_level_that_does_not_fit(self, changed):
        version = current_blocks(make_article())[0]
        with pytest.raises(IntegrityError):
            BlockVersion.objects.filter(pk=version.pk).update(**changed)

    @pytest.mark.parametrize("changed", [{"raw": "other"}, {"raw_sha256": "0" * 64}, {"number": 2}])
    def test_changing_what_was_brought_in(self, changed):
        revision = make_article().current_revision
        with pytest.raises(DatabaseError):
            Revision.objects.filter(pk=revision.pk).update(**changed)

    def test_giving_a_block_another_number(self):
        block = current_blocks(make_article())[0].block
        with pytest.raises(DatabaseError):
            Block.objects.filter(pk=block.pk).update(public_no=77)
        # its twin: retiring is allowed

    def test_but_retiring_a_block_is_allowed(self):
        block = current_blocks(make_article())[0].block
        assert Block.objects.filter(pk=block.pk).update(retired=True) == 1


@pytest.mark.django_db(transaction=True)
def test_six_articles_of_one_title_at_once_get_six_addresses(at_once):
    articles = at_once(*[make_article] * 6)
    assert len({article.slug for article in articles}) == 6


def test_the_article_outlives_the_person_who_brought_it(person):
    article = publish(text=NewArticle(title="x", blocks=BLOCKS, raw="x"), by=make_person("gone"))
    article.added_by.delete()
    article.refresh_from_db()
    assert article.added_by is None
