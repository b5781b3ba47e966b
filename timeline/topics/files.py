"""The TOML files of the published timelines: read, checked, and given as values."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from timeline.errors import DataError
from timeline.model import STATUSES, TYPES, Reason, Topic

_HERE = Path(__file__).resolve().parent
_LISTS = (
    "types",
    "status",
    "actors",
    "roles",
    "not_roles",
    "any",
    "guests_not_from",
    "office",
    "places",
    "outside",
    "names",
)
_KEYS = {"key", "label", *_LISTS, "nowhere", "since", "until"}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Rule = Mapping[str, object]


def load(extra: Path | None = None) -> tuple[Topic, ...]:
    """The built-in topics and those of `extra/topics`, by file name; a newsroom's replaces that of its slug."""
    topics: dict[str, Topic] = {}
    for folder in (_HERE, extra / "topics") if extra else (_HERE,):
        for path in sorted(folder.glob("*.toml")):
            topic = _topic(path)
            topics[topic.slug] = topic
    return tuple(topics.values())


def listed(rule: Rule, key: str) -> tuple[str, ...]:
    value = rule.get(key, ())
    assert isinstance(value, tuple)
    return value


def day(rule: Rule, key: str) -> dt.date | None:
    value = rule.get(key)
    assert value is None or isinstance(value, dt.date)
    return value


def _topic(path: Path) -> Topic:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from None
    if unknown := set(table) - {"slug", "title", "about", "rule"}:
        raise DataError(f"{path}: unknown key {min(unknown)!r}")
    slug = table.get("slug")
    if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
        raise DataError(f"{path}: slug must be a-z, 0-9 and hyphens")
    rules = table.get("rule")
    if not isinstance(rules, list) or not rules:
        raise DataError(f"{path}: a topic needs a [[rule]]")
    keys = [rule.get("key") for rule in rules]
    if len(set(keys)) < len(keys):
        raise DataError(f"{path}: two rules have one key")
    return Topic(
        slug, _words(path, table, "title"), _words(path, table, "about"), tuple(_rule(path, rule) for rule in rules)
    )


def _words(where: Path | str, table: Mapping[str, Any], key: str) -> Reason:
    value = table.get(key)
    if not isinstance(value, dict) or not all(
        isinstance(value.get(lang), str) and value[lang] for lang in ("ar", "en")
    ):
        raise DataError(f"{where}: {key} needs words in both languages, ar and en")
    return Reason(en=value["en"].strip(), ar=value["ar"].strip())


def _rule(path: Path, table: Mapping[str, Any]) -> Rule:
    where = f"{path}, rule {table.get('key')!r}"
    if not isinstance(table.get("key"), str) or not _SLUG.fullmatch(table["key"]):
        raise DataError(f"{path}: a rule's key must be a-z, 0-9 and hyphens")
    if unknown := set(table) - _KEYS:
        raise DataError(f"{where}: unknown key {min(unknown)!r}")
    rule: dict[str, object] = {"key": table["key"], "label": _words(where, table, "label")}
    for key in _LISTS:
        if key in table:
            rule[key] = _strings(where, key, table[key])
    for key, allowed in (("types", TYPES), ("status", STATUSES)):
        for value in listed(rule, key):
            if value not in allowed:
                raise DataError(f"{where}: {key} {value!r} is none of {', '.join(allowed)}")
    if not rule.get("types"):
        raise DataError(f"{where}: a rule needs types")
    for key in ("since", "until"):
        if key in table:
            if type(table[key]) is not dt.date:
                raise DataError(f"{where}: {key} must be a day, as {key} = 2015-09-30")
            rule[key] = table[key]
    if "nowhere" in table:
        if not isinstance(table["nowhere"], bool):
            raise DataError(f"{where}: nowhere is true or false")
        rule["nowhere"] = table["nowhere"]
    return rule


def _strings(where: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, Iterable) or isinstance(value, str) or not all(isinstance(v, str) for v in value):
        raise DataError(f"{where}: {key} must be a list of words")
    return tuple(value)
