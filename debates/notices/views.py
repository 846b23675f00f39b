"""The form of a notice of illegal content, and its receipt: open to everybody."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from debates.notices import freshness, queries, services, wording
from debates.notices.forms import NoticeForm
from debates.notices.policy import may_see_sender
from debates.notices.receipts import read_receipt
from forum.accounts.guards import address_of
from forum.web.address import site_address
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, Refused

UNREADABLE = Refused("", status=422)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    """Show the form, or take the notice; ``?about=`` is the address of what is meant."""
    if request.method != "POST":
        return _form(request, NoticeForm(initial={"address": request.GET.get("about", "")}))
    typed = NoticeForm(request.POST)
    if not typed.is_valid():
        return with_refusal(_form(request, typed), UNREADABLE)
    try:
        made = services.give_notice(told=typed.told(), hosts=_hosts(request), asked_from=address_of(request))
    except Refusal as refusal:
        typed.add_error("address" if refusal.refused.status == UNREADABLE.status else None, refusal.refused.reason)
        return with_refusal(_form(request, typed), refusal.refused)
    return go(request, made.get_absolute_url())


@login_not_required
@require_safe
@never_cache
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """Show where a notice stands to whoever knows its number; to those who see cases, also what it says."""
    notice = queries.by_receipt(read_receipt(receipt))
    if notice is None:
        raise Http404
    context = {
        "notice": notice,
        "answer": wording.answer(notice),
        "by_whom": wording.by_whom(notice),
        "sees_sender": may_see_sender(request.user),
    }
    response = render(request, "notices/receipt.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _form(request: HttpRequest, typed: NoticeForm) -> HttpResponse:
    context = {"form": typed, "mark": freshness.again(request.POST.get("mark", ""))}
    return render(request, "notices/form.html", context)


def _hosts(request: HttpRequest) -> set[str]:
    """Return the names under which the site is reached."""
    return {request.get_host().lower(), urlsplit(site_address()).netloc.lower()}
