"""By which words claims are found: in two languages by their stems, in all others as they stand."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db.models import Q

from debates.posts.states import Kind

_STEMMED = {"en": "english", "ru": "russian"}

# The language of a post (none: every other) to PostgreSQL's configuration and the posts that are indexed by it.
WORDS_BY_LANGUAGE: dict[str, tuple[str, Q]] = {
    **{language: (config, Q(language=language)) for language, config in _STEMMED.items()},
    "": ("simple", ~Q(language__in=sorted(_STEMMED))),
}


def indexes() -> list[GinIndex]:
    """Return one index for each configuration."""
    return [
        # arguments.similar.resembling: the arguments of a debate that share a word with a claim
        GinIndex(
            SearchVector("claim", config=config), name=f"post_claim_{config}", condition=spoken & Q(kind=Kind.ARGUMENT)
        )
        for config, spoken in WORDS_BY_LANGUAGE.values()
    ]
