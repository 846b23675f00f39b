"""What pages and mails of the account say of browsers, and which ways in from elsewhere there are."""

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from forum.accounts.browsers import described

register = template.Library()


@register.filter
def browser(user_agent: str) -> str:
    """Return a browser and its system in words."""
    name, system = described(user_agent)
    if name and system:
        return _("%(browser)s on %(system)s") % {"browser": name, "system": system}
    return name or system or _("A browser that does not say which")


@register.simple_tag
def ways_from_elsewhere(request: HttpRequest, process: str) -> list[dict[str, Any]]:
    """Return name and address of each provider that is switched on, for ``process`` login or connect."""
    if not settings.SOCIALACCOUNT_PROVIDERS:
        return []
    providers = get_adapter().list_providers(request)
    following = {"next": request.GET["next"]} if request.GET.get("next") else {}
    return [{"name": p.name, "address": p.get_login_url(request, process=process, **following)} for p in providers]


@register.simple_tag
def is_switched_on() -> bool:
    """Say whether any way in from elsewhere is."""
    return bool(settings.SOCIALACCOUNT_PROVIDERS)
