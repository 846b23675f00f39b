"""An appeal as a dialogue, and deciding it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from debates.appeals import queries, services
from debates.appeals.letters import letter_of, moderator_named
from debates.appeals.models import Appeal
from debates.appeals.policy import may_decide_appeal, may_read_appeal, may_say
from debates.appeals.states import Outcome
from debates.posts.policy import may_read_words
from debates.reports.naming import named
from forum.accounts.guards import member
from forum.accounts.models import User
from forum.accounts.policy import has
from forum.accounts.roles import Ability
from forum.web.answers import go, with_refusal
from forum.web.refusal import Refusal, Refused, enforce


@require_http_methods(["GET", "HEAD", "POST"])
def dialogue(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an appeal to who made it and to moderators, or add a word to it."""
    shown = _appeal(request, pk)
    if request.method != "POST":
        return _dialogue(request, shown)
    try:
        services.say(appeal=shown, by=member(request), text=request.POST.get("text", ""))
    except Refusal as refusal:
        return with_refusal(_dialogue(request, shown, refusal.refused), refusal.refused)
    return go(request, shown.get_absolute_url())


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide an appeal: ``outcome`` is upheld or overturned."""
    shown, typed = _appeal(request, pk), request.POST.get("outcome", "")
    try:
        enforce(may_decide_appeal(request.user, shown))
        if typed not in Outcome.values:
            raise Refusal(Refused(_("Choose whether the decision stands or is overturned."), status=422))
        answer = request.POST.get("answer", "")
        services.decide(appeal=shown, by=member(request), outcome=Outcome(typed), answer=answer)
    except Refusal as refusal:
        return with_refusal(_dialogue(request, _appeal(request, pk), refusal.refused), refusal.refused)
    return go(request, shown.get_absolute_url())


def _appeal(request: HttpRequest, pk: int) -> Appeal:
    shown = queries.appeals().filter(pk=pk).first()
    if shown is None:
        raise Http404
    enforce(may_read_appeal(request.user, shown))
    return shown


def _dialogue(request: HttpRequest, shown: Appeal, refused: Refused | None = None) -> HttpResponse:
    person = member(request)
    context = {
        "appeal": shown,
        "letter": letter_of(shown.decision),
        "reads_words": _reads_words(person, shown),
        "thing": named(shown.decision.case, person),
        "words": queries.words_of(shown),
        "answered_by": moderator_named(shown.decider_id) if shown.decided else "",
        "is_own": shown.by_id == person.pk,
        "may_say": may_say(person, shown),
        "may_decide": may_decide_appeal(person, shown),
        "refused": "" if refused is None else refused.reason,
        "text": request.POST.get("text", ""),
        "answer": request.POST.get("answer", ""),
    }
    return render(request, "appeals/dialogue.html", context)


def _reads_words(person: User, shown: Appeal) -> bool:
    """Say whether the words decided on are shown: a reporter reads of them what everybody reads."""
    post = shown.decision.case.post
    if post is None or has(person, Ability.SEE_CASES):
        return True
    return (shown.is_by_author and shown.by_id == person.pk) or may_read_words(person, post)
