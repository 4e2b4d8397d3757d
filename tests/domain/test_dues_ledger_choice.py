"""Months as people choose them: ticked on a card, or typed for a deferral."""

import pytest

from domain.dues_ledger_choice import check_deferral, ticked
from domain.months import Month, months_between
from domain.refusal import Refusal

THIS = Month(2026, 11)
BASE = "2025-11"
PAYABLE = [Month(2026, 11), Month(2026, 12)]


@pytest.mark.parametrize(
    ("mask", "months"),
    [(0, []), (1 << 12, PAYABLE[:1]), (1 << 13, PAYABLE[1:]), (0b11 << 12, PAYABLE)],
)
def test_a_bit_is_a_month_from_the_base_on(mask, months):
    assert ticked(BASE, mask, PAYABLE, THIS) == months


@pytest.mark.parametrize(
    ("base", "mask", "key"),
    [
        ("nonsense", 1 << 12, "refused.stale"),
        ("2025-09", 0, "refused.stale"),
        ("2025-12", 0, "refused.stale"),
        (BASE, -1, "refused.stale"),
        (BASE, 1 << 20, "refused.stale"),
        (BASE, 1 << 19, "dues.refused.changed"),
        (BASE, 1 << 11, "dues.refused.changed"),
        (BASE, 0b11 << 13, "dues.refused.changed"),
    ],
)
def test_a_card_too_old_made_up_or_overtaken_is_refused(base, mask, key):
    with pytest.raises(Refusal) as refused:
        ticked(base, mask, PAYABLE, THIS)

    assert refused.value.key == key


def test_a_card_of_last_month_still_holds():
    assert ticked("2025-10", 1 << 13, PAYABLE, THIS) == PAYABLE[:1]


def months(first, last):
    return list(months_between(Month.read(first), Month.read(last)))


@pytest.mark.parametrize(
    "wanted",
    [
        months("2026-11", "2026-11"),
        months("2026-09", "2027-02"),
        months("2025-06", "2025-11"),
        months("2025-11", "2025-11"),
    ],
)
def test_up_to_six_months_in_a_row_may_be_paid_later(wanted):
    check_deferral(wanted, THIS)


@pytest.mark.parametrize(
    ("wanted", "key", "params"),
    [
        ([Month(2026, 9), Month(2026, 11)], "ledger.refused.deferral_gap", {}),
        (months("2026-09", "2027-03"), "ledger.refused.deferral_long", {"months": 6}),
        (months("2025-10", "2025-10"), "ledger.refused.deferral_old", {"months": 12}),
    ],
)
def test_more_a_gap_or_long_ago_is_refused(wanted, key, params):
    with pytest.raises(Refusal) as refused:
        check_deferral(wanted, THIS)

    assert (refused.value.key, dict(refused.value.params)) == (key, params)
