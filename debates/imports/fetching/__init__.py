"""Fetching a page from an address that a stranger gave, without being led to where only this server may go."""

from debates.imports.fetching.pages import Fetched
from debates.imports.fetching.refusals import Cancelled, FetchRefused, Kind
from debates.imports.fetching.rules import PUBLIC, Rules
from debates.imports.fetching.visits import fetch

__all__ = ["PUBLIC", "Cancelled", "FetchRefused", "Fetched", "Kind", "Rules", "fetch"]
