"""Windows, fields and files of the tests of the editor."""

import base64

from playwright.sync_api import Page

HAND_OVER = """(field, { data, type, kind, name }) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], name, { type: kind }));
  const event = type === "paste"
    ? new ClipboardEvent(type, { clipboardData: files, bubbles: true, cancelable: true })
    : new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true });
  field.dispatchEvent(event);
}"""


def hand_over(field, type_: str, data: bytes, name: str = "cat.png", kind: str = "image/png") -> None:
    field.evaluate(HAND_OVER, {"data": base64.b64encode(data).decode(), "type": type_, "kind": kind, "name": name})


def rail(page: Page, motion) -> Page:
    page.goto(motion.get_absolute_url())
    page.locator("#chip-p1").click()
    page.locator("#rail-p1 .composer").wait_for()
    return page


def field_of(page: Page, within: str = "#rail-p1 .talk > .composer"):
    return page.locator(f"{within} textarea.markdownx-editor")


def file_named(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "image/png", "buffer": data}
