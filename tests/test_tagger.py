"""The tagger on the project's own gold: `corpus/*.toml`, speaking and silent cases, every form of the lexicon in use.

A case is a text, the day of writing (`anchor`, left out where it is not known) and what a careful reader takes its time
expressions to mean. `value` left out means that no date can be told; `alt` lists other right values; `optional` may be
left untagged. The type follows from the value where it is not given.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline import pipeline
from timeline.exports.timex import timex
from timeline.exports.tree import explanation
from timeline.model import Article, Dated

CORPUS = Path(__file__).parent / "corpus"
NAMES = (
    "absolute", "months", "days", "units", "numbers", "relations", "hijri", "clock", "ranges", "lengths", "silent",
    "context", "dialect",
)  # fmt: skip
DATA = pipeline.load()
Case = dict[str, Any]


def cases() -> Iterator[tuple[str, Case]]:
    for name in NAMES:
        table = tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))
        for number, case in enumerate(table["case"], 1):
            yield f"{name}-{number}", case


CASES = list(cases())


def dated(text: str, anchor: str | None) -> tuple[Dated, ...]:
    return pipeline.tag(Article("case", text, anchor), DATA).dated


def found(mention: Dated) -> dict[str, Any]:
    row = timex(mention, None)
    return {key: row[key] for key in ("text", "value", "type", "mod")}


def expected_type(entry: Case) -> str:
    value = str(entry.get("value", ""))
    if "type" in entry:
        return str(entry["type"])
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value.split("/", maxsplit=1)[0] and not value.endswith("_REF") else "DATE"


def same(row: dict[str, Any], entry: Case) -> bool:
    values = (entry.get("value"), *entry.get("alt", ()))
    typed = entry.get("value") is None or row["type"] == expected_type(entry)
    return row["text"] == entry["text"] and row["value"] in values and row["mod"] == entry.get("mod") and typed


def differences(case: Case) -> list[str]:
    """What was found and should not have been, and what should have been and was not."""
    left = list(dated(case["text"], case.get("anchor")))
    wrong = []
    for entry in case["expect"]:
        match = next((d for d in left if same(found(d), entry)), None)
        if match is not None:
            left.remove(match)
        elif not entry.get("optional"):
            wrong.append(f"wanted: {entry}")
    return wrong + [f"found: {explanation(d)}" for d in left]


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_case(case: Case) -> None:
    wrong = differences(case)
    assert not wrong, "\n".join([case["text"], f"said on {case.get('anchor')}", *wrong])
