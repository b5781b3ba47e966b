"""The axis of time in two languages: its ticks, its names of months and days, and Plotly's settings."""

from typing import Any

from dashboard.data import months, weekdays
from dashboard.words import Words

MS = 86_400_000


def isolated(text: str, words: Words) -> str:
    """Plotly draws left to right: Arabic in it is isolated, so that numbers and brackets keep their places."""
    return f"\u2067{text}\u2069" if words.language == "ar" else text


def stops(words: Words) -> list[dict[str, Any]]:
    open_, close = ("\u2067", "\u2069") if words.language == "ar" else ("", "")
    return [
        {"dtickrange": [None, MS - 1], "value": f"%H:%M\n{open_}%-d %B %Y{close}"},
        {"dtickrange": [MS, "M1"], "value": f"%-d\n{open_}%B %Y{close}"},
        {"dtickrange": ["M1", "M6"], "value": f"{open_}%b{close}\n%Y"},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ]


def config(language: str) -> dict[str, Any]:
    """Plotly's settings: nothing leaves the browser, no tool bar, and month names of our own.

    Plotly's own Arabic calls May «آذار»; here every month has both of its names, one below the other on the axis.
    """
    settings: dict[str, Any] = {
        "displayModeBar": False,
        "displaylogo": False,
        "plotlyServerURL": "",
        "showTips": False,
        "doubleClick": "reset",
        "modeBarButtonsToRemove": ["sendChartToCloud"],
        "responsive": True,
        "scrollZoom": False,
    }
    if language == "ar":
        names, days = months(), weekdays()
        settings["locale"] = "ar-timeline"
        settings["locales"] = {
            "ar-timeline": {
                "dictionary": {},
                "format": {
                    "months": list(names),
                    "shortMonths": [name.replace("/", "<br>") for name in names],
                    "days": list(days),
                    "shortDays": [day.removeprefix("ال") for day in days],
                    "date": "%d/%m/%Y",
                    "periods": ["ص", "م"],
                },
            }
        }
    return settings
