"""Django's admin: a door of our own, nothing to change, and no secret to see."""

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from debates.motions.roles import invite
from debates.motions.services import lock
from forum.accounts.models import User
from forum.accounts.policy import may_see_tables
from forum.accounts.roles import Role
from forum.web.admin import ReadOnlyAdmin
from tests.accounts.factors import came_with_factor, give_app
from tests.conftest import PASSWORD, browser_of, make_motion, make_person, say

pytestmark = pytest.mark.django_db


def test_every_table_is_read_only_and_libraries_bring_none_of_their_own():
    assert len(site._registry) > 10
    assert all(isinstance(shown, ReadOnlyAdmin) for shown in site._registry.values())
    rooms = {model.__module__.split(".")[0] for model in site._registry}
    assert rooms == {"forum", "debates", "allauth"}
    assert {m.__name__ for m in site._registry if m.__module__.startswith("allauth")} == {"EmailAddress", "UserSession"}


def test_an_administrator_looks_at_every_table_and_row(admin):
    post = say(make_motion(), make_person("writer"))
    client = browser_of(admin)
    assert "writer" in client.get("/admin/posts/post/").content.decode()
    for address in (
        f"posts/post/{post.pk}/change/",
        f"accounts/user/{admin.pk}/change/",
        f"posts/post/{post.pk}/history/",
    ):
        assert client.get(f"/admin/{address}").status_code == 200


def test_what_rooms_keep_of_a_debate_is_there_to_look_at_and_what_is_private_is_not(admin):
    tables = {model.__name__ for model in site._registry}
    assert {"Phase", "Ruling", "Citation", "Source", "Placement", "Participation", "Correction"} <= tables
    assert not {"Draft", "Visit"} & tables
    invite(motion=(motion := make_motion()), by=admin, handle=admin.handle, side="for")
    lock(motion=motion, by=admin, reason="Tea.")
    client = browser_of(admin)
    assert "Tea." in client.get("/admin/motions/ruling/").content.decode()
    assert admin.handle in client.get("/admin/motions/motionrole/").content.decode()


def test_sending_a_row_changes_nothing(admin, person):
    client = browser_of(admin)
    answer = client.post(f"/admin/accounts/user/{person.pk}/change/", {"handle": "x", "role": "admin", "_save": "1"})
    assert answer.status_code == 403
    assert User.objects.get(pk=person.pk).role == Role.MEMBER


def test_passwords_and_keys_of_sessions_are_not_shown(admin):
    client = Client()
    client.post("/accounts/login/", {"login": "ada", "password": PASSWORD})
    seen = client.get(f"/admin/accounts/user/{admin.pk}/change/").content.decode()
    seen += client.get("/admin/usersessions/usersession/").content.decode()
    seen += client.get(f"/admin/usersessions/usersession/{admin.usersession_set.get().pk}/change/").content.decode()
    assert "ada" in seen
    assert admin.password not in seen
    assert client.session.session_key not in seen


def test_djangos_own_log_in_which_knows_no_second_factor_is_nowhere(admin):
    answer = Client().post("/admin/login/", {"username": admin.email, "password": PASSWORD})
    assert answer.headers["Location"].startswith("/accounts/login/")
    for address in ("logout", "password_change", "password_change/done"):
        assert browser_of(admin).get(f"/admin/{address}/").headers["Location"].startswith("/accounts/")


def test_an_administrator_waits_for_the_second_factor_and_is_then_let_in(admin, settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    answer = browser_of(admin).get("/admin/")
    assert answer.status_code == 403
    assert "second factor" in answer.content.decode()
    give_app(admin)
    assert came_with_factor(admin).get("/admin/").status_code == 200


def test_who_is_not_logged_in_is_told_to(db):
    assert may_see_tables(AnonymousUser()).status == 401


def test_a_person_says_honestly_what_the_admin_may_show(admin, moderator):
    assert admin.has_perm("posts.view_post")
    assert not admin.has_perm("posts.change_post")
    assert not moderator.has_perm("posts.view_post")
    assert (admin.has_module_perms("posts"), moderator.has_module_perms("posts")) == (True, False)
    admin.is_active = False
    assert not admin.has_perm("posts.view_post")
    assert not admin.has_module_perms("posts")
