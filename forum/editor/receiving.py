"""How scripts are answered: what is too large is refused before it is read, and every refusal is JSON in words."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from forum.web.answers import with_refusal
from forum.web.refusal import Refusal, Refused

View = Callable[[HttpRequest], HttpResponseBase]


def at_most(size: int, words: Callable[[], str]) -> Callable[[View], View]:
    """Refuse requests of more than ``size`` bytes, with ``words()``; the others are guarded as every form is.

    Django reads a whole upload to find the guard in it, so the guard is put behind the size.
    """

    def decorate(view: View) -> View:
        guarded = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def measured(request: HttpRequest) -> HttpResponseBase:
            given = str(request.META.get("CONTENT_LENGTH") or "0")
            if not given.isdigit() or int(given) > size:
                raise Refusal(Refused(words(), status=413))
            return guarded(request)

        return measured

    return decorate


def in_json(view: View) -> View:
    """Answer a refusal with its reason as JSON, and its status."""

    @wraps(view)
    def worded(request: HttpRequest) -> HttpResponseBase:
        try:
            return view(request)
        except Refusal as refusal:
            return with_refusal(JsonResponse({"reason": refusal.refused.reason}), refusal.refused)

    return worded
