"""What Django is told for each kind of DATABASE_URL, and each refusal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from forum.database import configuration

VAR = Path("/srv/site/var")
ROOT = Path(__file__).resolve().parents[2]


_CHECKS = """
from pathlib import Path
import django
from django.conf import settings
from django.core.management import call_command
from forum.database import configuration

database = configuration("", Path({var_dir!r}), is_local=True)
settings.configure(DATABASES={{"default": database}}, INSTALLED_APPS=["django.contrib.contenttypes"])
django.setup()
call_command("check")
call_command("check", deploy=True)
"""


def _own_environment() -> dict[str, str]:
    """Without what the browser tests set for this process alone."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}


def production(url: str) -> dict:
    return configuration(url, VAR, is_local=False)


def test_a_local_site_has_the_embedded_database() -> None:
    entry = configuration("", VAR, is_local=True)

    assert (entry["ENGINE"], entry["VAR_DIR"], entry["HOST"]) == (
        "forum.database",
        str(VAR),
        f"{VAR}/postgres",
    )


def test_production_has_the_embedded_database_when_it_is_asked_for_by_name() -> None:
    assert production("embedded") == configuration("", VAR, is_local=True)


def test_production_without_an_address_is_refused_in_one_sentence() -> None:
    with pytest.raises(
        ImproperlyConfigured, match=r'^In production .* set DATABASE_URL to postgres://.* or to "embedded"\.$'
    ):
        production("")


def test_an_address_is_taken_apart() -> None:
    entry = production("postgres://ann:secret@db.example.org:6543/debates")

    where = {name: entry[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
    assert where == {
        "USER": "ann",
        "PASSWORD": "secret",
        "HOST": "db.example.org",
        "PORT": "6543",
        "NAME": "debates",
    }
    assert "VAR_DIR" not in entry


def test_percent_signs_are_decoded() -> None:
    entry = production("postgresql://a%40b:p%25%2F%3A%C3%A9@host/my%20db")

    assert (entry["USER"], entry["PASSWORD"], entry["NAME"]) == ("a@b", "p%/:é", "my db")


def test_query_options_become_options() -> None:
    options = production("postgres://host/name?sslmode=require&connect_timeout=7&application_name=forum")["OPTIONS"]

    assert (options["sslmode"], options["connect_timeout"], options["application_name"]) == (
        "require",
        7,
        "forum",
    )


@pytest.mark.parametrize("url", ["postgres:///name?host=/run/postgresql", "postgres://%2Frun%2Fpostgresql/name"])
def test_a_socket_folder_is_a_host(url: str) -> None:
    assert production(url)["HOST"] == "/run/postgresql"


def test_an_address_in_square_brackets_is_a_host() -> None:
    assert production("postgres://[::1]:5433/name")["HOST"] == "::1"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://host/name", "must look like postgres://"),
        ("sqlite:///db.sqlite3", "must look like postgres://"),
        ("Embedded", 'or be "embedded"'),
        ("postgres://host", "names no database"),
        ("postgres://host/", "names no database"),
        ("postgres://host:0/name", "port"),
        ("postgres://host:65536/name", "port"),
        ("postgres://host:five/name", "port"),
        ("postgres://host/name?colour=red", "colour"),
        ("postgres://u:50%zz@host/name", "must be written %25"),
        ("postgres://u:p@ss@host/name", "must be written %40"),
        ("postgres://[::1/name", "must look like postgres://"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(url: str, why: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^DATABASE_URL .*{why}.*\.$"):
        production(url)


@pytest.mark.parametrize(
    "url",
    ["postgres://u:hush%zz@h/n", "postgres://u:hu@sh@h/n", "postgres://u:hush@h:x/n", "mysql://u:hush@h/n"],
)
def test_no_refusal_repeats_the_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        production(url)

    assert "hu" not in str(refusal.value).replace("must", "")


def test_the_pool_gives_up_within_three_seconds() -> None:
    options = production("postgres://host/name")["OPTIONS"]

    assert options["pool"]["timeout"] == options["connect_timeout"] == 2


def test_the_size_of_the_pool_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert production("postgres://host/name")["OPTIONS"]["pool"]["max_size"] == 10
    monkeypatch.setenv("DATABASE_POOL", "3")
    assert production("postgres://host/name")["OPTIONS"]["pool"]["max_size"] == 3


@pytest.mark.parametrize("size", ["0", "many"])
def test_a_pool_of_no_size_is_refused(size: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_POOL", size)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_POOL must be a whole number"):
        production("postgres://host/name")


def test_settings_and_checks_start_no_server(tmp_path: Path) -> None:
    script = _CHECKS.format(var_dir=str(tmp_path))
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=_own_environment(), check=False, capture_output=True, text=True
    )

    assert result.returncode == 0, result.stderr
    assert list(tmp_path.iterdir()) == []
