"""Voting from a page: with htmx and without, refused in words, bad values, other people's posts."""

import pytest

from debates.motions.models import Motion
from debates.motions.services import close, lock
from debates.posts.models import Post
from debates.voting.models import Vote
from forum.accounts.limits import LIMITS, Limit, Limited
from tests.conftest import argue, browser_of, make_motion, make_person, say, stand, vote
from tests.threads.pages import page
from tests.voting.pages import buttons, control, press


@pytest.fixture
def argument(motion, person):
    return argue(motion, person)


def cast_by(person) -> list[tuple[str, str]]:
    return list(Vote.objects.filter(voter__person=person).order_by("axis").values_list("axis", "value"))


@pytest.mark.parametrize("htmx", [True, False])
def test_the_same_button_votes_and_takes_the_vote_back(argument, other, htmx):
    client = browser_of(other)
    for sent, left in (("helpful-yes", [("helpful", "yes")]), ("helpful-none", [])):
        answer = press(client, argument, sent, htmx=htmx)
        assert answer.status_code == (200 if htmx else 303)
        assert cast_by(other) == left
        assert buttons(page(argument.get_absolute_url(), other), argument)["Yes"][1] == bool(left)


def test_for_htmx_the_control_alone_comes_back_with_the_pressed_button_and_what_it_sends_next(argument, other):
    shown = press(browser_of(other), argument, "agree-disagree", htmx=True).content.decode()
    assert shown.strip() == control(shown, argument)
    assert buttons(shown, argument) == {
        "Yes": ("helpful-yes", False),
        "No": ("helpful-no", False),
        "Agree": ("agree-agree", False),
        "Disagree": ("agree-none", True),
        "Pass": ("agree-pass", False),
    }


def test_pressed_twice_before_the_answer_came_it_is_one_vote(argument, other):
    client = browser_of(other)
    for _ in range(2):
        assert press(client, argument, "helpful-yes", htmx=True).status_code == 200
    assert cast_by(other) == [("helpful", "yes")]


def test_two_tabs_agree_after_the_next_press(argument, other):
    one, two = browser_of(other), browser_of(other)
    press(one, argument, "helpful-yes", htmx=True)
    shown = press(two, argument, "agree-pass", htmx=True).content.decode()
    assert [label for label, (_, pressed) in buttons(shown, argument).items() if pressed] == ["Yes", "Pass"]


def test_without_htmx_one_comes_back_to_the_post_on_the_page_that_was_read(argument, motion, other):
    client, benches = browser_of(other), f"{motion.get_absolute_url()}arguments/?order=oldest"
    back = f"{benches}#c{argument.pk}"
    for sent in ({"HTTP_REFERER": f"http://testserver{benches}"}, {"next": benches}, {"next": f"{benches}#c1"}):
        header = {name: value for name, value in sent.items() if name.startswith("HTTP")}
        fields = {name: value for name, value in sent.items() if name == "next"}
        answer = client.post(f"/c/{argument.pk}/vote/", {"vote": "helpful-yes", **fields}, **header)
        assert answer.headers["Location"] == back


@pytest.mark.parametrize("elsewhere", ["https://example.net/", "//example.net/x", "javascript:alert(1)", "x" * 2_000])
def test_without_htmx_nobody_is_sent_to_another_site(argument, other, elsewhere):
    answer = press(browser_of(other), argument, "helpful-yes", next=elsewhere)
    assert answer.headers["Location"] == f"/c/{argument.pk}/#c{argument.pk}"


def test_from_beside_the_article_one_comes_to_the_posts_own_page(motion, person, other):
    post = say(motion, person)
    answer = press(browser_of(other), post, "helpful-yes", next=motion.get_absolute_url())
    assert answer.headers["Location"] == f"/c/{post.pk}/#c{post.pk}"


@pytest.mark.parametrize("sent", ["", "yes", "helpful-agree", "agree-yes", "helpful-", "none", "\x00", "x" * 9_999])
@pytest.mark.parametrize("htmx", [True, False])
def test_what_no_button_says_is_refused(argument, other, sent, htmx):
    answer = press(browser_of(other), argument, sent, htmx=htmx)
    assert 400 <= answer.status_code < 500
    assert not Vote.objects.exists()


