"""What some signals of a heading prove together that none proves alone."""

Signals = dict[str, float]

_AGAINST = (
    "auxiliary", "finite verb", "past verb", "begins with a preposition", "begins with a pronoun",
    "ends loose", "ends with a title",
    "ends with a verb", "a known pair", "begins with a conjunction", "pronoun inside",
    "begins with a mark", "ends with -ly",
)  # fmt: skip


def together(found: Signals) -> Signals:
    """Weigh a clean heading by what it has besides, as they prove more together."""
    is_clean = not any(found.get(name) for name in _AGAINST)
    has_verb = bool(found.get("then a subject and a verb"))
    return {
        "clean": is_clean,
        "clean, then a subject and a verb": is_clean and has_verb,
        "clean, no name at the seam": is_clean and not found.get("a name goes on") and has_verb,
        "colon, clean": is_clean and bool(found["colon"]),
        "lower seam": not found["ends with a name"] and not found["ends with a raised word"],
        "clean, one capital": is_clean and bool(found["one capital"]),
        **_of_one_word(found, is_clean=is_clean),
        **_of_a_question(found),
        **_of_the_seam(found, is_clean=is_clean),
        **_of_raised(found, is_clean=is_clean),
    }


def _of_one_word(found: Signals, *, is_clean: bool) -> Signals:
    one = bool(found["one word"]) and not found["one starter"]
    ordinary = one and bool(found["begins with an ordinary word"])
    return {
        "one word, then a starter, lower": one and bool(found.get("then a starter, lower")),
        "one word, then a subject and a verb": one and bool(found.get("then a subject and a verb")),
        "one word, then an imperative": one and bool(found.get("then an imperative")),
        "one ordinary word": ordinary,
        "one ordinary word, clean": ordinary and is_clean,
    }


def _of_a_question(found: Signals) -> Signals:
    question = bool(found["begins with a question word"]) and not found["ends loose"]
    return {
        "question clause": question,
        "question clause with a pronoun": question and bool(found["pronoun inside"]),
        "question clause, then I": question and bool(found.get("then I")),
        "question clause, then an imperative": question and bool(found.get("then an imperative")),
        "question clause, then a starter, lower": question and bool(found.get("then a starter, lower")),
        "question clause, then a subject and a verb": question and bool(found.get("then a subject and a verb")),
    }


def _of_the_seam(found: Signals, *, is_clean: bool) -> Signals:
    lower = bool(found.get("then a starter, lower"))
    seam = not found["ends with a name"] and not found["ends with a raised word"]
    return {
        "clean, then a starter, lower": is_clean and lower,
        "clean, then an imperative": is_clean and bool(found.get("then an imperative")),
        "clean determiner phrase": is_clean and bool(found["short determiner phrase"]),
        "lower seam, then a starter, lower": seam and lower,
    }


def _of_raised(found: Signals, *, is_clean: bool) -> Signals:
    raised = bool(found["raised words"]) and bool(found["title case"])
    return {
        "raised and clean": is_clean and raised,
        "raised and clean, then a verb soon": is_clean and raised and bool(found.get("then a verb soon")),
        "raised and clean, then lower case": is_clean and raised and bool(found.get("then lower case")),
        "raised and clean, then a known pair": is_clean and raised and bool(found.get("then a known pair")),
        "capitals go on, then a comma": bool(found.get("capitals go on")) and bool(found.get("then a comma")),
        "capitals go on, not all": bool(found.get("capitals go on")) and not found["title case"],
        "colon inside, raised": bool(found["colon inside"]) and bool(found["raised words"]),
    }
