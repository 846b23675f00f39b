"""What was said, in Django's admin, to look at. What somebody has not posted is shown to nobody else."""

from django.contrib.admin import register

from debates.posts.models import (
    Anchor,
    Citation,
    Illustration,
    ParagraphCount,
    Participation,
    Placement,
    Post,
    PostRevision,
    ScreeningRule,
    Source,
)
from forum.web.admin import ReadOnlyAdmin


@register(Post)
class Posts(ReadOnlyAdmin):
    """What was said."""

    list_display = ("id", "motion", "author", "kind", "relation", "state", "created")
    list_filter = ("state", "kind", "relation")
    list_select_related = ("motion", "author")
    search_fields = ("author__handle",)


@register(PostRevision)
class PostRevisions(ReadOnlyAdmin):
    """How it was put before."""

    list_display = ("post", "number", "made")
    list_select_related = ("post__author",)


@register(Anchor)
class Anchors(ReadOnlyAdmin):
    """Where it stands."""

    list_display = ("post", "block", "revision")
    list_select_related = ("post__author", "block__article", "revision__article")


@register(ParagraphCount)
class ParagraphCounts(ReadOnlyAdmin):
    """How much stands on each paragraph."""

    list_display = ("motion", "block", "posts")
    list_select_related = ("motion", "block__article")


@register(Illustration)
class Illustrations(ReadOnlyAdmin):
    """Which pictures it shows."""

    list_display = ("post", "picture")
    list_select_related = ("post__author", "picture")


@register(Citation)
class Citations(ReadOnlyAdmin):
    """Which paragraphs an argument rests on or disputes."""

    list_display = ("post", "block", "how")
    list_select_related = ("post__author", "block__article")


@register(Source)
class Sources(ReadOnlyAdmin):
    """What else it names."""

    list_display = ("post", "title", "address")
    list_select_related = ("post__author",)
    search_fields = ("title", "address")


@register(ScreeningRule)
class ScreeningRules(ReadOnlyAdmin):
    """What posts are looked through for."""

    list_display = ("pattern", "kind", "does", "state", "by", "made")
    list_filter = ("state", "kind", "does")
    list_select_related = ("by",)


@register(Placement)
class Placements(ReadOnlyAdmin):
    """How it was moved, by whom and why."""

    list_display = ("post", "was", "became", "by", "made", "why")
    list_select_related = ("post__author", "by")


@register(Participation)
class Participations(ReadOnlyAdmin):
    """Who takes part in which debate."""

    list_display = ("motion", "person", "posts", "last")
    list_select_related = ("motion", "person")
