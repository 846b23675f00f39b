"""From what the segmenter proposes to what is published. Nothing is published unseen on a page; a command trusts it."""

from datetime import date

from debates.articles.models import Format
from debates.articles.segment import Proposal
from debates.articles.services import NewArticle, NewBlock


def as_article(proposal: Proposal, raw: str, **changed: object) -> NewArticle:
    """Return the proposal as an article to publish; ``changed`` are fields of NewArticle that a person corrected."""
    proposed: dict[str, object] = {
        "title": proposal.title or "",
        "standfirst": proposal.standfirst or "",
        "author_name": proposal.author or "",
        "publication": proposal.publication or "",
        "published_on": date.fromisoformat(proposal.published_on) if proposal.published_on else None,
        "language": proposal.language or "en",
    }
    blocks = [NewBlock(kind=block.kind, text=block.text, level=block.level) for block in proposal.blocks]
    return NewArticle(blocks=blocks, raw=raw, raw_format=Format.TEXT, **{**proposed, **changed})  # type: ignore[arg-type]
