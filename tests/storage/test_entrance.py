"""Links to the ledger and the visits they begin, on either database."""

from datetime import timedelta

import pytest

from domain.entrance import LINK_LASTS, VISIT_LASTS
from storage import Signature
from tests.storage.kit import NOON, later


@pytest.fixture
def account(branch):
    return branch.do(lambda r: r.accounts.meet("telegram", "1"))


def admit(branch, link, token, now=NOON):
    def work(records):
        guest = records.entrance.admit(link, token, now)
        records.audit.sign(
            Signature(branch_id=branch.id, actor_id=branch.wang, action="page_enter", at=now)
        )
        return guest

    return branch.do(work)


def test_a_link_is_used_once_and_begins_a_visit(branch, account):
    branch.do(lambda r: r.entrance.invite(account, branch.id, "link", NOON))

    assert branch.do(lambda r: r.entrance.invited("link", NOON)).account_id == account
    guest = admit(branch, "link", "token")

    assert (guest.account_id, guest.branch_id, guest.until) == (
        account,
        branch.id,
        NOON + VISIT_LASTS,
    )
    assert admit(branch, "link", "another") is None
    assert branch.do(lambda r: r.entrance.invited("link", NOON)) is None
    assert branch.do(lambda r: r.entrance.visiting("token", NOON)) == guest
    assert branch.do(lambda r: r.entrance.visiting("another", NOON)) is None


def test_neither_lasts_beyond_its_hour(branch, account):
    branch.do(lambda r: r.entrance.invite(account, branch.id, "link", NOON))
    assert branch.do(lambda r: r.entrance.invited("link", NOON + LINK_LASTS)) is None
    assert admit(branch, "link", "token", NOON + LINK_LASTS) is None

    admit(branch, "link", "token", NOON + LINK_LASTS - timedelta(seconds=1))

    begun = NOON + LINK_LASTS - timedelta(seconds=1)
    assert branch.do(lambda r: r.entrance.visiting("token", begun + VISIT_LASTS)) is None
    assert branch.do(
        lambda r: r.entrance.visiting("token", begun + VISIT_LASTS - timedelta(seconds=1))
    )


def test_a_visit_ends_at_once_and_both_are_forgotten(branch, account):
    for number in range(3):
        branch.do(lambda r, n=number: r.entrance.invite(account, branch.id, f"link{n}", NOON))
        admit(branch, f"link{number}", f"token{number}")
    branch.do(lambda r: r.entrance.end("token0"))

    assert branch.do(lambda r: r.entrance.visiting("token0", NOON)) is None
    assert branch.do(lambda r: r.entrance.visiting("token1", NOON)) is not None
    branch.do(lambda r: r.entrance.forget(before=later(days=2)))
    assert branch.rows("SELECT * FROM ledger_links") == []
    assert branch.rows("SELECT * FROM ledger_sessions") == []


def test_the_trail_says_that_somebody_entered_and_nothing_of_the_token(branch, account):
    branch.do(lambda r: r.entrance.invite(account, branch.id, "link", NOON))
    admit(branch, "link", "token")

    [entry] = branch.rows("SELECT changes FROM audit WHERE action = 'page_enter'")
    assert "ledger_sessions" in str(entry)
    assert '"token_hash": "*"' in str(entry).replace("'", '"')
    assert branch.do(lambda r: r.audit.broken_at(branch.id)) is None
