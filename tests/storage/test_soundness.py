"""What the check names, and what it leaves alone; it may look while somebody writes."""

import pytest
from sqlalchemy import text

from bot.check import check, has_the_wal_reset_bug
from domain.notices import NoticeKind
from tests.storage.kit import NOON, connection_of, later


@pytest.fixture
def remind(branch):
    """Write down a notice, to the branch's chat or to one of its members."""
    chat_id = branch.visit(lambda records: records.branches.bind(branch.id, "telegram", "-1"))

    def write(key, *, member_id=None, kind=NoticeKind.REMINDER, due_at=NOON, **more):
        branch.do(
            lambda records: records.notices.plan(
                branch_id=branch.id, kind=kind, subject=key, key=key, due_at=due_at,
                member_id=member_id, chat_id=None if member_id else chat_id,
            )
        )  # fmt: skip
        for name, value in more.items():
            branch.spoil(f"UPDATE notices SET {name} = {value} WHERE key = '{key}'")

    write.chat_id = chat_id
    return write


def claim(branch, member_id):
    def work(records):
        account_id = records.accounts.meet("telegram", "7")
        claim_id = records.accounts.claim(account_id, member_id, NOON)
        records.accounts.decide(claim_id, is_right=True, by=None, at=NOON)

    branch.visit(work)


def troubles(database, now=NOON):
    return [line.partition(": ")[2] for line in check(database, now).troubles]


def test_what_waits_for_its_hour_is_no_trouble(database, branch, remind):
    claim(branch, branch.li)
    remind("group", due_at=later(days=2))
    remind("own", member_id=branch.li)
    remind("done", state="'sent'", attempts=30)

    assert troubles(database, later(minutes=59)) == []
    assert "notices: 2 due, 0 claimed, 0 unsure, 0 failed" in check(database, NOON).notes


def test_a_notice_for_a_chat_that_is_gone_is_named(database, branch, remind):
    remind("group")
    branch.visit(lambda records: records.branches.leave(remind.chat_id, NOON))

    assert troubles(database) == ["1 × notice for a chat that is gone"]


def test_notices_for_somebody_without_an_account_are_counted(database, branch, remind):
    remind("a", member_id=branch.li)
    remind("b", member_id=branch.wang)
    remind("turned down", member_id=branch.li, kind=NoticeKind.CLAIM_TURNED_DOWN)

    assert troubles(database) == ["2 × notice for a member without an account"]


def test_what_nobody_takes_up_or_settles_is_named(database, branch, remind):
    remind("late")
    remind("held", state="'claimed'", lease_until="'2026-03-02 04:02:00.000000'")

    assert troubles(database, later(hours=1)) == []
    assert troubles(database, later(hours=2)) == [
        "1 × notice late by more than an hour; does the bot run?",
        "1 × notice taken up over an hour ago and not settled; does the bot run?",
    ]


def test_what_was_tried_too_often_or_cannot_be_read_is_named(database, branch, remind):
    remind("often", attempts=9)
    remind("strange", kind=NoticeKind.PLAN)
    branch.spoil("UPDATE notices SET kind = 'horoscope' WHERE key = 'strange'")
    remind("nobody", chat_id="NULL")

    assert troubles(database) == [
        "1 × notice of an unknown kind",
        "1 × notice addressed to nobody, or to two",
        "1 × notice tried too often",
    ]


def test_what_stands_unsure_or_failed_is_counted(database, branch, remind):
    remind("a", state="'unsure'")
    remind("b", state="'failed'")

    assert troubles(database) == []
    assert "notices: 0 due, 0 claimed, 1 unsure, 1 failed" in check(database, NOON).notes


def test_a_card_that_nobody_redraws_is_named(database, branch):
    def hang(records):
        records.cards.hang(
            branch_id=branch.id, kind="dues", subject="2026-03", platform="telegram", chat="-1",
            thread="", ref="5", shown="", language="",
        )  # fmt: skip
        records.cards.stale("2026-03", ["dues"], NOON)

    branch.do(hang)

    assert troubles(database, later(hours=1)) == []
    assert troubles(database, later(hours=2)) == [
        "1 × card not redrawn for an hour; does the bot run?"
    ]


def test_it_looks_while_somebody_writes(database, branch):
    def work(records):
        connection_of(records).execute(text("UPDATE members SET position = 9 WHERE id = 1"))
        return check(database, NOON).troubles

    assert branch.do(work) == ()


@pytest.mark.parametrize(
    ("version", "has_it"),
    [
        ((3, 40, 1), True), ((3, 51, 2), True), ((3, 51, 3), False), ((3, 53, 0), False),
        ((3, 44, 6), False), ((3, 44, 5), True), ((3, 50, 7), False), ((3, 45, 9), True),
    ],
)  # fmt: skip
def test_which_sqlite_may_lose_what_stands_in_its_log(version, has_it):
    assert has_the_wal_reset_bug(version) is has_it
