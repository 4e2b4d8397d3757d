"""Calendar months, and several of them as one word."""

import pytest

from domain.months import Month, pack, unpack

MONTHS = [
    ([Month(2026, 11)], "2026-11+1"),
    ([Month(2026, 11), Month(2026, 12)], "2026-11+3"),
    ([Month(2026, 9), Month(2026, 11), Month(2027, 1)], "2026-09+15"),
]


@pytest.mark.parametrize(("months", "word"), MONTHS)
def test_months_are_packed_into_one_word_and_come_back_in_order(months, word):
    assert pack(reversed(months)) == word
    assert unpack(word) == months


def test_as_many_months_as_one_payment_takes_make_a_short_word():
    assert len(pack(Month(2026, 1).plus(number) for number in range(26))) <= 16
