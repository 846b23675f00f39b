"""What speaks for and against a heading that would end between two words, as numbers with names."""

import math
from dataclasses import dataclass

from debates.imports.segment import lexicon as known
from debates.imports.segment.combinations import Signals, together
from debates.imports.segment.numbering import is_roman, numbering
from debates.imports.segment.words import Usage, Word, is_finite, is_past

OPENINGS = ("sole number", "whole sentence", "then a quotation", "then a starter", "then I", "then an ordinary word")
OTHERWISE = "then a name"
_CLOSERS = "\"”’»'"


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of a would-be heading, and the first words of the sentence that would follow it."""

    heading: list[Word]
    following: list[Word]
    closed_by_mark: bool  # "?" or "!" ends the heading, which is then a whole sentence


def signals(cut: Cut, usage: Usage) -> Signals:
    """Return the signals of one cut; a signal that is absent counts as 0."""
    number = numbering(cut.heading)
    if number == len(cut.heading):
        return _sole_number(cut, usage)
    named = Cut(cut.heading[number:], cut.following, cut.closed_by_mark)
    found = {**_length(named), **_style(named, usage), **_verbs(named), **_end(named, usage)}
    found["numbered"] = found["numbered"] or number > 0
    found |= _closed(named, found, usage) if cut.closed_by_mark else _following(named, usage)
    found |= together(found)
    return {name: float(value) for name, value in found.items() if value}


def _sole_number(cut: Cut, usage: Usage) -> Signals:
    following = _following(cut, usage)
    return {
        "sole number": 1.0,
        "sole Roman numeral": float(is_roman(cut.heading[0])),
        "numbered by a word": float(len(cut.heading) > 1),
        "then lower case": float(following["then lower case"]),
        "then a starter, lower": float(following["then a starter, lower"]),
    }


def opening(found: Signals) -> str:
    """Return how the next sentence opens: it decides what the other signals prove, hence the weights."""
    return next((name for name in OPENINGS if found.get(name)), OTHERWISE)


def _length(cut: Cut) -> Signals:
    count = len(cut.heading)
    first = cut.heading[0].bare
    return {
        "one word": count == 1,
        "one starter": count == 1 and first in known.STARTERS,
        "two words": count == 2,
        "short determiner phrase": 1 < count < 6 and first in known.DETERMINERS,
        "long": max(0, count - 7),
        "very long": max(0, count - 10),
    }


def _style(cut: Cut, usage: Usage) -> Signals:
    rest = [word for word in cut.heading[1:] if word.bare not in known.SMALL_WORDS and not word.is_number]
    capitals = [word for word in rest if word.is_capitalised]
    raised = sum(usage.is_common(word) for word in capitals)
    first = cut.heading[0]
    return {
        "raised words": min(raised, 3),
        "title case": len(rest) > 0 and len(capitals) == len(rest),
        "title case with raised words": len(rest) > 0 and len(capitals) == len(rest) and raised > 0,
        "one capital": not capitals,
        "upper case": len(cut.heading) > 1 and all(word.is_upper or len(word.bare) < 2 for word in cut.heading),
        "begins with a mark": first.opens_quotation,
        "wholly quoted": first.opens_quotation and cut.heading[-1].last in _CLOSERS,
        "numbered": first.is_number or (first.last == "." and len(first.bare) < 4),
        "begins with an ordinary word": usage.is_common(first) and first.bare not in known.STARTERS,
    }


def _verbs(cut: Cut) -> Signals:
    heading = cut.heading
    finite = [word for word in heading[1:] if word.bare in known.AUXILIARIES]
    first = heading[0].bare
    return {
        "auxiliary": min(len(finite), 2),
        "finite verb": any(word.bare in known.FINITE and not word.is_capitalised for word in heading[1:]),
        "past verb": any(is_past(word) for word in heading[1:]),
        "begins with a preposition": first in known.FRONTERS,
        "begins with a pronoun": first in known.PRONOUNS,
        "begins with a determiner": first in known.DETERMINERS,
        "begins with a conjunction": first in known.CONJUNCTIONS,
        "begins with a question word": first in known.QUESTION_WORDS,
        "begins with 'to'": first == "to",
        "a clause": first in known.PRONOUNS and len(heading) > 5,
        "begins with -ing": first.endswith("ing") and len(first) > 5,
        "capital starter inside": any(_is_capital_starter(word) for word in heading[1:]),
        "pronoun inside": any(word.bare in known.PRONOUNS for word in heading[1:]),
    }


def _is_capital_starter(word: Word) -> bool:
    return word.is_capitalised and not word.is_upper and word.bare in known.STARTERS


def _end(cut: Cut, usage: Usage) -> Signals:
    last = cut.heading[-1]
    loose = known.DETERMINERS | known.PREPOSITIONS | known.CONJUNCTIONS | known.AUXILIARIES | known.QUESTION_WORDS
    return {
        "colon": last.last == ":",
        "ends loose": last.bare in loose and len(cut.heading) > 1,
        "ends with a title": last.bare.rstrip(".") in known.TITLES and len(cut.heading) > 1,
        "one title": last.bare.rstrip(".") in known.TITLES and len(cut.heading) == 1,
        "ends before a name": last.bare in known.BEFORE_NAMES,
        "ends with a verb": is_finite(last) and len(cut.heading) > 1,
        "ends with a name": last.is_capitalised and not usage.is_common(last) and last.last != ":",
        "ends with a raised word": last.is_capitalised and usage.is_common(last) and len(cut.heading) > 1,
        "ends with a time": last.bare in known.TIMES,
        "ends with a number": last.is_number and len(cut.heading) > 1,
        "ends with a bracket": last.last == ")",
        "ends with -ly": last.bare.endswith("ly"),
        "comma inside": any(word.last in ",;" for word in cut.heading[:-1]),
        "colon inside": any(word.last == ":" for word in cut.heading[:-1]),
        "colon near the front": any(word.last == ":" for word in cut.heading[:4][:-1]),
    }


def _closed(cut: Cut, found: Signals, usage: Usage) -> Signals:
    return {
        "whole sentence": 1,
        "whole sentence raised": found["raised words"],
        "questions in the text": math.log1p(min(usage.questions, 20)),
        "whole question, begins with a question word": found["begins with a question word"],
        "whole question": cut.heading[-1].last == "?",
        "whole sentence short": len(cut.heading) < 7,
        "then an answer": bool(cut.following) and cut.following[0].bare in known.ANSWERS,
    }


def _following(cut: Cut, usage: Usage) -> Signals:
    first = cut.following[0]
    second = cut.following[1] if len(cut.following) > 1 else first
    starter = first.bare in known.STARTERS or first.bare in known.PRONOUNS
    return {
        "then a starter": starter and first.bare != "i",
        "then a starter in a name": starter and second.is_capitalised and not usage.is_common(second),
        "then 'the' before a capital": first.bare == "the" and second.is_capitalised,
        "then a starter, lower": starter and not second.is_capitalised,
        "then an imperative": not starter and usage.is_common(first) and _follows_an_imperative(second),
        "then I": first.bare == "i" or first.bare.startswith("i'"),
        "then an ordinary word": not starter and usage.is_common(first),
        "then an ordinary word, raised": not starter and usage.is_common(first) and second.is_capitalised,
        "then a quotation": first.opens_quotation,
        "then a number": first.is_number,
        "then upper case": first.is_upper,
        **_name_and_verb(cut, usage, starter=starter),
    }


def _name_and_verb(cut: Cut, usage: Usage, *, starter: bool) -> Signals:
    first = cut.following[0]
    second = cut.following[1] if len(cut.following) > 1 else first
    name = not starter and not usage.is_common(first)
    return {
        "then a name": name,
        "then a subject and a verb": _begins_with_subject_and_verb(cut.following, usage),
        "then a name and a verb": name and is_finite(second),
        "then an ordinary word and a verb": not starter and not name and is_finite(second),
        "then two names": name and second.is_capitalised and not usage.is_common(second),
        "then a known pair": second.is_capitalised and usage.is_known_pair(first, second),
        "then a possessive name": name and first.bare.endswith("'s"),
        "then a comma": first.last == ",",
        "then lower case": not second.is_capitalised,
        "then a name that breaks off": second.is_capitalised and any(word.breaks_off for word in cut.following[:4]),
        "then raised words": min(2, sum(word.is_capitalised and usage.is_common(word) for word in cut.following[1:4])),
        "then a verb soon": any(is_finite(word) for word in cut.following[1:8]),
        **_seam(cut, usage, starter=starter),
    }


def _seam(cut: Cut, usage: Usage, *, starter: bool) -> Signals:
    first, last = cut.following[0], cut.heading[-1]
    name = not starter and not usage.is_common(first)
    return {
        "capitals go on": last.is_capitalised and last.last.isalnum() and len(cut.heading) > 1 and not starter,
        "a name goes on": name and last.is_capitalised and last.last != ":",
        "a known pair": last.is_capitalised and last.last.isalnum() and usage.is_known_pair(last, first),
    }


def _follows_an_imperative(word: Word) -> bool:
    return not word.is_capitalised and word.bare in (known.DETERMINERS | known.PREPOSITIONS | known.PARTICLES)


def _begins_with_subject_and_verb(following: list[Word], usage: Usage) -> bool:
    """Tell whether a finite verb comes right behind the opening name, noun phrase or pronoun."""
    for position, word in enumerate(following[1:5], 1):
        if following[position - 1].breaks_off:
            return False
        if is_finite(word) and not word.is_capitalised:
            return True
        if not (word.is_capitalised or usage.is_common(word)) or word.bare in known.PREPOSITIONS:
            return False
    return False
