"""Which mentions tell one event: blocks to compare in, the evidence for each pair, and clusters that keep dates apart.

Mentions are compared where they share a family of kinds, a party (or its state, or the place's state) and a stretch of
time. The evidence for a pair is a sum of labelled weights. Clusters grow from the best link down; two never become one
where their dates exclude each other, unless the single link between them says why that may be.
"""

from timeline.dedupe.candidates import Candidate, candidates, pairs
from timeline.dedupe.clusters import cluster
from timeline.dedupe.days import agree, date_level
from timeline.dedupe.evidence import compare
from timeline.dedupe.links import links

__all__ = ["Candidate", "agree", "candidates", "cluster", "compare", "date_level", "links", "pairs"]
