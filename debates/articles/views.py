"""Reading an article on its own, and taking it down."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from debates.articles import queries, services
from debates.articles.policy import may_change_showing, may_read
from debates.motions.policy import may_open
from forum.accounts.guards import member
from forum.web.answers import go
from forum.web.refusal import Refusal, enforce


@login_not_required
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article on its own, with the debates on it."""
    shown = get_object_or_404(queries.articles(), slug=slug)
    enforce(may_read(request.user, shown))
    blocks = queries.current_blocks(shown)
    context = {
        "article": shown,
        "blocks": blocks,
        "headings": queries.headings(blocks),
        "minutes": queries.minutes(blocks),
        "motions": list(shown.motions.order_by("-created")[:20]),
        "may_open": may_open(request.user),
        "may_change_showing": may_change_showing(request.user, shown),
    }
    return render(request, "articles/article.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def showing(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the reason for taking an article down or restoring it, or do it."""
    shown = get_object_or_404(queries.articles(), slug=slug)
    enforce(may_change_showing(request.user, shown))
    context = {"article": shown, "history": queries.showings(shown), "reason": request.POST.get("reason", "")}
    if request.method != "POST":
        return render(request, "articles/showing.html", context)
    verb = services.restore if request.POST.get("to") == "published" else services.take_down
    try:
        verb(article=shown, by=member(request), reason=request.POST.get("reason", ""))
    except Refusal as refusal:
        context["refused"] = refusal.refused.reason
        return render(request, "articles/showing.html", context, status=refusal.refused.status)
    return go(request, shown.get_absolute_url())
