"""Where comments on paragraphs were made, and how many stand on each."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from debates.articles.models import Block, Revision
from debates.motions.models import Motion
from debates.posts.models.post import Post


class Anchor(models.Model):
    """Where a paragraph comment was made: block, revision, and the exact words if any. Never changes.

    ``start`` and ``end`` count code points in the block's text; without a quotation both are 0.
    """

    post = models.OneToOneField(Post, models.CASCADE, related_name="anchor")
    block = models.ForeignKey(Block, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    quotation = models.TextField(blank=True)
    before = models.CharField(max_length=32, blank=True)
    after = models.CharField(max_length=32, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quotation="", start=0, end=0) | (~Q(quotation="") & Q(end__gt=F("start"))),
                name="anchor_words_have_a_place",
            ),
        ]
        indexes = [
            # threads.marks.standing: the newest quotations on each block. "Nulls last" though there are none: in this
            # order no index of posts alone can tempt the planner to walk through those of all other blocks.
            models.Index(
                F("block"), F("post").desc(nulls_last=True), name="anchor_quoting", condition=~Q(quotation="")
            ),
        ]
        triggers = [pgtrigger.Protect(name="anchor_never_changes", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"c{self.post_id} on {self.block_id}"


class ParagraphCount(models.Model):
    """How many public posts stand on a block in a motion, answers included. Derived: see derived.py.

    ``leaning`` public arguments rest on it, ``disputing`` ones dispute it.
    """

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="+")
    block = models.ForeignKey(Block, models.CASCADE, related_name="+")
    posts = models.PositiveIntegerField(default=0)
    leaning = models.PositiveIntegerField(default=0)
    disputing = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "block"], name="paragraph_counted_once")]

    def __str__(self) -> str:
        return f"{self.posts} on {self.block_id}"
