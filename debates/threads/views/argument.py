"""The page of one argument: what it says and rests on, the arguments that answer it, questions and remarks."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from debates.arguments.queries import grounds_of
from debates.posts.models import Post
from debates.posts.policy import may_revise, may_write_answer, may_write_counter
from debates.posts.states import Kind, State
from debates.threads import found, queries
from debates.threads.conversations import ORDERS, Conversation, Reader, conversation
from debates.threads.views.reader import reader_of
from forum.web.answers import page_or_part
from forum.web.paging import read_place

GONE = 410
BELOW = (12, 8)  # arguments on the second and third level; deeper ones stand on their own pages


def argument(request: HttpRequest, post: Post) -> HttpResponse:
    """Show an argument; 410 once it was purged. For htmx, the answers that join it, or the remarks."""
    reader = reader_of(request, post.motion)
    context = _place(request, post) | {"branch": reader.branch(post), "grounds": grounds_of(post)}
    if "remarks" not in request.GET or "after" in request.GET:
        context["answers"] = _answers(request, post, reader)
    if "after" not in request.GET:
        context["remarks"] = _remarks(request, post, reader)
    part = "arguments/_remarks.html" if "remarks" in request.GET else "arguments/_answers.html"
    status = GONE if post.state == State.PURGED else 200
    return page_or_part(request, "arguments/argument.html", part, context, status=status)


def _place(request: HttpRequest, post: Post) -> dict[str, Any]:
    """Return what the page says besides posts: where it is, and what may be done."""
    return {
        "motion": post.motion,
        "post": post,
        "here": "arguments",
        "order": found.order(request)[0],
        "orders": ORDERS,
        "has_earlier": "after" in request.GET or "remarks" in request.GET,
        "level": request.GET.get("level", ""),  # of the tree that more answers join
        "may_counter": may_write_counter(request.user, post.motion, post),
        "may_post": may_write_answer(request.user, post.motion, post),
        "may_revise": may_revise(request.user, post),
    }


def _answers(request: HttpRequest, post: Post, reader: Reader) -> Conversation:
    tops = queries.answers_to(post, request.user).filter(kind=Kind.ARGUMENT)
    begin, order = read_place(request.GET.get("after", "")), found.order(request)[1]
    return conversation(tops, replace(reader, kind=Kind.ARGUMENT), begin, order, found.beneath(request, BELOW))


def _remarks(request: HttpRequest, post: Post, reader: Reader) -> Conversation:
    tops = queries.answers_to(post, request.user).filter(kind=Kind.COMMENT)
    begin, order = read_place(request.GET.get("remarks", "")), found.order(request)[1]
    return conversation(tops, reader, begin, order, ())
