"""Every table of Django's admin as every role: open to administrators and auditors alone, and to look at alone."""

from collections.abc import Iterator

import pytest
from django.contrib.admin import site
from django.urls import URLPattern, reverse

from tests.conftest import browser_of
from tests.web.roles import ROLES


def tables(pk: object) -> Iterator[tuple[str, int, int]]:
    """Yield each address of Django's admin, and what GET and an empty POST answer to an administrator."""
    for pattern in site.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name is not None:
            yield from TABLES_DOOR[pattern.name]
    for model in site._registry:
        about = (model._meta.app_label, model._meta.model_name)
        for act, (seen, sent) in TABLES_ACTS.items():
            args = [] if act in {"changelist", "add"} else [pk]
            yield reverse("admin:{}_{}_{}".format(*about, act), args=args), seen, sent


# Where there is no such row the admin says so on its own front page: 302.
TABLES_ACTS = {
    "changelist": (200, 200),
    "add": (403, 403),
    "change": (302, 403),
    "history": (302, 302),
    "delete": (403, 403),
}
TABLES_DOOR: dict[str, list[tuple[str, int, int]]] = {
    "index": [("/admin/", 200, 200)],
    "login": [("/admin/login/", 302, 302)],
    "logout": [("/admin/logout/", 302, 302)],
    "password_change": [("/admin/password_change/", 302, 302)],
    "password_change_done": [("/admin/password_change/done/", 302, 302)],
    "autocomplete": [("/admin/autocomplete/", 403, 405)],
    "jsi18n": [("/admin/jsi18n/", 200, 405)],
    "view_on_site": [("/admin/r/1/999999/", 404, 404)],
    "app_list": [("/admin/posts/", 200, 200), ("/admin/nothing/", 404, 404)],
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
def test_the_tables_are_open_to_administrators_and_auditors_alone_and_change_nothing(house, role, method):
    client = browser_of(house[0][role])
    for address, seen, sent in [*tables(999_999), ("/admin/no/such/table/", 404, 404)]:
        answer = getattr(client, method)(address)
        if role in {"admin", "auditor"}:
            assert answer.status_code == (seen if method == "get" else sent), address
        elif role == "visitor":
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith(("/admin/login/?next=", "/accounts/login/?next=")), address
        else:
            assert answer.status_code == (302 if address == "/admin/login/" else 403), address