def test_only_htmx_is_answered_with_a_part_and_a_refusal_is_said_in_the_controls_place(argument, person):
    client = browser_of(person)
    part, whole = press(client, argument, "helpful-yes", htmx=True), press(client, argument, "helpful-yes")
    assert part.status_code == whole.status_code == 403
    for shown in (part.content.decode(), whole.content.decode()):
        assert "Nobody votes on what they said themselves." in control(shown, argument)
        assert not buttons(shown, argument)
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()


@pytest.mark.parametrize(("rule", "words"), [(lock, "is locked"), (close, "is over")])
def test_where_nobody_votes_the_control_says_why_and_keeps_its_place(argument, motion, other, host, rule, words):
    rule(motion=motion, by=host, reason="It is late.")
    answer = press(browser_of(other), argument, "helpful-yes", htmx=True)
    assert answer.status_code == 409
    assert words in control(answer.content.decode(), argument)
    assert not Vote.objects.exists()


def test_too_many_votes_are_refused_with_when_to_come_back_and_the_buttons_stay(argument, other, monkeypatch):
    monkeypatch.setitem(LIMITS, Limited.VOTES, (Limit(1, 3600),) * 4)
    client = browser_of(other)
    press(client, argument, "helpful-yes")
    answer = press(client, argument, "helpful-no", htmx=True)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    shown = answer.content.decode()
    assert "Come back in" in control(shown, argument)
    assert buttons(shown, argument)["Yes"][1]
    assert cast_by(other) == [("helpful", "yes")]


@pytest.mark.parametrize(("state", "status"), [("hidden", 409), ("removed", 409), ("withdrawn", 409), ("held", 404)])
@pytest.mark.parametrize("voter", ["other", None])
def test_what_is_no_longer_read_takes_no_votes_and_tells_no_totals(argument, motion, other, state, status, voter):
    vote(argument, make_person())
    stand(motion, other)
    Post.objects.filter(pk=argument.pk).update(state=state)
    client = browser_of(other if voter else None)
    answer = press(client, argument, "helpful-yes", htmx=True)
    assert answer.status_code == status
    assert "1 of 1" not in answer.content.decode()
    assert Vote.objects.count() == 1
    assert ("no longer shown" in answer.content.decode()) == (status == 409)


@pytest.mark.parametrize("pk", [999_999, 10**17, 10**30])
@pytest.mark.parametrize("role", ["member", "visitor"])
def test_a_post_that_there_is_not_is_not_found(other, pk, role):
    client = browser_of(other if role == "member" else None)
    assert client.post(f"/c/{pk}/vote/", {"vote": "helpful-yes"}).status_code == 404
    assert client.get(f"/c/{pk}/vote/").status_code == 404


def test_a_vote_counts_in_the_debate_of_its_post_alone(motion, person, other, noise):
    elsewhere = make_motion("This house would keep a cat")
    here, there = argue(motion, person), argue(elsewhere, person)
    press(browser_of(other), there, "helpful-yes")
    assert Vote.objects.get().voter.motion == elsewhere
    stand(motion, other)
    stand(elsewhere, other)
    assert "1 of 1" not in page(here.get_absolute_url(), other)
    assert "1 of 1 says yes" in page(there.get_absolute_url(), other)


def test_the_page_of_a_vote_shows_the_claim_and_the_control_and_changes_nothing(argument, other):
    shown = page(f"/c/{argument.pk}/vote/", other)
    assert argument.claim in shown
    assert len(buttons(shown, argument)) == 5
    assert not Vote.objects.exists()
    Post.objects.filter(pk=argument.pk).update(state="removed")
    assert not buttons(page(f"/c/{argument.pk}/vote/", other), argument)


def test_who_may_not_vote_is_told_so_on_the_posts_own_page_and_offered_nothing(argument, motion):
    unknown = make_person()
    unknown.emailaddress_set.update(verified=False)
    shown = page(argument.get_absolute_url(), unknown)
    assert "Confirm your e-mail address first" in control(shown, argument)
    assert not buttons(shown, argument)
    answer = press(browser_of(unknown), argument, "helpful-yes", htmx=True)
    assert answer.status_code == 403
    assert Motion.objects.get(pk=motion.pk).voters.count() == 0


def test_totals_come_with_the_answer_for_who_stands_alone(argument, motion, other):
    for _ in range(2):
        vote(argument, make_person())
    answer = press(browser_of(other), argument, "helpful-yes", htmx=True).content.decode()
    assert "say yes" not in answer
    assert "Shown once you have said where you stand." in answer
    stand(motion, other)
    answer = press(browser_of(other), argument, "helpful-no", htmx=True).content.decode()
    assert "2 of 3 say yes" in answer
