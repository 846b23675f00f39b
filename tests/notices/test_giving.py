"""Giving notice: what it opens, what is refused in words, and that the same form twice is one."""

from uuid import uuid4

import pytest
from django.utils import timezone

from debates.articles.models import Article
from debates.articles.models import State as ArticleState
from debates.moderation.models import Case, Report
from debates.moderation.states import Tray
from debates.notices import queries
from debates.notices.addresses import Named, Names
from debates.notices.models import Notice
from debates.notices.services import give_notice
from debates.posts.models import Illustration, Post
from debates.posts.states import State
from forum.accounts.limits import LIMITS, Limit, Limited
from forum.letters.models import Letter
from forum.web.refusal import Refusal
from tests.conftest import argue, make_person, say
from tests.notices.given import HOSTS, noticed, told
from tests.uploads.pictures import kept

pytestmark = pytest.mark.django_db


def refused(address: str, **fields) -> str:
    with pytest.raises(Refusal) as refusal:
        give_notice(told=told(address, **fields), hosts=HOSTS, asked_from="192.0.2.1")
    assert refusal.value.refused.status == 422
    return refusal.value.refused.reason


def test_a_notice_lies_before_the_moderators_with_a_report_of_nobody(motion, person, noise):
    post = say(motion, person)
    notice = noticed(post)
    case = Case.objects.get(post=post)
    assert (notice.case, case.post, case.tray, case.debate) == (case, post, Tray.ILLEGAL, motion)
    report = Report.objects.get()
    assert (report.reporter, report.reason, report.law, report.revision_number) == (None, "illegal", notice.law, 1)
    assert report.note == notice.text
    assert list(queries.of_case(case)) == [notice]


def test_every_kind_of_thing_can_be_noticed(motion, person):
    for subject in (motion, motion.article, say(motion, person), argue(motion, person)):
        assert noticed(subject).case is not None
    give_notice(told=told("/people/Zeynep/"), hosts=HOSTS, asked_from="192.0.2.1")
    found = sorted(case.target.value for case in Case.objects.filter(tray=Tray.ILLEGAL))
    assert found == ["article", "motion", "post", "post", "profile"]


def test_a_picture_is_noticed_with_the_post_that_shows_it(motion, person):
    post, picture = say(motion, person), kept(person)
    address = f"/pictures/{picture.key}.webp"
    assert "Nothing stands" in refused(address)
    shown = Illustration.objects.create(post=post, picture=picture)
    give_notice(told=told(address), hosts=HOSTS, asked_from="192.0.2.1")
    assert Case.objects.get().post == post
    Illustration.objects.filter(pk=shown.pk).update(is_redacted=True)
    assert "Nothing stands" in refused(address)
    assert queries.subject_of(Named(Names.PICTURE, "no-key")) is None


def test_an_undecided_case_gathers_it_and_becomes_the_gravest(motion, person):
    post = say(motion, person)
    assert noticed(post).case == noticed(post, text="Again, by somebody else.").case
    assert Report.objects.count() == 2


def test_the_same_form_twice_is_one_and_another_text_is_another(motion, person):
    post, form = say(motion, person), uuid4()
    first = noticed(post, form=form)
    assert noticed(post, form=form) == first
    assert noticed(post, form=form, text="Something else.") != first
    assert (Notice.objects.count(), Report.objects.count()) == (2, 2)


@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_at_once_is_one(motion, person, at_once):
    post, form = say(motion, person), uuid4()
    made = at_once(lambda: noticed(post, form=form), lambda: noticed(post, form=form))
    assert made[0] == made[1] == Notice.objects.get()
    assert Report.objects.count() == 1


def test_other_sites_are_refused_and_pages_of_many_things(motion):
    assert "no address of this site" in refused("https://example.com/c/1/")
    assert "Many things" in refused("/debates/")


@pytest.mark.parametrize("state", [State.REMOVED, State.PURGED, State.WITHDRAWN, State.HELD])
def test_what_nobody_can_read_any_more_is_refused(motion, person, state):
    post = say(motion, person)
    Post.objects.filter(pk=post.pk).update(state=state)
    assert "Nothing stands" in refused(post.get_absolute_url())
    assert not Notice.objects.exists()
    assert not Case.objects.filter(tray=Tray.ILLEGAL).exists()


@pytest.mark.parametrize("state", [State.COLLAPSED, State.HIDDEN])
def test_what_may_be_shown_again_is_taken(motion, person, state):
    post = say(motion, person)
    Post.objects.filter(pk=post.pk).update(state=state)
    assert noticed(post).case.post == post


def test_what_was_never_there_is_refused(db):
    for address in ("/c/999999/", "/d/no-such/", "/a/no-such/", "/people/nobody/"):
        assert "Nothing stands" in refused(address)


def test_what_was_taken_down_is_refused(motion, person):
    post = say(motion, person)
    Article.objects.update(state=ArticleState.TAKEN_DOWN)
    for subject in (post, motion, motion.article):
        assert "Nothing stands" in refused(subject.get_absolute_url())


def test_a_post_that_goes_while_the_notice_is_given_is_refused(motion, person, monkeypatch):
    post = say(motion, person)

    def too_late(named):
        Post.objects.filter(pk=post.pk).update(state=State.REMOVED)
        return post

    monkeypatch.setattr("debates.notices.queries.subject_of", too_late)
    assert "Nothing stands" in refused(post.get_absolute_url())


def test_too_many_from_one_place_are_refused_and_from_another_are_taken(motion, person, monkeypatch):
    monkeypatch.setitem(LIMITS, Limited.NOTICES, (Limit(1, 86_400),) * 4)
    noticed(motion)
    with pytest.raises(Refusal) as refusal:
        noticed(motion)
    assert refusal.value.refused.status == 429
    assert noticed(motion, asked_from="192.0.2.2")


def test_one_address_is_not_written_to_from_many_places(motion, monkeypatch):
    monkeypatch.setitem(LIMITS, Limited.NOTICES, (Limit(1, 86_400),) * 4)
    noticed(motion, email="nadia@example.org")
    with pytest.raises(Refusal):
        noticed(motion, asked_from="192.0.2.2", email="Nadia@example.org")
    assert noticed(motion, asked_from="192.0.2.3", email="other@example.org")


def test_a_letter_with_the_receipt_goes_to_whoever_gave_an_address(motion, settings):
    settings.SITE_URL = "https://debate.example.org"
    assert noticed(motion).email == ""
    assert not Letter.objects.exists()
    notice = noticed(motion, name="Nadia", email="nadia@example.org", text="Unspeakable words.")
    letter = Letter.objects.get()
    message = bytes(letter.message).decode()
    assert (letter.recipient, notice.receipt in letter.subject) == ("nadia@example.org", True)
    assert f"https://debate.example.org/illegal/{notice.receipt}/" in message
    assert "Unspeakable" not in message
    assert "Nadia" not in message.replace("nadia@", "")


def test_a_person_may_give_notice_of_their_own(person):
    address = f"/people/{person.handle}/"
    assert give_notice(told=told(address), hosts=HOSTS, asked_from="192.0.2.1").made <= timezone.now()
    make_person("gone", is_active=False)
    assert "Nothing stands" in refused("/people/gone/")
