"""Names that the gazetteer lacks: kept as written where a title stands before them, and spelt in Latin letters.

«وزير الخارجية الأذري جيهون بيراموف» is somebody although no file knows him. A name begins with a known given name
(«محمد», «سيرغي») or ends as foreign names do («…وف», «…يان»); it stops at a verb, a preposition or a comma.
"""

import re
from collections.abc import Mapping, Sequence

from timeline.lexicon.gazetteer import Gazetteer
from timeline.model import Entity
from timeline.text import fold

_PARTICLES = frozenset(("بن", "ابن", "ولد", "ال", "ابو", "عبد", "بو", "دي", "فون"))
# «…وف» ends «ظروف» and «تكليف», too: short words and those that begin as verbs and their nouns do are none.
_FOREIGN = re.compile(r"(?![تمينا])\w{4,}(?:وف|يف|سكي|يتش|شفيلي|يان|وغلو|زاده|نكو|سون|ستين|بيرغ|بورغ)")
_ATTACHED = ("وال", "بال", "فال", "كال", "لل")
_MOST_WORDS = 5
# How the ends of names are usually written in Latin letters.
_ENDINGS = ((("w", "f"), "ov"), (("y", "f"), "ev"), (("w", "gh", "l", "w"), "oglu"), (("y",), "i"), (("w",), "o"))
_SIGNS = {
    "v": "th", "H": "h", "x": "kh", "*": "dh", "$": "sh", "S": "s", "D": "d", "T": "t", "Z": "z", "E": "", "g": "gh",
    "p": "a", "A": "a", "|": "a", ">": "a", "<": "i", "'": "", "&": "u", "}": "i", "Y": "a", "{": "a",
}  # fmt: skip
_WHOLE = {"بن": "bin", "ابن": "bin", "ولد": "Ould", "ابو": "Abu", "بو": "Bou", "ال": "Al", "فون": "von", "دي": "de"}


def extent(norm: str, words: Sequence[re.Match[str]], first: int, gazetteer: Gazetteer) -> int:
    """How many words from `first` on are a name: 0 where they are none, and at least two otherwise."""
    count = 0
    surname = False
    given = False
    for k in range(first, min(first + _MOST_WORDS, len(words))):
        word = words[k].group()
        if k > first and norm[words[k - 1].end() : words[k].start()] not in (" ", "-", "  "):
            break
        if word in gazetteer.stop_words or word[0].isdigit() or word.startswith(_ATTACHED) or surname:
            break
        if word in gazetteer.given_names or word in _PARTICLES or (given and words[k - 1].group() in _PARTICLES):
            given = given or word in gazetteer.given_names
        elif count and (given or _FOREIGN.fullmatch(word)):
            surname = True
        elif k > first or len(word) < 3 or word.startswith(("ال", "ي", "ت")):
            break
        count += 1
    if count and words[first + count - 1].group() in _PARTICLES:
        return 0
    return count if count > 1 and (given or surname) else 0


def entity(name: str, country: str | None, gazetteer: Gazetteer) -> Entity:
    """Somebody whom the gazetteer does not know: the name as written, and as a reader of Latin letters would say it.

    «جيهون بيراموف» is "Jihun Biramov", with the id jihun-biramov.
    """
    latin = " ".join(_latin(word, gazetteer.given_names) for word in _words(name)).strip()
    latin = latin.replace("Al ", "Al-")
    slug = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-") or "unknown"
    if slug in gazetteer.entities:  # another of the same name
        slug += "-unknown"
    return Entity(slug, "unknown", name, latin, country)


def _words(name: str) -> list[str]:
    """«عبد الله» is one word in Latin letters, and «ة» is said «a»."""
    return re.sub(r"\bعبد (?=ال)", "عبد", fold(re.sub(r"ة\b", "ا", name))).split()


def _latin(word: str, given: Mapping[str, str]) -> str:
    if word in given:
        return given[word]
    if word in _WHOLE:
        return _WHOLE[word]
    article = word.startswith("ال") and len(word) > 4
    sounds = _sounds(word[2:] if article else word)
    ending = ""
    for sign, latin in _ENDINGS:
        if len(sounds) > len(sign) + 1 and tuple(sounds[-len(sign) :]) == sign:
            sounds, ending = sounds[: -len(sign)], latin
            break
    return ("al-" if article else "") + (_voiced(sounds) + ending).capitalize()


def _sounds(word: str) -> list[str]:
    """Letter by letter: camel-tools' Buckwalter scheme, its signs replaced by letters that a reader knows."""
    from camel_tools.utils.charmap import CharMapper  # of no use to most texts

    mapped = CharMapper.builtin_mapper("ar2bw").map_string(word)
    return [sound for sign in mapped if (sound := _SIGNS.get(sign, sign))]


def _voiced(sounds: Sequence[str]) -> str:
    """Consonants made sayable: «ي» and «و» between them are vowels, and an «a» parts those that begin a name."""
    said: list[str] = []
    run = 0  # consonants since the last vowel
    for k, sound in enumerate(sounds):
        glide = sound in ("y", "w") and k > 0 and run > 0
        if glide or sound in ("a", "i", "u"):
            said.append({"y": "i", "w": "u"}.get(sound, sound))
            run = 0
            continue
        if k == 1 and run == 1 and sounds[0] == "gh" and sound in ("r", "l"):
            said[0] = "g"  # «غروشكو»: the letter stands for the g of other languages
        elif (run == 1 and k == 1) or run == 2:
            said.append("a")
            run = 0
        said.append(sound)
        run += 1
    return "".join(said)
