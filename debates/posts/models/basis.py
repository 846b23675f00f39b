"""What an argument rests on: sources outside, paragraphs of the article."""

import pgtrigger
from django.db import models
from django.db.models import Q

from debates.articles.models import Block, Revision
from debates.posts.models.post import Post
from debates.posts.states import Leaning

MAX_TITLE = 200
MAX_NOTE = 200
MAX_ADDRESS = 2_000

_OF_THE_ARTICLE = """
IF NOT EXISTS (
    SELECT FROM posts_post p JOIN articles_block b ON b.article_id = p.article_id
    JOIN articles_revision r ON r.article_id = p.article_id
    WHERE p.id = NEW.post_id AND p.kind = 'argument' AND b.id = NEW.block_id AND r.id = NEW.revision_id) THEN
    RAISE EXCEPTION 'citation: the paragraph is of another article, or no argument cites it'
    USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""


class Source(models.Model):
    """Something outside that an argument names: a title, who published it when, an address if there is one.

    The address is never fetched.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=MAX_TITLE)
    note = models.CharField(max_length=MAX_NOTE, blank=True)
    address = models.CharField(max_length=MAX_ADDRESS, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "position"], name="source_once_per_place"),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(
                condition=Q(address="") | Q(address__startswith="http://") | Q(address__startswith="https://"),
                name="source_address_is_of_the_web",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Citation(models.Model):
    """A paragraph that an argument rests on or disputes, and the revision of the article in which it was read."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="citations")
    block = models.ForeignKey(Block, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    how = models.CharField(max_length=16, choices=Leaning)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "block"], name="paragraph_cited_once_per_post"),
            models.CheckConstraint(condition=Q(how__in=Leaning.values), name="citation_how_is_known"),
        ]
        # arguments.resting.resting_on: what rests on a paragraph, the newest first
        indexes = [models.Index(fields=["block", "how", "-post"], name="citation_of_block")]
        triggers = [
            pgtrigger.Trigger(
                name="citation_of_the_posts_article",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_OF_THE_ARTICLE,
            )
        ]

    def __str__(self) -> str:
        return f"c{self.post_id} {self.how} {self.block_id}"
