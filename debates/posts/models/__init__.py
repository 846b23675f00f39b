"""Everything that a person says: one table for comments, questions, arguments and counterarguments."""

from debates.posts.models.anchor import Anchor, ParagraphCount
from debates.posts.models.draft import Draft
from debates.posts.models.illustration import Illustration
from debates.posts.models.post import MAX_BODY, MAX_CLAIM, Post, PostRevision

__all__ = ["MAX_BODY", "MAX_CLAIM", "Anchor", "Draft", "Illustration", "ParagraphCount", "Post", "PostRevision"]
