"""What the editor asks for while somebody writes: a preview, a place for a picture, who is meant by a handle.

The first two stand under the names that django-markdownx gives its own, which are open to everybody and are not used.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forum.accounts.guards import member
from forum.accounts.limits import Limited
from forum.accounts.services import count
from forum.editor import previewing, services
from forum.editor.policy import UNREADABLE
from forum.editor.queries import named
from forum.editor.receiving import at_most, in_json
from forum.uploads.encoding import MAX_BYTES, too_large
from forum.web.refusal import Refusal, Refused, enforce

TEXT_BYTES = 512 * 1024  # 20,000 characters of four bytes, each escaped as three
AROUND = 64 * 1024  # what a form has beside its file


def _too_long() -> str:
    return _("The text is far too long for one comment. Nothing was lost: shorten it and look again.")


@login_not_required  # people write first and log in after; those who did not are counted by their address
@require_POST
@at_most(TEXT_BYTES, _too_long)
def preview(request: HttpRequest) -> HttpResponse:
    """Answer with what posting the text ``content`` would show."""
    made = previewing.preview_of(request.POST.get("content", ""), by=previewing.asker(request))
    return render(request, "editor/_preview.html", {"preview": made}, status=made.status)


@login_not_required  # a script asks: a page to log in would be no answer to it
@require_POST
@in_json
@at_most(MAX_BYTES + AROUND, too_large)
def upload(request: HttpRequest) -> HttpResponse:
    """Keep the picture ``image`` and answer with its address."""
    owner = member(request)
    file = request.FILES.get("image")
    if file is None:
        raise Refusal(Refused(_("No picture came. Choose one and try again."), status=UNREADABLE))
    address = services.bring_picture(owner=owner, file=file).get_absolute_url()
    return JsonResponse({"image_code": f"![]({address})", "address": address}, status=201)


@login_not_required
@require_safe
@never_cache
@in_json
def people(request: HttpRequest) -> HttpResponse:
    """Answer a member with handles that begin with ``q``."""
    enforce(count(Limited.LOOKUPS, by=member(request)))
    return JsonResponse({"people": named(request.GET.get("q", ""))})
