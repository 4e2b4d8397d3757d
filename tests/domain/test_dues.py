"""Which months of dues are kept, called and payable, and what an amount may look like."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dues import (
    Assessment,
    Due,
    DueState,
    calling_day,
    check_claim,
    check_months,
    is_worth_calling,
    payable_months,
    read_amount,
    tally_dues,
    to_open,
    tracked_months,
)
from domain.months import Month, months_between
from domain.people import Branch
from domain.refusal import Refusal
from domain.settings import BranchSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
BRANCH = Branch(
    id=1, name="第三支部", timezone=SHANGHAI, language="zh_CN", tracked_from=date(2026, 8, 20)
)
TEN = Decimal("10.00")


def at(day: str, clock: str = "12:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SHANGHAI)


def month(text: str) -> Month:
    return Month.read(text)


def due(member_id: int, text: str, state: DueState = DueState.DUE, **values) -> Due:
    return Due(member_id=member_id, month=month(text), amount=TEN, state=state, **values)


def assessed(member_id: int, since: str = "2026-01-01", until: str | None = None) -> Assessment:
    return Assessment(
        member_id=member_id,
        amount=TEN,
        from_on=date.fromisoformat(since),
        to_on=None if until is None else date.fromisoformat(until),
    )


def opened(*people: Assessment, now: str, dues=(), branch: Branch = BRANCH):
    fresh = to_open(branch, at(now), assessments=people, dues=dues)
    return {str(one): [row.member_id for row in rows] for one, rows in fresh.items()}


@pytest.mark.parametrize(
    ("now", "last"),
    [
        (at("2026-11-05", "08:59"), "2026-10"),
        (at("2026-11-05", "09:00"), "2026-11"),
        (at("2026-11-30", "23:59"), "2026-11"),
        (at("2026-12-01", "00:00"), "2026-11"),
    ],
)
def test_a_month_is_called_on_the_fifth_at_nine(now, last):
    assert [str(one) for one in tracked_months(BRANCH, now)] == [
        str(one) for one in months_between(month("2026-08"), month(last))
    ]


def test_the_day_follows_the_branch_and_its_own_clock():
    there = replace(
        BRANCH,
        timezone=ZoneInfo("Europe/London"),
        settings=BranchSettings(dues_day=10, dues_at=time(18)),
    )
    assert calling_day(there, month("2026-11")).isoformat() == "2026-11-10T18:00:00+00:00"


def test_a_day_the_month_does_not_have_is_its_last():
    odd = replace(BRANCH, settings=BranchSettings(dues_day=31))
    assert calling_day(odd, month("2026-02")).day == 28
    assert calling_day(replace(odd, settings=BranchSettings(dues_day=0)), month("2026-02")).day == 1


def test_what_was_paid_before_the_branch_came_here_is_not_kept():
    settled = replace(BRANCH, settings=BranchSettings(dues_paid_to="2026-10"))
    assert tracked_months(settled, at("2026-11-04")) == []
    assert tracked_months(settled, at("2026-11-06")) == [month("2026-11")]
    assert tracked_months(replace(BRANCH, tracked_from=None), at("2026-11-06")) == []


def test_all_that_was_slept_through_is_opened_the_newest_first():
    assert list(opened(assessed(1), now="2026-11-06")) == [
        "2026-11", "2026-10", "2026-09", "2026-08",
    ]  # fmt: skip


def test_without_an_amount_nobody_owes_anything():
    assert opened(now="2026-11-06") == {}
    assert opened(assessed(1, "2026-11-20"), now="2026-11-06") == {}
    assert opened(assessed(1, until="2026-08-01"), now="2026-11-06") == {}


def test_what_is_open_is_not_opened_again():
    rows = [due(1, text) for text in ("2026-08", "2026-09", "2026-10", "2026-11")]
    assert opened(assessed(1), now="2026-11-30", dues=rows) == {}


def test_whoever_came_later_owes_the_latest_month_and_none_before():
    rows = [due(1, text) for text in ("2026-08", "2026-09", "2026-10", "2026-11")]
    people = (assessed(1), assessed(2, "2026-01-01"))
    assert opened(*people, now="2026-11-30", dues=rows) == {"2026-11": [2]}


def test_a_month_paid_ahead_by_one_still_opens_for_the_others():
    ahead = due(1, "2026-10", DueState.CONFIRMED, confirmed_at=at("2026-09-20"))
    rows = [due(1, "2026-08"), due(1, "2026-09"), due(1, "2026-11"), ahead]
    assert opened(assessed(1), assessed(2), now="2026-11-06", dues=rows) == {
        "2026-11": [2],
        "2026-10": [2],
    }


@pytest.mark.parametrize(("clock", "months"), [("08:59", ["2026-10"]), ("09:00", [])])
def test_whoever_pays_once_the_month_is_called_pays_nothing_ahead(clock, months):
    paid = due(1, "2026-10", DueState.CONFIRMED, confirmed_at=at("2026-10-05", clock))
    rows = [due(1, "2026-08"), due(1, "2026-09"), due(1, "2026-11"), due(2, "2026-11"), paid]

    assert list(opened(assessed(1), assessed(2), now="2026-11-06", dues=rows)) == months


def test_months_before_one_that_is_open_are_opened_too():
    assert list(opened(assessed(1), now="2026-11-06", dues=[due(1, "2026-10")])) == [
        "2026-11", "2026-09", "2026-08",
    ]  # fmt: skip


def test_who_left_during_a_month_long_past_does_not_owe_it():
    assert opened(assessed(1, until="2026-09-10"), now="2026-11-06") == {"2026-08": [1]}


@pytest.mark.parametrize(
    ("now", "is_worth"), [("2026-11-05", True), ("2026-11-15", False), ("2026-11-14", True)]
)
def test_a_late_call_is_made_while_it_is_of_use(now, is_worth):
    assert is_worth_calling(BRANCH, month("2026-11"), at(now)) is is_worth


def test_open_months_and_six_ahead_can_be_paid():
    rows = [due(1, "2026-09"), due(1, "2026-10", DueState.CONFIRMED), due(1, "2026-11")]
    payable = payable_months(BRANCH, at("2026-11-06"), rows, is_assessed=True)
    assert [str(one) for one in payable] == [
        "2026-09", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05",
    ]  # fmt: skip


def test_without_an_amount_only_what_is_open_can_be_paid():
    assert payable_months(BRANCH, at("2026-11-06"), [due(1, "2026-09")], is_assessed=False) == [
        month("2026-09")
    ]
    nobody = replace(BRANCH, tracked_from=None)
    assert payable_months(nobody, at("2026-11-06"), [], is_assessed=True) == []


def test_only_confirmed_dues_count_as_paid():
    rows = [due(1, "2026-11"), due(2, "2026-11", DueState.CLAIMED)]
    rows.append(due(3, "2026-11", DueState.CONFIRMED))
    counts = tally_dues(rows)
    assert (counts.expected, counts.claimed, counts.confirmed) == (3, 1, 1)


@pytest.mark.parametrize("row", [None, due(1, "2026-11", DueState.CONFIRMED)])
def test_nobody_claims_what_is_settled_or_not_owed(row):
    with pytest.raises(Refusal):
        check_claim(row)


@pytest.mark.parametrize(
    "months", [[], ["2027-06"], [f"2026-{n:02}" for n in range(1, 13)] + ["2025-12"]]
)
def test_nobody_pays_for_no_month_too_many_or_too_far_ahead(months):
    with pytest.raises(Refusal):
        check_months([month(text) for text in months], month("2026-11"))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("35.50", "35.50"),
        ("35.5", "35.50"),
        (" 35 元/月 ", "35"),
        ("３５．５０", "35.50"),
        ("¥1,200", "1200"),
        ("10000", "10000"),
        ("0", "0"),
        ("0.00", "0"),
        ("０", "0"),
    ],
)
def test_an_amount_is_read_exactly(typed, amount):
    assert read_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "\x00", "-", "无", "1e9", "-1", "35.555", "10000.01", "5 6", "5\u30006", "1,2", "NaN",
     "inf", "=1", "三十", "<b>5</b>", "9" * 10_000],
)  # fmt: skip
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(Refusal, match=r"dues\.refused\.amount"):
        read_amount(typed)


@given(st.text())
def test_any_text_is_an_amount_of_whole_fen_or_refused(typed):
    try:
        amount = read_amount(typed)
    except Refusal:
        return
    assert 0 <= amount <= 10_000
    assert (amount * 100) % 1 == 0


def test_an_amount_holds_from_its_first_day_to_the_day_before_the_next():
    one = assessed(1, "2026-03-01", "2026-06-01")

    assert not one.holds(date(2026, 2, 28))
    assert one.holds(date(2026, 3, 1))
    assert one.holds(date(2026, 5, 31))
    assert not one.holds(date(2026, 6, 1))
    assert assessed(1).holds(date(2030, 1, 1))


def test_what_is_opened_names_the_member_the_month_and_the_amount():
    fresh = to_open(BRANCH, at("2026-08-31"), assessments=[assessed(3)], dues=[])

    assert fresh == {month("2026-08"): [due(3, "2026-08")]}


@pytest.mark.parametrize(
    ("call", "key", "params"),
    [
        (lambda: check_claim(None), "dues.refused.nothing_due", {}),
        (lambda: check_claim(due(1, "2026-10", DueState.CONFIRMED)), "dues.refused.confirmed", {}),
        (lambda: check_months([], month("2026-11")), "dues.refused.no_month", {}),
        (
            lambda: check_months([month("2027-06")], month("2026-11")),
            "dues.refused.too_many_months", {"most": 12, "months": 6},
        ),
        (
            lambda: check_months([month("2026-01").plus(n) for n in range(13)], month("2026-11")),
            "dues.refused.too_many_months", {"most": 12, "months": 6},
        ),
        (lambda: read_amount("十元"), "dues.refused.amount", {}),
        (lambda: read_amount("1 2"), "dues.refused.amount", {}),
    ],
)  # fmt: skip
def test_a_refusal_says_why(call, key, params):
    with pytest.raises(Refusal) as caught:
        call()
    assert (caught.value.key, caught.value.params) == (key, params)


def test_twelve_months_at_once_up_to_half_a_year_ahead_may_be_paid():
    check_months([month("2026-06").plus(n) for n in range(12)], month("2026-11"))


def test_a_call_is_worth_making_to_the_very_end_of_its_time():
    called = calling_day(BRANCH, month("2026-11"))

    assert is_worth_calling(BRANCH, month("2026-11"), called + timedelta(days=10))
    assert not is_worth_calling(BRANCH, month("2026-11"), called + timedelta(days=10, minutes=1))


def test_the_months_are_those_of_the_branch_and_not_of_the_machine():
    late = datetime(2026, 10, 31, 20, tzinfo=ZoneInfo("UTC"))  # 4:00 of 1 November in Shanghai

    assert payable_months(BRANCH, late, [], is_assessed=True)[-1] == month("2027-05")
    assert tracked_months(BRANCH, late) == [month("2026-08"), month("2026-09"), month("2026-10")]
