"""From what was proposed and put right to what is published."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from debates.articles.services import NewArticle, NewBlock
from debates.imports.editing import Parts, blocks
from debates.imports.inline import text_of
from debates.imports.models import ImportDraft
from debates.imports.proposal import Proposal
from debates.imports.reading import Brought
from forum.web.tongues import TONGUES


def details_of(proposal: Proposal, source_url: str = "") -> dict[str, str]:
    """Return what was recognised about an article, as fields of forms.DetailsForm."""
    known = dict(TONGUES)
    return {
        "title": proposal.title or "",
        "author_name": proposal.author or "",
        "publication": proposal.publication or "",
        "published_on": proposal.published_on or "",
        "standfirst": proposal.standfirst or "",
        "source_url": source_url,
        "language": proposal.language if proposal.language in known else "en",
        "rights_note": "",
        "motion": "",
    }


def as_article(parts: Parts, draft: ImportDraft, details: Mapping[str, Any]) -> NewArticle:
    """Return a draft as an article to publish; ``details`` are cleaned fields of forms.DetailsForm."""
    fields = {name: value for name, value in details.items() if name != "motion"}
    return NewArticle(
        blocks=[_block(part.kind, part.level, part.text, part.html) for _i, part in blocks(parts)],
        raw=draft.raw,
        raw_format=draft.raw_format,
        **fields,
    )


def as_proposed(proposal: Proposal, brought: Brought) -> NewArticle:
    """Return a proposal as an article to publish as it stands: what a command does."""
    details = details_of(proposal, brought.source_url)
    published = date.fromisoformat(details["published_on"]) if details["published_on"] else None
    fields = {name: value for name, value in details.items() if name not in {"motion", "published_on"}}
    new = [_block(block.kind, block.level, block.text, block.html) for block in proposal.blocks]
    return NewArticle(blocks=new, raw=brought.raw, raw_format=brought.raw_format, published_on=published, **fields)


def _block(kind: str, level: int | None, text: str, html: str | None) -> NewBlock:
    """Return a block; where it has HTML, its text is what that shows, so that quotations find it."""
    return NewBlock(kind=kind, level=level, text=text if html is None else " ".join(text_of(html).split()), html=html)
