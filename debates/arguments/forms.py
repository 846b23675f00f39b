"""What is typed into the forms of arguments: parsed here, decided in posts.arguing."""

from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.arguments.citing import Pick, citable
from debates.arguments.fields import CitedField, SourcesField, rows_of
from debates.arguments.filling import rests_in_words, said_by, typed_in
from debates.arguments.relating import OFFERED, Choice, choices
from debates.motions.clock import Say, longest
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.arguing import Case, claim_of
from debates.posts.basis import MOST_SOURCES, Basis, Named
from debates.posts.drafted import ARGUED, case_of, motion_of, subject_of
from debates.posts.insisting import TimedForm
from debates.posts.models import MAX_BODY, MAX_CLAIM, Draft, Post
from debates.posts.policy import say_of
from debates.posts.states import DraftForm, Leaning, Relation
from debates.threads.history import read_number
from forum.editor.fields import EditorField
from forum.text.differences import Part, differences
from forum.text.normalise import clean, has_words, single_line
from forum.web.refusal import Refusal

CHOOSE_SIDE = _("Choose a side: does your argument speak for the motion or against it?")
CHOOSE_RELATION = _("Choose one: does your argument oppose, undercut or support it?")


class CaseForm(TimedForm):
    """What all arguments have: claim, reason, and what it rests on."""

    claim = forms.CharField(
        label=_("Your claim, in one sentence"),
        strip=False,
        widget=forms.Textarea(attrs={"class": "claim", "rows": 2, "dir": "auto", "autocapitalize": "sentences"}),
        error_messages={"required": _("Write your claim first: one sentence that one can agree or disagree with.")},
    )
    body = EditorField(
        label=_("Why"), strip=False, error_messages={"required": _("Say why your claim holds. It may be short.")}
    )
    source = SourcesField(required=False)
    cite = CitedField(required=False)
    source_rows = forms.CharField(required=False, widget=forms.HiddenInput)
    # in words: a key that no page of ours sent counts as none
    client_key = forms.CharField(required=False, widget=forms.HiddenInput)
    say = Say.ARGUMENT
    about: Post | None = None  # the argument that is answered or revised: it is not offered as one like it

    def __init__(self, *args: Any, motion: Motion, place: str, **kwargs: Any) -> None:
        """Make a form for one place, whose ids stay apart from those of other forms on the page."""
        kwargs.setdefault("auto_id", f"id_{place}_%s")
        kwargs["initial"] = {"client_key": uuid4()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.motion, self.place = motion, place
        self.most = longest(motion.clock, self.say)
        self.fields["claim"].widget.attrs |= {"data-most": MAX_CLAIM, "aria-describedby": f"id_{place}_claim_count"}
        self.fields["body"].widget.attrs["rows"] = 6

    def clean_claim(self) -> str:
        """Refuse a claim beside its field."""
        try:
            claim_of(self.cleaned_data["claim"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.refused.reason) from refusal
        return str(self.cleaned_data["claim"])

    def clean_body(self) -> str:
        """Refuse a reason without words beside its field."""
        if not has_words(self.cleaned_data["body"]):
            raise forms.ValidationError(self.fields["body"].error_messages["required"])
        return str(self.cleaned_data["body"])

    def case(self) -> Case:
        """Return what was typed; only after is_valid()."""
        data = self.cleaned_data
        cited = sorted(data["cite"].items())
        basis = Basis(
            sources=data["source"],
            rests_on=tuple(number for number, how in cited if how == Leaning.RESTS_ON),
            disputes=tuple(number for number, how in cited if how == Leaning.DISPUTES),
        )
        return Case(
            claim=data["claim"],
            body=data["body"],
            client_key=_key(data["client_key"]),
            basis=basis,
            insists=self.does_insist(),
            typed_for=self.typed_for(),
        )

    def refuse(self, reason: str) -> None:
        """Show why it was not taken, above the words, and let the next press be a form of its own."""
        self.data = dict(self.data.items()) | {"client_key": str(uuid4())}
        self.add_error(None, reason)

    def rework(self, act: str) -> None:
        """Show everything as it was typed, nothing judged: with one more row for a source, or without a paragraph."""
        typed = {
            name: field.widget.value_from_datadict(self.data, self.files, name) for name, field in self.fields.items()
        }
        if act == "source":
            typed["source_rows"] = len(rows_of(typed["source"], typed["source_rows"])) + 1
        if act.startswith("drop-"):
            typed["cite"] = {number: how for number, how in typed["cite"].items() if f"drop-{number}" != act}
        self.initial, self.is_bound = typed, False

    @property
    def rows(self) -> list[Named]:
        """The rows for sources: those typed, and empty ones."""
        return rows_of(self["source"].value() or (), self["source_rows"].value())

    @property
    def may_have_more(self) -> bool:
        """Whether one more source can be named."""
        return len(self.rows) < MOST_SOURCES

    @property
    def claim_length(self) -> int:
        """How many characters the claim has, as the verb counts them."""
        return len(single_line(clean(str(self["claim"].value() or ""))))

    @property
    def most_claim(self) -> int:
        """How many it may have."""
        return MAX_CLAIM

    @property
    def longest(self) -> int:
        """How many characters the reason may have now."""
        return MAX_BODY if self.most is None else min(self.most, MAX_BODY)

    @cached_property
    def paragraphs(self) -> list[Pick]:
        """The paragraphs of the article that can be cited, one query."""
        return citable(self.motion.article, self["cite"].value() or {})

    @property
    def chosen(self) -> list[Pick]:
        """Those that are cited."""
        return [pick for pick in self.paragraphs if pick.how]


class ArgumentForm(CaseForm):
    """An argument for or against the motion."""

    side = forms.ChoiceField(
        label=_("Which side does it speak for?"),
        choices=Side.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_SIDE, "invalid_choice": CHOOSE_SIDE},
    )
    comment = forms.CharField(required=False, widget=forms.HiddenInput)


class CounterForm(CaseForm):
    """An argument in answer to an argument."""

    relation = forms.ChoiceField(
        label=_("What does your argument do?"),
        choices=[(name.value, name.label) for name in OFFERED],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_RELATION, "invalid_choice": CHOOSE_RELATION},
    )
    say = Say.COUNTER

    def __init__(self, *args: Any, parent: Post, **kwargs: Any) -> None:
        """Make a form under an argument."""
        super().__init__(*args, motion=parent.motion, place=f"counter{parent.pk}", **kwargs)
        self.about = self.parent = parent

    @property
    def relations(self) -> list[Choice]:
        """The relations, each with what it means and whom it would serve."""
        return choices(list(self["relation"]), Side(str(self.parent.favours)))

    @property
    def goes_against(self) -> bool:
        """Whether it opposes or undercuts, or may yet."""
        return bool(self["relation"].value() != Relation.SUPPORTS)


