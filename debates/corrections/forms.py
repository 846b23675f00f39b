"""The form in which a better place for a post is named: parsed here, decided in services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.corrections.changes import Typed
from debates.corrections.models import What
from debates.posts.models import Post
from debates.posts.states import ARGUMENT_RELATIONS, COMMENT_RELATIONS, Kind

WHERE = [
    ("argument", _("In answer to another argument")),
    ("for", _("On its own, for the motion")),
    ("against", _("On its own, against the motion")),
]
DOES = {
    "supports": _("It supports it"),
    "opposes": _("It opposes it"),
    "undercuts": _("It undercuts it: the reason does not lead to the claim"),
    "asks": _("It asks about it"),
    "comments": _("It remarks on it"),
}
WHAT = {
    What.RELATION: _("It does something else to what it answers"),
    What.PLACE: _("It belongs elsewhere"),
    What.DUPLICATE: _("Another argument says the same"),
}
RADIOS = forms.RadioSelect


class CorrectionForm(forms.Form):
    """What is wrong about where a post stands, what would be right, and why."""

    what = forms.ChoiceField(
        label=_("What is wrong?"), widget=RADIOS, error_messages={"required": _("Choose what is wrong.")}
    )
    where = forms.ChoiceField(label=_("Where does it belong?"), widget=RADIOS, choices=WHERE, required=False)
    target = forms.CharField(
        label=_("Which argument?"),
        help_text=_("Its link, its number, or words of its claim."),
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    chosen = forms.CharField(required=False)
    paragraph = forms.CharField(
        label=_("Which paragraph?"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    relation = forms.ChoiceField(label=_("What does it do?"), widget=RADIOS, required=False)
    why = forms.CharField(
        label=_("Why?"),
        help_text=_("Everybody in the debate reads it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        """Make a form that offers what can be wrong about this post."""
        super().__init__(*args, **kwargs)
        is_comment = post.kind == Kind.COMMENT
        relations = COMMENT_RELATIONS if is_comment else ARGUMENT_RELATIONS
        self.fields["what"].choices = [(what.value, WHAT[what]) for what in _offered(post)]  # type: ignore[attr-defined]
        self.fields["relation"].choices = [(one.value, DOES[one.value]) for one in relations]  # type: ignore[attr-defined]
        for name in ("where", "target", "chosen") if is_comment else ("paragraph",):
            del self.fields[name]

    def typed(self) -> Typed:
        """Return what was typed; only after is_valid()."""
        data = self.cleaned_data
        return Typed(**{name: value for name, value in data.items() if name != "why"})


def _offered(post: Post) -> list[What]:
    """Return what can be wrong about a post by where it stands now."""
    if post.kind == Kind.ARGUMENT:
        return [*([What.RELATION] if post.parent_id else []), What.PLACE, What.DUPLICATE]
    return [What.RELATION, *([What.PLACE] if post.block_id else [])]
