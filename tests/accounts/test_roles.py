"""Senior moderators and auditors, what each role may do, and who gives roles."""

from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command

from debates.articles.policy import may_change_showing, may_read
from debates.articles.services import take_down
from debates.motions.policy import may_rule, may_rule_among
from debates.posts.policy import may_post
from debates.voting.policy import counts, may_stand
from forum.accounts.models import User
from forum.accounts.policy import has, may_as_member, may_see_tables
from forum.accounts.roles import ABILITIES, STAFF, Ability, Role
from forum.accounts.services import give_role
from forum.accounts.signals import role_given
from forum.web.refusal import Refusal
from tests.accounts.factors import give_app
from tests.conftest import make_motion, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def senior() -> User:
    return make_person("sofia", role=Role.SENIOR)


@pytest.fixture
def auditor() -> User:
    return make_person("arvid", role=Role.AUDITOR)


@pytest.fixture
def given():
    heard = []

    def hear(sender, **told):
        heard.append((told["person"].handle, told["role"], told["by"]))

    role_given.connect(hear)
    yield heard
    role_given.disconnect(hear)


def test_each_role_of_those_who_keep_order_has_what_the_one_before_has():
    rows = [ABILITIES[role] for role in (Role.MEMBER, Role.MODERATOR, Role.SENIOR, Role.ADMIN)]
    assert all(less < more for less, more in pairwise(rows))


def test_what_is_grave_is_for_senior_moderators(moderator, senior):
    grave = (Ability.BAN, Ability.PURGE, Ability.DECIDE_APPEALS)
    assert [has(moderator, ability) for ability in grave] == [False] * 3
    assert [has(senior, ability) for ability in grave] == [True] * 3
    assert not has(senior, Ability.OVERRIDE)


def test_staff_are_who_sees_more_and_only_some_of_them_keep_order(person, moderator, senior, admin, auditor):
    people = (person, moderator, senior, admin, auditor)
    assert [one.is_staff for one in people] == [False, True, True, True, True]
    assert [one.keeps_order for one in people] == [False, True, True, True, False]


def test_the_votes_of_who_keeps_order_count_whatever_their_trust(motion, senior, auditor):
    motion.counts_from = 2
    assert counts(senior, motion)
    assert not counts(auditor, motion)


def test_everybody_with_a_role_needs_a_second_factor_for_it(settings, senior, auditor):
    settings.STAFF_NEED_SECOND_FACTOR = True
    assert not has(senior, Ability.BAN)
    assert not has(auditor, Ability.SEE_CASES)
    for person in (senior, auditor):
        give_app(person)
        assert has(User.objects.get(pk=person.pk), Ability.SEE_CASES)


class TestAnAuditor:
    def test_has_no_ability_that_changes_anything(self):
        trusted = make_person(role=Role.AUDITOR, trust=3)
        seen = {Ability.SEE_CASES, Ability.SEE_LOG, Ability.SEE_TABLES, Ability.SEE_PATTERNS}
        assert {ability for ability in Ability if has(trusted, ability)} == seen | {Ability.APPEAL}

    def test_is_told_so_where_a_member_may(self, auditor, person, motion):
        for may in (lambda who: may_post(who, motion), lambda who: may_stand(who, motion)):
            assert may(auditor).reason == "Auditors read everything and change nothing."
            assert may(person)
        assert "Auditors" in may_as_member(auditor, Ability.REPORT).reason
        assert may_as_member(person, Ability.REPORT)

    def test_rules_no_debate_though_they_host_it(self, auditor, host, motion):
        own = make_motion(host=auditor)
        assert "Auditors" in may_rule(auditor, own).reason
        assert not may_rule_among(auditor, [auditor.handle])
        assert may_rule(host, motion)
        assert may_rule_among(host, [host.handle])

    def test_reads_an_article_that_was_taken_down_and_does_not_restore_it(self, auditor, person, moderator, motion):
        take_down(article=motion.article, reason="A court said so.", by=moderator)
        motion.article.refresh_from_db()
        assert may_read(auditor, motion.article)
        assert not may_read(person, motion.article)
        motion.article.added_by = auditor
        assert not may_change_showing(auditor, motion.article)
        assert may_change_showing(moderator, motion.article)

    def test_looks_into_the_tables(self, auditor, moderator):
        assert may_see_tables(auditor)
        assert auditor.has_perm("posts.view_post")
        assert not auditor.has_perm("posts.change_post")
        assert not may_see_tables(moderator)
        assert not moderator.has_perm("posts.view_post")


class TestGivingARole:
    def test_an_administrator_gives_it_and_who_listens_hears_so(self, admin, person, given):
        assert give_role(person=person, role=Role.SENIOR, by=admin)
        assert person.role == User.objects.get(pk=person.pk).role == Role.SENIOR
        assert given == [("zeynep", Role.SENIOR, admin)]

    def test_nothing_is_told_where_nothing_changed(self, admin, moderator, given):
        assert not give_role(person=moderator, role=Role.MODERATOR, by=admin)
        assert given == []

    def test_nobody_else_gives_one(self, senior, person, auditor):
        for by in (senior, person, auditor):
            with pytest.raises(Refusal, match="Only administrators"):
                give_role(person=make_person(), role=Role.ADMIN, by=by)

    def test_nobody_gives_one_to_themselves_and_so_an_administrator_stays(self, admin):
        with pytest.raises(Refusal, match="themselves"):
            give_role(person=admin, role=Role.MEMBER, by=admin)
        assert give_role(person=admin, role=Role.MEMBER, by=make_person(role=Role.ADMIN))

    def test_who_runs_the_site_gives_it_at_the_console(self, person, given, capsys):
        call_command("give_role", "Zeynep", "auditor")
        call_command("give_role", "zeynep", "auditor")
        assert capsys.readouterr().out.splitlines() == ["zeynep: auditor.", "zeynep: auditor already."]
        assert given == [("zeynep", Role.AUDITOR, None)]

    def test_the_console_says_whom_it_does_not_know(self, db):
        with pytest.raises(CommandError, match="Nobody has the handle"):
            call_command("give_role", "nobody", "admin")


def test_every_role_but_a_members_is_of_staff():
    assert set(Role) - {Role.MEMBER} == STAFF
