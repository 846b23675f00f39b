import pytest

from debates.imports.models import ImportDraft
from debates.imports.reading import pasted
from debates.imports.services import begin
from tests.conftest import make_person
from tests.imports.drafts import TEXT


@pytest.fixture
def trusted(db):
    return make_person("trusted", trust=1)


@pytest.fixture
def draft(trusted) -> ImportDraft:
    return begin(owner=trusted, brought=pasted(TEXT))
