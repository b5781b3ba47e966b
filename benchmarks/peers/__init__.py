"""Other systems on the same news: `python -m benchmarks.peers` prints one table of how right and how fast each is.

Each runs in an environment of its own, made on demand from its registry; none is a dependency of the project.
`scripts/` call a library and print what it gives; `mapping.py` turns that into TIMEX3 by pure functions.
"""
