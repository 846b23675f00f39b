"""How plain text is read on import: what is title, byline, heading, paragraph, or none of the article."""

from debates.imports.proposal import Block, Dropped, Meta, Proposal
from debates.imports.segment.pipeline import segment

__all__ = ["Block", "Dropped", "Meta", "Proposal", "segment"]
