"""What is typed about a debate: its motion, its terms, why something is ruled. Decided in services and settling."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from debates.motions.clock import Span, Stage, Who
from debates.motions.models import LONGEST_PAUSE, MAX_SENTENCE
from debates.motions.moments import MomentField, as_it_was
from debates.motions.states import COUNTS_FROM, SHOWN, STAGES, VOICES, Format, Shown
from debates.motions.terms import LONGEST_ARGUMENT, LONGEST_INTRODUCTION, SHORTEST_ARGUMENT, Terms, wrong
from forum.text.normalise import clean, has_words, single_line

VOTES = (Stage.OPENING_VOTE, Stage.FINAL_VOTE)
TERMS_TYPED = "terms_typed_"  # with a format: in a form that carries its terms, where a missing box was left empty
LENGTHS = _("Write a number between 200 and 20000, or leave it empty for the usual bound.")
SHARED = ("pause", "counts_from", "introduction")  # what both formats ask, and propose alike


class MotionForm(forms.Form):
    """Step one: the sentence, and how the debate runs."""

    sentence = forms.CharField(
        label=_("The motion"),
        max_length=MAX_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2, "class": "claim", "dir": "auto", "maxlength": MAX_SENTENCE}),
        error_messages={
            "required": _("Write the sentence that people will stand for or against."),
            "max_length": _("That is %(show_value)d characters; a motion has at most %(limit_value)d."),
        },
    )
    format = forms.ChoiceField(
        label=_("How the debate runs"),
        choices=Format.choices,
        initial=Format.OPEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the debate runs.")},
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        """Make a form for a motion in the language of its article."""
        super().__init__(*args, **kwargs)
        self.fields["sentence"].widget.attrs["lang"] = language

    def clean_sentence(self) -> str:
        """Return the sentence on one line; one that asks is none to stand for or against."""
        sentence = single_line(self.cleaned_data["sentence"])
        if not has_words(sentence):
            raise forms.ValidationError(_("A motion needs its sentence."))
        if sentence.endswith(("?", "؟", "？", ";")):
            raise forms.ValidationError(_("A motion says something. Turn the question into a sentence."))
        return sentence


class TermsForm(forms.Form):
    """What every debate has; the formats add theirs."""

    format: Format
    use_required_attribute = False
    pause = forms.IntegerField(
        label=_("Pause between two posts of a person"),
        min_value=0,
        max_value=LONGEST_PAUSE,
        initial=0,
        required=False,
        help_text=_("In minutes. 0: none. A pause slows a heated debate down."),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Write whole minutes: 0 for no pause, at most a day, 1440.")
        ),
    )
    results = forms.ChoiceField(
        label=_("When results are shown"),
        choices=SHOWN,
        initial=Shown.STANCE.value,
        widget=forms.RadioSelect,
        help_text=_("Where people stand, and how posts were voted on. Everybody sees their own answers at once."),
        error_messages={"required": _("Choose when results are shown.")},
    )
    counts_from = forms.TypedChoiceField(
        label=_("Whose stances and votes count"),
        choices=COUNTS_FROM,
        coerce=int,
        initial=0,
        widget=forms.RadioSelect,
        help_text=_("Everybody may vote all the same, and is told whether it counts."),
        error_messages={"required": _("Choose from which trust on votes count.")},
    )
    introduction = forms.CharField(
        label=_("Introduction"),
        max_length=LONGEST_INTRODUCTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Why this motion now, and what the debate is to settle. It stands on the page of its people."),
        error_messages={
            "max_length": _("That is %(show_value)d characters; an introduction has at most %(limit_value)d.")
        },
    )

    def __init__(self, *args: Any, was: Terms | None = None, **kwargs: Any) -> None:
        """Make a form for new terms, or for the change of those that a debate has."""
        super().__init__(*args, **kwargs)
        self.was = was

    def terms(self) -> Terms:
        """Return what was typed; only after is_valid()."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Tell beside its field what the terms of no debate may be."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            for fault in wrong(self.terms()):
                self.add_error(self.field_of(fault.at), fault.told)
        return data

    def field_of(self, at: str) -> str | None:
        """Return the field that stands for a field of Terms or a stage, none for the whole form."""
        name = f"{at}_starts" if at in list(Stage) else at
        return name if name in self.fields else None

    def shared(self) -> dict[str, Any]:
        """Return what both formats have."""
        data = self.cleaned_data
        return {
            "pause": data["pause"] or 0,
            "introduction": clean(data["introduction"]),
            "results": Shown(data["results"]),
            "counts_from": data["counts_from"],
        }


