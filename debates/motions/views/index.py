"""The index of all debates: open, to come, closed; those that hold what was typed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates.motions import queries
from debates.motions.queries import LONGEST_SEARCH, Place
from debates.posts import queries as posts
from forum.text.normalise import single_line
from forum.web.paging import page_before, read_place

PAGE = 20


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show one page of the debates of one part, the newest first."""
    typed = single_line(request.GET.get("q", ""))[:LONGEST_SEARCH]
    named = request.GET.get("part", "")
    place = Place(named) if named in list(Place) else Place.OPEN
    page = page_before(queries.part_of(place, typed), read_place(request.GET.get("before", "")), PAGE)
    numbers = queries.numbers(typed)
    context = {
        "motions": page.rows,
        "facts": posts.facts(page.rows),
        "part": place.value,
        "numbers": numbers,
        "count": numbers[place],
        "typed": typed,
        "older": page.next,
        "has_newer": "before" in request.GET,
    }
    return render(request, "motions/index.html", context)
