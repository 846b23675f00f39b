"""What was argued already and resembles a claim: offered among the public arguments of its own debate."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debates.arguments.similar import MOST, resembling
from debates.posts.models import Post
from debates.posts.states import State
from forum.accounts.limits import LIMITS, Limit, Limited
from tests.conftest import argue, browser_of, counter, make_motion, reply

pytestmark = pytest.mark.django_db
CLAIM = "Coffee wakes the whole house."


def asked(motion, claim: str = CLAIM, person=None, **more):
    return browser_of(person).get(f"{motion.get_absolute_url()}claims/", {"claim": claim, **more})


def test_an_argument_with_nearly_the_same_claim_is_found_whatever_it_answers(motion, person, other):
    top = argue(motion, person)
    below = counter(counter(top, other), person, "Coffee does wake the whole house.")
    argue(motion, other, "Tea calms everybody who drinks it.", "against")
    assert set(resembling(motion, CLAIM)) == {top, below}


@pytest.mark.parametrize("state", [State.HELD, State.HIDDEN, State.REMOVED, State.WITHDRAWN])
def test_what_is_not_read_by_all_is_not_found(motion, person, state):
    top = argue(motion, person)
    Post.objects.filter(pk=top.pk).update(state=state)
    assert resembling(motion, CLAIM) == []


def test_other_debates_comments_and_the_argument_itself_are_not_found(motion, person, other, noise):
    argue(make_motion("This house would have cocoa"), person)
    top = argue(motion, person)
    reply(top, other, CLAIM)
    assert resembling(motion, CLAIM, but=top.pk) == []
    assert resembling(motion, CLAIM) == [top]


def test_what_says_the_same_as_another_is_offered_once(motion, person, other):
    top, again = argue(motion, person), argue(motion, other, "Coffee wakes up the house.")
    Post.objects.filter(pk=again.pk).update(same_as=top)
    assert resembling(motion, CLAIM) == [top]


@pytest.mark.parametrize(
    ("language", "said", "typed"),
    [
        ("en", "Importing wheat protects us from shortages.", "Imports of wheat protect us against a shortage."),
        ("ru", "Банки могут попасть под санкции.", "Под санкции может попасть каждый банк."),
        ("ur", "روسی تیل پاکستان کے لیے سستا ہے۔", "پاکستان کے لیے روس کا تیل سستا ہے۔"),
        ("de", "Mehr Radwege machen die Stadt sicherer.", "Die Stadt wird durch mehr Radwege sicherer."),
    ],
)
def test_claims_are_found_in_their_own_language(motion, person, language, said, typed):
    motion.language = language
    motion.save()
    assert resembling(motion, typed) == []
    top = argue(motion, person, said)
    assert top.language == language
    assert resembling(motion, typed) == [top]


@pytest.mark.parametrize(
    "claim", ["", "  ", "…!", "'", '"', "\\", "a & b | !c", "or OR or", "-the", "x" * 5000, "\u2067"]
)
def test_nothing_that_is_typed_breaks_the_search(motion, person, claim):
    argue(motion, person)
    assert asked(motion, claim).status_code == 200


def argued(motion, author, claims) -> None:
    """Many arguments at once, written in bulk."""
    said = {"kind": "argument", "relation": "supports", "side": "for", "favours": "for", "author": author}
    where = {"motion": motion, "article_id": motion.article_id, "body": "So.", "html": "<p>So.</p>"}
    Post.objects.bulk_create(Post(claim=claim, **said, **where) for claim in claims)


def test_at_most_five_are_offered_in_one_query_however_many_there_are(motion, person):
    argued(motion, person, [f"Coffee wakes the whole house {n}." for n in range(300)])
    with CaptureQueriesContext(connection) as caught:
        assert len(resembling(motion, CLAIM)) == MOST
    assert len(caught) == 1


def test_the_index_of_the_language_is_used(motion, person):
    argued(motion, person, [f"Cup{n} wakes house{n}." for n in range(3_000)])
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as caught:
        cursor.execute("ANALYZE posts_post")
        assert len(resembling(motion, "Cup7 wakes house7 at dawn.")) >= 1
        cursor.execute("EXPLAIN " + caught.captured_queries[-1]["sql"])
        assert "post_claim_english" in str(cursor.fetchall())


class TestThePart:
    def test_it_offers_to_answer_and_to_support(self, motion, person, other):
        top = argue(motion, person)
        counter(top, other)
        shown = asked(motion).content.decode()
        assert "Already argued? Answer or support it" in shown
        assert f'<a href="{top.get_absolute_url()}">Coffee wakes the house.</a>' in shown
        assert f'href="/c/{top.pk}/counter/"' in shown
        assert f'href="/c/{top.pk}/counter/?relation=supports"' in shown
        assert "1 answer<" in shown

    def test_it_is_empty_where_there_is_none(self, motion):
        assert asked(motion).content.strip() == b""

    def test_the_argument_that_is_answered_or_revised_is_left_out(self, motion, person):
        top = argue(motion, person)
        assert asked(motion, but=str(top.pk)).content.strip() == b""
        assert b"Already" in asked(motion, but="nonsense").content

    @pytest.mark.parametrize("who", ["visitor", "member"])
    def test_it_is_limited_for_each_person_and_each_address(self, motion, person, monkeypatch, who):
        monkeypatch.setitem(LIMITS, Limited.CLAIMS, (Limit(1, 3_600),) * 4)
        asker = person if who == "member" else None
        assert [asked(motion, person=asker).status_code for _ in range(2)] == [200, 429]

    def test_of_a_debate_that_is_not_there_it_is_not_found(self, motion):
        assert browser_of(None).get("/d/nothing/claims/", {"claim": CLAIM}).status_code == 404
