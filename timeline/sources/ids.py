"""The event ids that an earlier `events.json` has issued, so that a new build goes on using them."""

import json
from pathlib import Path

from timeline.errors import InputError


def issued(file: Path) -> dict[str, str]:
    """Every id of the document, aliases included, with the id of the event that it leads to."""
    try:
        events = json.loads(file.read_bytes())["events"]
        return {id_: str(event["id"]) for event in events for id_ in (*event["aliases"], event["id"])}
    except OSError as error:
        raise InputError(f"{file}: can't be read ({error.strerror})") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(f"{file}: not an events.json of this program") from error
