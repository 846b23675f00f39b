"""What the tests of the import share: a text, pages, and pressing the buttons of a draft."""

from debates.imports.editing import blocks, from_json
from debates.imports.models import ImportDraft
from tests.conftest import browser_of

TEXT = """The Price Of Silence By Ines Harbour

Nobody asked what the bell was for.
May 4, 2019, The Quay Review - The bell stood at the end of the pier, and it was rung once a year. Children were
lifted up to see it, and were told that it had saved a fleet.

Every town keeps one object that it cannot explain. Ours kept a bell.

Share
"""


def page_of(*paragraphs: str) -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return f"<!DOCTYPE html><html lang=en><title>The Bell</title><article><h1>The Bell</h1>{body}</article></html>"


KNEW = "It rang once a year, and nobody in the whole town knew why that was so."
LINKED = (
    'It rang <em>once</em> a <a href="https://example.org/year" onclick="x()">year</a>, '
    "and nobody in the whole town knew why."
)
FELL = "Then it fell, and everybody in the town missed it for a while."


DETAILS = {"title": "The Price of Silence", "language": "en", "rights_note": "Our own text."}


def press(draft: ImportDraft, do: str, person=None, headers=None, **typed: str):
    draft.refresh_from_db()
    fields = {**DETAILS, "version": str(draft.version), "do": do, **typed}
    return browser_of(person or draft.owner).post(draft.get_absolute_url(), fields, headers=headers)


def texts(draft: ImportDraft) -> list[str]:
    draft.refresh_from_db()
    return [part.text for _at, part in blocks(from_json(draft.parts))]


def at(draft: ImportDraft, beginning: str) -> int:
    draft.refresh_from_db()
    return next(n for n, part in enumerate(from_json(draft.parts)) if part.text.startswith(beginning))


def press_gone(draft: ImportDraft):
    return browser_of(draft.owner).post(draft.get_absolute_url(), {**DETAILS, "version": "1", "do": "save"})


def draft_now(draft: ImportDraft) -> ImportDraft:
    draft.refresh_from_db()
    return draft
