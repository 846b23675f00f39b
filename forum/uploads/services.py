"""Keeping pictures, and sweeping away those that nothing shows."""

import hashlib
from collections.abc import Collection
from datetime import timedelta
from threading import BoundedSemaphore
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files import File
from django.db import transaction
from django.db.models import Exists, ForeignObjectRel, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.uploads import storage
from forum.uploads.encoding import MAX_BYTES, Encoded, encoded, too_large
from forum.uploads.models import Picture
from forum.web.refusal import Refusal, Refused

# A draft of a member is kept for 30 days, and may show pictures: what nothing shows stays a day longer.
KEPT_UNUSED = timedelta(days=31)
KEPT_WITHOUT_ROW = timedelta(days=1)
AT_ONCE = 500

# A large picture takes some 300 MB and a second of a processor while it is read. So one is read at a time in each
# process; six wait, which leaves threads for pages (serve.THREADS) and is what a browser sends at once.
_TURN = BoundedSemaphore(1)
QUEUE = BoundedSemaphore(6)


def keep_picture(*, owner: AbstractBaseUser, file: "File[bytes]") -> Picture:
    """Keep a picture that somebody sent, re-encoded; nobody else sees it until something shows it.

    Raises:
        Refusal: it is no picture, too large, damaged, there is no room for it, or too many are being read.
    """
    if file.size > MAX_BYTES:
        raise Refusal(Refused(too_large(), status=413))
    made = _read(file)
    picture = _picture(owner, made)
    _store(picture, made.data)
    picture.save(force_insert=True)
    return picture


def sweep() -> int:
    """Remove the pictures that nothing shows and no draft can show any more; return how many there were."""
    old = Picture.objects.filter(_unused(), created__lt=timezone.now() - KEPT_UNUSED)
    removed = sum(_removed(picture) for picture in old.order_by("created")[:AT_ONCE])
    _sweep_files()
    return removed


@transaction.atomic
def remove(*, keys: Collection[UUID]) -> int:
    """Remove those of the pictures that nothing shows, rows and, once that is certain, files; return how many.

    Who is just posting one is waited for: then it is shown.
    """
    held = Picture.objects.select_for_update(of=["self"]).filter(key__in=keys).order_by("key")
    locked = {picture.key: picture for picture in held}
    unused = Picture.objects.filter(_unused(), key__in=locked).values_list("key", flat=True)
    for key in list(unused):
        _deleted(locked[key])
    return len(unused)


def _read(file: "File[bytes]") -> Encoded:
    if not QUEUE.acquire(blocking=False):
        reason = _("Many pictures are being read just now. Your words are safe; try the picture again in a minute.")
        raise Refusal(Refused(reason, status=503, retry_after=60))
    try:
        with _TURN:
            return encoded(file.read(MAX_BYTES + 1))
    finally:
        QUEUE.release()


def _picture(owner: AbstractBaseUser, made: Encoded) -> Picture:
    return Picture(
        owner_id=owner.pk,
        sha256=hashlib.sha256(made.data).hexdigest(),
        width=made.width,
        height=made.height,
        bytes=len(made.data),
        content_type=made.content_type,
    )


def _store(picture: Picture, data: bytes) -> None:
    """Write the file before its row: a file without row is swept, a row without file is a hole in a text."""
    try:
        storage.keep(picture.name, data)
    except OSError:
        reason = _("There is no room for pictures just now. Your words are safe; try the picture again later.")
        raise Refusal(Refused(reason, status=503, retry_after=3_600)) from None


def _unused() -> Q:
    """Return the condition that no row of any table points at the picture: who shows pictures keeps such rows."""
    condition = Q()
    for relation in Picture._meta.get_fields(include_hidden=True):  # noqa: SLF001 - documented, for all its underscore
        if isinstance(relation, ForeignObjectRel):
            rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})  # noqa: SLF001
            condition &= ~Q(Exists(rows))
    return condition


@transaction.atomic
def _removed(picture: Picture) -> bool:
    """Remove one picture unless somebody is just posting it: then its row is locked, or is shown once it is ours."""
    held = Picture.objects.select_for_update(skip_locked=True).filter(pk=picture.pk)
    if not held or not Picture.objects.filter(_unused(), pk=picture.pk).exists():
        return False
    _deleted(picture)
    return True


def _deleted(picture: Picture) -> None:
    """Delete a picture's row now and its file once that is certain."""
    name = picture.name
    picture.delete()
    transaction.on_commit(lambda: storage.remove(name))


def _sweep_files() -> None:
    """Remove files whose row was never written, and half-written ones."""
    names = list(storage.names_older_than(KEPT_WITHOUT_ROW.total_seconds()))
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        known = {picture.name for picture in Picture.objects.filter(key__in=filter(None, map(_key_in, some)))}
        for name in set(some) - known:
            storage.remove_leftover(name)


def _key_in(name: str) -> UUID | None:
    """Return the key that a file is named for, or none."""
    try:
        return UUID(name.partition(".")[0])
    except ValueError:
        return None
