"""Which of its namesakes a name means, and whether a word that is also an ordinary one is a name here."""

import re
from collections.abc import Sequence

from timeline.lexicon.gazetteer import Gazetteer, Sense
from timeline.lexicon.gazetteer.scan import Hit
from timeline.model import Entity
from timeline.text import Text

_BEFORE_A_STATE = frozenset(("في", "الي", "من", "مع", "بين", "داخل", "شمال", "جنوب", "شرق", "غرب"))
_NEAR = 600  # characters: two paragraphs or so
_ONE_SPACE = re.compile(r"[ \t]{1,3}")


class Namesakes:
    """The names of one text: `seen` says what was mentioned and where last, which is what most choices lean on."""

    def __init__(self, text: Text, gazetteer: Gazetteer, hits: Sequence[Hit], words: Sequence[re.Match[str]]) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.hits = hits
        self.words = words
        self.seen: dict[str, int] = {}
        self._clues: dict[str, list[int]] | None = None

    def choose(self, i: int, *, titled: bool = False) -> Entity | None:
        """What the name at hit `i` stands for; `titled` where a title stands before it. None where it is no name.

        Vowel signs decide first («عُمان»), then, between namesakes, the nearest clue («السلطان», «الأردن»), then the
        one that the paragraph has already named («حافظ الأسد … الأسد»), then the one that the files give first.
        """
        hit = self.hits[i]
        senses = [s for s in hit.senses if s.kind == "entity" and self.vocalised(hit, s)]
        if not senses:
            return None
        plain = [s for s in senses if not s.latent]
        chosen = (
            next((s.ref for s in senses if s.harakat), None)
            or (self.nearest_clue(hit, plain) if len(plain) > 1 else None)
            or next((s.ref for s in senses if s.latent and self.placed(i, s)), None)
            or self.named_before(hit, senses)
            or next((s.ref for s in plain), None)
            or next((s.ref for s in senses if self.in_company(i, s, titled=titled)), None)
        )
        return self.gazetteer.entities[chosen] if chosen else None

    def undecided(self, i: int) -> bool:
        """Whether only the day can tell who is meant: «الرئيس عون» is Michel or Joseph, both presidents of Lebanon."""
        senses = [s for s in self.hits[i].senses if s.kind == "entity"]
        offices = [{t.office for t in self.gazetteer.held.get(s.ref, ())} for s in senses]
        if len(senses) < 2 or not all(s.latent and s.ref not in self.seen for s in senses):
            return False
        return bool(set.intersection(*offices))

    def named_before(self, hit: Hit, senses: Sequence[Sense]) -> str | None:
        """The candidate that the text has named shortly before; the usual bearer, if in this paragraph, first."""
        seen = {s.ref: hit.start - self.seen[s.ref] for s in senses if s.ref in self.seen}
        usual = [s.ref for s in senses if s.ref in seen and not s.latent]
        if usual and "\n" not in self.text.norm[self.seen[usual[0]] : hit.start]:
            return usual[0]
        near = {ref: distance for ref, distance in seen.items() if distance < _NEAR}
        return min(near, key=near.__getitem__, default=None)

    def in_company(self, i: int, sense: Sense, *, titled: bool) -> bool:
        """Whether a latent form is a name here: after a title or a place word, once named in full, or with a clue."""
        kind = self.gazetteer.entities[sense.ref].kind
        if sense.ref in self.seen or (titled and kind == "person") or sense.ref in self.clues():
            return True
        first = self.hits[i].first
        return kind == "state" and first > 0 and self.words[first - 1].group() in _BEFORE_A_STATE

    def placed(self, i: int, sense: Sense) -> bool:
        return self.gazetteer.entities[sense.ref].kind not in ("person", "organisation") and self.after_place(i)

    def after_place(self, i: int) -> bool:
        """«مدينة», «العاصمة» right before a name say that a place is meant."""
        if not i or self.hits[i - 1].after != self.hits[i].first:
            return False
        if not any(s.kind == "noun" and s.ref == "place" for s in self.hits[i - 1].senses):
            return False
        return _ONE_SPACE.fullmatch(self.text.norm, self.hits[i - 1].end, self.hits[i].start) is not None

    def nearest_clue(self, hit: Hit, senses: Sequence[Sense]) -> str | None:
        """The candidate whose clue stands nearest: «السلطان … عمان» is Oman, «الأردن … عمان» Amman."""
        places = [
            (min(abs(k - hit.first) for k in self.clues()[s.ref]), s.ref) for s in senses if s.ref in self.clues()
        ]
        return min(places)[1] if places else None

    def clues(self) -> dict[str, list[int]]:
        """The words of the text that are clues, by the entity that they speak for."""
        if self._clues is None:
            self._clues = {}
            for key, forms in self.gazetteer.clues.items():
                if found := [k for k, word in enumerate(self.words) if word.group() in forms]:
                    self._clues[key] = found
        return self._clues

    def vocalised(self, hit: Hit, sense: Sense) -> bool:
        """Whether the vowel signs that a form asks for stand in the text as published."""
        if not sense.harakat:
            return True
        return any(sign in self.text.span(hit.start, hit.end).of(self.text.raw) for sign in sense.harakat)
