"""What the dashboard says, from strings.toml: one table a language, with the plural forms that its numbers need."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

LANGUAGES = ("ar", "en")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
FILE = Path(__file__).with_name("strings.toml")


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language: `words("list.title")`, `words.count("count.sources", 4)`."""

    language: str
    table: Mapping[str, object]

    @property
    def direction(self) -> str:
        return DIRECTIONS[self.language]

    def __call__(self, key: str, **values: object) -> str:
        found = self._at(key)
        if not isinstance(found, str):
            raise KeyError(f"strings.toml: {self.language}.{key} is no string")
        return found.format(**values) if values else found

    def get(self, key: str, default: str = "") -> str:
        """The string, or `default` where there is none: for names that come with the data, such as roles."""
        try:
            return self(key)
        except KeyError:
            return default

    def count(self, key: str, number: int) -> str:
        """The plural form that the language has for this number: «مصدران», «4 مصادر», «11 مصدرًا»."""
        forms = self._at(key)
        if not isinstance(forms, dict):
            raise KeyError(f"strings.toml: {self.language}.{key} has no plural forms")
        form = Locale(self.language).plural_form(number)
        return str(forms.get(form, forms["other"])).format(n=number)

    def pick(self, ar: str, en: str) -> str:
        """The one of two versions that is of this language, else the other one."""
        return (ar or en) if self.language == "ar" else (en or ar)

    def _at(self, key: str) -> object:
        found: object = self.table
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        if found is None:
            raise KeyError(f"strings.toml: {self.language}.{key} is missing")
        return found


def load(path: Path = FILE) -> dict[str, Words]:
    """The words of every language."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {language: Words(language, tables[language]) for language in LANGUAGES}
