"""How many came to the meetings that count only with enough people there（应到、实到）."""

from collections.abc import Collection, Iterable

from domain.electors import electors, turnout
from domain.gatherings import Numbers
from domain.houses import VOTES_IN, body_of
from domain.meetings import Meeting, MeetingKind
from domain.people import Branch
from domain.rosters import Rosters
from storage.records import Records

COUNTED = frozenset({MeetingKind.GENERAL_MEETING, MeetingKind.COMMITTEE_MEETING})
"""Kinds that count only with enough people there."""


def numbers_of(
    records: Records, branch: Branch, closed: Iterable[Meeting]
) -> dict[int, Numbers]:  # fmt: skip
    """By meeting, who was there of those who vote, by the roster of its day.

    Nothing where nobody's presence was written down: then nothing is known of it.
    """
    counted = {
        one: next(kind for kind in one.records if kind in COUNTED)
        for one in closed
        if not COUNTED.isdisjoint(one.records)
    }
    if not counted:
        return {}
    present = records.attendance.present([one.id for one in counted])
    rosters = records.rosters_of(branch.id)
    return {
        one.id: _numbers(one, kind, present[one.id].keys(), rosters, branch)
        for one, kind in counted.items()
        if any(present[one.id].values())
    }


def _numbers(
    meeting: Meeting, kind: MeetingKind, present: Collection[int], rosters: Rosters,
    branch: Branch,
) -> Numbers:  # fmt: skip
    day = meeting.starts_at.astimezone(branch.timezone).date()
    found = turnout(
        electors(
            body_of(kind, rosters.on(day), ()), barred=rosters.barred(day),
            left_out=rosters.left_out(day), kind=VOTES_IN[kind][0], day=day, present=present,
        ),
        present,
    )  # fmt: skip
    if kind is MeetingKind.COMMITTEE_MEETING:
        return Numbers(expected=found.expected, present=found.present)
    return Numbers(expected_voting=found.expected, present_voting=found.present)
