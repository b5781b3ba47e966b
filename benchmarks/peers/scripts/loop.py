"""What each script has in common: articles in as JSON Lines, one answer a line out, with the time that it took.

It runs in a peer's own environment, so it knows nothing of this project and needs the standard library alone.
The clock is the process's CPU time, all threads counted (collecting garbage and compiling too): pinned to one core
that is the time on the wall, less what other programs on the machine take. Only `find` is under it, the call that a
user of the library makes; reading JSON, and `facts`, which turns the library's objects into JSON, are not.
"""

import datetime
import json
import sys
import time


def serve(find, facts):
    """`find(text, anchor)` is timed; `facts(found, anchor)` gives what it found as JSON."""
    print(json.dumps({"ready": time.process_time()}), flush=True)
    for line in sys.stdin:
        article = json.loads(line)
        text, anchor = article["text"], article.get("anchor")
        start = time.process_time()
        found = find(text, anchor)
        seconds = time.process_time() - start
        print(json.dumps({"seconds": seconds, "facts": facts(found, anchor)}), flush=True)


def moment(anchor):
    """The day of writing for a library that asks for one: the first, where only a month or a year is known."""
    full = "2000-01-01T00:00:00"
    return datetime.datetime.fromisoformat((anchor or "") + full[len(anchor or "") :])
