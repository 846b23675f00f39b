"""Arguments of a debate whose claims resemble one that somebody is about to make."""

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Q

from debates.arguments.resembling import asked, most_alike
from debates.motions.models import Motion
from debates.posts.models import WORDS_BY_LANGUAGE, Post
from debates.posts.states import Kind, State
from forum.text.tongue import tongue_of

MOST = 5  # that are offered
CANDIDATES = 50  # that are compared
MOST_RANKED = 20_000  # that share a word: ranking so many takes a fifth of a second
LONGEST = 400  # characters of a claim that are looked at: a claim has 160, and may be too long


def resembling(motion: Motion, claim: str, *, but: int | None = None) -> list[Post]:
    """Return the public arguments of a debate that resemble a claim most, ``but`` one; one query, at most ``MOST``.

    The database finds those with a word in common in the claim's language, by the index of that language; which of
    the fifty that it ranks highest are alike enough is decided by ``resembling``.
    """
    typed = claim[:LONGEST]
    wanted = " OR ".join(f'"{word}"' for word in asked(typed))
    if not wanted:
        return []
    config, language = _words_in(tongue_of(typed, motion.language))
    words, query = SearchVector("claim", config=config), SearchQuery(wanted, search_type="websearch", config=config)
    argued = Post.objects.filter(language, motion=motion, kind=Kind.ARGUMENT, state=State.VISIBLE, same_as=None)
    if but is not None:
        argued = argued.exclude(pk=but)
    sharing = argued.alias(words=words).filter(words=query).values("pk")[:MOST_RANKED]
    near = Post.objects.filter(pk__in=sharing).order_by(SearchRank(words, query).desc(), "pk")
    found = near.select_related("author").defer("body", "html")[:CANDIDATES]
    return most_alike(typed, ((str(post.claim), post) for post in found), MOST)


def _words_in(tongue: str) -> tuple[str, Q]:
    """Return PostgreSQL's configuration for a language, and the condition on posts that are searched by it."""
    config = tongue if tongue in WORDS_BY_LANGUAGE else ""
    return WORDS_BY_LANGUAGE[config]
