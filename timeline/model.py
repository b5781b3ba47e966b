"""The values that travel between rooms; calendar sense is in `temporal`.

All are frozen. A `Span` always counts characters of the article exactly as published, end exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.temporal import Answer, Context, Expr, Interval, Length, wording
from timeline.temporal import why as reasons
from timeline.temporal.days import Days

Reason = wording.Reason
STATUSES = ("asserted", "planned", "denied", "cancelled", "hypothetical")
TYPES = (
    "visit", "meeting", "summit", "call", "agreement", "ceasefire", "military_intervention", "air_strikes", "offensive",
    "withdrawal", "election", "sanctions", "conflict_start", "statement", "incident", "fall", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` of an article as published."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `published` is an ISO date, date-time, month or year as given, None where not known."""

    id: str
    text: str
    published: str | None
    source: str = ""
    url: str | None = None
    title: str | None = None


# ---- time expressions -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vote:
    """Words that tell something of the day of writing: «أمس الإثنين» leaves Tuesdays.

    `loose` where they are rounded («منذ 10 سنوات»): such a vote only chooses between days that others leave.
    """

    span: Span
    surface: str
    days: Days
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Rival:
    """Another day of writing than the anchor's, which the page itself speaks for, and why."""

    day: Interval
    why: Reason


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that was «today» for the writer, None where it can't be told; a month or year where no more is known.

    `kind`: given (by the caller or the page's metadata), address (its date), published (a line «نشر في …»), dateline (a
    date at the head of the page), stated («اليوم الخميس 17 أيار 2018»), votes (several expressions that leave it
    alone), none.
    `votes` are what the text itself tells of the day, `known` what is known of one that can't be told, and `rival` is a
    day that the page speaks for against the anchor.
    """

    day: Interval | None
    kind: str
    why: Reason
    votes: tuple[Vote, ...] = ()
    rival: Rival | None = None
    known: Days | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression before any date is known: extent, words, meaning, and the name of the rule that built it."""

    span: Span
    surface: str
    expr: Expr
    via: str


@dataclass(frozen=True, slots=True)
class Step:
    """How words came together: a rule with its parts, or a word of the lexicon with none.

    `Step("a day said twice", "dayx", "أمس الإثنين", (Step("yesterday", "dayw", "أمس"), Step("monday", "wday", …)))`.
    """

    name: str
    kind: str
    surface: str
    parts: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Another answer that the same words allow, and why: where `today` is set, if that was the day of writing."""

    answer: Answer
    why: Reason
    today: Interval | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention with the answer that its context gives; `furniture` marks page parts that are no news."""

    mention: Mention
    context: Context
    answer: Answer
    others: tuple[Reading, ...] = ()
    furniture: bool = False

    @property
    def why(self) -> Reason:
        """The way from the words to the answer, told when somebody asks."""
        said = reasons.reason(self.mention.expr, self.context, self.answer)
        for other in self.others:
            if other.today is not None and (value := other.answer.timex()):
                day = wording.day_words(other.today)
                said = Reason(f"{said.en}; {value} if written on {day.en}", f"{said.ar}؛ أو {value} إن كُتب في {day.ar}")
        return said


@dataclass(frozen=True, slots=True)
class Tagged:
    """An article with its anchor and its time expressions in text order."""

    article: Article
    anchor: Anchor
    dated: tuple[Dated, ...]


# ---- entities -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name.

    `kind`: person, state, city, region, base, venue, organisation, group, unknown.

    `country` is the ISO 3166 code of where it lies or whom it serves; `id` is an ASCII slug.
    """

    id: str
    kind: str
    name_ar: str
    name_en: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A name (or an office, or a pronoun) in a text, with what it stands for; `entity` None where it can't be told.

    `office` is set where the words name an office («الرئيس السوري»): its holder depends on the day spoken of.
    `via` is how the words name it: name, title (with or without a name), body («القوات الروسية», the state),
    demonym («قمة روسية», the state), capital («العاصمة السورية», the city), unknown (a name kept as written).
    """

    span: Span
    surface: str
    entity: Entity | None
    office: str | None = None
    via: str = "name"


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity with its role in an event: visitor, host, caller, signatory, striker, target, participant …"""

    entity: Entity
    role: str


# ---- events ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeUse:
    """The time expression that dates an event mention, as shown to a reader."""

    span: Span
    surface: str
    value: str | None
    why: Reason


@dataclass(frozen=True, slots=True)
class Hang:
    """A date that counts from another event's.

    «بعد عامين من بدء التدخل» is Hang(Length(2, YEAR), 1, that mention's id).

    `sign` is 1 for after and -1 for before; `surface` are the words that say so.
    """

    length: Length
    sign: int
    event: str
    surface: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One clause that reports one event: the unit of truth.

    `clause` is the smallest clause with the trigger and its date; `when` is None where the clause gives the event no
    date. `status` is one of STATUSES. `hangs` is set where its date counts from that of another mention. `key` names
    the entry of `triggers.toml` that told it.
    """

    id: str
    article: Article
    clause: Span
    sentence: Span
    trigger: Span
    kind: str
    actors: tuple[Actor, ...]
    place: Entity | None
    when: Interval | None
    time: TimeUse | None
    status: str
    hangs: Hang | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against two mentions being one event; `weight` in bits, 0 where nothing is known."""

    feature: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions compared: their ids, and the evidence whose weights add up to the score."""

    a: str
    b: str
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        return sum(e.weight for e in self.evidence)


@dataclass(frozen=True, slots=True)
class Claim:
    """A date that sources give to the event itself (`when` None for those that give none).

    `rank`: preferred, normal, deprecated.
    """

    when: Interval | None
    article_ids: tuple[str, ...]
    rank: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Conflict:
    """`state`: none, open, explained, resolved."""

    state: str
    note: Reason


@dataclass(frozen=True, slots=True)
class EventDate:
    """The date of a fused event. `basis`: finest, majority, single, derived, editor, none.

    With basis none `when` is an interval without grain that is open on one side (published by, or not before).
    """

    when: Interval | None
    basis: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Fused:
    """One event as published, with every mention of it and what each source claims about its date."""

    id: str
    aliases: tuple[str, ...]
    kind: str
    status: str
    title: Reason
    actors: tuple[Actor, ...]
    place: Entity | None
    date: EventDate
    claims: tuple[Claim, ...]
    conflict: Conflict
    mentions: tuple[Event, ...]
    sources_count: int
    topics: tuple[str, ...] = ()
    links: tuple[Link, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """A published timeline: its slug, its titles, and what belongs to it (see `topics/`)."""

    slug: str
    title: Reason
    about: Reason
    rules: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A built timeline: the articles it was made from and its events, sorted by date (undated last), then id."""

    articles: tuple[Article, ...]
    events: tuple[Fused, ...]
    topics: tuple[Topic, ...]
    data_digest: str
