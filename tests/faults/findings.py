"""What stands in the records and in the chats after a crash, and what is wrong with it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.check import check
from domain.attendance import Answer
from tests.faults.meeting import MEANINGS
from tests.faults.world import Told, read

ATTENDANCE = """
SELECT members.name, answer, leave, checked_in_at IS NOT NULL, recorded, is_expected
FROM meeting_members JOIN members ON members.id = member_id ORDER BY members.name"""
MEETINGS = "SELECT kind, state, starts_at FROM meetings ORDER BY id"
NOTICES = "SELECT key, state FROM notices WHERE state != 'cancelled' ORDER BY key"
"""A planner that runs at another moment may plan what is called off later."""
CARDS = "SELECT kind, subject, chat, ref FROM cards WHERE is_retired = 0"
RECORDS = "SELECT meeting_id, confirmed_at IS NOT NULL FROM minutes ORDER BY meeting_id"


@dataclass(frozen=True)
class Found:
    """The records in plain values, and the chats."""

    told: Told
    visits: frozenset[str]
    attendance: tuple[Any, ...]
    meetings: tuple[Any, ...]
    minutes: tuple[Any, ...]
    notices: dict[str, str]
    cards: tuple[Any, ...]
    troubles: tuple[str, ...]

    @property
    def answers(self) -> dict[str, str | None]:
        return {row[0]: row[1] for row in self.attendance}

    @property
    def sent(self) -> int:
        return sum(state == "sent" for state in self.notices.values())

    @property
    def unsettled(self) -> int:
        """Messages of the bot's own that no settled notice accounts for."""
        return len(self.told.own()) - self.sent

    @property
    def sayings(self) -> set[tuple[str, str]]:
        return set(self.notices.items())

    @property
    def looks(self) -> set[tuple[Any, ...]]:
        """What the hanging cards show in the end."""
        shown = self.told.shown
        return {
            (kind, subject, chat, repr(shown[ref].card)) for kind, subject, chat, ref in self.cards
        }


def troubles_of(database: str) -> list[str]:
    """What `python -m bot check` would say; while it is dead, that something is late is no news."""
    troubles = check(database, datetime.now(UTC)).troubles
    return [line for line in troubles if not line.endswith("does the bot run?")]


def find(house: Path) -> Found:
    database = house / "zhibu.db"
    with closing(sqlite3.connect(database)) as connection:

        def rows(query: str) -> tuple[Any, ...]:
            return tuple(connection.execute(query).fetchall())

        return Found(
            told=read(house / "world"),
            visits=frozenset(row[0] for row in rows("SELECT key FROM visits")),
            attendance=rows(ATTENDANCE),
            meetings=rows(MEETINGS),
            minutes=rows(RECORDS),
            notices=dict(rows(NOTICES)),
            cards=rows(CARDS),
            troubles=tuple(troubles_of(f"sqlite:///{database}")),
        )  # fmt: skip


def wrong_after_death(found: Found) -> list[str]:
    """What was acknowledged or answered stands; the files are sound."""
    told = found.told
    lost = [
        number
        for number in told.visits
        if (number <= told.acknowledged or number in told.answered)
        and f"rehearsal:{number}" not in found.visits
    ]
    return [
        *found.troubles,
        *(f"visit {number} was acknowledged and is not in the records" for number in lost),
        *_wrong_answers(found),
    ]


def wrong_in_the_end(found: Found, undisturbed: Found, *, in_flight: int) -> list[str]:
    """The same stands as if nothing had happened, and was said no oftener than can be helped."""
    differing = [
        f"{name}: {line}"
        for name in ("attendance", "meetings", "minutes", "sayings", "looks")
        for line in _differing(getattr(found, name), getattr(undisturbed, name))
    ]
    copies = found.unsettled
    return [
        *wrong_after_death(found),
        *differing,
        *([f"{copies} extra copies, {in_flight} in flight"] if copies > in_flight else []),
        *([f"{-copies} notices are settled and were never said"] if copies < 0 else []),
    ]


def _differing(mine: Iterable[Any], theirs: Iterable[Any]) -> list[str]:
    mine, theirs = set(mine), set(theirs)
    return [*(f"{one} too many" for one in mine - theirs),
            *(f"{one} is missing" for one in theirs - mine)]  # fmt: skip


def _wrong_answers(found: Found) -> list[str]:
    """Each member's answer is the last acknowledged one, or a later one nobody acknowledged."""
    told, wrong = found.told, []
    given: dict[str, list[tuple[bool, Answer | None]]] = {}
    for visit, (act, *_) in told.visits.items():
        if (meaning := MEANINGS.get(act)) is not None:
            is_firm = visit <= told.acknowledged or visit in told.answered
            given.setdefault(meaning[0], []).append((is_firm, meaning[1]))
    for name, answers in given.items():
        firm = [place for place, (is_firm, _) in enumerate(answers) if is_firm]
        allowed = {answer for _, answer in answers[firm[-1] :]} if firm else {
            None, *(answer for _, answer in answers)
        }  # fmt: skip
        if found.answers[name] not in allowed:
            wrong.append(f"{name} is {found.answers[name]}, not one of {allowed}")
    return wrong
