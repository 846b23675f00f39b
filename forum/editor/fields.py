"""The field in which people write: django-markdownx's widget, with a preview and scripts of our own.

Its own script sees only the forms that stand in the page when it loads, so it is blind to those that htmx brings;
it sets styles, replaces the whole text at each key of its own (which empties the browser's undo), knows no words
for a failure, and inserts pictures without a description. So the class and the names of the two addresses stay,
and static/js/editor.js does the work.
"""

from typing import Any

from django.forms import Media
from django.urls import reverse
from markdownx.fields import MarkdownxFormField
from markdownx.widgets import MarkdownxWidget

from forum.text.markdown import MAX_SOURCE


class EditorWidget(MarkdownxWidget):  # type: ignore[misc]  # untyped
    """The textarea alone: what stands around it is templates/editor/_field.html."""

    template_name = "django/forms/widgets/textarea.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4, "dir": "auto", "autocapitalize": "sentences", **(attrs or {})})

    @property
    def media(self) -> Media:
        """No script of django-markdownx."""
        return Media()

    @staticmethod
    def add_markdownx_attrs(attrs: dict[str, Any]) -> dict[str, Any]:
        """Name the addresses where a text is previewed and a picture is sent."""
        attrs |= {
            "class": "markdownx-editor",
            "data-preview": reverse("markdownx_markdownify"),
            "data-upload": reverse("markdownx_upload"),
            "data-people": reverse("editor_people"),
            "data-most": MAX_SOURCE,
        }
        return attrs


class EditorField(MarkdownxFormField):  # type: ignore[misc]  # untyped
    """A text in Markdown, as it was typed: what becomes of it is decided where it is posted."""

    widget = EditorWidget
