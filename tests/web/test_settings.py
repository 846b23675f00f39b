"""The settings refuse to start half configured; each refusal has its twin."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEEP = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
SHOWN = "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "DEBUG", "IS_LOCAL"


def started(tmp_path: Path, **given: str) -> subprocess.CompletedProcess[str]:
    code = f"from forum import settings as s; print(*[getattr(s, n) for n in {SHOWN!r}]); print(s.SECRET_KEY)"
    environment = {**KEEP, "VAR_DIR": str(tmp_path), "PYTHONPATH": str(ROOT), **given}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refused(tmp_path: Path, **given: str) -> str:
    result = started(tmp_path, **given)
    assert result.returncode == 1
    return result.stderr.strip().splitlines()[-1]


def test_with_nothing_set_the_site_is_local_and_keeps_a_secret_of_its_own(tmp_path):
    first, second = started(tmp_path), started(tmp_path)
    assert first.stdout.split()[:4] == ["False", "False", "False", "True"]
    assert first.stdout == second.stdout
    assert len(first.stdout.split()[4]) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


PRODUCTION = {
    "SITE_URL": "https://debates.example.org",
    "DATABASE_URL": "postgres://u@db/rejoinder",
    "SECRET_KEY": "x" * 50,
    "EMAIL_URL": "smtps://user:password@mail.example.org",
}


def test_production_starts_when_everything_is_said_and_is_https_only(tmp_path):
    result = started(tmp_path, **PRODUCTION)
    assert result.stdout.split()[:4] == ["True", "True", "False", "False"], result.stderr


def test_https_only_settings_follow_the_scheme(tmp_path):
    assert started(tmp_path, **{**PRODUCTION, "SITE_URL": "http://intranet"}).stdout.split()[:2] == [
        "False",
        "False",
    ]


@pytest.mark.parametrize("missing", ["SITE_URL", "DATABASE_URL"])
def test_production_needs_a_secret_key(tmp_path, missing):
    given = {name: value for name, value in PRODUCTION.items() if name not in {missing, "SECRET_KEY"}}
    assert "SECRET_KEY" in refused(tmp_path, **given)


def test_production_takes_the_embedded_database_only_by_name(tmp_path):
    given = {name: value for name, value in PRODUCTION.items() if name != "DATABASE_URL"}
    assert "embedded" in refused(tmp_path, **given)
    assert started(tmp_path, **given, DATABASE_URL="embedded").returncode == 0


def test_production_starts_without_a_mail_server_and_writes_letters_into_files(tmp_path):
    given = {name: value for name, value in PRODUCTION.items() if name != "EMAIL_URL"}
    assert started(tmp_path, **given).returncode == 0
    assert started(tmp_path, **given, EMAIL_URL="files").returncode == 0


def test_debug_is_refused_on_a_public_host_and_taken_at_home(tmp_path):
    assert "DEBUG" in refused(tmp_path, **PRODUCTION, DEBUG="1")
    assert started(tmp_path, DEBUG="1").stdout.split()[2] == "True"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("PORT", "many"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("SITE_URL", "debates.example.org"),
    ],
)
def test_a_malformed_value_is_named_in_one_sentence(tmp_path, name, value):
    assert name in refused(tmp_path, **{name: value})


def test_a_data_folder_that_cannot_be_used_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert "cannot be used" in refused(tmp_path, VAR_DIR=str(tmp_path / "file" / "var"))


def test_eight_first_starts_at_once_agree_on_one_secret(tmp_path):
    code = "from forum import settings as s; print(s.SECRET_KEY)"
    environment = {**KEEP, "VAR_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    crowd = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(8)
    ]
    assert len({process.communicate(timeout=60)[0] for process in crowd}) == 1
