"""What the editor decides: texts with pictures, mentions, handles offered, limits."""

import pytest
from django.conf import settings as configured
from django.db import transaction
from django.utils.module_loading import import_string

from debates.posts.models import Illustration, Post
from forum.accounts.limits import LIMITS, Limited
from forum.accounts.services import count
from forum.editor.policy import MAX_PICTURES, may_be_said
from forum.editor.queries import MOST, html_of, named, those_who_exist
from forum.editor.services import bring_picture
from forum.uploads.models import Picture
from forum.web.refusal import Refusal
from tests.conftest import make_person, reply, say
from tests.uploads.pictures import kept, sent, shown

pytestmark = pytest.mark.django_db
KEY = "12345678-1234-1234-1234-{:012x}"


class TestWhatIsShown:
    def test_mentions_of_people_who_exist_and_pictures_with_their_size(self, person, other):
        picture = kept(person)
        html = html_of(f"@ZEYNEP and @oleg and @nobody\n\n{shown(picture)}")
        assert html.count('class="mention"') == 2
        assert f'<img src="{picture.get_absolute_url()}" width="40" height="30" alt="a teal field"' in html

    def test_the_database_is_asked_once_for_all_people_and_once_for_all_pictures(
        self, person, django_assert_num_queries
    ):
        pictures = "".join(shown(kept(person)) for _ in range(3))
        with django_assert_num_queries(2):
            html_of("@zeynep @oleg @nobody " + pictures)
        with django_assert_num_queries(0):
            html_of("nobody@example.org and *nothing* else")

    def test_the_cases_of_every_script_are_one(self, db):
        make_person("Василиса")
        assert those_who_exist(["ВАСИЛИСА", "василиса2"]) == {"ВАСИЛИСА"}

    def test_who_may_not_log_in_any_more_is_not_marked(self, person):
        type(person).objects.update(is_active=False)
        assert "mention" not in html_of("@zeynep")

    def test_a_post_and_its_revision_keep_it(self, motion, person, other):
        post = say(motion, person, "@oleg, look")
        assert '<span class="mention"><bdi>@oleg</bdi></span>' in post.html
        assert post.revisions.get().html == post.html == html_of(post.body)

    def test_it_is_the_function_that_django_markdownx_is_told_of(self):
        assert import_string(configured.MARKDOWNX_MARKDOWNIFY_FUNCTION) is html_of


class TestWhatMayBeSaid:
    @pytest.mark.parametrize("alt", ["", " ", "\u200b", "  \n "])
    def test_a_picture_without_a_description_may_not(self, alt):
        answer = may_be_said(f"Look: ![{alt}](/pictures/{KEY.format(1)}.webp)")
        assert (bool(answer), answer.status, "![here](...)" in answer.reason) == (False, 422, True)

    @pytest.mark.parametrize("text", ["Words", "![](https://a.example/x.png)", "`![](/pictures/x)`", "/pictures/ ![]("])
    def test_what_shows_no_picture_of_ours_may(self, text):
        assert may_be_said(text)

    def test_a_described_picture_may(self):
        assert may_be_said(f"![a cat](/pictures/{KEY.format(1)}.webp)")

    def test_twenty_pictures_may_and_twenty_one_may_not(self):
        texts = [f"![a](/pictures/{KEY.format(n)}.webp)" for n in range(MAX_PICTURES + 1)]
        assert may_be_said("".join(texts[:-1] * 2))
        assert not may_be_said("".join(texts))

    def test_posting_refuses_and_posts_nothing(self, motion, person):
        with pytest.raises(Refusal) as refusal:
            say(motion, person, shown(kept(person), ""))
        assert refusal.value.refused.status == 422
        assert not Post.objects.exists()


