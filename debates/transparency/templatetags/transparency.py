"""Shares in per cent."""

from django import template
from django.template.defaultfilters import floatformat

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """Return a share from 0 to 1 in per cent, with one decimal place."""
    return str(floatformat(share * 100, 1))


@register.filter
def points(share: float) -> str:
    """Return a difference of shares in percentage points, with its sign."""
    told = percent(share)
    return f"−{told[1:]}" if told.startswith("-") else told
