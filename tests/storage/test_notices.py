"""Late rather than never, one after another in each chat, and never two senders at once."""

import pytest
from sqlalchemy import text

from domain.notices import LEASE, NoticeKind, NoticeState
from tests.storage.kit import NOON, connection_of, later


@pytest.fixture
def chat(branch):
    return branch.visit(lambda r: r.branches.bind(branch.id, "telegram", "-100"), can_undo=False)


def plan(branch, key, *, due_at=NOON, kind=NoticeKind.REMINDER, **where):
    if not where:
        where = {"member_id": branch.wang}
    return branch.do(
        lambda r: r.notices.plan(
            branch_id=branch.id, kind=kind, subject=key, key=key, due_at=due_at, **where
        )
    )


def claim(branch, now=NOON, **options):
    taken = branch.do(lambda records: records.notices.claim(now, **options))
    return [notice.subject for notice in taken]


def state(branch, key):
    return branch.rows(f"SELECT state FROM notices WHERE key = '{key}'")[0].state


def test_the_same_key_is_planned_once(branch):
    assert plan(branch, "a") is True
    assert plan(branch, "a", due_at=later(days=1)) is False
    assert claim(branch) == ["a"]


def test_a_notice_goes_to_one_chat_or_to_one_member(branch, chat):
    with pytest.raises(ValueError, match="one chat or to one member"):
        plan(branch, "a", chat_id=chat, member_id=branch.wang)


def test_nothing_goes_out_before_its_hour(branch):
    plan(branch, "a", due_at=later(seconds=1))

    assert claim(branch) == []
    assert claim(branch, later(seconds=1)) == ["a"]


def test_a_claimed_notice_is_nobody_elses_while_the_lease_lasts(branch):
    plan(branch, "a")
    claim(branch)

    assert claim(branch, NOON + LEASE) == []
    assert claim(branch, NOON + LEASE + (later(seconds=1) - NOON)) == ["a"]


def test_only_a_fault_of_our_own_counts(branch):
    plan(branch, "a")
    for minutes in range(20):
        [notice] = branch.do(lambda r, m=minutes: r.notices.claim(later(minutes=m)))
        branch.do(lambda r, m=minutes: r.notices.postpone(1, later(minutes=m + 1), is_unsure=True))
    claim(branch, later(minutes=20))
    branch.do(lambda r: r.notices.stumble(1, later(minutes=21)))

    assert notice.attempts == 0
    assert branch.do(lambda r: r.notices.find(1)).attempts == 1


def test_after_a_restart_every_lease_is_free(branch):
    plan(branch, "a")
    claim(branch)

    assert branch.do(lambda records: records.notices.free_leases()) == 1
    assert claim(branch) == ["a"]


def test_one_after_another_in_each_chat(branch, chat):
    for key in ("a1", "a2"):
        plan(branch, key, chat_id=chat)
    for key in ("b1", "b2"):
        plan(branch, key, member_id=branch.wang)

    assert claim(branch) == ["a1", "b1"]


def test_a_chat_still_being_written_to_waits(branch, chat):
    plan(branch, "a", chat_id=chat)
    plan(branch, "b")

    assert claim(branch, busy=[f"chat:{chat}"]) == ["b"]


def test_a_chat_with_very_much_to_hear_keeps_nobody_else_waiting(branch, chat):
    for count in range(200):
        plan(branch, f"a{count}", chat_id=chat)
    plan(branch, "b", due_at=later(minutes=1))

    assert claim(branch, later(minutes=1)) == ["a0", "b"]
    assert claim(branch, later(minutes=1), busy=[f"chat:{chat}", f"member:{branch.wang}"]) == []


def test_the_oldest_first_and_not_more_than_asked(branch):
    plan(branch, "young", member_id=branch.wang)
    plan(branch, "old", member_id=branch.li, due_at=later(days=-1))

    assert claim(branch, many=1) == ["old"]


