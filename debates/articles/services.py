"""Publishing an article: what is written once and never again without a new revision."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from debates.articles.markup import block_html, text_hash
from debates.articles.models import Article, Block, BlockVersion, Format, Revision
from forum.accounts.models import User
from forum.web.refusal import Refusal, Refused
from forum.web.slugs import first_free

MAX_BLOCKS = 2_000


@dataclass(frozen=True, slots=True)
class NewBlock:
    """One block to publish. ``kind`` is one of models.Kind, ``level`` 1 to 6 for headings alone."""

    kind: str
    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class NewArticle:
    """All that a published article consists of."""

    title: str
    blocks: Sequence[NewBlock]
    raw: str
    raw_format: str = Format.TEXT
    standfirst: str = ""
    author_name: str = ""
    publication: str = ""
    published_on: date | None = None
    source_url: str = ""
    language: str = "en"
    rights_note: str = ""
    slug: str = field(default="")


@transaction.atomic
def publish(*, text: NewArticle, by: User | None) -> Article:
    """Publish an article with its first revision and return it.

    Raises:
        Refusal: it has no title or no blocks, or more blocks than a page can bear.
    """
    _refuse_unreadable(text)
    article = first_free(slugify(text.slug or text.title)[:70] or "article", lambda slug: _article(text, slug, by))
    revision = Revision.objects.create(
        article=article,
        number=1,
        raw=text.raw,
        raw_format=text.raw_format,
        raw_sha256=hashlib.sha256(text.raw.encode()).hexdigest(),
        made_by=by,
    )
    _add_blocks(revision, text.blocks)
    article.current_revision = revision
    article.save(update_fields=["current_revision"])
    return article


def _refuse_unreadable(text: NewArticle) -> None:
    if not text.title:
        raise Refusal(Refused(_("An article needs a title."), status=422))
    if not text.blocks:
        raise Refusal(Refused(_("No text is left to publish. Paste the article's words."), status=422))
    if len(text.blocks) > MAX_BLOCKS:
        reason = _("This text has %(n)d paragraphs; a debate stands on at most %(most)d. Publish a part of it.")
        raise Refusal(Refused(reason % {"n": len(text.blocks), "most": MAX_BLOCKS}, status=422))


def _article(text: NewArticle, slug: str, by: User | None) -> Article:
    return Article.objects.create(
        slug=slug,
        title=text.title,
        standfirst=text.standfirst,
        author_name=text.author_name,
        publication=text.publication,
        published_on=text.published_on,
        source_url=text.source_url,
        language=text.language,
        rights_note=text.rights_note,
        added_by=by,
    )


def _add_blocks(revision: Revision, blocks: Sequence[NewBlock]) -> None:
    numbered = list(enumerate(blocks, 1))
    made = Block.objects.bulk_create(Block(article=revision.article, public_no=number) for number, _b in numbered)
    BlockVersion.objects.bulk_create(
        BlockVersion(
            revision=revision,
            block=block,
            position=number,
            kind=new.kind,
            level=new.level,
            text=new.text,
            html=block_html(new.text),
            text_hash=text_hash(new.text),
        )
        for block, (number, new) in zip(made, numbered, strict=True)
    )
