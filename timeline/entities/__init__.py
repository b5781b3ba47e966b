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

from timeline.entities.reading import Reading
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.gazetteer.scan import scan
from timeline.model import Entity, EntityMention
from timeline.text import Text

__all__ = ["find", "holder"]


def find(text: Text, gazetteer: Gazetteer) -> tuple[EntityMention, ...]:
    """Every person, place, organisation and office that a text names, in text order."""
    hits, words = scan(text.norm, gazetteer)
    return tuple(Reading(text, gazetteer, hits, words).read())


def holder(office: str, day: dt.date, gazetteer: Gazetteer) -> Entity | None:
    """Who held an office on a day; None where the table does not say.

    «الرئيس السوري» said of 2021-09-13 is Bashar al-Assad, said of 2025-02-01 Ahmed al-Sharaa.
    """
    for term in gazetteer.terms.get(office, ()):
        if (term.start is None or term.start <= day) and (term.end is None or day < term.end):
            return gazetteer.entities[term.holder]
    return None
