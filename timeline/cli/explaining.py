"""How a date comes about: `explain`."""

import sys
from typing import Annotated

import typer

from timeline.cli import given
from timeline.cli.options import DataDir


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or an article.")],
    anchor: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of writing: 2021-09-14, «14 أيلول 2021», a month, a year."),
    ] = None,
    data: DataDir = None,
) -> None:
    """Show each time expression of a text with its meaning as a tree, its date, and why."""
    from timeline import pipeline
    from timeline.exports.tree import anchor_explanation, explanation
    from timeline.grammar.derivation import derivations
    from timeline.sources.item import article
    from timeline.text import read

    said = article("TEXT", text, given.day("--anchor", anchor))
    words = pipeline.load(given.folder(data))
    tagged, raw = pipeline.tag(said, words), read(said.text)
    print(anchor_explanation(tagged.anchor))
    steps = derivations(raw, words.grammar, [dated.mention for dated in tagged.dated])
    for dated, read_by in zip(tagged.dated, steps, strict=True):
        print(f"\n{explanation(dated, read_by)}")
    if not tagged.dated:
        print("no time expression found", file=sys.stderr)
