"""What is entrusted is read with the member, and ends with its day, its giver's office, or before."""

from datetime import date, timedelta

from domain.people import Office, Trust
from tests.storage.kit import NOON, TODAY

LAST = TODAY + timedelta(days=7)


def give(branch, what, *, office=Office.SECRETARY):
    return branch.visit(
        lambda r: r.delegations.give(
            branch.id, branch.wang, branch.li, what, office=office, from_on=TODAY, last_on=LAST
        )
    )


def entrusted(branch, on):
    """Both ways of reading a member say the same."""
    found = branch.do(lambda r: r.people.find(branch.li, on)).entrusted
    listed = branch.do(lambda r: r.people.of(branch.id, on))
    assert {one.id: one.entrusted for one in listed} == {branch.wang: frozenset(), branch.li: found}
    return found


def test_it_holds_from_its_first_day_to_its_last(branch):
    branch.visit(lambda r: r.people.appoint(branch.wang, Office.SECRETARY, on=date(2020, 1, 1)))
    give(branch, Trust.ALL)
    give(branch, Trust.DUES)

    assert entrusted(branch, TODAY - timedelta(days=1)) == set()
    assert entrusted(branch, TODAY) == {Trust.ALL, Trust.DUES}
    assert entrusted(branch, LAST) == {Trust.ALL, Trust.DUES}
    assert entrusted(branch, LAST + timedelta(days=1)) == set()
    running = branch.do(lambda r: r.delegations.running(branch.id, LAST))
    assert [(one.what, one.last_on) for one in running] == [(Trust.ALL, LAST), (Trust.DUES, LAST)]


def test_it_ends_when_it_is_taken_back_or_its_giver_has_the_office_no_more(branch):
    branch.visit(lambda r: r.people.appoint(branch.wang, Office.SECRETARY, on=date(2020, 1, 1)))
    number = give(branch, Trust.ALL)
    give(branch, Trust.DUES, office=Office.ORGANIZATION_COMMISSIONER)
    assert entrusted(branch, TODAY) == {Trust.ALL}

    branch.visit(lambda r: r.delegations.end(number, NOON))

    assert entrusted(branch, TODAY) == set()
    assert branch.do(lambda r: r.delegations.running(branch.id, TODAY)) == []


def test_a_deputy_has_everything_where_no_secretary_has_an_account(branch):
    branch.visit(lambda r: r.people.appoint(branch.wang, Office.SECRETARY, on=date(2020, 1, 1)))
    branch.visit(lambda r: r.people.appoint(branch.li, Office.DEPUTY_SECRETARY, on=TODAY))
    assert entrusted(branch, TODAY) == {Trust.ALL}

    def claim(records):
        account = records.accounts.meet("telegram", "42")
        number = records.accounts.claim(account, branch.wang, NOON)
        records.accounts.decide(number, is_right=True, by=None, at=NOON)

    branch.visit(claim)

    assert entrusted(branch, TODAY) == set()
