"""The language of what people type, by its script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.text.tongue import tongue_of


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [
        ("Tea is poured first.", "en", "en"),
        ("Der Tee wird zuerst eingeschenkt.", "de", "de"),
        ("Tea is poured first.", "ur", "en"),
        ("چائے پہلے ڈالی جاتی ہے۔", "en", "ur"),
        ("الشاي يُسكب أولا", "en", "ar"),
        ("چای پیش از هر چیز", "en", "fa"),
        ("چاى لومړى اچول کيږي", "en", "ps"),
        ("چانهه پهرين وڌي ويندي آهي ٻ", "en", "sd"),
        ("پہلے", "ur", "ur"),
        ("کتاب", "ur", "ur"),
        ("Чай наливают первым", "en", "ru"),
        ("Її чай стоїть", "en", "uk"),
        ("चाय पहले", "en", "hi"),
        ("先倒茶", "en", "zh"),
        ("先に茶を注ぐ", "en", "ja"),
        ("차를 먼저", "en", "ko"),
        ("", "pl", "pl"),
        ("42 + ?", "en", "en"),
        ("He said: چائے, and no more than that was said.", "en", "en"),
        ("ᚠᚢᚦᚨᚱᚲ", "en", "en"),
    ],
)
def test_is_told_by_its_letters(text, default, language):
    assert tongue_of(text, default) == language


@given(st.text(max_size=60), st.sampled_from(["en", "ur", "ru"]))
def test_any_text_has_some_language(text, default):
    assert 2 <= len(tongue_of(text, default)) <= 3
