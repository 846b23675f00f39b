import pytest

from tests.desk.conftest import posts_reported, typed
from tests.moderation.conftest import decided


class TestMany:
    def test_are_decided_each_for_itself_with_a_line_each(self, desk, motion, person, senior):
        first, second, third = posts_reported(motion, person, 3)
        cases = [f"{one.pk}:{one.version}" for one in (first, second, third)]
        decided(third, senior)
        answer = desk.post("/desk/bulk/?tray=reported", typed(first) | {"cases": cases})
        page = answer.content.decode()
        assert answer.status_code == 200
        assert page.count("<b>removed</b>") == 2
        assert "not decided.</b> Already decided by moderator A" in page

    @pytest.mark.parametrize("fields", [{"cases": []}, {"facts": ""}, {"reason": ""}])
    def test_refused_they_stay_ticked_and_typed(self, desk, case, fields):
        sent = typed(case) | {"cases": [f"{case.pk}:1", "x:1", "7"], "facts": "Kept."} | fields
        answer = desk.post("/desk/bulk/", sent)
        page = answer.content.decode()
        if fields.get("facts") == "":
            assert "Say what the facts are" in page
        else:
            assert answer.status_code == 422
            assert "Kept." in page
            assert (f'value="{case.pk}:1" checked>' in page) == bool(sent["cases"])
