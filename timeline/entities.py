"""Who and where: from the forms that the gazetteer finds in a text to mentions of people, places and offices.

The answer is a tuple of `EntityMention` in text order, clitics outside the span:

- «الرئيس الروسي، فلاديمير بوتين» is one mention of Putin that notes the office president-russia;
- «الرئيس السوري» alone is an office without an entity: `holder` gives who held it on the day spoken of;
- «ونظيره السوري» is the office of the person named before it, in the other state;
- «القوات الروسية» and «الحكومة الروسية» stand for the state and say so (`via` body), «قمة روسية تركية» gives one
  mention for each adjective (`via` demonym), «العاصمة السورية» is Damascus (`via` capital);
- an adjective elsewhere («المدن السورية») stands for nobody and gives nothing, and so does a latent form
  («عون», «سلام») without company.
"""

import datetime as dt
import re
from collections.abc import Sequence

from timeline.lexicon.gazetteer import HEADS_OF_STATE, Gazetteer, Sense
from timeline.lexicon.gazetteer.scan import Hit, scan
from timeline.model import Entity, EntityMention
from timeline.text import Text

_CLOSE = re.compile(r"[ \t]{1,3}")
_LOOSE = re.compile(r"[ \t]*[،,(«\"“\-–:]?[ \t]*")
_LIST = re.compile(r"[ \t]*[،,]?[ \t]*")
_PREPOSITIONS = frozenset(("في", "الي", "من", "دوله", "جمهوريه", "مع", "فى"))


def find(text: Text, gazetteer: Gazetteer) -> tuple[EntityMention, ...]:
    """Every person, place, organisation and office that a text names, in text order."""
    hits, words = scan(text.norm, gazetteer)
    return tuple(_Reading(text, gazetteer, hits, words).read())


def holder(office: str, day: dt.date, gazetteer: Gazetteer) -> Entity | None:
    """Who held an office on a day; None where the table does not say.

    «الرئيس السوري» said of 2021-09-13 is Bashar al-Assad, said of 2025-02-01 Ahmed al-Sharaa.
    """
    for term in gazetteer.terms.get(office, ()):
        if (term.start is None or term.start <= day) and (term.end is None or day < term.end):
            return gazetteer.entities[term.holder]
    return None


