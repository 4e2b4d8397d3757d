"""Two meetings at one time for the same people（时间相冲）: said beforehand, never forbidden."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Clash:
    """Another meeting at that time, and how many are expected at both."""

    meeting: Meeting
    people: int


def clashes(
    starts_at: datetime, ends_at: datetime, people: Collection[int],
    others: Mapping[Meeting, Collection[int]],
) -> list[Clash]:  # fmt: skip
    """The meetings that overlap with this time and share people; one may follow another at once."""
    wanted, found = set(people), []
    for other, theirs in others.items():
        shared = len(wanted & set(theirs))
        if shared and other.starts_at < ends_at and starts_at < other.ends_at:
            found.append(Clash(other, shared))
    return found
