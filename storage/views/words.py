"""Words of our own in SQL（方言）: `LOCAL(m.starts_at)` becomes what a database calls it."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

Spell: TypeAlias = Callable[..., str]

_WORD = re.compile(r"\b([A-Z]+)\(")


def spell_out(sql: str, words: Mapping[str, Spell | str]) -> str:
    """Every word of ours in this SQL, the inner ones first; a text stands for itself."""
    for name, meaning in words.items():
        if isinstance(meaning, str):
            sql = meaning.join(re.split(rf"\b{name}\b(?!\()", sql))
    at = 0
    while found := _WORD.search(sql, at):
        spell = words.get(found[1])
        if spell is None or isinstance(spell, str):
            at = found.end()
            continue
        end = _closing(sql, found.end())
        inner = spell_out(sql[found.end() : end], words)
        sql = sql[: found.start()] + spell(*_apart(inner)) + sql[end + 1 :]
        at = found.start()
    return sql


def _closing(sql: str, at: int) -> int:
    """Where the parenthesis opened just before `at` is closed."""
    depth = 1
    for place in range(at, len(sql)):
        depth += {"(": 1, ")": -1}.get(sql[place], 0)
        if not depth:
            return place
    raise ValueError(f"not closed: {sql[at : at + 40]}")


def _apart(inner: str) -> list[str]:
    """What stands between the commas that are in no parenthesis of their own."""
    parts, depth = [""], 0
    for sign in inner:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]
