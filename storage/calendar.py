"""Meetings as entries of somebody's own calendar（日历）, read together from several shelves."""

from collections.abc import Sequence
from datetime import datetime

from domain.calendar import LOOKS_AHEAD, LOOKS_BACK, Edition, Event, event_of, of_member
from domain.meetings import Meeting
from domain.people import Branch, Member
from storage.records import Records


def events_of(
    records: Records, branch: Branch, member: Member, now: datetime, *, is_discreet: bool
) -> list[Event]:
    """The meetings on whose list they stand, from two months ago on."""
    found = records.meetings.of(branch.id, now - LOOKS_BACK, now + LOOKS_AHEAD)
    lists = records.attendance.of_all([one.id for one in found])
    mine = of_member(found, lists, member.id)
    return events(records, branch, mine, now, is_discreet=is_discreet)


def events(
    records: Records, branch: Branch, found: Sequence[Meeting], now: datetime, *, is_discreet: bool
) -> list[Event]:
    """These meetings as entries."""
    editions, house = records.calendars.editions(branch.id), records.calendars.house(branch.id)
    return [
        event_of(one, editions.get(one.id, Edition(0, one.published_at or now)), branch.timezone,
                 house, is_discreet=is_discreet)
        for one in found
    ]  # fmt: skip
