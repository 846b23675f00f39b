"""The form of a decision: parsed here, decided in the verbs of moderation."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from debates.desk.presets import Preset
from debates.desk.wording import HOURS_TOLD, SANCTION_VERBS
from debates.moderation.actions import Action
from debates.moderation.choosing import Choice, Where
from debates.moderation.reasons import Reason
from debates.motions.states import Side
from debates.posts.states import Relation, RuleDoes, RuleKind

LONGEST_ID = 18  # digits: what the database holds
MOST_VOTERS = 2_000
_ID = re.compile(r"c?(\d+)/?$", re.ASCII)


class DecisionForm(forms.Form):
    """What is decided, why, what the author reads of it, and what is done to the author besides."""

    action = forms.ChoiceField(
        choices=Action.choices,
        error_messages={"required": _("Choose a decision."), "invalid_choice": _("Choose one of the decisions.")},
    )
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", _("Choose a reason")), *Reason.choices],
        error_messages={"required": _("Choose a reason."), "invalid_choice": _("Choose one of the reasons.")},
    )  # fmt: skip
    sanction = forms.ChoiceField(
        label=_("And the author"), required=False, choices=[("", _("nothing")), *SANCTION_VERBS.items()]
    )
    hours = forms.TypedChoiceField(
        label=_("For how long"), required=False, coerce=int, empty_value=None, choices=list(HOURS_TOLD.items())
    )
    facts = forms.CharField(label=_("Facts, as the author will read them"), required=False)
    law = forms.CharField(label=_("Which law"), required=False)
    passages = forms.CharField(label=_("Passages to take out, one a line"), required=False)
    parent = forms.CharField(label=_("Under which post"), required=False)
    relation = forms.ChoiceField(
        label=_("What it does there"), required=False, choices=[("", _("the same as now")), *Relation.choices]
    )
    side = forms.ChoiceField(
        label=_("Or on its own, on a side"), required=False, choices=[("", _("neither")), *Side.choices]
    )
    paragraph = forms.IntegerField(label=_("Or on paragraph"), required=False, min_value=1, max_value=100_000)
    overrides = forms.BooleanField(required=False)
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, preset: Preset | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"hours": 24, **(_filled(preset) if preset else {}), **self.initial}

    @property
    def voters(self) -> list[int]:
        """The entries that were ticked, whatever else was typed."""
        return _numbers(self.data.getlist("voters")) if isinstance(self.data, QueryDict) else []

    @property
    def wrong(self) -> list[str]:
        """What is wrong, each said once."""
        return list(dict.fromkeys(str(error) for errors in self.errors.values() for error in errors))

    def clean_parent(self) -> int | None:
        """Read a post's number, "c812" or its link.

        Raises:
            ValidationError: it is none of these.
        """
        typed = self.cleaned_data["parent"]
        found = _ID.search(typed)
        if typed and (found is None or len(found[1]) > LONGEST_ID):
            raise forms.ValidationError(_("Name the post by its number or its link: 812, c812."))
        return int(found[1]) if found else None

    def choice(self) -> Choice:
        """Return what was chosen, of a form that is valid."""
        typed = self.cleaned_data
        return Choice(
            action=Action(typed["action"]),
            reason=Reason(typed["reason"]),
            facts=typed["facts"],
            law=typed["law"],
            sanction=Action(typed["sanction"]) if typed["sanction"] else None,
            hours=typed["hours"],
            passages=tuple(line.strip() for line in typed["passages"].splitlines() if line.strip()),
            place=_place(typed),
            voters=tuple(self.voters),
            overrides=typed["overrides"],
        )


def _place(typed: Mapping[str, Any]) -> Where:
    side = Side(typed["side"]) if typed["side"] else None
    return Where(parent=typed["parent"], relation=typed["relation"], side=side, paragraph=typed["paragraph"])


def _filled(preset: Preset) -> dict[str, Any]:
    given = {"action": preset.action, "reason": preset.reason, "facts": preset.facts, "sanction": preset.sanction or ""}
    return given | ({"hours": preset.hours} if preset.hours else {})


def _numbers(typed: Iterable[str]) -> list[int]:
    found = [one for one in typed if one.isascii() and one.isdigit() and len(one) <= LONGEST_ID]
    return [int(one) for one in found[:MOST_VOTERS]]


def items_of(typed: Iterable[str]) -> list[tuple[int, int]]:
    """Return cases with the versions that were seen, as checkboxes send them: "208:3"."""
    pairs = [one.partition(":")[::2] for one in typed]
    return [(int(pk), int(seen)) for pk, seen in pairs if _is_number(pk) and _is_number(seen)]


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_ID


class WordForm(forms.Form):
    """A rule of screening."""

    kind = forms.ChoiceField(label=_("What is looked for"), choices=RuleKind.choices)
    pattern = forms.CharField(
        label=_("The words, or the pattern"), error_messages={"required": _("Write what is looked for.")}
    )
    does = forms.ChoiceField(label=_("What is done"), choices=RuleDoes.choices)
    told = forms.CharField(label=_("What the author is told"), required=False)
