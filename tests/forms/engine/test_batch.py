"""A template that is not ours runs in a child with limits: it reads nothing, runs nothing, and always ends."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.forms.engine.batch import Failure, Limits, Rendered, inspect, render_batch
from danvan_cli.forms.engine.tags import key_paths
from danvan_cli.forms.engine.template import Job, open_template

CONTEXT = {"ten": "An", "so": 5, "ds": [{"ten": "B"}] * 3}
TIGHT = Limits(seconds=3, seconds_per_document=0, memory=300 << 20)
HOSTILE = {
    "walk to the classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "walk through a key": "{{ ten['__class__'] }}",
    "globals of lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "init of cycler": "{{ cycler.__init__.__globals__ }}",
    "joiner and namespace": "{{ joiner }}{{ namespace }}",
    "self": "{{ self.__init__ }}",
    "format": "{{ '{0.__class__}'.format(ten) }}",
    "format by a filter": "{{ '%s%s'|format(ten, ten) }}",
    "percent": "{{ '%9999999999d' % 5 }}",
    "attribute filter": "{{ ten|attr('__class__') }}",
    "attribute by map": "{{ ds|map(attribute='__class__')|list }}",
    "a name of many texts": "{{ 'a' * 9999999999 }}",
    "power": "{{ 9 ** 9 ** 9 ** 9 }}",
    "large product": "{% set a = 999999999999 %}{% set b = a * a %}{% set c = b * b %}{{ c * c }}",
    "huge range": "{% for i in range(9999999999) %}x{% endfor %}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import '/etc/passwd' as a %}{{ a }}",
    "extends": "{% extends '/etc/passwd' %}",
    "macro": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "recursive loop": "{% for a in ds recursive %}{{ loop(ds) }}{% endfor %}",
    "method of a text": "{{ ten.zfill(999999999) }}",
    "method of a list": "{{ ds.append(1) }}",
    "unescaped": "{{ '</w:t><w:object/>'|safe }}",
    "autoescape off": "{% autoescape false %}{{ ten }}{% endautoescape %}",
    "bytes by a filter": "{{ ten|tojson }}{{ ten|pprint }}",
    "deep brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "deep tags": "{% if so %}" * 2000 + "x" + "{% endif %}" * 2000,
    "whole block": "{{ ds }}",
    "state of the controls": "{{ _marks.rows }}",
    "filter of the controls": "{{ ten|_controlled(1, '<', '', '', '') }}",
    "place of a row": "{% for d in ds %}{{ _place1 }}{% endfor %}",
}
ENDLESS = {
    "nested loops": "{% for a in range(1000) %}" * 5 + "x" + "{% endfor %}" * 5,
    "silent loops": "{% for a in range(1000) %}" * 5 + "{% endfor %}" * 5,
}
SWELLING = {
    "doubled text": "{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "replaced text": "{% set a = 'x'|replace('x', 'xxxxxxxxxx') %}" + "{% set a = a|replace('x', a) %}" * 6 + "{{ a }}",
}


def answer(data: bytes, limits: Limits = TIGHT) -> Rendered | Failure:
    """Return what a child makes of one document of an untrusted template."""
    return render_batch(open_template(data, "Mẫu lạ"), [Job(CONTEXT)], trusted=False, limits=limits)[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_tag_runs_nothing(name: str, word: Callable[..., bytes]) -> None:
    """A tag that reaches for more than the data is refused with the template, the part and a reason."""
    result = answer(word("Trước", f"Chỗ này {HOSTILE[name]}"))
    assert isinstance(result, Failure)
    fault = result.faults[0]
    assert fault.template == "Mẫu lạ"
    assert fault.sentence
    assert name in {"deep brackets", "deep tags"} or "Chỗ này" in fault.around


@pytest.mark.parametrize("where", ["head", "title"])
def test_hostile_tag_elsewhere(where: str, word: Callable[..., bytes]) -> None:
    """A hostile tag in the head of the page or in the properties of the file is refused too."""
    result = answer(word("chào", **{where: "{{ lipsum.__globals__ }}"}))
    assert isinstance(result, Failure)
    assert result.faults[0].place in {"đầu trang", "phần thông tin của tệp (tên văn bản, tác giả)"}


@pytest.mark.parametrize("name", ENDLESS)
def test_endless_template_is_stopped(name: str, word: Callable[..., bytes]) -> None:
    """A template that runs without end is stopped within its time."""
    started = time.monotonic()
    result = answer(word("đầu", ENDLESS[name]))
    assert isinstance(result, Failure)
    assert "bị dừng" in result.faults[0].message or "dài quá" in result.faults[0].message
    assert time.monotonic() - started < 6 * TIGHT.seconds


@pytest.mark.parametrize("name", SWELLING)
def test_swelling_template_is_stopped(name: str, word: Callable[..., bytes]) -> None:
    """A template that fills the memory is stopped at its limit."""
    result = answer(word("đầu", SWELLING[name]), Limits(seconds=20, memory=200 << 20))
    assert isinstance(result, Failure)
    assert "Mẫu lạ" in result.faults[0].message


def test_slow_pattern_is_stopped(word: Callable[..., bytes]) -> None:
    """A template made to drown the joining of tags is stopped within its time."""
    started = time.monotonic()
    pieces = [piece for number in range(20_000) for piece in ("{", f"{number * 7919} {{% tc ")]
    assert isinstance(answer(word(pieces)), Failure)
    assert time.monotonic() - started < 6 * TIGHT.seconds


def test_child_gives_what_we_give(word: Callable[..., bytes]) -> None:
    """A harmless template gives in the child the very bytes that it gives here, whole tags or cut ones."""
    jobs = [Job({**CONTEXT, "so": number}, {"danvan_id": str(number)}, f"Số {number}") for number in range(3)]
    for paragraph in ("{{ ten }} {{ so }}", ["{", "{ ten }", "} {{ s", "o|default('') }}\t{{ ten }}"]):
        template = open_template(word(paragraph, head="{{ ten }}", title="{{ ten }}"), "m")
        here = render_batch(template, jobs, trusted=True)
        assert all(isinstance(result, Rendered) for result in here)
        assert render_batch(template, jobs, trusted=False) == here


def test_pictures_reach_the_child(word: Callable[..., bytes]) -> None:
    """Pictures given with a document come through the child unharmed."""
    template = open_template(word("{{ ten }}"), "m")
    jobs = [Job(CONTEXT, pictures={"anh": b"\xff\xd8\xff\x00\x01"})]
    assert render_batch(template, jobs, trusted=False) == render_batch(template, jobs, trusted=True)


@pytest.mark.parametrize("trusted", [True, False])
def test_one_bad_document_does_not_stop_the_others(*, trusted: bool, word: Callable[..., bytes]) -> None:
    """A document that cannot be filled is a fault with its place; the others are written."""
    template = open_template(word("Hai: {{ 10 // so }}"), "Mẫu A")
    results = render_batch(template, [Job({"so": 1}), Job({"so": 0}), Job({"so": 2})], trusted=trusted)
    assert [type(result) for result in results] == [Rendered, Failure, Rendered]
    assert results[1].faults[0].around == "Hai: {{ 10 // so }}"


@pytest.mark.parametrize("trusted", [True, False])
def test_absent_key_is_located(*, trusted: bool, word: Callable[..., bytes]) -> None:
    """A key that the data lacks is told with its name and the text around it."""
    template = open_template(word("Trước", "Họ và tên: {{ mh.tenn }}", "Sau"), "Mẫu A")
    fault = render_batch(template, [Job({"mh": {"ten": "a"}})], trusted=trusted)[0].faults[0]
    assert fault.message.startswith("Mẫu “Mẫu A”, thân văn bản, chỗ “Họ và tên: {{ mh.tenn }}”: Mục “tenn”")


@pytest.mark.parametrize("trusted", [True, False])
def test_unknown_tags_are_told_together(*, trusted: bool, word: Callable[..., bytes]) -> None:
    """With the known keys given, every unknown tag is told before anything is filled."""
    template = open_template(word("{{ tenn }} {{ soo }}", "{{ ten }}"), "Mẫu A")
    results = render_batch(template, [Job(CONTEXT)] * 2, trusted=trusted, known=key_paths(CONTEXT))
    assert [len(result.faults) for result in results] == [2, 2]
    assert inspect(template, trusted=trusted, known=key_paths(CONTEXT)).faults == results[0].faults


def test_inspecting_lists_the_tags(word: Callable[..., bytes]) -> None:
    """Looking at an untrusted template lists the keys that it asks for, as for our own."""
    template = open_template(word("{% for m in ds %}{{ m.ten }}{% endfor %}"), "m")
    assert inspect(template, trusted=False) == inspect(template, trusted=True)
    assert [tag.path for tag in inspect(template, trusted=False).tags] == ["ds", "ds[]", "ds[].ten"]


@pytest.mark.parametrize(
    "act",
    [
        "open('/etc/hostname')",
        "open('x', 'w')",
        "__import__('os').listdir('/')",
        "__import__('os').system('true')",
        "__import__('subprocess').run(['true'])",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('xmlrpc.client')",
    ],
)
def test_child_is_kept_from_its_surroundings(act: str) -> None:
    """Even code that got out of the sandbox could open no file, start no program and reach no network."""
    code = (
        "import os, socket, subprocess, sys; from danvan_cli.forms.engine import child; child._load_all();"
        f"sys.addaudithook(child._refuse_surroundings); {act}"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    assert done.returncode == 1
    assert "PermissionError" in done.stderr