class RewriteForm(CaseForm):
    """A revision of one's own argument, and the number of the revision that its writer had before them."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, post: Post, **kwargs: Any) -> None:
        """Make a form that holds what the argument says and rests on, or what is given."""
        self.say, self.about, self.post = say_of(post), post, post
        if data is None and "initial" not in kwargs:
            kwargs["initial"] = said_by(post)
        super().__init__(data, motion=post.motion, place=f"rewrite{post.pk}", **kwargs)
        self.now: Post | None = None
        self.parts: list[Part] = []
        self.now_rests: list[str] = []
        self.claim_parts: list[Part] = []

    def seen_number(self) -> int:
        """Return the number of the revision that was seen, 0 if it is none; only after is_valid()."""
        return read_number(self.cleaned_data["seen"])

    def overtaken(self, now: Post, reason: str) -> None:
        """Show what it says now and what the words would change in it; the next press answers that."""
        self.now = now
        self.claim_parts = differences(str(now.claim), single_line(clean(self.cleaned_data["claim"])))
        self.parts = differences(now.body, clean(self.cleaned_data["body"]))
        self.now_rests = rests_in_words(now)
        self.data = dict(self.data.items()) | {"seen": str(now.revision_number)}
        self.refuse(reason)


def form_of(draft: Draft) -> CaseForm | None:
    """Return the form that an argument's draft was typed into, as it was; none if what it is about is gone."""
    typed = typed_in(case_of(draft)) | {
        name: draft.fields.get(name) for name in ("side", "relation", "comment", "seen")
    }
    if draft.form == DraftForm.ARGUMENT:
        motion = motion_of(draft)
        return ArgumentForm(motion=motion, place="unsent", initial=typed) if motion else None
    post = subject_of(draft) if draft.form in ARGUED else None
    if post is None:
        return None
    if draft.form == DraftForm.COUNTER:
        return CounterForm(parent=post, initial=typed)
    return RewriteForm(post=post, initial=typed)


def _key(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()