class TestThePicturesOfAPost:
    def test_are_noted_once_however_often_it_shows_them(self, motion, person):
        picture, second = kept(person), kept(person)
        post = say(motion, person, shown(picture) + shown(second) + shown(picture))
        assert set(post.illustrations.values_list("picture", flat=True)) == {picture.pk, second.pk}
        assert str(post.illustrations.first()).endswith(f"in c{post.pk}")

    def test_of_a_text_without_any_cost_nothing(self, motion, person):
        assert not say(motion, person, "Words alone").illustrations.exists()

    def test_stay_when_a_later_revision_shows_others(self, motion, person):
        from debates.posts.pictures import show_pictures

        first, second = kept(person), kept(person)
        post = say(motion, person, shown(first))
        for text in (shown(second), shown(first), shown(second)):
            post.body = text
            show_pictures(post)
        assert set(post.illustrations.values_list("picture", flat=True)) == {first.pk, second.pk}

    def test_that_somebody_else_has_not_shown_are_not_shown_by_their_address(self, motion, person, other):
        with pytest.raises(Refusal) as refusal:
            say(motion, other, shown(kept(person)))
        assert (refusal.value.refused.status, Post.objects.count(), Illustration.objects.count()) == (422, 0, 0)

    def test_that_everybody_sees_may_be_shown_again(self, motion, person, other):
        picture = kept(person)
        answer = reply(say(motion, person, shown(picture)), other, shown(picture))
        assert answer.illustrations.get().picture == picture

    def test_that_were_hidden_are_not_brought_back_by_a_stranger(self, motion, person, other):
        picture = kept(person)
        say(motion, person, shown(picture))
        Post.objects.update(state="removed")
        with pytest.raises(Refusal):
            say(motion, other, shown(picture))

    def test_that_are_not_there_are_refused(self, motion, person):
        with pytest.raises(Refusal) as refusal:
            say(motion, person, f"![a](/pictures/{KEY.format(1)}.webp)")
        assert "not here any more" in refusal.value.refused.reason

    def test_of_somebody_who_left_stay_theirs(self, motion, person):
        from debates.posts.pictures import show_pictures

        post = say(motion, person, shown(kept(person)))
        post.author = None
        show_pictures(post)
        assert post.illustrations.count() == 1


class TestHandlesOffered:
    def test_begin_with_what_is_typed_in_any_case_the_shortest_first(self, db):
        for handle in ("Zeynep", "zeno", "zebra_crossing", "alzeno", "Зоя"):
            make_person(handle)
        assert named("zE") == ["zeno", "Zeynep", "zebra_crossing"]
        assert named("зо") == ["Зоя"]

    def test_are_eight_at_most(self, db):
        for n in range(12):
            make_person(f"anna{n:02}")
        assert len(named("anna")) == MOST

    @pytest.mark.parametrize("beginning", ["", "%", "_", "\\", "zeynepp", "z" * 31, "' OR 1=1 --", "\u202e"])
    def test_are_none_for_anything_else(self, person, beginning):
        assert named(beginning) == []

    def test_of_who_may_not_log_in_are_left_out(self, person):
        type(person).objects.update(is_active=False)
        assert named("ze") == []


class TestLimits:
    def test_of_pictures_follow_trust_and_count_refused_ones_too(self, person, monkeypatch):
        monkeypatch.setitem(LIMITS, Limited.UPLOADS, (LIMITS[Limited.UPLOADS][0].__class__(2, 3_600),) * 4)
        bring_picture(owner=person, file=sent())
        with pytest.raises(Refusal):
            bring_picture(owner=person, file=sent(b"no picture"))
        with pytest.raises(Refusal) as refusal:
            bring_picture(owner=person, file=sent())
        assert (refusal.value.refused.status, Picture.objects.count()) == (429, 1)
        bring_picture(owner=make_person(), file=sent())

    def test_of_an_address_are_those_of_a_newcomer(self, db):
        most = LIMITS[Limited.PREVIEWS][0].most
        assert count(Limited.PREVIEWS, by="192.0.2.1")
        from forum.web.models import Count

        Count.objects.filter(key="previews:from 192.0.2.1").update(times=most)
        assert not count(Limited.PREVIEWS, by="192.0.2.1")
        assert count(Limited.PREVIEWS, by="192.0.2.2")


@pytest.mark.django_db(transaction=True)
def test_two_revisions_at_once_note_a_picture_once(motion, person, at_once):
    from debates.posts.pictures import show_pictures

    post, picture = say(motion, person), kept(person)
    post.body = shown(picture)
    assert at_once(*[lambda: transaction.atomic(show_pictures)(post)] * 3) == [None] * 3
    assert post.illustrations.count() == 1
