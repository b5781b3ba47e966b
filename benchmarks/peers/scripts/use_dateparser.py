"""dateparser: `search_dates`, which gives words and a moment, and neither offsets nor how exact the moment is."""

from dateparser.date import DateDataParser
from dateparser.search import search_dates
from loop import moment, serve

LANGUAGES = ["ar"]


def settings(anchor):
    return {"RELATIVE_BASE": moment(anchor), "RETURN_TIME_AS_PERIOD": True}


def find(text, anchor):
    return search_dates(text, languages=LANGUAGES, settings=settings(anchor))


def facts(found, anchor):
    """Each date's words once more to the same library's parser, off the clock: it tells the period, a day or a year."""
    parser = DateDataParser(languages=LANGUAGES, settings=settings(anchor))
    return [
        {"words": words, "moment": moment.isoformat(), "period": parser.get_date_data(words).period}
        for words, moment in found or ()
    ]


serve(find, facts)
