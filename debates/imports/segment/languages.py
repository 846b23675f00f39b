"""A guess at the language of a text, from its script and a few very common words."""

import unicodedata
from collections import Counter

import regex

_SAMPLE = 20_000  # code points
_FEWEST_HITS = 3
_LEAD = 1.5

_WORDS = {
    "en": "the of and to in is that it was for with are this but from have not be as they",
    "de": "der die und das ist nicht ein eine den dem mit von zu für auf sich auch als wird im",
    "fr": "le la les des et est une dans que qui pour pas sur du au avec ce il sont cette",
    "es": "el los las del que una por con para es se no su como más pero está lo al son",
    "it": "il che di gli della una per con non sono è del nel anche più alla ma dei questo",
    "pt": "o os das do que uma para com não é em por mais como mas da ao são foi pela",
    "nl": "het een van de en dat niet zijn voor met ook maar aan door wordt naar deze bij nog uit",
    "tr": "bir ve bu için ile da de çok olarak daha gibi ama olan kadar sonra değil ne en ki",
    "ru": "и в не на что как это по но из для был его она они все от так уже или",
    "uk": "і та що не на як це до але із для був його вона вони всі від так вже або є",
    "bg": "и на не да се от за са че по като със беше това който но или е ще към",
    "ur": "ہے کے میں کی اور سے کا کو پر نے ہیں اس کہ یہ تھا نہیں ایک بھی",
    "fa": "است که را از به در این با آن برای می های شود بود هم یک",
    "ar": "في من على إلى أن هذا التي عن مع كان ما لا هذه الذي بين",
}
_SCRIPTS = {
    "LATIN": ("en", "de", "fr", "es", "it", "pt", "nl", "tr"),
    "CYRILLIC": ("ru", "uk", "bg"),
    "ARABIC": ("ur", "fa", "ar"),
}
_ONE_LANGUAGE = {
    "DEVANAGARI": "hi", "BENGALI": "bn", "GURMUKHI": "pa", "TAMIL": "ta", "HEBREW": "he", "GREEK": "el",
    "HANGUL": "ko",
    "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh",
}  # fmt: skip
_STOP_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = regex.compile(r"[\p{L}\p{M}]++")


def guess(raw: str) -> str | None:
    """Return a BCP 47 tag such as "en", or None when the text does not show its language clearly."""
    words = _WORD.findall(raw[:_SAMPLE].casefold())
    scripts = Counter(_script(word) for word in words)
    if not scripts:
        return None
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(words) // 10:
        return "ja"
    script = scripts.most_common(1)[0][0]
    return _ONE_LANGUAGE.get(script) or _by_stop_words(words, _SCRIPTS.get(script, ()))


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ", 1)[0]


def _by_stop_words(words: list[str], languages: tuple[str, ...]) -> str | None:
    counts = Counter(words)
    hits = {language: sum(counts[word] for word in _STOP_WORDS[language]) for language in languages}
    first, second = [*sorted(hits, key=lambda language: -hits[language]), None, None][:2]
    if first is None or hits[first] < _FEWEST_HITS:
        return None
    rival = hits[second] if second else 0
    return first if hits[first] >= _LEAD * rival else None
