"""Numbers as people write them in a phrase of time."""

import pytest

from domain.times.numerals import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), ("0", 0), ("１２", 12), ("零", 0), ("〇", 0), ("三", 3), ("两", 2), ("九", 9),
        ("十", 10), ("十五", 15), ("二十", 20), ("二十三", 23), ("九十九", 99), ("零五", 5),
        ("〇八", 8), ("二〇二六", 2026), ("一九四九", 1949),
    ],
)  # fmt: skip
def test_a_number_is_read(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["二三", "五零", "十十", "二十零", "二〇二", "一二三", "二十三四"])
def test_what_may_be_two_numbers_or_none_is_not_read(text):
    assert read_number(text) is None
