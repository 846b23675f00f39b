"""Texts under the cap that are known to hurt parsers of Markdown.

Run as a module it times each and prints it, a line of JSON at a time. Measured without the guards of
``forum.text.parser``: up to 18 s.
"""

import json
import sys
import time

from forum.text.markdown import MAX_SOURCE, House, plain, render
from forum.text.normalise import clean
from forum.text.pictures import Size

PICTURE = "![a](/pictures/12345678-1234-1234-1234-123456789abc.webp)"
EVERYBODY = House(people=lambda handles: handles, pictures=lambda keys: {key: Size(3, 4) for key in keys})
UNITS = [
    *(
        "[",
        "![",
        "<",
        "`",
        "*a_",
        "(",
        ":",
        "-",
        "~",
        "=",
        "'",
        '"',
        "'a\"",
        "\\",
        "|",
        "|-",
        "| a ",
        "&",
        "&amp;",
        "&#x",
        "#",
    ),
    *(
        "_",
        "**",
        "_*",
        "~~",
        "***a",
        "a**b",
        "_a_*b*",
        "*[a",
        "](",
        "[]()",
        "[a](",
        "[a][",
        "[a]",
        "[x](<",
        '[x](a "',
        "[\n",
    ),
    *(
        "> ",
        ">",
        "- ",
        "1. ",
        "> - ",
        "+ ",
        "\t",
        " ",
        "\n",
        "* a\n",
        "- a\n  ",
        "a\n---\n",
        "# a\n",
        "a\n\n",
        "```\n",
        "~~~\n",
    ),
    *(
        "http://",
        "https://a.b/?",
        "http://a.b/(",
        "http://a.b/[",
        "http://[",
        "<http://",
        "://",
        "//",
        "ftp://a",
        "mailto:a@",
    ),
    *(
        "a..a@",
        "a@b.",
        "www.a.",
        "1.1.1.",
        "<a@b",
        "https://a.b/ش",
        "*https://a.b/é~",
        "ю.рф ",
        "<!--",
        "<?",
        "<![CDATA[",
    ),
    *(
        "[a]: b\n",
        "[a]: ",
        "![a](http://b.c)",
        "[![a](b)](",
        "\u0316\u0300",
        "\u2067a",
        "\u202e\u202c",
        "&#x202e;",
        "...",
        "--",
    ),
    *("@", "@a", "@abc ", "@abc@abc ", "@abc.", "@ش", "*@abc*", "![\\", "![a](/pictures/", PICTURE, f"[{PICTURE}]("),
]
ROW = "a|" * 20 + "\n" + "-|" * 20 + "\n"
BOMBS = {repr(unit): (unit * MAX_SOURCE)[:MAX_SOURCE] for unit in UNITS} | {
    "nested brackets": "[" * 10_000 + "]" * 10_000,
    "nested links": "[" * 5_000 + "](a)" * 3_750,
    "nested pictures": "![" * 3_500 + "](http://a)" * 1_180,
    "pictures in links": "[![" * 1_600 + "a" + "](http://b)" * 1_380,
    "one definition, thousands of references": "[a]: http://" + "b" * 1_900 + "\n\n" + "[a]" * 6_000,
    "a long address, thousands of references": "[a]: http://" + "b" * 9_000 + "\n\n" + "[a]" * 3_600,
    "a title that never ends": "[a]: http://b 'x" + "a\n" * 9_900,
    "a table of 200 columns": "a|" * 200 + "\n" + "-|" * 200 + "\n" + "a\n" * 9_600,
    "a table of many empty cells": ROW + "a\n" * 9_900,
    "many tables": (ROW + "a\n" * 200) * 40,
    "code marks of every length": " ".join("`" * length for length in range(1, 198)),
    "emphasis that closes late": "*a **a " * 1_400 + "b** b*" * 1_400,
    "quotations of what no line continues": "> ---\na\n" * 2_500,
    "quotations in a list": "1. " + "[a]:\n> ---\n" * 2_000,
    "quotations in an empty list": "  -\n|" + "*\n|\n|!%41\n> " * 1_600,
    "quotations of headings": "> # a\nb\n" * 2_500,
    "500 quotations": "\n".join(">" * 500 + " a" for _ in range(39)),
    "a lazy quotation": ">" * 2_000 + "a\n" + "a\n" * 9_000,
    "a lazy list": "- " * 8 + "a\n" + "a\n" * 9_900,
    "lists of every depth": "\n".join("  " * (depth % 60) + "- a" for depth in range(310)),
    "quotations of every depth": "\n".join(" > - " * (depth % 40) for depth in range(200)),
    "parentheses in an address": "[a](" + "(" * 9_000 + ")" * 9_000 + ")",
    "four thousand people": " ".join(f"@{n:04x}" for n in range(3_333)),
    "a name that never ends": "@abc" + "." * 19_990,
    "descriptions that never end": ("![" + "a" * 996) * 20,
    "a word of 20,000 letters": "a" * MAX_SOURCE,
}


def seconds(source: str) -> float:
    """Return the processor time that a text takes, the best of three if the first is slow."""
    times: list[float] = []
    while not times or (min(times) > 0.5 and len(times) < 3):
        started = time.process_time()
        clean(source)
        render(source, EVERYBODY)
        plain(source, 200)
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    for name, bomb in BOMBS.items():
        sys.stdout.write(json.dumps([name, seconds(bomb[:MAX_SOURCE])]) + "\n")
        sys.stdout.flush()