def test_a_reminder_goes_before_a_digest_that_is_older_in_its_own_chat_too(branch, chat):
    plan(branch, "digest", kind=NoticeKind.DIGEST, chat_id=chat)
    plan(branch, "private", kind=NoticeKind.DIGEST_PRIVATE)
    plan(branch, "reminder", member_id=branch.li, due_at=later(minutes=1))
    plan(branch, "in the same chat", chat_id=chat, due_at=later(minutes=2))

    assert claim(branch, later(minutes=1)) == ["reminder", "digest", "private"]
    branch.do(lambda r: r.notices.free_leases())
    assert claim(branch, later(minutes=2)) == ["reminder", "in the same chat", "private"]


def test_what_is_said_twice_perhaps_is_counted(branch):
    for key, member in (("a", branch.wang), ("b", branch.li)):
        plan(branch, key, member_id=member)
    claim(branch)
    branch.do(lambda records: records.notices.free_leases())  # it died between post and settle
    claim(branch, later(minutes=1))
    branch.do(lambda r: r.notices.postpone(1, later(minutes=2), is_unsure=True))
    claim(branch, later(minutes=4))  # the lease of the other ran out

    assert branch.do(lambda r: r.notices.doubts()) == (4, 0)


def test_postponed_is_tried_again_then_and_not_before(branch):
    plan(branch, "a")
    claim(branch)
    until = later(minutes=1)
    branch.do(lambda r: r.notices.postpone(1, until))

    assert claim(branch, later(seconds=59)) == []
    assert claim(branch, later(minutes=1)) == ["a"]


def test_what_is_settled_never_comes_back(branch):
    plan(branch, "a")
    claim(branch)
    branch.do(lambda r: r.notices.settle(1, NoticeState.SENT, NOON))

    branch.do(lambda records: records.notices.free_leases())
    assert claim(branch, later(days=300)) == []
    assert state(branch, "a") == "sent"


def test_what_another_process_has_said_is_not_put_off_by_whoever_had_it_before(branch):
    plan(branch, "a")
    claim(branch)
    branch.do(lambda r: r.notices.settle(1, NoticeState.SENT, NOON))

    branch.do(lambda r: r.notices.postpone(1, later(minutes=1)))
    branch.do(lambda r: r.notices.stumble(1, later(minutes=1)))

    assert claim(branch, later(days=1)) == []
    assert state(branch, "a") == "sent"


def test_what_is_called_off_is_not_said(branch):
    plan(branch, "a", kind=NoticeKind.NUDGE)
    plan(branch, "b", kind=NoticeKind.CANCELLED, member_id=branch.li)

    branch.do(lambda r: r.notices.cancel(branch.id, [NoticeKind.NUDGE], "a"))

    assert claim(branch) == ["b"]


def test_what_was_said_is_not_called_off_any_more(branch):
    plan(branch, "a", kind=NoticeKind.NUDGE)
    branch.do(lambda r: r.notices.settle(1, NoticeState.SENT, NOON))

    branch.do(lambda r: r.notices.cancel(branch.id, [NoticeKind.NUDGE], "a"))

    assert state(branch, "a") == "sent"


def test_the_next_hour_something_is_due(branch):
    assert branch.do(lambda records: records.notices.next_due()) is None
    plan(branch, "a", due_at=later(hours=2))
    plan(branch, "b", due_at=later(hours=1))

    assert branch.do(lambda records: records.notices.next_due()) == later(hours=1)


def test_a_notice_rolled_back_with_its_visit_was_never_planned(branch):
    def fail(records):
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.NUDGE, subject="a", key="a", due_at=NOON,
            member_id=branch.li,
        )  # fmt: skip
        raise LookupError

    with pytest.raises(LookupError):
        branch.do(fail)

    assert branch.do(lambda r: connection_of(r).scalar(text("SELECT count(*) FROM notices"))) == 0


def test_after_the_clock_was_set_back_nothing_waits_for_an_hour_of_the_old_one(branch):
    before = later(hours=1)
    plan(branch, "put off", due_at=later(hours=-2))
    plan(branch, "leased", due_at=later(hours=-2), member_id=branch.li)
    assert claim(branch, before) == ["put off", "leased"]
    branch.do(lambda r: r.notices.postpone(1, before))
    plan(branch, "not yet due", due_at=later(minutes=30))
    assert claim(branch) == []

    branch.do(lambda r: r.look_again(NOON))

    assert claim(branch) == ["put off"]
    assert set(claim(branch, NOON + LEASE + (later(seconds=1) - NOON))) == {"put off", "leased"}
