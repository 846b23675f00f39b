"""Pages of three kinds, served over a real connection, from their address to a debate."""

import pytest
from playwright.sync_api import expect

from debates.articles.models import Article
from debates.articles.queries import current_blocks
from debates.imports import reading
from debates.motions.models import Motion
from tests.conftest import make_person
from tests.imports.extract_pages import pages
from tests.imports.test_fetching_servers import answer, rules_for, server

KINDS = {page.name.split("_")[0]: page.raw for page in pages("tuned")}


@pytest.mark.parametrize("kind", ["news", "blog", "wiki"])
def test_a_page_goes_from_its_address_to_a_debate(open_as, monkeypatch, kind):
    with server(answer(KINDS[kind].encode())) as site:
        monkeypatch.setattr(reading, "PUBLIC", rules_for(site))
        page = open_as(make_person(trust=1), viewport={"width": 1440, "height": 900})
        page.goto("/a/new/")
        page.get_by_label("Web address").fill(f"http://site.example:{site.port}/article?utm_source=mail")
        page.get_by_role("button", name="Fetch it").click()
        expect(page.locator("#draft")).to_be_visible()
    expect(page.get_by_label("Address of the original")).to_have_value(f"http://site.example:{site.port}/article")
    assert page.locator(".block").count() >= 3
    page.get_by_label("By what right is it shown here?").fill("Written for the tests.")
    page.get_by_label("Motion").fill("This house has read it")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Settings of this debate")).to_be_visible()
    page.get_by_role("navigation", name="The debate").get_by_role("link", name="Article").click()
    expect(page.locator(".headline h1")).to_be_visible()
    assert Motion.objects.get().article.source_url == f"http://site.example:{site.port}/article"
    assert len(current_blocks(Article.objects.get())) >= 3


def test_a_slow_page_says_so_and_can_be_cancelled(open_as, monkeypatch):
    with server(lambda _connection, stop: stop.wait(9)) as site:
        monkeypatch.setattr(reading, "PUBLIC", rules_for(site, seconds=9))
        page = open_as(make_person(trust=1), viewport={"width": 1440, "height": 900})
        page.goto("/a/new/")
        page.get_by_label("Web address").fill(f"http://site.example:{site.port}/never")
        page.get_by_role("button", name="Fetch it").click()
        expect(page.locator(".waiting").first).to_be_visible()
        page.get_by_role("button", name="Cancel").click()
        expect(page.locator(".waiting").first).to_be_hidden()
        expect(page.get_by_label("Web address")).to_have_value(f"http://site.example:{site.port}/never")
