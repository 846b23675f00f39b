"""Everything said in a debate as one list: each with its quotation and the number of its paragraph."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from debates.articles.queries import heading_numbers
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.policy import may_write
from debates.threads import found, queries
from debates.threads.conversations import ORDERS, Reader
from debates.threads.views.reader import reader_of
from forum.web.answers import page_or_part
from forum.web.paging import NEWEST_FIRST, page_in, read_place

PAGE = 20
ONLY = {"": _("Everything"), "new": _("New to you"), "questions": _("Questions"), "yours": _("Yours")}


@login_not_required
@require_safe
def said(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page of everything said, the newest first or in another order, all of it or a part."""
    motion = found.motion(request, slug)
    reader = reader_of(request, motion)
    name, order = found.order(request) if "order" in request.GET else ("newest", NEWEST_FIRST)
    only = request.GET.get("only", "")
    posts = reader.prepared(_part(motion, reader, only))
    page = page_in(order, posts, read_place(request.GET.get("after", "")), PAGE)
    context = {
        "motion": motion,
        "here": "said",
        "article": motion.article,
        "branches": [reader.branch(post) for post in page.rows],
        "headings": heading_numbers(motion.article),
        "next": page.next,
        "order": name,
        "orders": ORDERS,
        "only": only if only in ONLY else "",
        "parts": _offered(reader),
        "news": queries.news(motion, request.user, reader.since),
        "has_earlier": "after" in request.GET,
        "may_post": may_write(request.user, motion),
    }
    return page_or_part(request, "threads/said.html", "threads/_said.html", context)


def _part(motion: Motion, reader: Reader, only: str) -> QuerySet[Post]:
    everything = queries.said(motion, reader.viewer)
    if only == "new" and reader.since is not None:
        return queries.newer(everything, reader.viewer, reader.since)
    if only == "questions":
        return queries.questions(everything)
    return queries.own(everything, reader.viewer) if only == "yours" else everything


def _offered(reader: Reader) -> dict[str, object]:
    """Return the parts that the reader can ask for: nothing is new to, or said by, who is not known."""
    absent = set() if reader.viewer.is_authenticated else {"yours", "new"}
    if reader.since is None:
        absent.add("new")
    return {name: label for name, label in ONLY.items() if name not in absent}
