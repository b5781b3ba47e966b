"""Is a port free? `python3 tools/port.py 8050` says nothing where it is, else one line that tells what to type.

`make run` asks before it installs and builds anything. Standard library only, as `environment.py`, which comes later.
"""

from __future__ import annotations

import socket
import sys

HOST = "127.0.0.1"


def refusal(port: str) -> str | None:
    """Why nothing can be served on this port, or None where it can."""
    if not (port.isascii() and port.isdigit() and int(port) <= 65535):
        return f"PORT={port} is not a port: give a number up to 65535, as PORT=9000 make run"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(port)))
            probe.listen()
        except OSError as error:
            return f"port {port} on {HOST} can't be used: {error.strerror} (choose another: PORT=9000 make run)"
    return None


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python3 tools/port.py PORT", file=sys.stderr)
        return 2
    line = refusal(arguments[0])
    if line:
        print(line, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
