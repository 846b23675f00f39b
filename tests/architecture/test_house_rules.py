"""The rules of the house that no linter knows, held by every file, and each known to bite."""

from collections.abc import Callable, Iterator

import pytest

from . import rules_python as python
from . import rules_templates as templates
from .rules_python import IMPORTS_WITHIN, TRUSTED_HTML, Module
from .tree import ROOT, functions, name_of, python_files
from .tree import templates as template_files

PythonRule = Callable[[Module], Iterator[str]]
TemplateRule = Callable[[str, str], Iterator[str]]
MODULES = [Module.of(path) for path in python_files()]
TEMPLATES = [(name_of(path), path.read_text(encoding="utf-8")) for path in template_files()]


@pytest.mark.parametrize("rule", python.RULES)
def test_every_module_keeps_the_rule(rule: PythonRule) -> None:
    assert [fault for module in MODULES for fault in rule(module)] == []


@pytest.mark.parametrize("rule", templates.RULES)
def test_every_template_keeps_the_rule(rule: TemplateRule) -> None:
    assert [fault for name, source in TEMPLATES for fault in rule(name, source)] == []


def test_there_are_files_to_judge() -> None:
    assert len(MODULES) > 30
    assert TEMPLATES


@pytest.mark.parametrize(("name", "function"), IMPORTS_WITHIN)
def test_every_listed_exception_is_still_needed(name: str, function: str) -> None:
    module = Module.of(ROOT / name)
    found = [node for node in functions(module.tree) if node.name == function]
    assert any(list(python._imports(node)) for node in found)


def test_the_one_place_of_trusted_html_is_the_one_exception() -> None:
    source = '"""X."""\nmark_safe(x)'
    assert not list(python.trusted_html(Module(TRUSTED_HTML, source)))
    assert list(python.trusted_html(Module("forum/web/tags.py", source)))


MODELS = "debates/posts/models.py"
BITES: list[tuple[PythonRule, str, str]] = [
    (python.imports_within_functions, "a.py", "def f():\n    import x"),
    (python.imports_within_functions, "a.py", "class C:\n    async def f(self):\n        from x import y"),
    (python.imports_within_functions, "a.py", "def f():\n    import_module('x')"),
    (python.imports_within_functions, "a.py", "def f():\n    importlib.import_module('x')"),
    (python.generic_foreign_keys, "a.py", "x = fields.GenericForeignKey()"),
    (python.generic_foreign_keys, "a.py", "from x import GenericRelation as G"),
    (python.save_overrides, MODELS, "class A(models.Model):\n    def save(self): ..."),
    (python.save_overrides, "debates/a/models/post.py", "class A(B):\n    def save(self): ..."),
    (python.ignored_triggers, "a.py", "with pgtrigger.ignore('x'): ..."),
    (python.ignored_triggers, "a.py", "from pgtrigger import ignore"),
    (python.trusted_html, "a.py", "from django.utils.safestring import mark_safe as m"),
    (python.trusted_html, "a.py", "safestring.mark_safe(x)"),
    (python.trusted_html, "a.py", "SafeString(x)"),
    (python.vague_names, "forum/web/utils.py", ""),
    (python.vague_names, "forum/common/x.py", ""),
    (python.missing_docstrings, "a.py", "x = 1"),
    (python.missing_docstrings, "a.py", '""" """'),
    (python.forum_naming_debates, "forum/web/a.py", "x = 'debates.posts.models.Post'"),
    (python.forum_naming_debates, "forum/accounts/models.py", "x = ForeignKey('posts.Post')"),
    (python.nameless_uniqueness, MODELS, "x = CharField(unique=True)"),
    (python.nameless_uniqueness, MODELS, "x = CharField(unique_for_date='y')"),
    (python.nameless_uniqueness, MODELS, "class A:\n    class Meta:\n        unique_together = []"),
    (python.nameless_uniqueness, MODELS, "models.UniqueConstraint(fields=['x'])"),
    (python.indexes_without_query, MODELS, "# far above\n\nx = [\n    Index(fields=['x']),\n]"),
    (python.indexes_without_query, MODELS, "x = GinIndex(fields=['x'])"),
    (python.indexes_without_query, MODELS, "x = CharField(db_index=True)"),
]


@pytest.mark.parametrize(("rule", "name", "source"), BITES)
def test_each_rule_of_python_bites(rule: PythonRule, name: str, source: str) -> None:
    assert len(list(rule(Module(name, source)))) == 1


