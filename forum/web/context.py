"""What every template may ask for."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Return the site's name, and whether the page may ask who is looking (an error page may not)."""
    return {"site_name": settings.SITE_NAME, "asks_who": not getattr(request, "is_error_page", False)}
