"""The TOML files of the published timelines: read, checked, and given as values."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from timeline.errors import DataError
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.tables import place, read_toml
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
_NAMING = ("actors", "any", "guests_not_from", "places", "outside", "names")
_KEYS = {"key", "label", *_LISTS, "nowhere", "since", "until"}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Rule = Mapping[str, object]


def load(extra: Path | None = None, gazetteer: Gazetteer | None = None) -> tuple[Topic, ...]:
    """The built-in topics and those of `extra/topics`, by file name; a newsroom's replaces that of its slug.

    DataError names file and line of what is malformed, and of a name that the gazetteer, where given, does not know:
    it would match nothing.
    """
    topics: dict[str, Topic] = {}
    for path in (*files(_HERE), *(files(extra / "topics") if extra else ())):
        topic = read(path, gazetteer)
        topics[topic.slug] = topic
    return tuple(topics.values())


def files(folder: Path) -> tuple[Path, ...]:
    """The files of topics in a folder, by name."""
    return tuple(sorted(folder.glob("*.toml")))


def listed(rule: Rule, key: str) -> tuple[str, ...]:
    value = rule.get(key, ())
    assert isinstance(value, tuple)
    return value


def day(rule: Rule, key: str) -> dt.date | None:
    value = rule.get(key)
    assert value is None or isinstance(value, dt.date)
    return value


def read(path: Path, gazetteer: Gazetteer | None = None) -> Topic:
    """The topic of one file; see `load`."""
    table = read_toml(path)
    if unknown := set(table) - {"slug", "title", "about", "rule"}:
        raise DataError(f"{place(path, min(unknown))}: unknown key {min(unknown)!r}")
    slug = table.get("slug")
    if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
        raise DataError(f"{place(path, 'slug')}: slug must be a-z, 0-9 and hyphens")
    rules = table.get("rule")
    if not isinstance(rules, list) or not rules:
        raise DataError(f"{path}: a topic needs a [[rule]]")
    seen: set[object] = set()
    for n, rule in enumerate(rules):
        if rule.get("key") in seen:
            raise DataError(f"{place(path, 'rule', n, 'key')}: two rules have the key {rule['key']!r}")
        seen.add(rule.get("key"))
    title, about = (_words(place(path, key), table, key) for key in ("title", "about"))
    topic = Topic(slug, title, about, tuple(_rule(path, n, rule) for n, rule in enumerate(rules)))
    if gazetteer is not None:
        _known(path, topic.rules, gazetteer)
    return topic


def _known(path: Path, rules: Sequence[Rule], gazetteer: Gazetteer) -> None:
    """Every name is an id of the gazetteer, or the two letters of a country in it."""
    names = {*gazetteer.entities, *gazetteer.countries}
    for n, rule in enumerate(rules):
        for key in _NAMING:
            for name in listed(rule, key):
                if name not in names:
                    raise DataError(f"{place(path, 'rule', n, key)}: {key}: the gazetteer knows no {name!r}")


def _words(where: str, table: Mapping[str, Any], key: str) -> Reason:
    value = table.get(key)
    if not isinstance(value, dict) or not all(
        isinstance(value.get(lang), str) and value[lang] for lang in ("ar", "en")
    ):
        raise DataError(f"{where}: {key} needs words in both languages, ar and en")
    return Reason(en=value["en"].strip(), ar=value["ar"].strip())


def _rule(path: Path, number: int, table: Mapping[str, Any]) -> Rule:
    def where(*keys: str) -> str:
        return f"{place(path, 'rule', number, *keys)}: rule {table.get('key')!r}"

    if not isinstance(table.get("key"), str) or not _SLUG.fullmatch(table["key"]):
        raise DataError(f"{place(path, 'rule', number)}: a rule's key must be a-z, 0-9 and hyphens")
    if unknown := set(table) - _KEYS:
        raise DataError(f"{where(min(unknown))}: unknown key {min(unknown)!r}")
    rule: dict[str, object] = {"key": table["key"], "label": _words(where("label"), table, "label")}
    for key in _LISTS:
        if key in table:
            rule[key] = _strings(where(key), key, table[key])
    for key, allowed in (("types", TYPES), ("status", STATUSES)):
        for value in listed(rule, key):
            if value not in allowed:
                raise DataError(f"{where(key)}: {key} {value!r} is none of {', '.join(allowed)}")
    if not rule.get("types"):
        raise DataError(f"{where()}: a rule needs types")
    for key in ("since", "until"):
        if key in table:
            if type(table[key]) is not dt.date:
                raise DataError(f"{where(key)}: {key} must be a day, as {key} = 2015-09-30")
            rule[key] = table[key]
    if "nowhere" in table:
        if not isinstance(table["nowhere"], bool):
            raise DataError(f"{where('nowhere')}: nowhere is true or false")
        rule["nowhere"] = table["nowhere"]
    return rule


def _strings(where: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, Iterable) or isinstance(value, str) or not all(isinstance(v, str) for v in value):
        raise DataError(f"{where}: {key} must be a list of words")
    return tuple(value)
