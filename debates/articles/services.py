"""Publishing an article, which is written once and never again without a new revision; taking it down, restoring it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from debates.articles.markup import block_html, text_hash, text_of
from debates.articles.models import Article, Block, BlockVersion, Format, Kind, Revision, Showing, State
from debates.articles.policy import may_change_showing
from debates.articles.signals import showing_changed
from forum.accounts.models import User
from forum.text.normalise import clean, has_words, paired, single_line
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.slugs import first_free

MAX_BLOCKS = 2_000
TAKEN_SLUGS = ("new", "drafts")  # pages beside the articles have these addresses


@dataclass(frozen=True, slots=True)
class NewBlock:
    """One block to publish. ``kind`` is one of models.Kind, ``level`` 1 to 6 for headings alone.

    ``html`` is HTML for the inside of the block's element, made safe once more; none: the text.
    """

    kind: str
    text: str
    level: int | None = None
    html: str | None = None


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
    text = _cleaned(text)
    _refuse_unreadable(text)
    wanted = slugify(text.slug or text.title)[:70].strip("-")
    slug = "article" if wanted in {"", *TAKEN_SLUGS} else wanted
    article = first_free(slug, lambda free: _article(text, free, by))
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


@transaction.atomic
def take_down(*, article: Article, by: User, reason: str, is_decided: bool = False) -> Article:
    """Show neither the article nor the debates on it any more, and say why.

    ``is_decided`` is of a decision of moderation, which tells of it itself.

    Raises:
        Refusal: the person may not, there is no reason, or it is taken down already.
    """
    return _show(article, by, State.TAKEN_DOWN, reason, is_decided=is_decided)


@transaction.atomic
def restore(*, article: Article, by: User, reason: str, is_decided: bool = False) -> Article:
    """Show the article and its debates again, and say why; ``is_decided`` as for ``take_down``.

    Raises:
        Refusal: the person may not, there is no reason, or it is shown already.
    """
    return _show(article, by, State.PUBLISHED, reason, is_decided=is_decided)


def _show(article: Article, by: User, state: State, reason: str, *, is_decided: bool) -> Article:
    held = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    enforce(may_change_showing(by, held))
    if not has_words(reason):
        raise Refusal(Refused(_("Give a reason: people read it in the article's place."), status=422))
    if held.state == state:
        raise Refusal(
            Refused(_("This article is %(state)s already.") % {"state": held.get_state_display()}, status=409)
        )
    held.state = state
    held.save(update_fields=["state"])
    showing = Showing.objects.create(article=held, state=state, reason=clean(reason), by=by)
    if not is_decided:
        showing_changed.send(Showing, showing=showing)
    return held


def _cleaned(text: NewArticle) -> NewArticle:
    """Return the article without what could hide, reorder or break what stands beside it; the raw input stays."""
    return replace(
        text,
        title=single_line(text.title),
        author_name=single_line(text.author_name),
        publication=single_line(text.publication),
        standfirst=single_line(text.standfirst),
        rights_note=clean(text.rights_note),
        blocks=[new for new in map(_shown, text.blocks) if new.text or new.kind == Kind.RULE],
    )


def _shown(new: NewBlock) -> NewBlock:
    """Return a block whose text is what its HTML shows, to the character: quotations are counted in it."""
    html = block_html(new.text, new.html and paired(new.html), keeps_lines=new.kind == Kind.CODE)
    text = text_of(html)
    if new.html is None or not text.strip():
        return replace(new, text=clean(new.text), html=None)
    return replace(new, text=text, html=html)


def _refuse_unreadable(text: NewArticle) -> None:
    if not has_words(text.title):
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
            html=block_html(new.text) if new.html is None else new.html,
            text_hash=text_hash(new.text),
        )
        for block, (number, new) in zip(made, numbered, strict=True)
    )
