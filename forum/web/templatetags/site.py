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

from forum.web import tongues, zones

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
    "arguments",
    "threads",
    "posts",
    "revisions",
    "desk",
    "deciding",
    "letters",
    "pictures",
    "map",
    "results",
    "verdicts",
    "site",
    "editor",
    "account",
    "motions",
    "writing",
    "placing",
    "stance",
    "votes",
    "patterns",
    "log",
    "notices",
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
    title = f"{zones.here(moment):%Y-%m-%d %H:%M} {zones.name_here()}"
    return format_html('<time datetime="{}" title="{}">{}</time>', zones.machine(moment), title, _since(moment))


@register.filter
def moment(when: datetime) -> SafeString:
    """Return a moment in the reader's zone; ``data-shape`` lets zone.js tell it anew where the browser's is another."""
    local = zones.here(when)
    shape = "moment" if local.year == timezone.localtime().year else "moment-year"
    told = format_date(local, "j F, H:i" if shape == "moment" else "j F Y, H:i")
    return format_html('<time datetime="{}" data-shape="{}" dir="auto">{}</time>', zones.machine(when), shape, told)


@register.filter
def day(when: datetime) -> SafeString:
    """Return the day of a moment in the reader's zone."""
    told = format_date(zones.here(when), "j F")
    return format_html('<time datetime="{}" data-shape="day" dir="auto">{}</time>', zones.machine(when), told)


@register.simple_tag
def zone_here() -> str:
    """Return the reader's time zone in words."""
    return zones.zone_here()


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
    return str(format_date(zones.here(moment), "j F Y"))


@register.filter
def at(found: dict[int, int], key: int) -> int:
    """Return the number that stands at a key, or 0."""
    return found.get(key, 0)


@register.filter
def of(found: dict[int, object], key: int) -> object:
    """Return what stands at a key, none if nothing does."""
    return found.get(key)
