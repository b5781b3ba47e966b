"""The meaning of a time expression, drawn as a tree: what `timeline explain` prints.

أمس الإثنين → 2021-09-13
  Same
  ├─ a: Offset(amount=-1, unit=day) → 2021-09-13
  └─ b: Fields(weekday=0)
  read by the rule: a day said twice (dayx)
  ├─ «أمس» yesterday (dayw)
  └─ «الإثنين» monday (wday)
"""

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum

from timeline.model import Anchor, Dated, Mention, Step
from timeline.temporal import At, Between, Context, Expr, Length, Nth, Offset, Part, Same, Unknown, Within, resolve

# The parts that are worked out on their own; the others mean something only beside these («يناير» of which year?).
_ALONE = {
    (At, "day"),
    (Between, "last"),
    (Nth, "whole"),
    (Offset, "base"),
    (Part, "whole"),
    (Same, "a"),
    (Within, "whole"),
}


def anchor_explanation(anchor: Anchor) -> str:
    """The day of writing and why; where nobody gave it, or the text speaks against it, what the text tells of it."""
    day = anchor.day.timex() if anchor.day else "not known"
    lines = [f"today is {day}: {anchor.why.en}"]
    if anchor.rival is not None:
        lines.append(f"but it may be {anchor.rival.day.timex()}: {anchor.rival.why.en}")
    if anchor.kind != "given" or anchor.rival is not None:
        lines += [f"  «{vote.surface}»: written {vote.days.said().en}" for vote in anchor.votes]
    return "\n".join(lines)


def explanation(dated: Dated, steps: Sequence[Step] = ()) -> str:
    """One expression: its words, value, the tree of its meaning, the rules and words that read it, and the reason."""
    mention, answer = dated.mention, dated.answer
    value = f"unknown: {answer.reason}" if isinstance(answer, Unknown) else answer.timex()
    lines = [f"{mention.surface} → {value}", *(f"  {line}" for line in tree(mention.expr, dated.context))]
    lines.append(f"  read by the rule: {mention.via}{f' ({steps[0].kind})' if _alike(mention, steps) else ''}")
    lines += [f"  {line}" for line in _reading(steps[0].parts if _alike(mention, steps) else steps)]
    lines += [f"  why: {dated.why.en}", f"       {dated.why.ar}"]
    lines += [f"  also read as: {value} ({other.why.en})" for other in dated.others if (value := other.answer.timex())]
    return "\n".join(lines)


def _alike(mention: Mention, steps: Sequence[Step]) -> bool:
    """One step made all of it, under the same name."""
    return len(steps) == 1 and steps[0].name == mention.via


def _reading(steps: Sequence[Step]) -> Iterator[str]:
    """A line for each rule and word, the parts of a rule beneath it."""
    for index, step in enumerate(steps, 1):
        last = index == len(steps)
        yield f"{'└─' if last else '├─'} «{step.surface}» {step.name and f'{step.name} '}({step.kind})"
        yield from (f"{'   ' if last else '│  '}{line}" for line in _reading(step.parts))


def tree(expr: Expr, context: Context) -> Iterator[str]:
    """The lines of the tree, each node with its plain fields, and with its answer where it has one of its own."""
    yield _label(expr)
    yield from _branches(expr, context)


def _branches(node: object, context: Context) -> Iterator[str]:
    nodes = [(f.name, getattr(node, f.name)) for f in _fields(node) if _is_node(getattr(node, f.name))]
    for index, (name, child) in enumerate(nodes, 1):
        last = index == len(nodes)
        answer = resolve(child, context) if (type(node), name) in _ALONE else None
        value = answer.timex() if answer else None
        yield f"{'└─' if last else '├─'} {name}: {_label(child)}{f' → {value}' if value else ''}"
        yield from (f"{'   ' if last else '│  '}{line}" for line in _branches(child, context))


def _label(node: object) -> str:
    """The node's name with those of its plain fields that say something: `Fields(month=5)`."""
    said = (
        f"{f.name}={_plain(value)}"
        for f in _fields(node)
        if not _is_node(value := getattr(node, f.name)) and (f.default is MISSING or value != f.default)
    )
    inner = ", ".join(said)
    return f"{type(node).__name__}({inner})" if inner else type(node).__name__


def _fields(node: object) -> tuple[Field[object], ...]:
    assert is_dataclass(node)
    return fields(node)


def _is_node(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, Length)


def _plain(value: object) -> str:
    if isinstance(value, Length):
        return value.timex() + (f" {value.hedge}" if value.hedge else "")
    return str(value) if isinstance(value, Enum | str) else repr(value)
