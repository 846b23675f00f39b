"""Counts are checked against the posts and can be rebuilt."""

import io

import pytest
from django.core.management import call_command

from debates.posts import counts
from debates.posts.derived import faults, rebuild
from debates.posts.models import ParagraphCount, Post
from debates.posts.services import withdraw
from tests.conftest import reply, say

pytestmark = pytest.mark.django_db


def test_an_empty_database_is_sound():
    out = io.StringIO()
    call_command("check_integrity", stdout=out)
    assert "sound" in out.getvalue()


def test_what_the_verbs_wrote_is_sound(motion, person, other, noise):
    reply(say(motion, person), other)
    assert faults() == []


def test_a_wrong_count_is_found_named_and_mended(motion, person, noise):
    say(motion, person)
    ParagraphCount.objects.filter(motion=motion).update(posts=41)
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_integrity", stdout=out)
    assert ended.value.code == 1
    assert "posts 41 stored, 1 counted" in out.getvalue()
    assert rebuild() == 6  # four paragraphs, two people
    assert faults() == []


def test_a_missing_row_and_a_row_too_many_are_found(motion, person, noise):
    say(motion, person)
    ParagraphCount.objects.filter(motion=motion).delete()
    assert len(faults()) == 1
    rebuild()
    Post.objects.filter(motion=motion).update(state="removed")
    assert sorted(fault.split(", ")[1].split()[0] for fault in faults()) == ["block", "person"]


def test_a_wrong_count_of_answers_is_found_named_and_mended(motion, person, other, noise):
    root = say(motion, person)
    reply(root, other)
    Post.objects.filter(pk=root.pk).update(answer_count=7)
    assert faults() == [f"motion {motion.pk}, answers to c{root.pk}: answer_count 7 stored, 1 counted"]
    rebuild()
    assert faults() == []


def test_an_answer_withdrawn_is_counted_no_longer(motion, person, other):
    root = say(motion, person)
    withdraw(post=reply(root, other), by=other)
    assert Post.objects.get(pk=root.pk).answer_count == 0
    assert faults() == []


def test_a_question_to_the_whole_motion_stands_on_no_paragraph_and_is_counted_on_none(motion, person):
    asked = Post.objects.create(
        motion=motion, article=motion.article, kind="comment", relation="asks", body="Why?", html="", author=person
    )
    counts.came(asked)
    assert not ParagraphCount.objects.filter(motion=motion).exists()
    assert faults() == []
