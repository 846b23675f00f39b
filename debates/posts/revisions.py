"""Every text of a post is kept; a writer whom another revision overtook is told. The verb stands in services.py."""

from django.utils.translation import gettext as _

from debates.posts.models import Post, PostRevision
from debates.posts.pictures import show_pictures
from forum.web.refusal import Refusal, Refused


class Overtaken(Refusal):
    """The post was revised while somebody revised it; ``post`` says what it says now."""

    def __init__(self, post: Post) -> None:
        what = _("This argument was revised meanwhile") if post.claim else _("This comment was revised meanwhile")
        told = _(
            "%(what)s, perhaps in another tab. Nothing is lost: what it says now and "
            "what you wrote stand below. Press the button again to post what you wrote."
        ) % {"what": what}
        super().__init__(Refused(told, status=409))
        self.post = post


def keep(post: Post, basis: dict[str, object] | None = None) -> None:
    """Keep what the post says now, and rests on, as a revision of its own, and that it shows its pictures."""
    PostRevision.objects.create(
        post=post,
        number=post.revision_number,
        claim=post.claim,
        body=post.body,
        html=post.html,
        basis=basis or {},
        made=post.revised or post.created,
    )
    show_pictures(post)
