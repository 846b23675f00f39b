"""The preview without JavaScript: the button ``do=preview`` of the form itself. For views, before they validate.

Two lines there: ``if previewing.is_asked(request):`` and ``return previewing.answered(...)``, where the dots stand for
the page with ``previewing.shown(request, form)`` as its form.
"""

from dataclasses import dataclass
from typing import TypeVar

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.editor.policy import UNREADABLE, may_be_said
from forum.editor.queries import html_of
from forum.text.markdown import MAX_SOURCE, TooLong
from forum.text.normalise import clean
from forum.web.refusal import Refused

FormT = TypeVar("FormT", bound=forms.Form)


def is_asked(request: HttpRequest) -> bool:
    """Say whether the form was sent by its preview button."""
    return request.method == "POST" and request.POST.get("do") == "preview"


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting a text would show, and why it would not be taken as it is (empty: it would)."""

    html: str
    reason: str = ""
    status: int = 200


def preview_of(text: str, *, by: User | str) -> Preview:
    """Return the preview of a text for a person, or for the address of somebody who is not logged in."""
    counted = count(Limited.PREVIEWS, by=by)
    if isinstance(counted, Refused):
        return Preview("", counted.reason, counted.status)
    try:
        html = html_of(text)
    except TooLong:
        reason = _("A text may have at most %(most)d characters. Nothing was lost: shorten it and look again.")
        return Preview("", reason % {"most": MAX_SOURCE}, UNREADABLE)
    said = may_be_said(clean(text))
    return Preview(html, said.reason if isinstance(said, Refused) else "")


def asker(request: HttpRequest) -> User | str:
    """Return whose previews are counted: the person's, or those of the address that the request comes from."""
    return request.user if isinstance(request.user, User) else str(get_adapter().get_client_ip(request))


def shown(request: HttpRequest, form: FormT, field: str = "body") -> FormT:
    """Return the form with everything as it was typed and the preview of its text; nothing is validated."""
    form.initial = {name: form.data.get(form.add_prefix(name)) for name in form.fields}
    form.preview = preview_of(str(form.initial[field] or ""), by=asker(request))  # type: ignore[attr-defined]  # templates
    form.is_bound = False
    return form


def answered(response: HttpResponse) -> HttpResponse:
    """Give the page with the preview its status: nothing was refused."""
    response.status_code = 200
    return response
