"""Reading the hits of a text from left to right: which of them belong together, and what they name."""

import re
from collections.abc import Sequence

from timeline.entities import unknown
from timeline.entities.namesakes import Namesakes
from timeline.lexicon.gazetteer import Gazetteer, Sense
from timeline.lexicon.gazetteer.scan import Hit
from timeline.model import Entity, EntityMention
from timeline.text import Text

_CLOSE = re.compile(r"[ \t]{1,3}")
_LOOSE = re.compile(r"[ \t]*[،,(«\"“\-–:]?[ \t]*")
_LIST = re.compile(r"[ \t]*[،,]?[ \t]*")


class Reading:
    """One text being read: the hits, and what has been mentioned so far."""

    def __init__(self, text: Text, gazetteer: Gazetteer, hits: list[Hit], words: Sequence[re.Match[str]]) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.hits = hits
        self.words = words
        self.out: list[EntityMention] = []
        self.namesakes = Namesakes(text, gazetteer, hits, words)
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
        if entity := self.namesakes.choose(i):
            carried = self.event[0] == hit.first and entity.kind in ("city", "venue", "base")
            placed = entity.kind != "person" and self.namesakes.after_place(i) and not hit.clitic
            self.emit(self.hits[i - 1].start if placed else hit.start, hit.end, entity)
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
            return self.units(i, i + 1, self.role, "", "counterpart")
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
        named = self.counterpart(j, of) if kind == "counterpart" else None
        role = self.gazetteer.offices[named].role if named else role
        if not role:
            return self.honorific(i, j)
        office = named or (self.gazetteer.office(role, of) if of else None)
        j = self.unit(start, j, role, office, former=former, alone=kind != "many")
        if j and state and kind != "fixed":
            while more := self.coordinated(j) if kind != "many-head" else self.coordinated_state(j):
                office = self.gazetteer.office(role, more.ref)
                j = self.unit(self.hits[j].start, j + 1, role, office, former=former, alone=True)
        return j

    def counterpart(self, j: int, of: str) -> str | None:
        """The office of whoever is named as the counterpart says which office is meant: «نظيره الروسي سيرغي لافروف»."""
        person = self.namesakes.choose(j, titled=True) if self.close(j - 1, j, _LOOSE) else None
        terms = self.gazetteer.held.get(person.id, ()) if person else ()
        offices = [t.office for t in terms if self.gazetteer.offices[t.office].of == of]
        same = [o for o in offices if self.gazetteer.offices[o].role == self.role]
        named = same or offices
        return named[-1] if named else None

    def unit(self, start: int, j: int, role: str, office: str | None, *, former: bool, alone: bool) -> int:
        """One holder: the name that follows at `j`, or the office alone, or whoever had the role before."""
        end = self.hits[j - 1].end
        self.role = role
        person, after = self.name(j, role, office)
        if person:
            office = self.held(person, role, office)
            entity = None if office and self.namesakes.undecided(after - 1) else person
            self.emit(start, self.hits[after - 1].end, entity, office, "title")
            return after
        if (office or role) and (after := self.unknown(start, j, office)):
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
            return self.unknown(self.hits[i].start, j, None)
        self.emit(self.hits[i].start, self.hits[after - 1].end, person, None, "title")
        return after

    def unknown(self, start: int, j: int, office: str | None) -> int:
        """A name after a title that no file knows is kept as written; 0 where no name follows."""
        first = self.hits[j - 1].after
        if first >= len(self.words) or (j < len(self.hits) and self.hits[j].first == first and self.somebody(j)):
            return 0
        gap = self.text.norm[self.hits[j - 1].end : self.words[first].start()]
        count = unknown.extent(self.text.norm, self.words, first, self.gazetteer) if _LOOSE.fullmatch(gap) else 0
        if not count:
            return 0
        after, end = j, self.words[first + count - 1].end()
        while after < len(self.hits) and self.hits[after].first < first + count:
            after += 1
        known = self.gazetteer.offices.get(office or "")
        state = self.gazetteer.entities[known.of] if known else None
        name = self.text.span(self.words[first].start(), end).of(self.text.raw)
        self.emit(start, end, unknown.entity(name, state.country if state else None, self.gazetteer), office, "unknown")
        return after

    def somebody(self, j: int) -> bool:
        """Whether the name at `j` is a known one, who is then not the bearer of the title before."""
        return any(s.kind in ("entity", "title") and not s.latent for s in self.hits[j].senses)

    def state(self, j: int, kind: str, role: str) -> tuple[str, int]:
        """The state that a title names at `j` («الروسي», «روسيا»), and what follows it."""
        if not self.close(j - 1, j) or self.hits[j].clitic:
            return "", j
        if kind in ("whole", "many", "counterpart"):
            demonym = self.demonym(j)
            return (demonym.ref, j + 1) if demonym and demonym.detail == "definite" else ("", j)
        if kind in ("head", "many-head"):
            ids = [s.ref for s in self.hits[j].senses if s.kind == "entity"]
            for key in ids:
                entity = self.gazetteer.entities[key]
                if entity.kind == "state" or f"{role}-{key}" in self.gazetteer.offices:
                    return key, j + 1
        return "", j

    def name(self, j: int, role: str, office: str | None, *, direct: bool = True) -> tuple[Entity | None, int]:
        """The person named at `j` who can hold the title, further titles between skipped: «الملك سلمان»."""
        if not self.close(j - 1, j, _LOOSE) or self.hits[j].clitic:
            return None, j
        if title := self.sense(j, "title"):
            state, k = self.state(j + 1, title.detail, title.ref)
            if title.detail in ("head", "many-head") and not state:
                return None, j
            inner, after = self.name(k, role, office, direct=False)
            return (inner, after) if inner else (None, j)
        person = self.namesakes.choose(j, titled=bool(role))
        if person is None or person.kind != "person":
            return None, j
        near = direct and self.close(j - 1, j)
        if role and not self.can_hold(person, role, office, near=near):
            return None, j
        return (person, j + 1) if role or self.close(j - 1, j) else (None, j)

    def can_hold(self, person: Entity, role: str, office: str | None, *, near: bool) -> bool:
        """Whether the table lets a person have an office; it is taken on trust of whom the table does not know."""
        terms = self.gazetteer.held.get(person.id, ())
        if office is None:
            return any(self.gazetteer.offices[t.office].role == role for t in terms) or (near and not terms)
        if any(t.office == office for t in terms):
            return True
        state = (
            self.gazetteer.entities.get(self.gazetteer.offices[office].of) if office in self.gazetteer.offices else None
        )
        return near and not terms and (state is None or state.country == person.country)

    def with_role(self, role: str) -> tuple[Entity, str | None] | None:
        """Who was last mentioned with a role: «الرئيس» after «الرئيس الروسي فلاديمير بوتين»."""
        for mention in reversed(self.out):
            if mention.entity and (office := self.held(mention.entity, role)):
                return mention.entity, office
        return None

    def held(self, person: Entity, role: str, office: str | None = None) -> str | None:
        """The office of a role that a person has ever held; `office` where the table says nothing of the person."""
        terms = self.gazetteer.held.get(person.id, ())
        if not terms or any(t.office == office for t in terms):
            return office
        return next((t.office for t in terms if self.gazetteer.offices[t.office].role == role), None)

    # ---- small questions ---------------------------------------------------------------------------------------------

    def sense(self, i: int, kind: str, ref: str | None = None) -> Sense | None:
        if not 0 <= i < len(self.hits):
            return None
        return next((s for s in self.hits[i].senses if s.kind == kind and ref in (None, s.ref)), None)

    def silent(self, hit: Hit) -> bool:
        return any(s.kind == "silent" and self.namesakes.vocalised(hit, s) for s in hit.senses)

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

    def emit(self, start: int, end: int, entity: Entity | None, office: str | None = None, via: str = "name") -> None:
        span = self.text.span(start, end)
        self.out.append(EntityMention(span, span.of(self.text.raw), entity, office, via))
        if entity:
            self.namesakes.seen[entity.id] = start
        if office and (known := self.gazetteer.offices.get(office)):
            self.role = known.role
        elif entity and not office and (terms := self.gazetteer.held.get(entity.id)):
            self.role = self.gazetteer.offices[terms[-1].office].role
