"""Calendar months（月份）, the beat of dues and digests."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, written as 2026-10."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and 1900 <= self.year <= 9998):
            raise ValueError(f"there is no month {self.year}-{self.number}")

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> "Month":
        """From its written form; raises ValueError on anything else."""
        year, dash, number = text.partition("-")
        if not (dash and len(year) == 4 and len(number) == 2 and (year + number).isascii()):
            raise ValueError(f"{text[:20]!r} is no month")
        return cls(int(year), int(number))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def __contains__(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.number)

    def plus(self, months: int) -> "Month":
        years, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, number + 1)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.first.replace(day=monthrange(self.year, self.number)[1])


def plus_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last one（没有对应日的，月末日）.

    31 January and a month is the end of February; 29 February and a year is 28 February
    （《中华人民共和国民法典》第二百零二条）. Months may be negative.
    """
    month = Month.of(day).plus(months)
    return month.first.replace(day=min(day.day, month.last.day))


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Each month from `first` to `last`, both included; none if they stand the other way round."""
    while first <= last:
        yield first
        first = first.plus(1)


def pack(months: Iterable[Month]) -> str:
    """Months as one short word: the first, and a bit for each that follows it; not for none."""
    wanted = set(months)
    first, last = min(wanted), max(wanted)
    bits = sum(1 << n for n, month in enumerate(months_between(first, last)) if month in wanted)
    return f"{first}+{bits:x}"


def unpack(word: str) -> list[Month]:
    """What `pack` made, in order."""
    text, _, bits = word.partition("+")
    first, mask = Month.read(text), int(bits, 16)
    return [first.plus(bit) for bit in range(mask.bit_length()) if mask >> bit & 1]
