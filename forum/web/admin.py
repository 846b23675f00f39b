"""Looking into the tables with Django's admin: nothing is added, changed or deleted there, for a verb does that."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.http import HttpRequest

if TYPE_CHECKING:
    Shown = ModelAdmin[Any]
else:
    Shown = ModelAdmin  # takes no parameter at run time


class ReadOnlyAdmin(Shown):
    """Shows a table's rows, newest first, to whom the site lets in."""

    actions = None
    list_per_page = 50
    show_full_result_count = False
    ordering = ("-pk",)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Show everything: the door has asked who comes."""
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:
        """List the room."""
        return True

    def has_add_permission(self, request: HttpRequest, *rest: Any) -> bool:
        """Add nothing."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Change nothing."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Delete nothing."""
        return False
