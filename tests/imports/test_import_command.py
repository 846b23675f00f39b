"""manage.py import_article: contracts.md to the letter, on the real article where it is at hand."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from debates.articles.models import Article
from debates.articles.queries import current_blocks
from debates.motions.models import Motion
from debates.motions.queries import hosts
from forum.web.address import site_address
from tests.conftest import make_person
from tests.imports.drafts import TEXT

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "article" / "pakistan-must-strengthen-relations-with-russia.txt"
HEADINGS = [
    "Indo-Russian Relations",
    "Pakistan and the defeat of the Soviets in Afghanistan",
    "Time to form new relations in a changing world",
    "Russia poised to move forward:",
    "Pakistan free to form new relationships:",
    "Foundation stones already laid for bilateral relations",
    "First steps taken toward new, positive relations",
    "The People: letting go of old perceptions and a new embrace",
]
has_real = pytest.mark.skipif(not REAL.exists(), reason="the real article is not beside the project")


def imported(*args: str) -> str:
    out = io.StringIO()
    call_command("import_article", *args, stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def text(tmp_path) -> str:
    (tmp_path / "bell.txt").write_text(TEXT, encoding="utf-8")
    return str(tmp_path / "bell.txt")


@pytest.mark.django_db
class TestPublishing:
    def test_an_article_with_a_motion_prints_the_address_of_the_debate(self, text, admin):
        address = imported(text, "--motion", "This house would ring the bell")
        motion = Motion.objects.get()
        assert address == f"{site_address()}{motion.get_absolute_url()}"
        assert hosts(motion) == [admin.handle]

    def test_without_a_motion_it_prints_the_address_of_the_article(self, text):
        assert imported(text).endswith(Article.objects.get().get_absolute_url())
        assert Article.objects.get().added_by is None

    def test_as_says_whose_it_is_and_an_unknown_handle_is_refused(self, text, admin):
        make_person("ines")
        imported(text, "--as", "Ines")
        assert Article.objects.get().added_by.handle == "ines"
        with pytest.raises(CommandError, match="nobody-here"):
            imported(text, "--as", "nobody-here")

    def test_a_text_without_a_title_is_refused_in_one_sentence(self, tmp_path):
        (tmp_path / "x.txt").write_text(
            "A line that ends like a sentence does, with a stop, and is all there is of it.\n"
        )
        with pytest.raises(CommandError, match="title"):
            imported(str(tmp_path / "x.txt"))
        assert not Article.objects.exists()

    @has_real
    def test_the_real_article_becomes_a_debate_whose_blocks_are_its_body(self):
        imported(str(REAL), "--motion", "Pakistan must strengthen its relations with Russia")
        blocks = current_blocks(Motion.objects.get().article)
        raw = REAL.read_text(encoding="utf-8")
        assert [block.text for block in blocks if block.kind == "heading"] == HEADINGS
        body = " ".join(block.text for block in blocks)
        assert body in raw
        assert raw[raw.index(body) + len(body) :].split() == ["Comments"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "no text"), (b"\xff\xfe\x00x", "UTF-8"), (b"a\x00b", "NUL"), (b"x" * 300_001, "300001 characters")],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path, content, sentence):
    (tmp_path / "x.txt").write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        imported(str(tmp_path / "x.txt"), "--dry-run")


def test_a_file_that_is_not_there_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        imported(str(tmp_path / "none.txt"), "--dry-run")


class TestADryRun:
    """Run as a script runs it: in a process of its own, on a data folder where no server could start."""

    def run(self, tmp_path: Path, *args: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var")}
        command = [sys.executable, "manage.py", "import_article", *args]
        return subprocess.run(
            command, cwd=ROOT, env=environment, input=given, capture_output=True, timeout=60, check=False
        )

    def test_prints_one_json_document_and_touches_no_database(self, tmp_path, text):
        result = self.run(tmp_path, text, "--dry-run", "--json")
        told = json.loads(result.stdout)
        assert (result.returncode, result.stderr) == (0, b"")
        assert set(told) == {
            "title",
            "author",
            "publication",
            "published_on",
            "standfirst",
            "language",
            "blocks",
            "meta",
            "dropped",
        }
        assert set(told["blocks"][0]) == {"kind", "level", "text", "start", "end", "confidence"}
        assert set(told["meta"][0]) == {"what", "text", "start", "end"}
        assert set(told["dropped"][0]) == {"text", "start", "end", "why"}
        assert all(
            TEXT[part["start"] : part["end"]] == part["text"]
            for name in ("blocks", "meta", "dropped")
            for part in told[name]
        )
        assert not (tmp_path / "var" / "postgres").exists()

    def test_reads_standard_input_with_its_line_ends_untouched(self, tmp_path):
        told = json.loads(
            self.run(tmp_path, "-", "--dry-run", "--json", given=TEXT.replace("\n", "\r\n").encode()).stdout
        )
        raw = TEXT.replace("\n", "\r\n")
        assert all(raw[block["start"] : block["end"]] == block["text"] for block in told["blocks"])
        assert told["title"] == "The Price Of Silence"

    def test_fails_with_1_and_one_sentence(self, tmp_path):
        result = self.run(tmp_path, "-", "--dry-run", "--json", given=b"\xff")
        assert (result.returncode, result.stdout) == (1, b"")
        assert len(result.stderr.decode().strip().splitlines()) == 1

    def test_says_it_in_words_too(self, tmp_path, text):
        assert b"title: The Price Of Silence" in self.run(tmp_path, text, "--dry-run").stdout

    @has_real
    def test_finds_all_of_the_real_article_and_nothing_false(self, tmp_path):
        told = json.loads(self.run(tmp_path, str(REAL), "--dry-run", "--json").stdout)
        assert told["title"] == "Pakistan Must Strengthen Relations With Russia"
        assert (told["author"], told["publication"], told["published_on"]) == (
            "Shahid R Siddiqi",
            "Axis of Logic",
            "2010-03-22",
        )
        assert told["standfirst"].startswith("Changing geopolitical realities")
        assert [block["text"] for block in told["blocks"] if block["kind"] == "heading"] == HEADINGS
        assert "Comments" in [dropped["text"] for dropped in told["dropped"]]
        lengths = [len(block["text"]) for block in told["blocks"] if block["kind"] == "paragraph"]
        assert 20 <= len(lengths) <= 32
        assert min(lengths) >= 200
        assert max(lengths) <= 760
