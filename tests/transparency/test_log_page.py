"""The page of the public log: open to everybody, found among noise, with nothing that names anybody."""

import pytest

from debates.articles.models import Article, State
from debates.moderation.services import undo
from debates.transparency.views import PAGE
from forum.audit import queries as audit
from forum.audit.chain import FIRST
from tests.conftest import browser_of, make_motion, say
from tests.moderation.conftest import decided as moderated
from tests.moderation.conftest import reported
from tests.transparency.logged import decided, logged

pytestmark = pytest.mark.django_db


def page(asked: str = "", person=None) -> str:
    answer = browser_of(person).get(f"/log/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def numbers(asked: str = "") -> list[int]:
    return [one.number for one in browser_of(None).get(f"/log/{asked}").context["lines"]]


def test_an_empty_log_says_what_will_be_told_there():
    told = page()
    assert "Nothing was decided here yet" in told
    assert FIRST in told


def test_it_shows_length_and_head_and_how_to_check_them():
    decided()
    newest = decided(case=13)
    told = page()
    assert '<span class="n">2</span> entries' in told
    assert newest.hash in told
    assert "verify_log --head" in told
    assert audit.head().hash == newest.hash


def test_every_page_links_to_it_at_its_foot(motion):
    assert 'href="/log/"' in browser_of(None).get(motion.get_absolute_url()).content.decode()


def test_it_names_nobody_and_repeats_no_text(motion, person, moderator):
    post = say(motion, person, "A rude word about kettles.")
    decided(motion=motion.pk, target_id=post.pk)
    logged("role", person=moderator.pk, role="moderator", by=moderator.pk)
    told = page(person=None)
    assert "moderator B" in told
    for hidden in (person.handle, moderator.handle, "rude", motion.sentence, motion.article.title, f"/c/{post.pk}/"):
        assert hidden not in told


def test_a_debate_is_linked_while_it_may_be_read_and_told_without_a_link_once_it_is_taken_down(motion):
    decided(motion=motion.pk)
    link, words = f'href="{motion.get_absolute_url()}"', f"debate {motion.pk}"
    assert link in page()
    assert words in page()
    Article.objects.filter(pk=motion.article_id).update(state=State.TAKEN_DOWN)
    assert link not in page()
    assert words in page()


def test_what_was_undone_is_told_with_what_it_was(motion, person, moderator):
    case = reported(say(motion, person))
    undo(decision=moderated(case, moderator, "collapse", "off_topic"), by=moderator)
    assert "no longer holds: “Collapsed”" in page()


def test_it_is_sifted_by_act_reason_and_debate(motion):
    other = make_motion("This house would keep a goat")
    decided(motion=motion.pk, reason="spam")
    decided(motion=other.pk, reason="spam")
    decided(motion=motion.pk, reason="hate")
    decided("undone", motion=motion.pk, reason="spam", undoes=1)
    assert numbers() == [4, 3, 2, 1]
    assert numbers("?act=decision") == [3, 2, 1]
    assert numbers("?reason=spam") == [4, 2, 1]
    assert numbers(f"?debate={motion.slug}") == [4, 3, 1]
    assert numbers(f"?debate={motion.slug}&act=decision&reason=spam") == [1]
    assert numbers("?act=none&reason=none&before=x") == [4, 3, 2, 1]


def test_a_debate_that_was_taken_down_can_still_be_sifted_by(motion):
    decided(motion=motion.pk)
    Article.objects.filter(pk=motion.article_id).update(state=State.TAKEN_DOWN)
    assert numbers(f"?debate={motion.slug}") == [1]


def test_a_debate_that_never_was_is_not_found():
    assert browser_of(None).get("/log/?debate=no-such-debate").status_code == 404


def test_where_nothing_is_of_a_kind_that_is_said():
    decided()
    assert "nothing of this kind" in page("?act=ruling")


def test_pages_go_on_where_the_last_one_ended_and_keep_what_was_asked(motion):
    for number in range(PAGE + 2):
        decided(case=number, motion=motion.pk)
        decided(case=number, reason="hate")
    first = browser_of(None).get(f"/log/?debate={motion.slug}&reason=harassment")
    shown = [one.number for one in first.context["lines"]]
    assert len(shown) == PAGE
    address = f"?reason=harassment&debate={motion.slug}&before={shown[-1]}"
    assert address.replace("&", "&amp;") in first.content.decode()
    rest = browser_of(None).get(f"/log/{address}")
    assert [one.number for one in rest.context["lines"]] == [3, 1]
    assert "The newest entries" in rest.content.decode()
    assert rest.context["next"] is None


@pytest.mark.parametrize("before", ["0", "-1", "9" * 18, "9" * 40, "١", "1%00"])
def test_any_place_in_an_address_is_answered(before):
    decided()
    assert browser_of(None).get(f"/log/?before={before}").status_code in {200, 400}


def test_a_page_costs_the_same_however_much_it_shows(django_assert_num_queries, motion):
    for number in range(PAGE + 5):
        decided(case=number, motion=motion.pk)
    with django_assert_num_queries(3):
        browser_of(None).get("/log/")
