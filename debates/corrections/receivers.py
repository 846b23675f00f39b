"""What follows from facts of other rooms: a comment that became an argument answers who proposed that."""

from typing import Any

from django.dispatch import receiver

from debates.corrections.services import close_promotions
from debates.posts.models import Post
from debates.posts.signals import promoted

__all__ = ["note_the_argument"]


@receiver(promoted)
def note_the_argument(comment: Post, argument: Post, **kwargs: Any) -> None:
    """Close the open proposals to make an argument of the comment, as accepted."""
    close_promotions(comment=comment, author=argument.author)
