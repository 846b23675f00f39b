"""Articles in Django's admin, to look at."""

from django.contrib.admin import register

from debates.articles.models import Article, Block, BlockMap, BlockVersion, Revision, Showing
from forum.web.admin import ReadOnlyAdmin


@register(Article)
class Articles(ReadOnlyAdmin):
    """What was brought."""

    list_display = ("title", "slug", "state", "added_by", "created")
    list_filter = ("state", "language")
    list_select_related = ("added_by",)
    search_fields = ("title", "slug", "author_name")


@register(Showing)
class Showings(ReadOnlyAdmin):
    """What was taken down or restored, by whom, why."""

    list_display = ("article", "state", "by", "at")
    list_select_related = ("article", "by")


@register(Revision)
class Revisions(ReadOnlyAdmin):
    """The versions of each article."""

    list_display = ("article", "number", "made_by", "made")
    list_select_related = ("article", "made_by")


@register(Block)
class Blocks(ReadOnlyAdmin):
    """Paragraphs, by the number that never changes."""

    list_display = ("article", "public_no", "retired")
    list_select_related = ("article",)


@register(BlockVersion)
class BlockVersions(ReadOnlyAdmin):
    """What a paragraph says in a version."""

    list_display = ("block", "revision", "position", "kind")
    list_select_related = ("block__article", "revision__article")


@register(BlockMap)
class BlockMaps(ReadOnlyAdmin):
    """What became of each paragraph from one version to the next."""

    list_display = ("revision", "old_block", "new_block", "relation", "is_by_hand")
    list_select_related = ("revision__article", "old_block__article", "new_block__article")
