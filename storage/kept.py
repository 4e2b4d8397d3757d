"""All that is kept of one person（留存）: which rows are about them, and which only name them.

A house test walks the tables: whatever refers to a member or an account stands in one list or
the other, so that none can be forgotten.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from storage.changes import freeze
from storage.tables import (
    calendar,
    entrance,
    minutes,
    money,
    offices,
    olm,
    people,
    posts,
    series,
    stays,
    terms,
    traffic,
    work,
)

OF_MEMBER: Mapping[Table, str] = {
    people.members: "id",
    people.member_kinds: "member_id",
    people.member_groups: "member_id",
    people.offices: "member_id",
    stays.leaves: "member_id",
    stays.member_gaps: "member_id",
    stays.member_marks: "member_id",
    terms.probation_extensions: "member_id",
    stays.left_out: "member_id",
    offices.delegations: "to_member_id",
    offices.committee_seats: "member_id",
    series.series_members: "member_id",
    work.meeting_members: "member_id",
    work.signups: "member_id",
    work.turns: "member_id",
    olm.talks: "member_id",
    olm.self_examinations: "member_id",
    olm.rectification_items: "owner_id",
    work.assessments: "member_id",
    work.dues: "member_id",
    money.dues_rhythms: "member_id",
    money.dues_reliefs: "member_id",
    money.payment_lines: "member_id",
    money.dues_deferrals: "member_id",
    posts.post_members: "member_id",
    traffic.notices: "member_id",
}
"""Rows about a member, by the column that says whose they are."""

OF_ACCOUNT: Mapping[Table, str] = {
    people.accounts: "id",
    people.memberships: "account_id",
    traffic.kept_presses: "account_id",
    traffic.latest_presses: "account_id",
    traffic.questions: "account_id",
    calendar.calendar_feeds: "account_id",
    entrance.ledger_links: "account_id",
    entrance.ledger_sessions: "account_id",
}
"""Rows about an account."""

ONLY_NAMED: Mapping[Table, tuple[str, ...]] = {
    people.memberships: ("member_id", "decided_by"),  # the row is the account's
    work.meetings: ("recorder_id", "created_by"),
    minutes.minutes: ("chair_id", "confirmed_by"),
    series.series: ("created_by",),
    offices.delegations: ("from_member_id",),
    offices.committees: ("created_by",),
    work.meeting_members: ("recorded_by", "made_up_by"),
    olm.talks: ("other_id",),  # for whom the talk stands there once more
    olm.rectification_items: ("created_by",),
    work.dues: ("confirmed_by", "paid_by"),
    work.reminders: ("created_by",),
    money.payment_lists: ("sent_by",),
    money.handovers: ("recorded_by",),
    money.dues_deferrals: ("recorded_by",),
    money.dues_publications: ("recorded_by",),
    posts.posts: ("created_by",),
    traffic.audit: ("actor_id",),
}
"""Where somebody is named as the one who did something for the branch（经手人）."""


def kept_of(
    connection: Connection, member_id: int, account_id: int
) -> dict[str, list[dict[str, Any]]]:
    """By table, every row about them, as JSON can hold it; empty tables are left out."""
    found = {}
    for tables, number in ((OF_MEMBER, member_id), (OF_ACCOUNT, account_id)):
        for table, column in tables.items():
            query = select(table).where(table.c[column] == number).order_by(table.c.id)
            rows = connection.execute(query).mappings().all()
            if rows:
                found[table.name] = [freeze(dict(row)) or {} for row in rows]
    return found
