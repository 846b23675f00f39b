"""Deciding from elsewhere: the console, the thread, the word lists; what votes lay before moderators."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from debates.desk.jobs import look_for_anomalies
from debates.moderation.models import Case, Decision, Sign, Statement
from debates.moderation.states import Clue, Origin, Tray
from debates.motions.models import MotionRole
from debates.motions.states import Part
from debates.posts.models import ScreeningRule
from debates.posts.states import State
from debates.voting.models import Voter
from forum.audit.models import Entry
from tests.conftest import browser_of, make_person, say
from tests.moderation.conftest import now

HTMX = {"HX-Request": "true"}


def console(**options) -> str:
    out = StringIO()
    given = {"action": "remove", "reason": "harassment", "facts": "About the person.", "by": "marta"} | options
    call_command("decide", stdout=out, **given)
    return out.getvalue()


@pytest.mark.django_db
class TestConsole:
    def test_decides_with_one_statement_and_one_row(self, post, moderator):
        assert "removed, harassment" in console(post=post.pk)
        assert now(post).state == State.REMOVED
        assert Decision.objects.get().origin == Origin.COMMAND
        assert Statement.objects.count() == Entry.objects.count() == 1

    def test_decides_on_a_debate_and_on_an_account(self, motion, person, moderator):
        assert "locked" in console(debate=motion.slug, action="lock", reason="spam")
        assert "silenced" in console(person="Zeynep", action="silence", reason="spam", hours=24)

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            ({"post": 10**9}, "no post"),
            ({"debate": "none"}, "No debate"),
            ({"person": "nobody"}, "Nobody here"),
            ({"by": "nobody", "post": 1}, "Nobody here"),
        ],
    )
    def test_what_is_not_there_is_said_in_a_sentence(self, options, told, moderator):
        with pytest.raises(CommandError, match=told):
            console(**options)

    def test_who_may_not_is_refused_and_nothing_is_left(self, post, other):
        with pytest.raises(CommandError, match="Only moderators"):
            console(post=post.pk, by=other.handle)
        assert not Decision.objects.exists()


@pytest.mark.django_db
class TestThreads:
    def address(self, post) -> str:
        return f"/c/{post.pk}/moderate/"

    def test_moderators_are_offered_it_on_every_post_of_a_conversation(self, motion, post, desk):
        page = desk.get(f"/d/{motion.slug}/p/1/").content.decode()
        assert self.address(post) in page
        assert self.address(post) in desk.get(f"/d/{motion.slug}/said/").content.decode()

    def test_members_are_not(self, motion, post, other):
        assert self.address(post) not in browser_of(other).get(f"/d/{motion.slug}/p/1/").content.decode()

    def test_hosts_are_where_they_would_report_it_in_their_own_debate(self, post, host):
        assert self.address(post) in browser_of(host).get(f"{post.get_absolute_url()}report/").content.decode()

    def test_moderators_of_one_debate_are_as_well(self, motion, post, other):
        MotionRole.objects.create(motion=motion, person=other, part=Part.MODERATOR)
        assert self.address(post) in browser_of(other).get(f"{post.get_absolute_url()}report/").content.decode()

    def test_others_are_not(self, post, other):
        assert self.address(post) not in browser_of(other).get(f"{post.get_absolute_url()}report/").content.decode()

    def test_it_opens_beneath_the_post(self, post, desk):
        answer = desk.get(self.address(post), headers=HTMX)
        assert "<html" not in answer.content.decode()
        assert 'name="action"' in answer.content.decode()


@pytest.mark.django_db
class TestWords:
    def test_a_rule_is_added_turned_off_and_on_again(self, desk):
        typed = {"kind": "word", "pattern": "kettle", "does": "flag", "told": "No kettles."}
        assert desk.post("/desk/words/", typed).status_code == 303
        rule = ScreeningRule.objects.get()
        for state in ("off", "on"):
            desk.post("/desk/words/", {"turn": rule.pk})
            rule.refresh_from_db()
            assert rule.state == state
        assert "No kettles." in desk.get("/desk/words/").content.decode()

    def test_what_cannot_be_a_pattern_comes_back_with_what_was_typed(self, desk):
        answer = desk.post("/desk/words/", {"kind": "pattern", "pattern": "(kettle", "does": "hold", "told": ""})
        assert answer.status_code == 422
        assert "(kettle" in answer.content.decode()
        assert "no regular expression" in answer.content.decode()

    def test_a_text_is_tried_and_posted_nowhere(self, desk, motion):
        ScreeningRule.objects.create(kind="word", pattern="kettle", does="hold", told="")
        answer = desk.post("/desk/words/", {"try": "1", "text": "The kettle sang."}).content.decode()
        assert "<mark" in answer
        assert "Nothing was found" in desk.post("/desk/words/", {"try": "1", "text": "Tea."}).content.decode()

    @pytest.mark.parametrize("turn", ["0", "x", "9" * 30])
    def test_a_rule_that_is_none_is_not_there(self, turn, desk):
        assert desk.post("/desk/words/", {"turn": turn}).status_code == 404

    def test_members_keep_no_lists(self, other):
        assert browser_of(other).get("/desk/words/").status_code == 403


@pytest.fixture
def alike(motion, monkeypatch):
    """Twelve voters of whom the patterns say that they vote as one."""
    from types import SimpleNamespace

    from tests.conftest import argue, stand, vote

    argument, people = argue(motion, make_person()), [make_person() for _ in range(12)]
    for person in people:
        stand(motion, person)
        vote(argument, person)
    voters = tuple(Voter.objects.filter(person__in=people).values_list("pk", flat=True))
    group = SimpleNamespace(voters=voters)
    monkeypatch.setattr("debates.desk.services.patterns", lambda motion, viewer: [group])
    return group


@pytest.mark.django_db
class TestAnomalies:
    def test_a_group_lies_in_the_tray_once(self, motion, alike):
        for _ in range(2):
            look_for_anomalies(0)
        sign = Sign.objects.get(clue=Clue.VOTES)
        assert (sign.case.motion, sign.case.tray) == (motion, Tray.ANOMALY)
        assert sign.facts["voters"] == sorted(alike.voters)

    def test_one_most_of_which_is_new_lies_there_as_well(self, motion, alike):
        look_for_anomalies(0)
        alike.voters = (*alike.voters[:3], *range(10**6, 10**6 + 9))
        look_for_anomalies(0)
        assert Sign.objects.filter(clue=Clue.VOTES).count() == 2

    def test_a_moderator_excludes_them_from_the_case(self, alike, desk):
        look_for_anomalies(0)
        case = Case.objects.get(tray=Tray.ANOMALY)
        page = desk.get(case.get_absolute_url()).content.decode()
        assert page.count('name="voters"') == 12
        typed = {"action": "exclude_votes", "reason": "spam", "facts": "As one.", "seen": case.version}
        answer = desk.post(case.get_absolute_url(), typed | {"voters": list(alike.voters)})
        assert answer.status_code == 303
        assert not Voter.objects.filter(pk__in=alike.voters, counts=True).exists()

    def test_debates_where_nobody_votes_are_not_looked_at(self, motion, monkeypatch):
        say(motion, make_person())
        monkeypatch.setattr("debates.desk.services.patterns", lambda motion, viewer: pytest.fail("looked at"))
        look_for_anomalies(0)
        assert not Sign.objects.filter(clue=Clue.VOTES).exists()
