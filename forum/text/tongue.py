"""In which language a text is written, as far as its script tells. Pure.

A screen reader speaks, and a browser picks a font, by the language that the page names. Who writes Urdu in an
English debate should be read in Urdu; English against German the script does not tell, and the debate's own
language stands.
"""

import regex

_LETTER = regex.compile(r"\p{L}")
_MOST = 2_000  # characters that are looked at

# The script of a text, and the language it most likely is in here; several languages of one script follow below.
_SCRIPTS = [
    ("Arabic", "ar"),
    ("Cyrillic", "ru"),
    ("Devanagari", "hi"),
    ("Bengali", "bn"),
    ("Gurmukhi", "pa"),
    ("Hebrew", "he"),
    ("Hangul", "ko"),
    ("Greek", "el"),
    ("Thai", "th"),
]
_LATIN = regex.compile(r"\p{Latin}")
_PATTERNS = [
    *((regex.compile(rf"\p{{{name}}}"), language) for name, language in _SCRIPTS),
    (regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]"), "zh"),
]
_KANA = "".join(map(chr, range(0x3041, 0x30FB)))
# Letters that one language of the script has and the others have not, the first found counts.
_MARKS = {
    "ar": [("ٻڄڃڇڊڏڙڦڳڱڻ", "sd"), ("ټډړږښڼې", "ps"), ("ٹڈڑںے", "ur"), ("پچژگ", "fa")],
    "ru": [("їєґ", "uk")],
    "zh": [(_KANA, "ja")],
}
_LATIN_LANGUAGES = frozenset({"en", "de", "es", "fr", "id", "it", "nl", "pl", "pt", "sw", "tr"})


def tongue_of(text: str, default: str) -> str:
    """Return the BCP 47 tag of the language that more than half of the letters of ``text`` are written in.

    ``default`` is the language expected: it stands where the script does not contradict it.
    """
    letters = _LETTER.findall(text[:_MOST])
    sample = "".join(letters).lower()
    if not letters or _is_most(_LATIN, sample):
        return default if not letters or default in _LATIN_LANGUAGES else "en"
    found = next((language for pattern, language in _PATTERNS if _is_most(pattern, sample)), default)
    return _told_apart(found, sample, default)


def _is_most(pattern: "regex.Pattern[str]", sample: str) -> bool:
    return 2 * len(pattern.findall(sample)) > len(sample)


def _told_apart(found: str, sample: str, default: str) -> str:
    """Tell the languages of one script apart by their own letters; without any, the expected one if it fits."""
    marks = _MARKS.get(found, [])
    for letters, language in marks:
        if any(letter in sample for letter in letters):
            return language
    return default if default in {language for _letters, language in marks} else found
