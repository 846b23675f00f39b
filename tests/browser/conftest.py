"""A real Chromium on a live server; skipped, saying so, where there is none."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# the shell is the same engine without windows of its own: a page opens in a third of the time
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's own loop runs in this thread


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="chromium and chromium-headless-shell are not installed"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_as(chromium, live_server) -> Iterator[Callable[..., Page]]:
    """A page of the live site, as somebody or nobody; any error of its scripts fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(person=None, *, console_is_watched: bool = True, **options: object) -> Page:
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        if person is not None:
            client = Client()
            client.force_login(person)
            cookie = client.cookies["rejoinder_session"].value
            context.add_cookies([{"name": "rejoinder_session", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        if console_is_watched:
            page.on(
                "console",
                lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None,
            )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
