"""Number words of several tokens: «ألف وتسعمائة وثلاثة وستين», «السابع والعشرين», «خمسة آلاف»."""

from timeline.grammar.engine import Cascade, Node

WORDS = ("nw", "ord", "n1")


def compound(nodes: list[Node], cascade: Cascade) -> list[Node]:
    """The nodes with each sequence of number words joined by «و» made one; a lone word stays what it is."""
    out: list[Node] = []
    at = 0
    while at < len(nodes):
        value, end = _read(nodes, at)
        if end - at > 1 and value is not None:
            out.append(cascade.node("n", nodes[at:end], value, "number in words"))
            at = end
        else:
            out.append(nodes[at])
            at += 1
    return out


def _word(node: Node) -> int | None:
    for kind in WORDS:
        if kind in node.senses:
            value = node[kind]
            return value if isinstance(value, int) and value > 0 else None
    return None


def _read(nodes: list[Node], at: int) -> tuple[int | None, int]:
    """The number that begins at `at`, and where it ends.

    A word joins when it is of a lower order than the last («ألف وتسعمئة»), or a ten after a unit («ثلاثة وستين»), or
    multiplies what came before («خمسة آلاف»).
    """
    first = _word(nodes[at])
    if first is None:
        return None, at
    total, last, end = 0, first, at + 1
    while end < len(nodes):
        step = 1 if "and" in nodes[end].senses and not any(k in nodes[end].senses for k in WORDS) else 0
        following = _word(nodes[end + step]) if end + step < len(nodes) else None
        if following is None and step and last in (1000, 2000) and end + step < len(nodes):
            following = nodes[end + step].get("d2")  # «ألفين و11»
        if following is None:
            break
        lower = following < last and last >= 100
        ten = last < 10 and 20 <= following <= 90 and following % 10 == 0 and total % 100 == 0
        if (step and (lower or ten)) or (not step and last >= 100 and following == 11):
            total, last = total + last, following  # the «و» of «ألفين واحد عشر» is read as a letter of «واحد»
        elif not step and following in (100, 1000) and last < following and (last != 1):
            last = last * following
        else:
            break
        end += step + 1
    return _ascending(nodes, total + last, end)


def _ascending(nodes: list[Node], units: int, end: int) -> tuple[int, int]:
    """«سبع وستين وتسعمائة وألف»: the old order, which ends with its thousand."""
    total, at = units, end
    while total < 1000 and (found := _hundreds(nodes, at)) is not None and found[0] > total:
        amount, at = found
        total += amount
        if amount >= 1000:
            return total, at
    return units, end


def _hundreds(nodes: list[Node], at: int) -> tuple[int, int] | None:
    """The «وتسعمائة», «وتسع مائة» or «وألف» that begins at `at`, and where it ends."""
    if at + 1 >= len(nodes) or "and" not in nodes[at].senses:
        return None
    amount = _word(nodes[at + 1])
    if amount is not None and amount < 10 and at + 2 < len(nodes) and _word(nodes[at + 2]) == 100:
        return amount * 100, at + 3
    return (amount, at + 2) if amount is not None and amount % 100 == 0 and amount <= 2000 else None
