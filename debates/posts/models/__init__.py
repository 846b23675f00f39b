"""Everything that a person says: one table for comments, questions, arguments and counterarguments."""

from debates.posts.models.anchor import Anchor, ParagraphCount
from debates.posts.models.basis import MAX_ADDRESS, MAX_NOTE, MAX_TITLE, Citation, Source
from debates.posts.models.claims import WORDS_BY_LANGUAGE
from debates.posts.models.draft import Draft
from debates.posts.models.illustration import Illustration
from debates.posts.models.placement import Participation, Placement
from debates.posts.models.post import MAX_BODY, MAX_CLAIM, Post, PostRevision
from debates.posts.models.screening_rule import MAX_PATTERN, MAX_TOLD, ScreeningRule
from debates.posts.models.unredacted import Unredacted

__all__ = [
    "MAX_ADDRESS",
    "MAX_BODY",
    "MAX_CLAIM",
    "MAX_NOTE",
    "MAX_PATTERN",
    "MAX_TITLE",
    "MAX_TOLD",
    "WORDS_BY_LANGUAGE",
    "Anchor",
    "Citation",
    "Draft",
    "Illustration",
    "ParagraphCount",
    "Participation",
    "Placement",
    "Post",
    "PostRevision",
    "ScreeningRule",
    "Source",
    "Unredacted",
]
