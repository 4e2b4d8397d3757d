"""A question taken apart（拆句）: names, stretches of months, words; nothing goes unseen."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from domain.meetings import MeetingKind
from domain.name_runs import Bearers, Names, as_read
from domain.periods import Period
from domain.question_times import period_at
from domain.question_words import LEXICON, MEETING_NAMES, Sign

_LONGEST = max(map(len, (*LEXICON, *MEETING_NAMES)))
_YEAR = re.compile(r"\d{4}|年|year")
_HIDDEN = "\u25a1"
"""Stands in the place of a name where its letters must mean nothing."""


@dataclass(slots=True)
class Parts:
    """What stands in a text, in order; `rest` is what nobody can read."""

    signs: set[Sign] = field(default_factory=set)
    people: list[Bearers] = field(default_factory=list)
    times: list[Period] = field(default_factory=list)
    has_year: bool = False
    kinds: list[MeetingKind] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    bare: str = ""
    """The text without the names in it."""


def scan(text: str, names: Names, home: Collection[str], today: date) -> Parts:
    """Names go first, then stretches of months, then the longest word at each place.

    `home` are the branch's own names, which say nothing.
    """
    line = names.whole(as_read(text))
    for name in sorted(home, key=len, reverse=True):
        line = line.replace(as_read(name), " ")
    parts, at = Parts(), 0
    while at < len(line):
        at += _step(line, at, names, today, parts)
    return parts


def _step(line: str, at: int, names: Names, today: date, parts: Parts) -> int:
    """How many letters were read there."""
    letter = line[at]
    if letter.isspace() or _is_mark(letter, line, at):
        parts.bare += letter
        return 1
    if found := names.at(line, at):
        length, bearers = found
        if _stands_alone(line, at, length):
            parts.people.append(bearers)
            parts.bare += _HIDDEN
            return length
    if _begins(line, at) and (when := period_at(line, at, today)):
        end, period = when
        if _stands_alone(line, at, end - at):
            parts.times.append(period)
            parts.has_year = parts.has_year or bool(_YEAR.search(line[at:end]))
            parts.bare += line[at:end]
            return end - at
    for length in range(min(_LONGEST, len(line) - at), 0, -1):
        word = line[at : at + length]
        if word in MEETING_NAMES and _stands_alone(line, at, length):
            parts.kinds.append(MEETING_NAMES[word])
            parts.signs.add(Sign.KIND)
        elif word in LEXICON and _stands_alone(line, at, length):
            parts.signs.update(LEXICON[word])
        else:
            continue
        parts.bare += word
        return length
    return _unread(line, at, parts)


def _unread(line: str, at: int, parts: Parts) -> int:
    """One Chinese character, or a whole Latin word."""
    end = at + 1
    if line[at].isascii():
        while end < len(line) and line[end].isascii() and line[end].isalnum():
            end += 1
    parts.rest.append(line[at:end])
    parts.bare += line[at:end]
    return end - at


def _stands_alone(line: str, at: int, length: int) -> bool:
    """A Latin word or a number is not read out of the middle of another one."""
    first, last, end = line[at], line[at + length - 1], at + length
    is_cut = end < len(line) and _is_latin(last) and _is_latin(line[end])
    return not is_cut and (not _is_latin(first) or _begins(line, at))


def _begins(line: str, at: int) -> bool:
    return at == 0 or not (_is_latin(line[at]) and _is_latin(line[at - 1]))


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


_STOPS = frozenset("?!.,:()\"'/")


def _is_mark(letter: str, line: str, at: int) -> bool:
    """Stops and quotes mean nothing, signs of other languages（;*=）do; 's is a word."""
    if letter.isascii():
        return letter in _STOPS and not line.startswith("'s", at)
    return unicodedata.category(letter)[0] in "PZ" and letter != "\u2019"
