"""puckling: `parse` with no time limit, so that a slow machine finds what a fast one does."""

import datetime

from loop import moment, serve
from puckling import Context, Lang, Locale, Options, parse


def find(text, anchor):
    context = Context(reference_time=moment(anchor).replace(tzinfo=datetime.timezone.utc), locale=Locale(Lang.AR))  # noqa: UP017
    return parse(text, context, Options(parse_timeout_ms=None), dims=("time", "duration"))


def facts(found, anchor):
    return [{"start": one.start, "end": one.end, "value": value(one)} for one in found]


def value(one):
    if one.dim == "duration":
        return {"unit": one.value.grain.value, "value": one.value.value}
    return one.value.to_dict()


serve(find, facts)
