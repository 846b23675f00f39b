"""What a handle may be, in words that say what is the matter; and two people who want handles that look alike."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from forum.accounts.derived import faults, rebuild
from forum.accounts.handles import as_kept, validate_handle
from forum.accounts.models import User
from tests.conftest import make_person

NEW = {"username": "newcomer", "email": "newcomer@example.org", "password1": "some long words"}


@pytest.mark.parametrize(
    "handle",
    [
        "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",  # a non-joiner between Arabic letters that would join
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",  # a joiner after the sign that takes a vowel away
        "\u0e19\u0e49\u0e33\u0e1c\u0e36\u0e49\u0e07",
        "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f",
        "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd",
        "Nguy\u1ec5n_\u0110\u1eb7ng",
        "\u738b\u660e",
        "\u039d\u03af\u03ba\u03bf\u03c2",
        "\u0413\u0435\u0440\u0430",
        "\u0915\u094d\u0937\u092e\u093e",
        "\u06f1\u06f2\u0639\u0644\u06cc",
    ],
)
def test_genuine_names_are_welcome_as_they_are_written(handle):
    assert validate_handle(as_kept(handle)) is None


@pytest.mark.parametrize(
    ("handle", "told"),
    [
        ("a\u202eb-c", "turns the direction"),
        ("abc\u200f", "turns the direction"),
        ("zero\u200bwidth", "invisible character"),
        ("\u200b\u200b\u200b", "invisible character"),
        ("ab\ufe0fc", "invisible character"),
        ("\u3164\u3164\u3164", "invisible character"),
        ("soft\u00adhyphen", "invisible character"),
        ("tag\U000e0041ged", "invisible character"),
        ("anna\u200c", "joiner where it changes nothing"),
        ("an\u200dna", "joiner where it changes nothing"),
        ("\u0631\u0636\u0627\u200c\u0639\u0644\u06cc", "joiner where it changes nothing"),
        ("\u0639\u0644\u06cc\u200c\u200c\u0631\u0636\u0627", "joiner where it changes nothing"),
        ("nul\x00l", "control character"),
        ("tab\tbed", "control character"),
        ("two words", "no space"),
        ("\uff41\uff4d\uff49\uff4e\uff41", "special form"),
        ("x\u00b2y", "special form"),
        ("a1\u06f1b", "digits of two scripts"),
        ("a\u0328\u0323\u0331\u0332\u0333bc", "more marks"),
        ("\u039d\u0391\u03a4\u0391", "reads like Latin"),
        ("\u0410dmin", "kept for the site"),
        ("adrnin", "kept for the site"),
        ("ADM1N", "kept for the site"),
        ("R00T", "kept for the site"),
        ("support", "kept for the site"),
        ("moderator_a", "kept for the site"),
        ("the.M0DERATOR", "kept for the site"),
        ("a@b.c", "letters and digits"),
        ("_ada", "begins and ends"),
        ("\u738b", "3 to 30"),
    ],
)
def test_what_cannot_be_a_handle_is_told_what_is_the_matter(handle, told):
    with pytest.raises(ValidationError) as error:
        validate_handle(as_kept(handle))
    assert told in error.value.messages[0]


@pytest.mark.parametrize("handle", ["administers", "rooted", "help_me", "m-man", "\u0430\u043b\u0438\u043d\u0430"])
def test_what_only_resembles_a_reserved_name_is_welcome(handle):
    assert validate_handle(handle) is None


@pytest.mark.django_db
class TestPeopleWhoLookAlike:
    def test_a_look_alike_is_refused_beside_the_field_and_told_whose_it_is(self, person):
        answer = Client().post("/accounts/signup/", {**NEW, "username": "zeyn\u0435p"})
        assert "looks the same: \u2068zeynep\u2069" in str(answer.context["form"].errors["username"])
        assert not User.objects.filter(email=NEW["email"]).exists()

    def test_another_handle_is_taken(self, person):
        assert Client().post("/accounts/signup/", {**NEW, "username": "zeynab"}).status_code == 302
        assert User.objects.get(email=NEW["email"]).look

    def test_the_database_refuses_a_twin_and_a_person_without_a_look(self, person):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create_user("zeyn\u0435p", "other@example.org")
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create(handle="nolook", email="nolook@example.org")

    def test_a_handle_typed_in_parts_is_kept_whole_and_found_however_it_is_typed(self):
        Client().post("/accounts/signup/", {**NEW, "username": "rene\u0301e"})
        user = User.objects.get(email=NEW["email"])
        assert user.handle == "ren\u00e9e"
        answer = Client().post("/accounts/login/", {"login": "rene\u0301e", "password": NEW["password1"]})
        assert answer.status_code == 302

    def test_a_look_that_is_off_is_found_and_made_anew(self, person, other):
        User.objects.filter(pk=person.pk).update(look="wrong")
        assert [line.split(":")[0] for line in faults()] == ["zeynep"]
        assert rebuild() == 2
        assert faults() == []


@pytest.mark.django_db(transaction=True)
def test_of_two_look_alikes_who_sign_up_at_once_one_is_told_so(at_once):
    names = ("marek", "rnarek", "m\u0430rek", "MAREK")
    forms = [{**NEW, "username": name, "email": f"{n}@example.org"} for n, name in enumerate(names)]
    browsers = [Client(raise_request_exception=False) for _ in forms]
    answers = at_once(*[lambda b=b, f=f: b.post("/accounts/signup/", f) for b, f in zip(browsers, forms, strict=True)])
    codes = [answer.status_code for answer in answers]
    assert codes.count(302) == 1
    assert set(codes) <= {200, 302, 409}
    assert User.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_people_who_looked_alike_before_looks_were_kept_stay_who_they_are():
    before = [("accounts", "0001_initial")]
    executor = MigrationExecutor(connection)
    old = executor.migrate(before).apps.get_model("accounts", "User")
    try:
        for handle in ("anna", "\u0430nna", "ben"):
            old.objects.create(handle=handle, email=f"{ord(handle[0])}@example.org", password="x")
    finally:
        call_command("migrate", verbosity=0)
    assert list(User.objects.order_by("pk").values_list("handle", "look")) == [
        ("anna", "anna"),
        ("\u0430nna", "anna~2"),
        ("ben", "ben"),
    ]
    assert faults() == []
    make_person("cara")
