"""An article, its revisions, and its blocks, which keep their number through all of them."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Whether an article, and every debate on it, is shown."""

    PUBLISHED = "published", _("published")
    TAKEN_DOWN = "taken_down", _("taken down")


class Article(models.Model):
    """A published text, as it is debated here. Its words stand in the block versions of its current revision."""

    slug = models.SlugField(max_length=80)
    title = models.CharField(_("title"), max_length=300)
    standfirst = models.TextField(_("standfirst"), blank=True)
    author_name = models.CharField(_("author"), max_length=200, blank=True)
    publication = models.CharField(_("publication"), max_length=200, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    source_url = models.URLField(_("address of the original"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=16, default="en")
    rights_note = models.TextField(_("by what right it is shown here"), blank=True)
    current_revision = models.ForeignKey("Revision", models.PROTECT, null=True, editable=False, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=16, choices=State, default=State.PUBLISHED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="article_slug_once"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="article_state_is_known"),
            models.CheckConstraint(condition=~models.Q(title=""), name="article_has_a_title"),
        ]
        # queries.same_source: has this address been imported before?
        indexes = [models.Index(fields=["source_url"], name="article_by_source", condition=~models.Q(source_url=""))]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address where the article is read on its own."""
        return reverse("articles:article", args=[self.slug])


class Showing(models.Model):
    """One act of taking an article down or restoring it, with its reason. The newest says why it is as it is."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="showings")
    state = models.CharField(max_length=16, choices=State)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="showing_has_a_reason"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="showing_state_is_known"),
        ]
        # queries.why_taken_down: the newest act on an article
        indexes = [models.Index(fields=["article", "-at"], name="showing_newest_first")]
        triggers = [pgtrigger.ReadOnly(name="showing_stays", fields=["article", "state", "reason", "at"])]

    def __str__(self) -> str:
        return f"{self.article_id} {self.state}"


class Format(models.TextChoices):
    """What kind of text was brought in."""

    TEXT = "text", _("plain text")
    MARKDOWN = "markdown", "Markdown"
    HTML = "html", "HTML"


class Revision(models.Model):
    """One state of an article's text: what was brought in, letter for letter, and by whom."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    raw = models.TextField()
    raw_format = models.CharField(max_length=16, choices=Format)
    raw_sha256 = models.CharField(max_length=64)
    change_note = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once_per_article"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_number_from_1"),
            models.CheckConstraint(condition=models.Q(raw_format__in=Format.values), name="revision_format_is_known"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="revision_input_stays", fields=["article", "number", "raw", "raw_format", "raw_sha256"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}.{self.number}"


class Block(models.Model):
    """The identity of one paragraph, heading or the like: the 12 of ``#p12``. Never deleted or used again: retired."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="blocks")
    public_no = models.PositiveIntegerField()
    retired = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "public_no"], name="block_number_once_per_article"),
            models.CheckConstraint(condition=models.Q(public_no__gte=1), name="block_number_from_1"),
        ]
        triggers = [pgtrigger.ReadOnly(name="block_identity_stays", fields=["article", "public_no"])]

    def __str__(self) -> str:
        return f"p{self.public_no}"


class Kind(models.TextChoices):
    """What a block is in the text."""

    HEADING = "heading", _("heading")
    PARAGRAPH = "paragraph", _("paragraph")
    QUOTE = "quote", _("quotation")
    LIST_ITEM = "list_item", _("list item")
    FIGURE = "figure", _("figure")
    CODE = "code", _("code")
    RULE = "rule", _("rule")


class BlockVersion(models.Model):
    """The words of one block in one revision."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="versions")
    block = models.ForeignKey(Block, models.CASCADE, related_name="versions")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=Kind)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField()
    html = models.TextField()
    text_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "position"], name="version_position_once_per_revision"),
            models.UniqueConstraint(fields=["revision", "block"], name="version_block_once_per_revision"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="version_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.HEADING, level__isnull=False, level__range=(1, 6))
                | (~models.Q(kind=Kind.HEADING) & models.Q(level=None)),
                name="version_level_exactly_for_headings",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Relation(models.TextChoices):
    """What became of a block from one revision to the next."""

    SAME = "same", _("same")
    EDITED = "edited", _("edited")
    MOVED = "moved", _("moved")
    SPLIT = "split", _("split")
    MERGED = "merged", _("merged")
    INSERTED = "inserted", _("inserted")
    DELETED = "deleted", _("deleted")
    NEEDS_REVIEW = "needs_review", _("to be reviewed")


class BlockMap(models.Model):
    """Where a block went in a later revision, how surely, and who says so: a rule or a person."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="maps")
    old_block = models.ForeignKey(Block, models.CASCADE, null=True, related_name="+")
    new_block = models.ForeignKey(Block, models.CASCADE, null=True, related_name="+")
    relation = models.CharField(max_length=16, choices=Relation)
    score = models.FloatField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    is_by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "old_block", "new_block"],
                nulls_distinct=False,
                name="map_pair_once_per_revision",
            ),
            models.CheckConstraint(
                condition=models.Q(old_block__isnull=False) | models.Q(new_block__isnull=False),
                name="map_names_a_block",
            ),
            models.CheckConstraint(condition=models.Q(score__range=(0, 1)), name="map_score_from_0_to_1"),
            models.CheckConstraint(condition=models.Q(relation__in=Relation.values), name="map_relation_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.old_block_id} -> {self.new_block_id}: {self.relation}"
