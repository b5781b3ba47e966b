"""Duckling, the Haskell library itself behind pyduckling-native-phihos; it aborts the process on some texts.

Most of them end in an expression that could go on: two characters after the end keep it from reading past it.
"""

import datetime
import zoneinfo

from duckling import (
    Context,
    default_locale_lang,
    load_time_zones,
    parse,
    parse_dimensions,
    parse_lang,
    parse_ref_time,
)
from loop import moment, serve

ZONES = load_time_zones(next(folder for folder in zoneinfo.TZPATH if folder.endswith("share/zoneinfo")))
LOCALE = default_locale_lang(parse_lang("AR"))
DIMENSIONS = parse_dimensions(["time", "duration"])


def find(text, anchor):
    now = parse_ref_time(ZONES, "UTC", int(moment(anchor).replace(tzinfo=datetime.timezone.utc).timestamp()))  # noqa: UP017
    return parse(text + " .", Context(now, LOCALE), DIMENSIONS, False)


def facts(found, anchor):
    return [{key: one[key] for key in ("start", "end", "value")} for one in found]


serve(find, facts)
