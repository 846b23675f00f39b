"""Small things of the look: icons, times, directions."""

from datetime import datetime, timedelta
from functools import cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forum.web import tongues

register = template.Library()
NOW, HOURS, DAYS = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


SHEETS = (
    "tokens",
    "fonts",
    "base",
    "layout",
    "controls",
    "reading",
    "quotations",
    "debate",
    "threads",
    "posts",
    "revisions",
    "desk",
    "pictures",
    "site",
    "editor",
    "account",
    "placing",
)


@register.simple_tag
def stylesheets() -> list[str]:
    """Return the addresses of the style sheets, in the order of their layers."""
    return [staticfiles_storage.url(f"look/css/{name}.css") for name in SHEETS]


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Return an icon of icons.svg; a word beside it says what it means."""
    address = staticfiles_storage.url("look/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', address, name)


@register.filter
def direction(language: str) -> str:
    """Return the direction in which a language is written."""
    return tongues.direction(language)


@register.filter
def ago(moment: datetime) -> SafeString:
    """Return how long ago it was, with the moment itself for who points at it and for machines."""
    exact = f"{moment:%Y-%m-%d %H:%M}"
    machine = exact.replace(" ", "T")
    return format_html('<time datetime="{}Z" title="{} UTC">{}</time>', machine, exact, _since(moment))


def _since(moment: datetime) -> str:
    passed = timezone.now() - moment
    if passed < NOW:
        return _("just now")
    if passed < HOURS:
        return _("%(n)d min ago") % {"n": passed // NOW}
    if passed < DAYS:
        return _("%(n)d h ago") % {"n": passed // HOURS}
    if passed < 2 * DAYS:
        return _("yesterday")
    if passed < 14 * DAYS:
        return _("%(n)d days ago") % {"n": passed // DAYS}
    return str(format_date(moment, "j F Y"))


@register.filter
def at(found: dict[int, int], key: int) -> int:
    """Return the number that stands at a key, or 0."""
    return found.get(key, 0)
