"""Room, the app configuration that every room of both packages shares."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule


class Room(AppConfig):
    """An app whose receivers are connected, and whose derived data is registered, when Django starts.

    Subclass it as ``rooms.Room``: with the class imported by name Django finds two candidates in a
    room's ``apps`` module and silently uses neither.
    """

    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import the room's ``receivers``, ``derived`` and ``checks`` modules, if it has them."""
        for name in ("receivers", "derived", "checks"):
            if self.module is not None and module_has_submodule(self.module, name):
                import_module(f"{self.name}.{name}")
