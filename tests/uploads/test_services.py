"""Keeping pictures and sweeping them away: rows, files, and the refusals."""

import errno
import os
from contextlib import ExitStack
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from debates.posts.models import Illustration
from forum.uploads import storage
from forum.uploads.jobs import sweep_pictures
from forum.uploads.models import Picture
from forum.uploads.queries import sizes
from forum.uploads.services import KEPT_UNUSED, QUEUE, sweep
from forum.web.refusal import Refusal
from tests.conftest import say

from .pictures import kept, png, sent, shown

KEY = "12345678-1234-4234-8234-123456789abc"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return settings.UPLOADS_DIR


def aged(picture: Picture, days: float = 40) -> Picture:
    Picture.objects.filter(pk=picture.pk).update(created=timezone.now() - timedelta(days=days))
    return picture


def files(folder) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_picture_is_kept_under_its_key_and_nothing_that_was_typed(person, folder):
    from forum.uploads.services import keep_picture

    picture = keep_picture(owner=person, file=sent(name="../../etc/passwd.html", kind="text/html"))
    row = Picture.objects.get()
    assert files(folder) == [f"{picture.key}.webp"]
    assert (row.owner, row.width, row.height, row.content_type) == (person, 40, 30, "image/webp")
    data = storage.read(row.name)
    assert (len(data), row.get_absolute_url()) == (row.bytes, f"/pictures/{row.key}.webp")
    assert str(row) == f"{row.key}.webp"


def test_nobody_but_the_site_reads_the_folder(person, folder):
    kept(person)
    modes = {path.name: path.stat().st_mode & 0o777 for path in [folder, *folder.rglob("*")]}
    assert {mode for name, mode in modes.items() if name.endswith(".webp")} == {0o600}
    assert {mode for name, mode in modes.items() if not name.endswith(".webp")} == {0o700}


def test_what_is_refused_leaves_neither_row_nor_file(person, folder):
    for data in (b"", b"words", b"\0" * (5 * 1024 * 1024 + 1)):
        with pytest.raises(Refusal):
            kept(person, data)
    assert (Picture.objects.count(), files(folder)) == (0, [])


def test_a_full_disk_is_told_in_words(person, folder, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal) as refusal:
        kept(person)
    assert (refusal.value.refused.status, "no room" in refusal.value.refused.reason) == (503, True)
    assert (Picture.objects.count(), files(folder)) == (0, [])


@pytest.mark.parametrize("name", ["../x.webp", "a/b.webp", "", "x", KEY + ".we/bp", KEY, "{" + KEY + "}.webp"])
def test_no_name_leads_out_of_the_folder(name):
    with pytest.raises(ValueError):  # noqa: PT011 - the name is what is wrong
        storage.path_of(name)


def test_sizes_are_those_of_pictures_that_are_there(person):
    picture = kept(person)
    found = sizes([str(picture.key), str(uuid4())])
    assert {key: (size.width, size.height) for key, size in found.items()} == {str(picture.key): (40, 30)}


class TestTheSweep:
    def test_takes_what_nothing_shows_once_no_draft_can(self, person, folder, django_capture_on_commit_callbacks):
        old, fresh = aged(kept(person)), aged(kept(person), KEPT_UNUSED.days - 1)
        with django_capture_on_commit_callbacks(execute=True):
            assert sweep() == 1
        assert list(Picture.objects.all()) == [fresh]
        assert files(folder) == [fresh.name]
        assert old.pk != fresh.pk

    def test_spares_what_a_post_shows_however_old(self, motion, person, folder):
        picture = aged(kept(person))
        say(motion, person, shown(picture))
        assert sweep() == 0
        assert files(folder) == [picture.name]

    def test_takes_it_once_its_post_is_gone(self, motion, person):
        picture = kept(person)
        say(motion, person, shown(picture))
        aged(picture)
        Illustration.objects.all().delete()
        assert sweep() == 1

    def test_takes_files_without_a_row_once_they_are_old_and_no_others(self, person, folder):
        picture = kept(person)
        strays = [folder / "ab" / f"{uuid4()}.webp", folder / "ab" / f"{uuid4()}.draft", folder / "ab" / "notes.txt"]
        (folder / "ab").mkdir(exist_ok=True)
        for stray in strays:
            stray.write_bytes(b"x")
        assert sweep() == 0
        assert len(files(folder)) == 4
        for path in folder.rglob("*.*"):
            os.utime(path, (1, 1))
        sweep()
        assert files(folder) == [picture.name]

    def test_is_what_the_job_of_the_night_does(self, person):
        aged(kept(person))
        assert sweep_pictures(0) == 1

    def test_of_an_empty_house_takes_nothing(self):
        assert sweep() == 0

    def test_looks_again_before_it_takes_one(self, motion, person):
        from forum.uploads import services

        picture = kept(person)
        say(motion, person, shown(picture))
        assert services._removed(picture) is False


@pytest.mark.django_db(transaction=True)
def test_a_picture_that_is_just_being_posted_is_not_swept_away(motion, person, at_once):
    for _ in range(4):
        picture = aged(kept(person))
        posted, swept = at_once(lambda p=picture: say(motion, person, shown(p)), sweep)
        assert (isinstance(posted, Refusal), swept) in {(True, 1), (False, 0)}
        assert Picture.objects.filter(pk=picture.pk).exists() == (swept == 0)


@pytest.mark.django_db(transaction=True)
def test_one_whose_row_somebody_holds_is_left_for_another_night(person, at_once):
    from threading import Event

    picture, is_held, is_swept = aged(kept(person)), Event(), Event()

    def hold():
        with transaction.atomic():
            list(Picture.objects.select_for_update().filter(pk=picture.pk))
            is_held.set()
            is_swept.wait(10)

    def swept():
        is_held.wait(10)
        try:
            return sweep()
        finally:
            is_swept.set()

    assert at_once(hold, swept) == [None, 0]


def test_keys_are_random(person):
    assert UUID(str(kept(person).key)).version == 4
    assert png() == png()


def test_while_too_many_pictures_are_read_another_one_waits_for_later(person):
    with ExitStack() as others:
        for _ in range(6):
            others.enter_context(QUEUE)
        with pytest.raises(Refusal) as refusal:
            kept(person)
        assert (refusal.value.refused.status, refusal.value.refused.retry_after) == (503, 60)
        assert not Picture.objects.exists()
    assert kept(person).width


def test_a_picture_that_is_refused_leaves_its_turn_to_others(person):
    for _ in range(8):
        with pytest.raises(Refusal, match="no picture"):
            kept(person, b"words")
    assert kept(person).width


@pytest.mark.django_db(transaction=True)
def test_pictures_sent_at_once_are_all_kept(person, at_once):
    at_once(*[lambda: kept(person)] * 6)
    assert Picture.objects.count() == 6
