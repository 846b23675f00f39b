"""The demo debate: sound content, loaded once, through the same verbs that people use."""

import io

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.test import Client, override_settings

from debates.articles.models import Article
from debates.demo.content import read
from debates.demo.management.commands.load_demo import DEBATES, PASSWORD, SHOWN
from debates.motions.models import Motion
from debates.motions.queries import hosts
from debates.posts.derived import faults
from debates.posts.models import Post
from forum.accounts.models import User
from forum.accounts.roles import Role


def loaded(*args: str) -> str:
    out = io.StringIO()
    call_command("load_demo", *args, stdout=out)
    return out.getvalue()


class TestTheContent:
    debate = read("russia")

    def test_the_article_is_about_as_long_as_an_article_and_has_sections_and_sources(self):
        blocks = self.debate.article["blocks"]
        assert 1_300 <= sum(len(b["text"].split()) for b in blocks if b["kind"] == "paragraph") <= 2_000
        assert sum(b["kind"] == "heading" for b in blocks) >= 5
        assert blocks[-1]["kind"] == "list_item"

    def test_the_original_is_credited_and_linked(self):
        for words in (
            "Shahid R Siddiqi",
            "Axis of Logic",
            "Pakistan Must Strengthen Relations With Russia",
            "http://www.axisoflogic.com/",
        ):
            assert words in self.debate.rights_note

    def test_there_are_people_of_every_role_and_a_dozen_views(self):
        assert {person.role for person in self.debate.people} >= {Role.MEMBER, Role.MODERATOR, Role.ADMIN}
        assert sum(person.is_host for person in self.debate.people) == 1
        assert len({comment.author for comment in self.debate.comments}) >= 12

    def test_both_sides_speak_and_questions_are_asked(self):
        relations = [comment.relation for comment in self.debate.comments]
        assert min(relations.count(r) for r in ("supports", "opposes", "asks", "comments")) >= 5
        assert sum(comment.paragraph is not None for comment in self.debate.comments) >= 12


@pytest.mark.django_db
class TestLoading:
    def test_everything_is_there_and_loading_again_changes_nothing(self):
        assert "loaded: /d/pakistan-russia/" in loaded()
        before = [list(model.objects.order_by("pk").values()) for model in (Motion, Article, Post, User)]
        assert "already there: /d/pakistan-russia/" in loaded()
        assert [list(model.objects.order_by("pk").values()) for model in (Motion, Article, Post, User)] == before
        motion = Motion.objects.get(slug="pakistan-russia")
        assert motion.sentence == "Pakistan must strengthen its relations with Russia"
        assert hosts(motion) == ["sana_w"]
        assert Post.objects.count() == sum(
            len(read(name).said) + len(read(name).order.get("posts", ())) for name in DEBATES
        )
        assert faults() == []

    def test_the_printed_accounts_can_log_in_and_the_others_cannot(self):
        told = loaded()
        for handle in SHOWN:
            assert handle in told
            client = Client()
            client.post("/accounts/login/", {"login": handle, "password": PASSWORD})
            assert client.get("/").context["user"].handle == handle
        assert sum(user.has_usable_password() for user in User.objects.all()) == len(SHOWN)
        assert EmailAddress.objects.filter(verified=True).count() == User.objects.count()

    @override_settings(IS_LOCAL=False)
    def test_in_production_nobody_can_log_in_as_them_unless_a_password_is_given(self):
        assert "demo accounts" not in loaded()
        assert not any(user.has_usable_password() for user in User.objects.all())

    @override_settings(IS_LOCAL=False)
    def test_a_given_password_is_used(self):
        loaded("--password", "something else entirely")
        assert User.objects.get(handle="amina").check_password("something else entirely")

    def test_people_who_are_there_already_are_left_alone(self):
        mine = User.objects.create_user("Amina", "mine@example.org", "mine")
        loaded()
        mine.refresh_from_db()
        assert (mine.role, mine.email) == ("member", "mine@example.org")

    def test_the_comments_are_read_in_the_order_in_which_they_were_made(self):
        loaded()
        for post in Post.objects.exclude(parent=None).select_related("parent"):
            assert post.created > post.parent.created
