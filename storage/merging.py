"""Two entries of one person become one（合并同名）: what each table's rows do is decided here."""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import Table, bindparam, select

from domain.merging import Doubles, doubles
from domain.months import Month
from domain.stays import Stay
from storage.changes import Row
from storage.records import Records
from storage.stretches import begin
from storage.tables import METADATA
from storage.tables.people import members
from storage.tables.stays import member_gaps


class How(StrEnum):
    """What becomes of the rows that name the entry which goes."""

    FOLLOWS = "follows"  # they name the kept one
    STRETCH = "stretch"  # only where the kept one has none for that time
    SET = "set"  # they follow, but none twice
    UNIQUE = "unique"  # one row of two stands
    STAYS = "stays"  # the trail as it was signed; notices, of which the waiting are handed on


DECISIONS: Mapping[str, Mapping[str, How]] = {
    "memberships": {"member_id": How.FOLLOWS, "decided_by": How.FOLLOWS},
    "member_kinds": {"member_id": How.STRETCH},
    "member_groups": {"member_id": How.STRETCH},
    "offices": {"member_id": How.SET},
    "assessments": {"member_id": How.STRETCH},
    "dues_rhythms": {"member_id": How.STRETCH},
    "dues_reliefs": {"member_id": How.STRETCH},
    "dues": {"member_id": How.UNIQUE, "confirmed_by": How.FOLLOWS, "paid_by": How.FOLLOWS},
    "payment_lists": {"sent_by": How.FOLLOWS},
    "payment_lines": {"member_id": How.FOLLOWS},
    "handovers": {"recorded_by": How.FOLLOWS},
    "dues_deferrals": {"member_id": How.FOLLOWS, "recorded_by": How.FOLLOWS},
    "dues_publications": {"recorded_by": How.FOLLOWS},
    "meetings": {"recorder_id": How.FOLLOWS, "created_by": How.FOLLOWS},
    "meeting_members": {
        "member_id": How.UNIQUE,
        "recorded_by": How.FOLLOWS,
        "made_up_by": How.FOLLOWS,
    },
    "signups": {"member_id": How.UNIQUE},
    "turns": {"member_id": How.UNIQUE},
    "posts": {"created_by": How.FOLLOWS},
    "post_members": {"member_id": How.UNIQUE},
    "reminders": {"created_by": How.FOLLOWS},
    "leaves": {"member_id": How.FOLLOWS},
    "probation_extensions": {"member_id": How.UNIQUE},
    "member_marks": {"member_id": How.FOLLOWS},
    "left_out": {"member_id": How.FOLLOWS},
    "member_gaps": {"member_id": How.FOLLOWS},
    "minutes": {"chair_id": How.FOLLOWS, "confirmed_by": How.FOLLOWS},
    "delegations": {"from_member_id": How.FOLLOWS, "to_member_id": How.FOLLOWS},
    "committees": {"created_by": How.FOLLOWS},
    "committee_seats": {"member_id": How.FOLLOWS},
    "series": {"created_by": How.FOLLOWS},
    "series_members": {"member_id": How.UNIQUE},
    "talks": {"member_id": How.FOLLOWS, "other_id": How.FOLLOWS},
    "self_examinations": {"member_id": How.UNIQUE},
    "rectification_items": {"owner_id": How.FOLLOWS, "created_by": How.FOLLOWS},
    "notices": {"member_id": How.STAYS},
    "audit": {"actor_id": How.STAYS},
}
"""Every column that names a member; a house test asks for a word on each new one."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "dues": ("month",),
    "meeting_members": ("meeting_id",),
    "signups": ("meeting_id", "wish"),
    "turns": ("meeting_id",),
    "self_examinations": ("olm_id",),
    "post_members": ("post_id",),
    "series_members": ("series_id",),
    "probation_extensions": (),
    "offices": ("office", "to_on"),
}
"""By what two rows of these tables are about the same."""


def doubles_of(records: Records, kept: Stay, gone: Stay) -> Doubles:
    """What both entries have; refused with the meeting or month that cannot be decided."""
    mine, theirs = (records.attendance.of_member(one.member_id) for one in (kept, gone))
    titles = {
        number: meeting.title
        for number in mine.keys() & theirs.keys()
        if (meeting := records.meetings.find(number)) is not None
    }
    mine_due, their_due = (records.dues.of_member(one.member_id) for one in (kept, gone))
    return doubles((mine, mine_due), (theirs, their_due), titles)


def merge(records: Records, kept: Stay, gone: Stay) -> None:
    """All that stands under the second entry stands under the first; nothing is lost or doubled.

    Refused where that cannot be decided. The entry that goes remains as an empty row: the trail
    names it.
    """
    doubled = doubles_of(records, kept, gone)
    for table, column, how in _columns():
        for row in _rows(records, table, column, gone.member_id):
            _decide(records, how, table, column, row, kept, doubled)
    records.notices.hand_on(gone.member_id, kept.member_id)
    _join_stays(records, kept, gone)


def _decide(
    records: Records, how: How, table: Table, column: str, row: Row, kept: Stay,
    doubled: Doubles,
) -> None:  # fmt: skip
    changes = records.changes
    twin = None
    if how in (How.UNIQUE, How.SET):
        about = KEYS[table.name]
        mine = _rows(records, table, column, kept.member_id)
        twin = next((one for one in mine if all(one[key] == row[key] for key in about)), None)
    if how is How.STRETCH:
        _stretch(records, table, row, kept)
    elif twin is None:
        changes.update(table, row["id"], **{column: kept.member_id})
    elif _kept_stands(table, twin, row, doubled):
        changes.delete(table, row["id"])
    else:
        changes.delete(table, twin["id"])
        changes.update(table, row["id"], **{column: kept.member_id})


def _kept_stands(table: Table, mine: Row, theirs: Row, doubled: Doubles) -> bool:
    match table.name:
        case "meeting_members":
            return doubled.meetings[mine["meeting_id"]]
        case "dues":
            return doubled.months[Month.read(mine["month"])]
        case "post_members":
            return mine["read_at"] is not None or theirs["read_at"] is None
        case _:
            return True


def _stretch(records: Records, table: Table, row: Row, kept: Stay) -> None:
    """Before the kept one came or after they left, the other entry knows; else the kept one's."""
    changes = records.changes
    codes = {name: value for name, value in row.items()
             if name not in ("id", "member_id", "from_on", "to_on")}  # fmt: skip
    if row["from_on"] < kept.from_on:
        ends = kept.from_on if row["to_on"] is None else min(row["to_on"], kept.from_on)
        changes.update(table, row["id"], member_id=kept.member_id, to_on=ends)
        return
    changes.delete(table, row["id"])
    if kept.to_on is not None and kept.to_on <= row["from_on"]:
        begin(changes, table, kept.member_id, row["from_on"], **codes)


