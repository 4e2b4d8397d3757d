"""Known names one behind another（连写的姓名）, and what is said. This file reads Chinese."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from domain.namesakes import spelt, unmarked
from domain.roster_names import unnumbered
from domain.text import clean_name

Bearers: TypeAlias = tuple[int, ...]
"""Everybody of one name: one person, or several where it is unclear who is meant."""

_JOINS = dict.fromkeys(("同志", "以及", "和", "与", "及", "跟", "+1", "收到", "ok", "and"), "")
_DOUBTS = frozenset("?❌✖✗✘×✕🚫❎")
"""Signs that may mean the contrary are not passed over."""

_APART = re.compile(r"[、,;/|\s]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_FIRST = 0xE000


def as_read(line: str) -> str:
    """A line as it is compared with names and words."""
    text = unicodedata.normalize("NFKC", _PRIVATE.sub("?", line)).casefold()
    return " ".join(text.split())


class Names:
    """The names to look for, by id, and the words that may stand behind them, each with a code."""

    def __init__(self, people: Mapping[int, str], words: Mapping[str, str]) -> None:
        self._people = people
        self._known: dict[str, list[int]] = {}
        for one, name in people.items():
            self._known.setdefault(spelt(name), []).append(one)
        exact = set(self._known)
        for one, name in people.items():
            if (base := unmarked(name)) not in exact:
                self._known.setdefault(base, []).append(one)
        self._unclear = set(self._known) - exact
        self._words = _JOINS | {spelt(word): code for word, code in words.items()}
        self._lengths = sorted({*map(len, self._known), *map(len, self._words)}, reverse=True)
        # A name that holds a blank or a comma stands for one letter while a line is taken apart.
        self._wholes: list[tuple[str, str]] = []
        held = sorted((as_read(name) for name in people.values()), key=len, reverse=True)
        for number, name in enumerate(name for name in held if _APART.search(name)):
            letter = chr(_FIRST + number % 6000)
            self._wholes.append((name, letter))
            self._known[letter] = self._known[spelt(name)]

    def whole(self, line: str) -> str:
        """The line, with names that hold a separator kept together."""
        for name, letter in self._wholes:
            line = line.replace(name, f" {letter} ")
        return line

    def plain(self, part: str) -> str:
        """A piece of that line as it was written."""
        for name, letter in self._wholes:
            part = part.replace(letter, name)
        return " ".join(part.split())

    def read(self, part: str) -> list[tuple[Bearers, str]] | None:
        """Who is named, each with what is said behind them or ""; None if something is unclear."""
        words = [spelt(clean_name(unnumbered(word))) for word in part.split()]
        words = [word for word in words if not word.isdigit()]
        one_by_one = [self._scan(word) for word in words]
        if None not in one_by_one:
            return _said(item for run in one_by_one for item in run or ())
        together = self._scan("".join(words))
        return None if together is None else _said(together)

    def at(self, text: str, at: int) -> tuple[int, Bearers] | None:
        """The longest name that stands at that place of a line, and who bears it."""
        for length in self._lengths:
            piece = text[at : at + length]
            if piece in self._known:
                return len(piece), tuple(self._known[piece])
        return None

    def shown(self, bearers: Bearers) -> str:
        return self._people[bearers[0]]

    def _scan(self, text: str) -> list[Bearers | str] | None:
        """The longest name at each place goes first; then words, then signs that mean nothing."""
        found: list[Bearers | str] = []
        at = 0
        while at < len(text):
            step = self._step(text, at)
            if step is None:
                return None
            length, item = step
            if item is not None:
                found.append(item)
            at += length
        return found

    def _step(self, text: str, at: int) -> tuple[int, Bearers | str | None] | None:
        if found := self.at(text, at):
            return found
        for length in self._lengths:
            piece = text[at : at + length]
            if piece in self._words:
                return len(piece), self._words[piece]
        is_sign = unicodedata.category(text[at])[0] in "PSMZ"
        return (1, None) if is_sign and text[at] not in _DOUBTS else None


def _said(run: Iterable[Bearers | str]) -> list[tuple[Bearers, str]]:
    """A word holds for all named since the word before it: 张三 李四 请假."""
    pairs: list[tuple[Bearers, str]] = []
    waiting: list[Bearers] = []
    for item in run:
        if not isinstance(item, str):
            waiting.append(item)
        elif item:
            pairs += [(bearers, item) for bearers in waiting]
            waiting = []
    return pairs + [(bearers, "") for bearers in waiting]
