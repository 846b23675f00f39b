"""Proposing a better place for a post, and deciding that."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from debates.corrections import changes, queries, services
from debates.corrections.forms import CorrectionForm
from debates.corrections.models import Correction, What
from debates.corrections.policy import is_own, may_accept, may_correct, may_decide, may_withdraw
from debates.posts.models import Post
from debates.threads import found
from forum.accounts.guards import member
from forum.web.answers import go, with_refusal
from forum.web.paging import page_before, read_place
from forum.web.refusal import Refusal, Refused, enforce

PAGE = 20
UNREADABLE = Refused("", status=422)


@login_not_required  # the session may end while somebody types: their words are given back, to be sent again
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form, find an argument for it, or propose what it says; the author's own is done at once."""
    if request.method != "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    post = found.post(request, pk)
    enforce(may_correct(request.user, post))
    if request.method != "POST":
        return _form(request, post, CorrectionForm(post=post, initial={"what": request.GET.get("what", "")}))
    if "find" in request.POST:
        return _form(request, post, CorrectionForm(post=post, initial=request.POST.dict()))
    form = CorrectionForm(request.POST, post=post)
    if not form.is_valid():
        return with_refusal(_form(request, post, form), UNREADABLE)
    try:
        return go(request, _done(request, post, form))
    except Refusal as refusal:
        form.add_error(None, refusal.refused.reason)
        return with_refusal(_form(request, post, form), refusal.refused)


def _done(request: HttpRequest, post: Post, form: CorrectionForm) -> str:
    """Do what the author says, or propose what somebody else says; return where that is read."""
    change, why = changes.change_of(post, form.typed()), form.cleaned_data["why"]
    if is_own(request.user, post):
        services.correct(post=post, by=member(request), change=change, why=why)
        return post.get_absolute_url()
    return services.propose(post=post, by=member(request), change=change, why=why).get_absolute_url()


def _form(request: HttpRequest, post: Post, form: CorrectionForm) -> HttpResponse:
    words = request.POST.get("target", "")
    has_words = bool(words.strip()) and changes.number_in(words) is None
    context = {
        "post": post,
        "motion": post.motion,
        "form": form,
        "found": queries.matching(post.motion, words, post) if has_words else [],
        "was_sought": has_words,
        "chosen": request.POST.get("chosen", ""),
        "is_own": is_own(request.user, post),
    }
    return render(request, "corrections/correct.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is proposed, or decide it: ``act`` is accept, decline or withdraw."""
    proposal = _found(request, pk)
    if request.method != "POST":
        return _correction(request, proposal)
    try:
        _decide(request, proposal)
    except Refusal as refusal:
        shown = _correction(request, _found(request, pk), refusal.refused.reason)
        return with_refusal(shown, refusal.refused)
    return go(request, proposal.get_absolute_url())


def _found(request: HttpRequest, pk: int) -> Correction:
    """Return the proposal of an address, or answer 404."""
    proposal = queries.correction_for(request.user, pk)
    if proposal is None:
        raise Http404
    found.refuse_taken_down(request, proposal.post.motion)
    return proposal


def _decide(request: HttpRequest, proposal: Correction) -> None:
    act, word, person = request.POST.get("act", ""), request.POST.get("word", ""), member(request)
    if act == "withdraw":
        services.withdraw(correction=proposal, by=person)
    elif act == "accept":
        services.accept(correction=proposal, by=person, word=word)
    else:
        services.decline(correction=proposal, by=person, word=word)


def _correction(request: HttpRequest, proposal: Correction, refused: str = "") -> HttpResponse:
    context = {
        "correction": proposal,
        "motion": proposal.post.motion,
        "may_decide": may_decide(request.user, proposal),
        "may_accept": may_accept(request.user, proposal),
        "may_withdraw": may_withdraw(request.user, proposal),
        "is_promotion": proposal.what == What.PROMOTE,
        "refused": refused,
        "word": request.POST.get("word", ""),
    }
    return render(request, "corrections/correction.html", context)


@login_not_required
@require_safe
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    """List the proposals in a debate: what is open, what was decided; all, or those for one's own posts."""
    motion = found.motion(request, slug)
    is_open, is_mine = request.GET.get("only") != "decided", "own" in request.GET and request.user.is_authenticated
    proposals = queries.listed(motion, request.user, is_open=is_open, is_own=is_mine)
    page = page_before(proposals, read_place(request.GET.get("after", "")), PAGE)
    context = {
        "motion": motion,
        "corrections": page.rows,
        "next": page.next,
        "is_open": is_open,
        "is_mine": is_mine,
        "has_earlier": "after" in request.GET,
    }
    return render(request, "corrections/corrections.html", context)
