"""The door of Django's admin: administrators with a second factor, who came by the site's own log-in."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from forum.accounts.policy import may_see_tables
from forum.web.admin import ReadOnlyAdmin
from forum.web.refusal import enforce


class TablesSite(AdminSite):
    """Django's own forms for logging in and passwords know no second factor: allauth's stand in for them."""

    site_header = site_title = _("Rejoinder’s tables")
    index_title = _("To look at. Every change goes through a page of the site, and leaves its trace.")
    site_url = "/"
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take what is read-only; libraries bring tables with buttons that change things, and those stay outside."""
        if isinstance(admin_class, type) and issubclass(admin_class, ReadOnlyAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Let an administrator in.

        Raises:
            Refusal: anybody else; the reason is the page.
        """
        enforce(may_see_tables(request.user))
        return True

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:  # type: ignore[override]
        """Send on to the site's own log-in, or in."""
        if request.user.is_authenticated:
            return redirect("admin:index")
        return redirect_to_login(request.GET.get("next") or "/admin/")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Send on to the site's own page for it."""
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Send on to the site's own page for it."""
        return redirect("account_change_password")

    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Send on, as above."""
        return redirect("account_change_password")
