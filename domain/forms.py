"""Forms with marks to fill in（带标记的表格、文书）: what stands for which mark.

A mark is {{应到}} or {{expected}}; there is no other language in a form. A row of a table that
holds marks of a list, {{姓名}} say, is there once for each line of the list. Braces may be wide:
this file reads Chinese.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = str | int | Decimal | date
Line: TypeAlias = Mapping[str, Value]

MARK = re.compile(r"[{｛]{2}([^{}｛｝\n]{1,40})[}｝]{2}")
NUMBER = "number"
"""Which line of a list it is（序号）: every list has it, so it tells none from another."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a row is repeated for: people, or meetings. An empty one leaves its row blank."""

    codes: frozenset[str]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Filling:
    """What is known, by code: what stands once, and the lists."""

    values: Line
    listings: tuple[Listing, ...] = ()

    def listing_for(self, codes: Collection[str]) -> Listing | None:
        """The list a row with these marks is repeated for; None where it stands once."""
        listed = {code for code in codes if code not in self.values} - {NUMBER}
        found = [one for one in self.listings if listed & one.codes]
        return max(found, key=lambda one: len(listed & one.codes), default=None)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled in; `unknown` are marks that were left standing, as they are written."""

    data: bytes
    unknown: tuple[str, ...] = ()
    has_marks: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """How marks are written: `names` are those people use, by code; a code is one as well."""

    names: Mapping[str, str]

    def code(self, written: str) -> str:
        """The code a mark means; what it says itself if nobody knows it."""
        said = "".join(written.split()).lower()
        return self.names.get(said, said)

    def codes_in(self, text: str) -> list[str]:
        return [self.code(found[1]) for found in MARK.finditer(text)]

    def strange(self, text: str, filling: Filling) -> list[str]:
        """The marks in it that would be left standing, as they are written."""
        known = set(filling.values).union(*(one.codes for one in filling.listings))
        return [found[1].strip() for found in MARK.finditer(text)
                if self.code(found[1]) not in known]  # fmt: skip


@dataclass(slots=True)
class Source:
    """Where the marks of one stretch of text are looked up, one after another.

    A row may hold {{姓名}} several times, for people side by side: it is filled from as many
    `lines`, each mark with the next of them.
    """

    marks: Marks
    values: Line
    lines: Sequence[Line] = ()
    codes: frozenset[str] = frozenset()
    _taken: dict[str, int] | None = None

    def look_up(self, written: str) -> Value | None:
        """What stands for this mark; None if nothing is known of it."""
        code = self.marks.code(written)
        if code not in self.codes:
            return self.values.get(code)
        taken = self._taken if self._taken is not None else {}
        self._taken = taken
        place = taken.get(code, 0)
        taken[code] = place + 1
        return self.lines[place].get(code, "") if place < len(self.lines) else ""


def filled(text: str, source: Source, spell: Callable[[Value], str]) -> str:
    """The text with its marks filled in, once: what is filled in is looked at no more."""

    def instead(found: re.Match[str]) -> str:
        value = source.look_up(found[1])
        return found[0] if value is None else spell(value)

    return MARK.sub(instead, text)


def sources_of_rows(codes: Sequence[str], filling: Filling, marks: Marks) -> list[Source] | None:
    """For a row with these marks, a source for each time it stands there; None for just once."""
    listing = filling.listing_for(codes)
    if listing is None:
        return None
    mine = listing.codes | {NUMBER}
    beside = max(codes.count(code) for code in mine)
    chunks = [listing.lines[at : at + beside] for at in range(0, len(listing.lines), beside)]
    return [Source(marks, filling.values, lines, mine) for lines in chunks or [()]]