class OpenForm(TermsForm):
    """An open debate: one phase, everybody may argue until it closes, or for ever."""

    format = Format.OPEN
    opens = MomentField(label=_("Opens"), required=False, help_text=_("Leave it empty to open at once."))
    closes = MomentField(
        label=_("Closes"), required=False, help_text=_("Leave it empty, and it sits until a host closes it.")
    )
    voices = forms.ChoiceField(
        label=_("Who may argue"),
        choices=VOICES,
        initial=Who.EVERYBODY.value,
        help_text=_("For or against the motion. Comments on the paragraphs are open to everybody with an account."),
    )
    field_order = ("opens", "closes", "voices", "pause", "results", "counts_from", "introduction")

    def terms(self) -> Terms:
        """Return what was typed; only after is_valid()."""
        data, was = self.cleaned_data, self.was
        begins = was.opens if was else timezone.now()
        opens = as_it_was(data.get("opens"), begins if was else None) or begins
        closes = as_it_was(data.get("closes"), was.closes if was else None)
        return Terms(Format.OPEN, opens, closes, Who(data["voices"]), **self.shared())


class StructuredForm(TermsForm):
    """A structured debate: phases with dates; each may be left out."""

    format = Format.STRUCTURED
    comments_follow = forms.BooleanField(
        label=_("Comments wait for the floor as well"),
        required=False,
        help_text=_("Otherwise everybody may comment on the paragraphs from the first phase to the last."),
    )
    field_order = ("comments_follow", "pause", "results", "counts_from", "introduction")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the fields of every phase."""
        super().__init__(*args, **kwargs)
        for stage, label in STAGES:
            self.fields[f"{stage}_on"] = forms.BooleanField(label=label, required=False)
            self.fields[f"{stage}_starts"] = MomentField(label=_("Begins"), required=False)
            self.fields[f"{stage}_ends"] = MomentField(label=_("Ends"), required=False)
            if Stage(stage) not in VOTES:
                self.fields[f"{stage}_who"] = forms.ChoiceField(label=_("Who may argue"), choices=VOICES)
                self.fields[f"{stage}_longest"] = forms.IntegerField(
                    label=_("Longest text, in characters"),
                    min_value=SHORTEST_ARGUMENT,
                    max_value=LONGEST_ARGUMENT,
                    required=False,
                    error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), LENGTHS),
                )

    def phases(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return each phase with its fields, the one that puts it in first."""
        names = ("on", "starts", "ends", "who", "longest")
        return [
            (stage, [self[f"{stage}_{name}"] for name in names if f"{stage}_{name}" in self.fields])
            for stage, _label in STAGES
        ]

    def plain_fields(self) -> list[forms.BoundField]:
        """Return the fields that belong to no phase."""
        return [self[name] for name in self.field_order]

    def clean(self) -> dict[str, Any]:
        """Ask for the dates of every phase that takes place."""
        for stage in Stage:
            for name in (f"{stage}_starts", f"{stage}_ends"):
                if self.cleaned_data.get(f"{stage}_on") and name not in self.errors and not self.cleaned_data[name]:
                    self.add_error(name, _("When? Write day and time, or leave this phase out."))
        return super().clean()

    def terms(self) -> Terms:
        """Return what was typed; only after is_valid()."""
        spans = tuple(self._span(stage) for stage in Stage if self.cleaned_data[f"{stage}_on"])
        opens = min((span.starts for span in spans), default=timezone.now())
        follow = self.cleaned_data["comments_follow"]
        return Terms(Format.STRUCTURED, opens, spans=spans, comments_follow=follow, **self.shared())

    def _span(self, stage: Stage) -> Span:
        data = self.cleaned_data
        was = next((span for span in self.was.spans if span.stage == stage), None) if self.was else None
        starts = as_it_was(data[f"{stage}_starts"], was.starts if was else None)
        ends = as_it_was(data[f"{stage}_ends"], was.ends if was else None)
        who = Who(data.get(f"{stage}_who") or Who.NOBODY)
        return Span(stage, starts, ends, who, data.get(f"{stage}_longest"))  # type: ignore[arg-type]  # clean() asked


FORMS: dict[Format, type[TermsForm]] = {Format.OPEN: OpenForm, Format.STRUCTURED: StructuredForm}


class ReasonForm(forms.Form):
    """Why something is ruled; of a debate whose time is over, until when it sits from then on."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        strip=False,
        error_messages={
            "required": _("Say why: everybody in the debate reads it."),
            "max_length": _("That is %(show_value)d characters; a reason has at most %(limit_value)d."),
        },
    )
    closes = MomentField(label=_("Until when it sits from now on"), required=False)
