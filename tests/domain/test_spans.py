"""Days from which and stretches for which something holds, as people write them."""

from datetime import date

import pytest

from domain.refusal import Refusal
from domain.spans import Span, check_begins, read_since, read_span

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("今天", "2026-11-02"),
        ("昨天", "2026-11-01"),
        ("11月20日起", "2026-11-20"),
        ("自11月20日起", "2026-11-20"),
        ("2026-11-20", "2026-11-20"),
        ("10.5", "2026-10-05"),
        ("1月5日", "2027-01-05"),  # the nearest one
        ("8月1号", "2026-08-01"),
        ("2027年1月5日", "2027-01-05"),
        ("自从11月20日开始", "2026-11-20"),
        ("From TODAY", "2026-11-02"),
        ("2027-11-03", "2027-11-03"),
        ("2025-11-01", "2025-11-01"),
    ],
)
def test_a_day(said, day):
    assert str(read_since(said, TODAY)) == day


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("12月1日至1月31日", "2026-12-01", "2027-01-31"),
        ("12月1日到12月31日", "2026-12-01", "2026-12-31"),
        ("12月1日-12月31日", "2026-12-01", "2026-12-31"),
        ("2026-12-01至2027-05-31", "2026-12-01", "2027-05-31"),
        ("2026-12-01 - 2027-05-31", "2026-12-01", "2027-05-31"),
        ("11月5日至11月5日", "2026-11-05", "2026-11-05"),
        ("今天至12月31日", "2026-11-02", "2026-12-31"),
        ("11月30日至11月3日", "2026-11-30", "2027-11-03"),
        ("12月1日至2031-12-05", "2026-12-01", "2031-12-05"),
    ],
)
def test_a_stretch_with_both_days_in_it(said, first, last):
    span = read_span(said, TODAY)

    assert (str(span.from_on), str(span.last_on)) == (first, last)


@pytest.mark.parametrize("said", ["12月1日起", "12月1日至", "从12月1日开始", "2026-12-01"])
def test_the_end_may_be_open(said):
    assert read_span(said, TODAY) == Span(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "period.refused.no_day"),
        ("2月30日", "period.refused.no_day"),
        ("2020-01-01", "span.refused.too_far"),
        ("2027-11-04", "span.refused.too_far"),
        ("2025-10-31", "span.refused.too_far"),
        ("12月1日至2031-12-06", "span.refused.too_long"),
        ("12月1日至12月3日至12月5日", "period.refused.no_day"),
        ("2026-12-01至2026-11-01", "span.refused.backwards"),
        ("12月1日至2099-01-01", "span.refused.too_long"),
        ("12月1日至很久", "period.refused.no_day"),
        ("9" * 500, "period.refused.no_day"),
    ],
)
def test_anything_else_is_refused(said, why):
    with pytest.raises(Refusal) as refused:
        read_span(said, TODAY)
    assert refused.value.key == why


def test_it_holds_until_the_day_after():
    span = read_span("12月1日至12月3日", TODAY)

    assert [span.holds(date(2026, 12, day)) for day in (1, 3, 4)] == [True, True, False]
    assert not span.holds(date(2026, 11, 30))


@pytest.mark.parametrize(
    ("said", "today", "day"),
    [
        ("12月25日", date(2027, 1, 5), date(2026, 12, 25)),
        ("2月29日", date(2027, 11, 2), date(2028, 2, 29)),
        ("2月29日", date(2025, 1, 5), date(2024, 2, 29)),
    ],
)
def test_the_nearest_year_that_has_the_day_is_meant(said, today, day):
    assert read_since(said, today) == day


def test_nothing_holds_for_somebody_before_they_came():
    check_begins(TODAY, TODAY)
    with pytest.raises(Refusal) as refused:
        check_begins(TODAY, date(2026, 11, 3))
    assert (refused.value.key, refused.value.params) == (
        "span.refused.before_they_came", {"day": date(2026, 11, 3)},
    )  # fmt: skip