class _Reading:
    """One text being read: the hits, and what has been mentioned so far."""

    def __init__(self, text: Text, gazetteer: Gazetteer, hits: list[Hit], words: Sequence[re.Match[str]]) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.hits = hits
        self.words = words
        self.out: list[EntityMention] = []
        self.seen: dict[str, int] = {}
        self.role = ""
        self.event: tuple[int, str] = (-1, "")

    def read(self) -> list[EntityMention]:
        i = 0
        while i < len(self.hits):
            i = self.step(i)
        return self.out

    # ---- one hit after the other -------------------------------------------------------------------------------------

    def step(self, i: int) -> int:
        hit = self.hits[i]
        if self.silent(hit):
            return i + 1
        title = self.sense(i, "title")
        if title and (after := self.title(i, title)):
            return after
        noun = self.sense(i, "noun")
        if noun and (after := self.noun(i, noun)):
            return after
        if self.event[0] == hit.first and (demonym := self.demonym(i)):
            return self.adjective(i, demonym)
        if entity := self.entity(i):
            carried = self.event[0] == hit.first and entity.kind in ("city", "venue", "base")
            self.emit(hit.start, hit.end, entity)
            if carried:  # «تفاهم سوتشي الروسي التركي»
                self.event = (hit.after, self.event[1])
        return i + 1

    def noun(self, i: int, noun: Sense) -> int:
        hit = self.hits[i]
        if noun.ref in ("event", "summit"):
            self.event = (hit.after, noun.ref)
            return i + 1
        if noun.ref == "link" and self.event[0] == hit.first:
            self.event = (hit.after, self.event[1])
            return i + 1
        if noun.ref == "body":
            return self.body(i)
        if noun.ref == "capital":
            return self.capital(i)
        if noun.ref == "counterpart":
            return self.units(i, i + 1, self.role or "president", "", "whole")
        return 0

    def body(self, i: int) -> int:
        """«القوات الروسية», «الطيران الحربي الروسي», «الجانبان الروسي والتركي»: the state."""
        j = self.skip_links(i + 1)
        demonym = self.demonym(j) if self.close(j - 1, j) else None
        if not demonym or self.gazetteer.entities[demonym.ref].kind != "state":
            return 0
        self.emit(self.hits[i].start, self.hits[j].end, self.gazetteer.entities[demonym.ref], via="body")
        j += 1
        while (more := self.coordinated(j)) and self.gazetteer.entities[more.ref].kind == "state":
            self.emit(self.hits[j].start, self.hits[j].end, self.gazetteer.entities[more.ref], via="demonym")
            j += 1
        return j

    def capital(self, i: int) -> int:
        """«العاصمة السورية» and «العاصمة الروسية موسكو» are one mention of the city."""
        j = i + 1
        demonym = self.demonym(j) if self.close(i, j) else None
        city = self.gazetteer.entities.get(self.gazetteer.capitals.get(demonym.ref, "")) if demonym else None
        if city is None:
            return 0
        end = self.hits[j].end
        if self.close(j, j + 1, _LOOSE) and any(s.ref == city.id for s in self.hits[j + 1].senses):
            j += 1
            end = self.hits[j].end
        self.emit(self.hits[i].start, end, city, via="capital")
        return j + 1

    def adjective(self, i: int, demonym: Sense) -> int:
        """An adjective that stands for a party: «قمة روسية تركية إيرانية»; «القمة العربية» is the League's."""
        hit = self.hits[i]
        entity = self.gazetteer.entities[demonym.ref]
        if entity.kind == "state" or self.event[1] == "summit":
            self.emit(hit.start, hit.end, entity, via="demonym")
        self.event = (hit.after, self.event[1])
        return i + 1

    # ---- titles ------------------------------------------------------------------------------------------------------

    def title(self, i: int, title: Sense) -> int:
        """A title with its state and its name; 0 where the words are no title here."""
        if title.detail == "fixed":
            return self.units(i, i + 1, title.ref, title.of, "fixed")
        return self.units(i, i + 1, title.ref, title.of, title.detail)

    def units(self, i: int, j: int, role: str, of: str, kind: str) -> int:
        """The title at `i`, then (state, name), and further ones that share it: «الرئيسين التركي والإيراني»."""
        state, j = self.state(j, kind, role)
        if kind in ("head", "many-head") and not state:
            return 0
        former = self.sense(j, "noun", "former") is not None and self.close(j - 1, j)
        j += former
        of = state or of
        start = self.hits[i].start
        if not role:
            return self.honorific(i, j)
        office = self.gazetteer.office(role, of) if of else None
        j = self.unit(start, j, role, office, former=former, alone=kind != "many")
        if j and state and kind in ("whole", "many", "many-head"):
            while more := self.coordinated(j) if kind != "many-head" else self.coordinated_state(j):
                office = self.gazetteer.office(role, more.ref)
                j = self.unit(self.hits[j].start, j + 1, role, office, former=former, alone=True)
        return j

    def unit(self, start: int, j: int, role: str, office: str | None, *, former: bool, alone: bool) -> int:
        """One holder: the name that follows at `j`, or the office alone, or whoever had the role before."""
        end = self.hits[j - 1].end
        person, after = self.name(j, role, office)
        if person:
            self.emit(start, self.hits[after - 1].end, person, office or self.held(person, role), "title")
            return after
        if office:
            if not former:
                self.emit(start, end, None, office, "title")
            return j
        if alone and not former and (known := self.with_role(role)):
            self.emit(start, end, known[0], known[1], "title")
            return j
        return 0

    def honorific(self, i: int, j: int) -> int:
        """«الشيخ محمد بن زايد»: the title belongs to the mention, and to nobody where no name follows."""
        person, after = self.name(j, "", None)
        if not person:
            return 0
        self.emit(self.hits[i].start, self.hits[after - 1].end, person, None, "title")
        return after

    def state(self, j: int, kind: str, role: str) -> tuple[str, int]:
        """The state that a title names at `j` («الروسي», «روسيا»), and what follows it."""
        if not self.close(j - 1, j) or self.hits[j].clitic:
            return "", j
        if kind in ("whole", "many"):
            demonym = self.demonym(j)
            return (demonym.ref, j + 1) if demonym and demonym.detail == "definite" else ("", j)
        if kind in ("head", "many-head"):
            ids = [s.ref for s in self.hits[j].senses if s.kind == "entity"]
            for key in ids:
                entity = self.gazetteer.entities[key]
                if entity.kind == "state" or f"{role}-{key}" in self.gazetteer.offices:
                    return key, j + 1
        return "", j

    def name(self, j: int, role: str, office: str | None) -> tuple[Entity | None, int]:
        """The person named at `j` who can hold the title, further titles between skipped: «الملك سلمان»."""
        if not self.close(j - 1, j, _LOOSE):
            return None, j
        near = self.close(j - 1, j)
        title = self.sense(j, "title")
        if title and not self.hits[j].clitic:
            kind = title.detail
            state, k = self.state(j + 1, kind, title.ref)
            if kind in ("head", "many-head") and not state:
                return None, j
            inner, after = self.name(k, role, office)
            return (inner, after) if inner else (None, j)
        if self.hits[j].clitic:
            return None, j
        person = self.entity(j, company=True)
        if person is None or person.kind != "person":
            return None, j
        if not role:
            return (person, j + 1) if near else (None, j)
        return (person, j + 1) if self.can_hold(person, role, office, near=near) else (None, j)

    def can_hold(self, person: Entity, role: str, office: str | None, *, near: bool) -> bool:
        """Whether the table, or for want of it the country, lets a person have an office."""
        terms = self.gazetteer.held.get(person.id, ())
        if office is None:
            return near or any(t.office.startswith(f"{role}-") for t in terms)
        if any(t.office == office for t in terms):
            return True
        known = self.gazetteer.offices.get(office)
        state = self.gazetteer.entities[known.of] if known else None
        same = state is None or state.country == person.country
        return near and same and role not in HEADS_OF_STATE

    def with_role(self, role: str) -> tuple[Entity, str | None] | None:
        """Who was last mentioned with a role: «الرئيس» after «الرئيس الروسي فلاديمير بوتين»."""
        for mention in reversed(self.out):
            if mention.entity and (office := self.held(mention.entity, role)):
                return mention.entity, office
        return None

    def held(self, person: Entity, role: str) -> str | None:
        """The office of a role that a person has held at any time."""
        terms = self.gazetteer.held.get(person.id, ())
        return next((t.office for t in terms if self.gazetteer.offices[t.office].role == role), None)

    # ---- names -------------------------------------------------------------------------------------------------------

    def entity(self, i: int, *, company: bool = False) -> Entity | None:
        """What the name at `i` stands for, among its namesakes."""
        hit = self.hits[i]
        senses = [s for s in hit.senses if s.kind == "entity" and self.vocalised(hit, s)]
        if not senses:
            return None
        if marked := [s for s in senses if s.harakat]:
            return self.gazetteer.entities[marked[0].ref]
        if len(senses) > 1 and (nearest := self.by_clue(hit, senses)):
            return self.gazetteer.entities[nearest]
        plain = [s for s in senses if not s.latent]
        latent = [s for s in senses if s.latent]
        if plain and plain[0].ref in self.seen and self.same_paragraph(self.seen[plain[0].ref], hit.start):
            return self.gazetteer.entities[plain[0].ref]
        before = [s for s in latent if s.ref in self.seen and self.same_paragraph(self.seen[s.ref], hit.start)]
        if before:
            return self.gazetteer.entities[max(before, key=lambda s: self.seen[s.ref]).ref]
        if not company and hit.first:
            company = self.words[hit.first - 1].group() in _PREPOSITIONS or self.after_place(i)
        if latent and company and self.after_place(i):
            return self.gazetteer.entities[latent[0].ref]
        if plain:
            return self.gazetteer.entities[plain[0].ref]
        kept = [s for s in latent if s.ref in self.seen or (company and self.fits(s, i))]
        return self.gazetteer.entities[kept[0].ref] if kept else None

    def fits(self, sense: Sense, i: int) -> bool:
        kind = self.gazetteer.entities[sense.ref].kind
        titled = self.sense(i - 1, "title") or self.sense(i - 1, "demonym")
        return (kind == "person") is bool(titled)

    def by_clue(self, hit: Hit, senses: list[Sense]) -> str | None:
        """The namesake whose clue stands nearest: «السلطان … عمان» is Oman, «الأردنية … عمان» Amman."""
        owners = {clue: s.ref for s in senses for clue in self.gazetteer.clues.get(s.ref, ())}
        if not owners:
            return None
        near = [(abs(k - hit.first), owners[w.group()]) for k, w in enumerate(self.words) if w.group() in owners]
        return min(near)[1] if near else None

    def after_place(self, i: int) -> bool:
        """«مدينة», «العاصمة» right before a name say that a place is meant."""
        return i > 0 and self.sense(i - 1, "noun", "place") is not None and self.close(i - 1, i)

    # ---- small questions ---------------------------------------------------------------------------------------------

    def sense(self, i: int, kind: str, ref: str | None = None) -> Sense | None:
        if not 0 <= i < len(self.hits):
            return None
        return next((s for s in self.hits[i].senses if s.kind == kind and ref in (None, s.ref)), None)

    def silent(self, hit: Hit) -> bool:
        return any(s.kind == "silent" and self.vocalised(hit, s) for s in hit.senses)

    def vocalised(self, hit: Hit, sense: Sense) -> bool:
        if not sense.harakat:
            return True
        span = self.text.span(hit.start, hit.end)
        return any(sign in span.of(self.text.raw) for sign in sense.harakat)

    def demonym(self, i: int) -> Sense | None:
        return self.sense(i, "demonym")

    def close(self, i: int, j: int, gap: re.Pattern[str] = _CLOSE) -> bool:
        """Whether hit `j` follows hit `i` with no word between, and nothing but `gap` before its clitics."""
        if not 0 <= i < j < len(self.hits) or self.hits[i].after != self.hits[j].first:
            return False
        start = self.words[self.hits[j].first].start()
        return gap.fullmatch(self.text.norm, self.hits[i].end, start) is not None

    def skip_links(self, j: int) -> int:
        while self.sense(j, "noun", "link") and self.close(j - 1, j):
            j += 1
        return j

    def coordinated(self, j: int) -> Sense | None:
        """«والإيراني» after «التركي»."""
        if self.close(j - 1, j, _LIST) and self.hits[j].clitic == "و":
            return self.demonym(j)
        return None

    def coordinated_state(self, j: int) -> Sense | None:
        """«وإيران» after «تركيا»."""
        if self.close(j - 1, j, _LIST) and self.hits[j].clitic in ("و", ""):
            return next(
                (
                    s
                    for s in self.hits[j].senses
                    if s.kind == "entity" and self.gazetteer.entities[s.ref].kind == "state"
                ),
                None,
            )
        return None

    def same_paragraph(self, start: int, end: int) -> bool:
        return "\n" not in self.text.norm[start:end]

    def emit(self, start: int, end: int, entity: Entity | None, office: str | None = None, via: str = "name") -> None:
        span = self.text.span(start, end)
        self.out.append(EntityMention(span, span.of(self.text.raw), entity, office, via))
        if entity:
            self.seen[entity.id] = start
        if office and (known := self.gazetteer.offices.get(office)):
            self.role = known.role
        elif entity and (terms := self.gazetteer.held.get(entity.id)):
            self.role = self.gazetteer.offices[terms[-1].office].role
