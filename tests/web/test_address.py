"""Commands beside a running site print the address at which it really is."""

from django.test import override_settings

from forum.web.address import forget_address, keep_address, site_address


def test_the_port_last_served_is_known_to_who_runs_beside_it(tmp_path):
    with override_settings(VAR_DIR=tmp_path, PORT=8000, SITE_URL=""):
        assert site_address() == "http://localhost:8000"
    with override_settings(VAR_DIR=tmp_path, PORT=8765, SITE_URL=""):
        assert keep_address() == "http://localhost:8765"
    with override_settings(VAR_DIR=tmp_path, PORT=8000, SITE_URL=""):
        assert site_address() == "http://localhost:8765"
        forget_address()  # another site's note is left alone
        assert site_address() == "http://localhost:8765"
    with override_settings(VAR_DIR=tmp_path, PORT=8765, SITE_URL=""):
        forget_address()
        assert list(tmp_path.iterdir()) == []


def test_a_site_with_an_address_of_its_own_keeps_to_it(tmp_path):
    with override_settings(VAR_DIR=tmp_path, SITE_URL="https://debates.example.org/"):
        assert keep_address() == site_address() == "https://debates.example.org"
        assert list(tmp_path.iterdir()) == []
