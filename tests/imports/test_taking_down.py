"""Taking an article down with a reason, and restoring it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from debates.articles.models import Article, Showing
from debates.articles.policy import may_change_showing
from debates.articles.services import restore, take_down
from debates.motions.models import Motion
from forum.web.refusal import Refusal
from tests.conftest import browser_of, reply, say
from tests.imports.drafts import press

pytestmark = pytest.mark.django_db


class TestTakingDown:
    def address(self, motion):
        return f"{motion.article.get_absolute_url()}showing/"

    def test_the_reason_stands_in_place_of_article_and_debate_until_it_is_restored(self, motion, moderator, person):
        post = say(motion, person, "Said under it.")
        browser_of(moderator).post(self.address(motion), {"to": "taken_down", "reason": "The author & owner asked."})
        places = (
            motion.article.get_absolute_url(),
            motion.get_absolute_url(),
            f"{motion.get_absolute_url()}p/1/",
            post.get_absolute_url(),
        )
        for place in places:
            for somebody in (None, person):
                answer = browser_of(somebody).get(place)
                shown = answer.content.decode()
                assert answer.status_code == 200
                assert "The author &amp; owner asked." in shown
                assert "The kettle was put on" not in shown
                assert "Said under it." not in shown
            assert "The kettle" in browser_of(moderator).get(place).content.decode() or place == post.get_absolute_url()
        assert motion.sentence not in browser_of(None).get("/").content.decode()
        browser_of(moderator).post(self.address(motion), {"to": "published", "reason": "The author agreed after all."})
        assert "Said under it." in browser_of(None).get(motion.get_absolute_url()).content.decode()
        assert [act.state for act in Showing.objects.order_by("pk")] == ["taken_down", "published"]

    def test_nothing_more_is_said_under_it(self, motion, moderator, person):
        root = say(motion, person)
        take_down(article=motion.article, by=moderator, reason="x")
        for act in (lambda: say(motion, person), lambda: reply(root, person)):
            with pytest.raises(Refusal):
                act()

    def test_who_brought_it_does_not_undo_what_a_moderator_did(self, draft, moderator):
        press(draft, "publish", motion="x")
        article = Article.objects.get()
        take_down(article=article, by=moderator, reason="x")
        with pytest.raises(Refusal) as refusal:
            restore(article=article, by=draft.owner, reason="mine")
        assert refusal.value.refused.status == 403
        restore(article=article, by=moderator, reason="x")
        take_down(article=article, by=draft.owner, reason="mine")
        assert restore(article=article, by=draft.owner, reason="mine").state == "published"

    def test_words_sent_while_it_is_down_come_back(self, motion, moderator, person):
        take_down(article=motion.article, by=moderator, reason="The author asked.")
        headers = {"Host": "testserver", "Origin": "http://testserver"}
        fields = {"relation": "asks", "body": "Kept words"}
        answer = browser_of(person).post(f"{motion.get_absolute_url()}p/1/posts/", fields, headers=headers)
        assert answer.status_code == 409
        assert "The author asked." in answer.content.decode()
        assert "Kept words" in answer.content.decode()

    def test_it_needs_a_reason(self, motion, moderator):
        answer = browser_of(moderator).post(self.address(motion), {"to": "taken_down", "reason": "  "})
        assert answer.status_code == 422
        assert not Showing.objects.exists()

    def test_twice_is_told(self, motion, moderator):
        take_down(article=motion.article, by=moderator, reason="x")
        assert browser_of(moderator).post(self.address(motion), {"to": "taken_down", "reason": "x"}).status_code == 409
        restore(article=motion.article, by=moderator, reason="x")
        with pytest.raises(Refusal):
            restore(article=motion.article, by=moderator, reason="x")

    def test_who_brought_it_may_and_others_may_not(self, draft, person):
        press(draft, "publish", motion="x")
        motion = Motion.objects.get()
        assert browser_of(person).post(self.address(motion), {"to": "taken_down", "reason": "x"}).status_code == 403
        assert (
            browser_of(draft.owner).post(self.address(motion), {"to": "taken_down", "reason": "x"}).status_code == 303
        )
        assert not may_change_showing(AnonymousUser(), motion.article)
