"""What a newsroom's own files may hold, as shapes that `tables.held_to` checks.

What each key means is said at the head of the built-in files. Plain dataclasses, so that nobody waits for pydantic who
brings no files; closed, because a key that no room reads would do nothing.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

_CLOSED = {"extra": "forbid"}
Words = list[str]


@dataclass(frozen=True)
class WordEntry:
    """A table of a file of words of time (`months.toml`)."""

    __pydantic_config__: ClassVar = _CLOSED
    value: int | str
    kind: str = ""
    forms: Words = field(default_factory=list)
    latent: Words = field(default_factory=list)
    article: bool = False


@dataclass(frozen=True)
class Kind:
    """A line of [kinds] of `triggers.toml`."""

    __pydantic_config__: ClassVar = _CLOSED
    family: str
    subject: str
    other: str


@dataclass(frozen=True)
class Trigger:
    """A [[trigger]]."""

    __pydantic_config__: ClassVar = _CLOSED
    key: str
    kind: str
    verbs: Words = field(default_factory=list)
    nouns: Words = field(default_factory=list)
    phrases: Words = field(default_factory=list)
    needs: list[Literal["place", "person", "two", "agent", "named", "quoted"]] = field(default_factory=list)
    before: Words = field(default_factory=list)
    after: Words = field(default_factory=list)
    near: Words = field(default_factory=list)
    silent_before: Words = field(default_factory=list)
    silent: Words = field(default_factory=list)
    present: Literal["", "planned"] = ""
    object: Literal["", "place", "origin"] = ""
    subject: str = ""


@dataclass(frozen=True)
class Triggers:
    """`triggers.toml`."""

    __pydantic_config__: ClassVar = _CLOSED
    kinds: dict[str, Kind] = field(default_factory=dict)
    trigger: list[Trigger] = field(default_factory=list)
    groups: dict[str, dict[Literal["verbs", "nouns", "words"], Words]] = field(default_factory=dict)
    furniture: dict[Literal["line", "end"], Words] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Level:
    """A level of evidence in `weights.toml`, as [actors.same]."""

    __pydantic_config__: ClassVar = _CLOSED
    weight: float
    reason: str


@dataclass(frozen=True)
class Prior:
    """[prior] of `weights.toml`."""

    __pydantic_config__: ClassVar = _CLOSED
    weight: float
    threshold: float
    reason: str = ""


@dataclass(frozen=True)
class Weights:
    """`weights.toml`, the levels of evidence aside."""

    __pydantic_config__: ClassVar = {"extra": "ignore"}
    prior: Prior | None = None
    kinds_once: Words = field(default_factory=list)
    kinds_rare: Words = field(default_factory=list)
    near_days: dict[str, int] = field(default_factory=dict)
    phases: dict[Literal["start", "end"], Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Patterns:
    """The patterns of a title, as [visit] of `titles.toml`."""

    __pydantic_config__: ClassVar = _CLOSED
    en: Words = field(default_factory=list)
    ar: Words = field(default_factory=list)


@dataclass(frozen=True)
class Said:
    """One thing in both languages."""

    __pydantic_config__: ClassVar = _CLOSED
    en: str
    ar: str
