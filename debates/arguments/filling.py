"""With what a form of an argument is filled: what an argument says and rests on, or what was typed before."""

from django.utils.translation import gettext as _

from debates.posts.arguing import Case
from debates.posts.basis import Named
from debates.posts.models import Post
from debates.posts.states import Leaning


def said_by(post: Post) -> dict[str, object]:
    """Return what an argument says and rests on, as a form holds it; two queries."""
    cited = post.citations.select_related("block")
    sources = post.sources.order_by("position")
    return {
        "claim": post.claim,
        "body": post.body,
        "source": tuple(Named(source.title, source.note, source.address) for source in sources),
        "cite": {citation.block.public_no: citation.how for citation in cited},
        "seen": post.revision_number,
    }


def typed_in(case: Case) -> dict[str, object]:
    """Return what was typed, as a form holds it."""
    basis = case.basis
    cite = dict.fromkeys(basis.rests_on, Leaning.RESTS_ON.value) | dict.fromkeys(basis.disputes, Leaning.DISPUTES.value)
    # since when it is open nobody knows any more
    words = {"claim": case.claim, "body": case.body, "client_key": case.client_key, "opened": ""}
    return {**words, "source": basis.sources, "cite": cite}


def rests_in_words(post: Post) -> list[str]:
    """Return a line for each thing that an argument rests on now; one query."""
    basis = post.revisions.values_list("basis", flat=True).get(number=post.revision_number)
    sources = [", ".join(part for part in one.values() if part) for one in basis.get("sources", [])]
    told = {Leaning.RESTS_ON: _("Rests on paragraph %(n)d"), Leaning.DISPUTES: _("Disputes paragraph %(n)d")}
    return [told[Leaning(one["how"])] % {"n": one["paragraph"]} for one in basis.get("cited", [])] + sources
