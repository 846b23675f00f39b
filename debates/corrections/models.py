"""What somebody holds to be wrong about where a post stands, and what became of it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q, TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from debates.articles.models import Block
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.places import Place
from debates.posts.states import Relation

LONGEST_WORD = 500

_OF_ONE_DEBATE = """
IF NOT EXISTS (
    SELECT FROM posts_post p WHERE p.id = NEW.post_id AND p.motion_id = NEW.motion_id
    AND (NEW.target_id IS NULL OR EXISTS (
        SELECT FROM posts_post t WHERE t.id = NEW.target_id AND t.motion_id = NEW.motion_id))
    AND (NEW.block_id IS NULL OR EXISTS (
        SELECT FROM articles_block b WHERE b.id = NEW.block_id AND b.article_id = p.article_id))) THEN
    RAISE EXCEPTION 'correction: what it names is of another debate' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""


class What(TextChoices):
    """What is held to be wrong about a post, or could be made of it."""

    RELATION = "relation", _("what it does to what it answers")
    PLACE = "place", _("where it stands")
    DUPLICATE = "duplicate", _("another argument says the same")
    PROMOTE = "promote", _("it could be an argument")


class Fate(TextChoices):
    """What became of a proposal."""

    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


_OPEN = Q(state=Fate.OPEN)


class Correction(models.Model):
    """A proposal to place a post better: from where it stood then to where it would stand, and why.

    ``target``, ``side`` or ``block`` is what it would answer, ``relation`` what it would do to that; of a duplicate
    the target is the argument that says the same; what could become an argument has none of these. ``was`` and the
    like are where it stood when this was proposed. ``answer`` is the word of who decided.
    """

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, related_name="corrections")
    what = models.CharField(max_length=16, choices=What)
    relation = models.CharField(max_length=16, choices=Relation, null=True)  # noqa: DJ001 - none is not a relation
    target = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    side = models.CharField(max_length=16, choices=Side, null=True)  # noqa: DJ001 - none is not a side
    block = models.ForeignKey(Block, models.CASCADE, null=True, related_name="+")
    was = models.CharField(max_length=16, choices=Relation)
    was_under = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    was_side = models.CharField(max_length=16, choices=Side, null=True)  # noqa: DJ001 - as above
    was_on = models.ForeignKey(Block, models.CASCADE, null=True, related_name="+")
    why = models.CharField(max_length=LONGEST_WORD)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=16, choices=Fate, default=Fate.OPEN)
    answer = models.CharField(max_length=LONGEST_WORD, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided = models.DateTimeField(null=True)
    created = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "what", "by"], condition=_OPEN, name="correction_open_once"),
            models.CheckConstraint(condition=Q(what__in=What.values), name="correction_what_is_known"),
            models.CheckConstraint(condition=Q(state__in=Fate.values), name="correction_state_is_known"),
            models.CheckConstraint(condition=Q(side=None) | Q(side__in=Side.values), name="correction_side_is_known"),
            models.CheckConstraint(
                condition=Q(was__in=Relation.values) & (Q(relation=None) | Q(relation__in=Relation.values)),
                name="correction_relations_are_known",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="correction_has_a_reason"),
            models.CheckConstraint(
                condition=Q(what__in=[What.RELATION, What.PLACE], relation__isnull=False)
                | Q(what=What.DUPLICATE, target__isnull=False, relation=Relation.SUPPORTS)
                | Q(what=What.PROMOTE, relation=None, target=None, side=None, block=None),
                name="correction_names_what_it_needs",
            ),
            models.CheckConstraint(
                condition=Q(target=None, side=None) | Q(target=None, block=None) | Q(side=None, block=None),
                name="correction_names_one_place",
            ),
            models.CheckConstraint(condition=~Q(target=F("post")), name="correction_is_not_to_itself"),
            # who decided may leave the site
            models.CheckConstraint(
                condition=Q(state=Fate.OPEN, decided=None, decided_by=None, answer="")
                | (~_OPEN & Q(decided__isnull=False)),
                name="correction_decided_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=Fate.DECLINED) | ~Q(answer=""), name="correction_declined_with_a_word"
            ),
        ]
        indexes = [
            # corrections.listed: what is open in a debate, the newest first
            models.Index(fields=["motion", "-created", "-id"], name="correction_open_newest", condition=_OPEN),
            # corrections.listed: what was decided in it, the newest first
            models.Index(fields=["motion", "-created", "-id"], name="correction_decided_newest", condition=~_OPEN),
        ]
        triggers = [
            # who proposed it may leave the site; what was proposed stays
            pgtrigger.ReadOnly(
                name="correction_never_changes",
                fields=[
                    *("motion", "post", "what", "relation", "target", "side", "block"),
                    *("was", "was_under", "was_side", "was_on", "why", "created"),
                ],
            ),
            pgtrigger.Trigger(
                name="correction_of_one_debate",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_OF_ONE_DEBATE,
            ),
        ]

    def __str__(self) -> str:
        return f"c{self.post_id} {self.what} {self.state}"

    def get_absolute_url(self) -> str:
        """Return its own page."""
        return reverse("corrections:correction", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided it yet."""
        return self.state == Fate.OPEN

    @property
    def before(self) -> Place:
        """Where the post stood when this was proposed."""
        return Place(self.was, self.was_under, self.was_side, self.was_on)

    @property
    def after(self) -> Place | None:
        """Where it would stand; none of a comment that could become an argument."""
        return Place(self.relation, self.target, self.side, self.block) if self.relation else None
