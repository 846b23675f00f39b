"""Handles, roles, abilities, limits, and what the database holds of a person."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from forum.accounts.handles import validate_handle
from forum.accounts.limits import LIMITS, Limited, limit_for
from forum.accounts.models import User
from forum.accounts.policy import has, limit_of, may_import
from forum.accounts.roles import ABILITIES, Ability, Role
from tests.conftest import make_person


@pytest.mark.parametrize(
    "handle", ["ada", "sana_w", "s.baloch", "ثمینہ", "наталья_к", "佐藤さん", "x" * 30, "हिन्दी", "0day"]
)
def test_genuine_names_of_any_script_are_welcome(handle):
    assert validate_handle(handle) is None


@pytest.mark.parametrize(
    "handle",
    [
        "ab",
        "x" * 31,
        "",
        "two words",
        "a\u202eb-c",
        "zero\u200bwidth",
        "\u200b\u200b\u200b",
        "tab\tbed",
        "nul\x00l",
        "_ada",
        "ada.",
        "<b>bold",
        "Admin",
        "moderator",
        "a@b.c",
        "e\u0301ire",
        "\u0301abc",
        "sla/sh",
        "\u3164\u3164\u3164",
        "\u0640\u0640\u0640",
        "ａｍｉｎａ",
    ],
)
def test_what_is_no_name_is_refused_in_words(handle):
    with pytest.raises(ValidationError) as error:
        validate_handle(handle)
    assert error.value.messages[0].endswith(".")


def test_every_role_has_its_row_and_every_ability_somebody():
    assert set(ABILITIES) == set(Role)
    assert set().union(*ABILITIES.values()) | {Ability.POST_WHERE_LOCKED} == set(Ability)


def test_every_limit_grows_with_trust():
    for what in Limited:
        rates = [limit.most / limit.seconds for limit in LIMITS[what]]
        assert rates == sorted(rates)
        assert limit_for(what, -1) == LIMITS[what][0]
        assert limit_for(what, 99) == LIMITS[what][3]


@pytest.mark.django_db
class TestPeople:
    def test_two_handles_that_differ_in_case_alone_are_one(self):
        make_person("Sana")
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create_user("sANA", "other@example.org")

    def test_an_address_belongs_to_one_person_and_is_kept_in_lower_case(self):
        user = User.objects.create_user("one", "Some.One@Example.org")
        assert user.email == "some.one@example.org"
        assert User.objects.get_by_natural_key("SOME.ONE@example.org") == user
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create_user("two", "some.one@example.org")

    @pytest.mark.parametrize("changed", [{"email": "A@example.org"}, {"trust": 4}, {"role": "king"}])
    def test_the_database_refuses_what_is_no_person(self, person, changed):
        with pytest.raises(IntegrityError):
            User.objects.filter(pk=person.pk).update(**changed)

    def test_who_keeps_order_is_staff(self, person, moderator, admin):
        assert [p.is_staff for p in (person, moderator, admin)] == [False, True, True]

    def test_the_first_administrator_is_the_one_who_joined_first_and_may_log_in(self, admin):
        gone = User.objects.create_superuser("gone", "gone@example.org", "x", is_active=False)
        User.objects.filter(pk=gone.pk).update(joined=admin.joined.replace(year=2001))
        User.objects.create_superuser("later", "later@example.org", "x")
        assert User.objects.first_administrator() == admin

    def test_there_may_be_no_administrator(self, person):
        assert User.objects.first_administrator() is None

    def test_importing_comes_with_trust_1_or_a_role(self, person, moderator):
        assert [bool(may_import(p)) for p in (person, moderator, make_person(trust=1))] == [False, True, True]
        assert (may_import(AnonymousUser()).status, may_import(person).status) == (401, 403)

    @pytest.mark.parametrize(
        ("level", "may"), [(0, [True, True, True]), (2, [False, False, True]), (4, [False, False, True])]
    )
    def test_from_which_trust_one_may_import_is_a_setting(self, person, moderator, settings, level, may):
        settings.IMPORT_FROM_TRUST = level
        people = (person, make_person(trust=1), moderator)
        assert [bool(may_import(p)) for p in people] == may
        if not may[0]:
            assert ("moderators here" if level == 4 else f"trust {level}") in may_import(person).reason

    def test_somebody_switched_off_has_no_ability(self, admin):
        admin.is_active = False
        assert not any(has(admin, ability) for ability in Ability)

    def test_staff_are_limited_as_the_most_trusted(self, person, moderator):
        assert limit_of(person, Limited.POSTS) == LIMITS[Limited.POSTS][0]
        assert limit_of(moderator, Limited.POSTS) == LIMITS[Limited.POSTS][3]