def _join_stays(records: Records, kept: Stay, gone: Stay) -> None:
    first, last = sorted((kept, gone), key=lambda one: one.from_on)
    ends = [one.to_on for one in (kept, gone)]
    to_on = None if None in ends else max(end for end in ends if end is not None)
    if first.to_on is not None and first.to_on < last.from_on:
        records.changes.insert(
            member_gaps, member_id=kept.member_id, from_on=first.to_on, to_on=last.from_on
        )
    rows = {row["id"]: row for one in (kept, gone)
            for row in _rows(records, members, "id", one.member_id)}  # fmt: skip
    mine, theirs = rows[kept.member_id], rows[gone.member_id]
    known = {name: mine[name] or theirs[name] for name in ("joined_on", "paid_to")}
    records.changes.update(members, kept.member_id, from_on=first.from_on, to_on=to_on, **known)
    records.changes.update(members, gone.member_id, to_on=gone.from_on)


def _rows(records: Records, table: Table, column: str, member_id: int) -> list[Row]:
    query = select(table).where(table.c[column] == bindparam("wanted"))
    return list(records.changes.rows(query, wanted=member_id))


def _columns() -> list[tuple[Table, str, How]]:
    """What is to be gone through, row by row."""
    return [
        (table, column, how)
        for name, columns in DECISIONS.items()
        if (table := METADATA.tables.get(name)) is not None
        for column, how in columns.items()
        if how is not How.STAYS
    ]