SPARES: list[tuple[PythonRule, str, str]] = [
    (python.imports_within_functions, "a.py", "import x\nif TYPE_CHECKING:\n    from x import y"),
    (python.imports_within_functions, "forum/rooms.py", "def ready():\n    import_module('x')"),
    (python.save_overrides, "debates/posts/forms.py", "class A(ModelForm):\n    def save(self): ..."),
    (python.trusted_html, "a.py", "def f() -> SafeString:\n    return format_html('x')"),
    (python.vague_names, "forum/web/utilities_of_state.py", ""),
    (python.forum_naming_debates, "forum/urls.py", "include('debates.urls')"),
    (python.forum_naming_debates, "forum/web/a.py", "'Where debates. begin'"),
    (python.forum_naming_debates, "debates/posts/a.py", "'debates.posts'"),
    (
        python.nameless_uniqueness,
        MODELS,
        "UniqueConstraint(fields=['x'], name='x_once')\nx = F(unique=False)",
    ),
    (python.indexes_without_query, MODELS, "# newest first\nIndex(fields=['x'])"),
    (python.indexes_without_query, MODELS, "Index(fields=['x'])  # newest first"),
    (python.indexes_without_query, MODELS, "x = F(db_index=False)\ny = Exists(a)"),
]


@pytest.mark.parametrize(("rule", "name", "source"), SPARES)
def test_each_rule_of_python_spares_what_is_well(rule: PythonRule, name: str, source: str) -> None:
    assert not list(rule(Module(name, source)))


TEMPLATE_BITES: list[tuple[TemplateRule, str]] = [
    (templates.unescaped, "{{ x|safe }}"),
    (templates.unescaped, "{{ x | safe|upper }}"),
    (templates.unescaped, "{{ x|safeseq }}"),
    (templates.unescaped, "{% autoescape off %}{% endautoescape %}"),
    (templates.inline_code, "<script>alert(1)</script>"),
    (templates.inline_code, "<script>{{ x }}</script>"),
    (templates.inline_code, "<style></style>"),
    (templates.inline_code, '<p style="a: b">'),
    (templates.inline_code, '<p {% if x %}onclick="y()"{% endif %}>'),
    (templates.inline_code, "<p hx-on:click='y()'>"),
    (templates.inline_code, '<a href="javascript:x()">'),
    (templates.open_includes, '{% include "a.html" %}'),
    (templates.open_includes, '{% include "only.html" with x=only_this %}'),
    (templates.silent_needs, "<p>{{ x }}"),
    (templates.silent_needs, "\n{# needs: x #}"),
    (templates.silent_needs, "{# needs: #}"),
    (templates.only_with_script, '<button hx-post="/x">'),
    (templates.only_with_script, '<form action="/x" hx-post="/x">'),
    (templates.only_with_script, '<form method="post" action="" hx-post="/x">'),
    (templates.only_with_script, '<a hx-get="/x">'),
    (templates.only_with_script, '<a href="#" hx-get="{% url "x" %}">'),
    (templates.only_with_script, '<div hx-get="/x" hx-trigger="load">'),
]


@pytest.mark.parametrize(("rule", "source"), TEMPLATE_BITES)
def test_each_rule_of_templates_bites(rule: TemplateRule, source: str) -> None:
    assert len(list(rule("templates/posts/_a.html", source))) == 1


WELL = """{# needs: x, y (safe ones), "style=" #}
{% load i18n %}{# {{ x|safe }} #}{% comment %}<script>a</script>{% endcomment %}
<p class="a{% if b %} b{% endif %}" data-online="{{ x|default:"style" }}" {% if x %}hidden{% endif %}>
<script src="{% static 'a.js' %}" type="module"></script>
{% include "a.html" with x=y
   only %}
<form method="post" action="{% url "x" y %}" hx-post="{% url "x" y %}"><button formaction="/z" hx-post="/z">
<a href="{{ x }}" hx-get="{{ x }}"></a><form action="{{ x }}" hx-get="{{ x }}">"""


@pytest.mark.parametrize("rule", templates.RULES)
def test_each_rule_of_templates_spares_what_is_well(rule: TemplateRule) -> None:
    assert not list(rule("templates/posts/_a.html", WELL))
    assert not list(templates.silent_needs("templates/posts/a.html", "<p>"))


def test_a_letter_in_plain_text_escapes_nothing() -> None:
    assert not list(templates.unescaped("templates/account/email/base_message.txt", "{% autoescape off %}"))
