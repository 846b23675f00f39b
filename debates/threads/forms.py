"""What is typed under a paragraph or a post: parsed here, decided in posts.services."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.posts.insisting import InsistingForm, TimedForm
from debates.posts.models import Post
from debates.posts.services import Words
from debates.posts.states import Relation
from debates.threads.history import read_number
from forum.editor.fields import EditorField
from forum.text.differences import Part, differences
from forum.text.normalise import clean

RELATIONS = [
    (Relation.SUPPORTS.value, _("I agree because")),
    (Relation.OPPOSES.value, _("I disagree because")),
    (Relation.ASKS.value, _("I have a question")),
    (Relation.COMMENTS.value, _("A remark")),
]


class PostForm(TimedForm):
    """A comment: what it does to what it answers, and its words."""

    relation = forms.ChoiceField(
        label=_("What does your comment do?"),
        choices=RELATIONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one: do you agree, disagree, ask or remark?")},
    )
    body = EditorField(label=_("Your comment"), strip=False, error_messages={"required": _("Write something first.")})
    quotation = forms.CharField(
        label=_("Words that your comment is about"),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    quotation_start = forms.CharField(required=False, widget=forms.HiddenInput)
    client_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, place: str, **kwargs: Any) -> None:
        """Make a form for one place, whose ids stay apart from those of other forms on the page."""
        kwargs.setdefault("auto_id", f"id_{place}_%s")
        kwargs.setdefault("initial", {"client_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.place = place

    def words(self) -> Words:
        """Return what was typed; only after is_valid()."""
        data = self.cleaned_data
        return Words(
            relation=data["relation"],
            body=data["body"],
            client_key=data["client_key"] or uuid4(),
            quotation=data["quotation"],
            quotation_start=_offset(data["quotation_start"]),
            insists=self.does_insist(),
            typed_for=self.typed_for(),
        )

    def refuse(self, reason: str) -> None:
        """Show why it was not taken, above the words, and let the next press be a form of its own."""
        self.data = {**self.data.dict(), "client_key": str(uuid4())}  # type: ignore[attr-defined]  # a QueryDict
        self.add_error(None, reason)


def _offset(typed: str) -> int | None:
    """Return where the quotation begins; the words are looked for without it where it is no such number."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else None


class RevisionForm(InsistingForm):
    """A revision: the words, and the number of the revision that its writer had before them."""

    body = EditorField(
        label=_("What your comment says"),
        strip=False,
        error_messages={"required": _("Write something first.")},
    )
    # in words: a number that no page of ours sent counts as none, which shows both texts and loses neither
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        """Make a form that holds what the post says."""
        kwargs.setdefault("auto_id", f"id_revise{post.pk}_%s")
        kwargs.setdefault("initial", {"body": post.body, "seen": post.revision_number})
        super().__init__(*args, **kwargs)
        self.now: Post | None = None
        self.parts: list[Part] = []

    def seen_number(self) -> int:
        """Return the number of the revision that was seen, 0 if it is none; only after is_valid()."""
        return read_number(self.cleaned_data["seen"])

    def overtaken(self, now: Post, reason: str) -> None:
        """Show what the post says now and what the words would change in it; the next press answers that."""
        self.now = now
        self.parts = differences(now.body, clean(self.cleaned_data["body"]))
        self.data = {**self.data.dict(), "seen": str(now.revision_number)}  # type: ignore[attr-defined]  # a QueryDict
        self.refuse(reason)
