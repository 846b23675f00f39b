"""What the demo's debate shows: quotations, threads, questions and what was revised, all in their places."""

from dataclasses import replace

import pytest

from debates.articles.queries import current_blocks
from debates.articles.quotes import find
from debates.demo.content import read
from debates.demo.management.commands.load_demo import DEBATES, PASSWORD
from debates.demo.services import load
from debates.motions.models import Motion
from debates.posts.models import Anchor, Post, PostRevision
from debates.posts.states import Relation
from debates.threads.conversations import BENEATH
from forum.web.refusal import Refusal
from tests.conftest import browser_of


class TestTheFileOfTheFirst:
    def test_there_is_enough_to_see_every_part_of_the_site(self):
        comments = read("russia").comments
        assert len(comments) >= 60
        assert sum(bool(comment.quotation) for comment in comments) >= 30
        assert sum(comment.relation == Relation.ASKS for comment in comments) >= 8
        assert sum(len(comment.texts) in (2, 3) for comment in comments) >= 5

    def test_words_are_quoted_by_two_people(self):
        comments = read("russia").comments
        quoted = [(comment.paragraph, comment.quotation) for comment in comments if comment.quotation]
        assert len(set(quoted)) <= len(quoted) - 2


@pytest.mark.parametrize("name", DEBATES)
class TestEveryFile:
    def test_every_quotation_stands_in_its_paragraph_as_it_is_typed(self, name):
        debate = read(name)
        for comment in debate.comments:
            text = debate.article["blocks"][(comment.paragraph or 1) - 1]["text"]
            assert not comment.quotation or comment.paragraph, comment.key
            assert comment.quotation in text, comment.key

    def test_no_comment_says_again_what_it_quotes(self, name):
        for comment in read(name).comments:
            for body, _ in comment.texts:
                assert not any(line.startswith(">") for line in body.splitlines()), comment.key

    def test_quotations_overlap(self, name):
        debate = read(name)
        quoted = [(comment.paragraph, comment.quotation) for comment in debate.comments if comment.quotation]
        places = {(number, find(debate.article["blocks"][number - 1]["text"], words)) for number, words in quoted}
        pairs = [(one, other) for number, one in places for again, other in places if number == again and one != other]
        assert any(one.start < other.end and other.start < one.end for one, other in pairs)

    def test_every_author_exists_and_every_answer_answers_something(self, name):
        debate = read(name)
        keys = [comment.key for comment in debate.comments]
        assert {comment.author for comment in debate.comments} <= {person.handle for person in debate.people}
        assert len(set(keys)) == len(keys)
        assert {comment.parent for comment in debate.comments if comment.parent} <= set(keys)
        assert all((comment.parent is None) != (comment.paragraph is None) for comment in debate.comments)

    def test_times_run_forward(self, name):
        comments = {comment.key: comment for comment in read(name).comments}
        for comment in comments.values():
            minutes = [ago for _, ago in comment.texts]
            assert minutes == sorted(set(minutes), reverse=True), comment.key
            assert minutes[-1] > 0, comment.key
            if comment.parent:
                assert comment.minutes_ago < comments[comment.parent].minutes_ago, comment.key

    def test_each_revision_says_something_else(self, name):
        for comment in read(name).comments:
            bodies = [body for body, _ in comment.texts]
            assert len(set(bodies)) == len(bodies), comment.key


@pytest.fixture
def debate(db) -> Motion:
    return load(debate=read("russia"), password=PASSWORD, with_password=())[0]


def comment(key: str) -> Post:
    """The loaded post of a comment in the file."""
    told = next(comment for comment in read("russia").comments if comment.key == key)
    return Post.objects.get(body=told.body)


class TestLoaded:
    def test_every_quotation_is_anchored_where_it_stands(self, debate):
        texts = {version.block_id: version.text for version in current_blocks(debate.article)}
        quoting = Anchor.objects.exclude(quotation="")
        assert quoting.count() == sum(bool(comment.quotation) for comment in read("russia").comments)
        for anchor in quoting:
            assert texts[anchor.block_id][anchor.start : anchor.end] == anchor.quotation

    def test_a_thread_is_deeper_than_a_page_shows_and_goes_on_from_its_last_post(self, debate):
        deepest = Post.objects.order_by("-depth").first()
        assert deepest.depth >= 4
        assert deepest.depth > len(BENEATH)
        shown = browser_of(None).get(f"/d/{debate.slug}/p/{deepest.root.block.public_no}/").content.decode()
        assert "Continue this thread" in shown

    def test_questions_are_answered_some_of_them(self, debate):
        asked = Post.objects.filter(relation=Relation.ASKS)
        assert asked.filter(answer_count__gt=0).count() >= 4
        assert asked.filter(answer_count=0).exists()

    def test_all_times_are_past_and_in_order(self, debate):
        for revision in PostRevision.objects.select_related("post"):
            post = revision.post
            if revision.number == 1:
                assert revision.made == post.created
            if revision.number == post.revision_number:
                assert revision.made == (post.revised or post.created)
                assert revision.body == post.body
        for post in Post.objects.all():
            made = list(post.revisions.order_by("number").values_list("made", flat=True))
            assert made == sorted(made)
            assert len(made) == post.revision_number

    def test_a_revised_comment_says_so_and_its_page_shows_what_it_said(self, debate):
        post = comment("c10")
        visitor = browser_of(None)
        assert f'href="/c/{post.pk}/history/"' in visitor.get(f"/c/{post.pk}/").content.decode()
        history = visitor.get(f"/c/{post.pk}/history/").content.decode()
        assert history.count('<li id="r') == 3
        assert "about thirty million dollars" in visitor.get(f"/c/{post.pk}/history/?at=1").content.decode()

    def test_a_comment_that_was_not_revised_does_not_say_so(self, debate):
        post = comment("c1")
        assert (post.revised, post.revision_number) == (None, 1)
        assert f"/c/{post.pk}/history/" not in browser_of(None).get(f"/c/{post.pk}/").content.decode()

    def test_somebody_of_the_debate_is_spoken_of(self, debate):
        assert "<bdi>@lubna_stats</bdi>" in comment("c52").html

    def test_an_older_demo_that_is_there_is_left_as_it_is(self, db):
        older = replace(read("russia"), comments=read("russia").comments[:50])
        motion, _ = load(debate=older, password=PASSWORD, with_password=())
        before = [list(model.objects.order_by("pk").values()) for model in (Post, PostRevision, Anchor)]
        assert load(debate=read("russia"), password=PASSWORD, with_password=()) == (motion, False)
        assert [list(model.objects.order_by("pk").values()) for model in (Post, PostRevision, Anchor)] == before

    def test_a_demo_that_cannot_be_loaded_whole_leaves_nothing_behind(self, db):
        whole = read("russia")
        wrong = replace(whole.comments[-1], quotation="words that stand nowhere")
        with pytest.raises(Refusal):
            load(debate=replace(whole, comments=(*whole.comments[:-1], wrong)), password=PASSWORD, with_password=())
        assert not Post.objects.exists()
        assert not Motion.objects.exists()
