"""What a branch settles for itself, and what may be typed for it."""

import pytest

from domain.refusal import Refusal
from domain.settings import BranchSettings
from domain.switch_values import read_value
from domain.switches import (
    SWITCHES,
    Section,
    Unit,
    changed,
    check_fits,
    chosen,
    code_of,
    switch_of,
)


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: switch.name)
def test_how_it_comes_is_one_of_the_choices_and_fits(switch):
    assert switch.default in switch.choices
    check_fits(BranchSettings(), switch, switch.default)
    if switch.unit not in (Unit.WORD, Unit.CLOCK):
        assert all(switch.least <= int(choice) <= switch.most for choice in switch.choices)


def test_every_section_has_some():
    assert {switch.section for switch in SWITCHES} == set(Section)


def test_only_what_the_branch_has_set_is_changed():
    settings = BranchSettings(dues_day=10, quorum_strict="on")

    assert [switch.name for switch in changed(settings)] == ["quorum_strict", "dues_day"]
    assert changed(BranchSettings()) == []


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("dues_day", "1", "1"),
        ("dues_day", "28", "28"),
        ("dues_day", "８日", "8"),
        ("dues_day", " 12号 ", "12"),
        ("minutes_days", "30天", "30"),
        ("remind_hours", "96小时", "96"),
        ("remind_hours", "3h", "3"),
        ("doors_close_minutes", "0", "0"),
        ("check_in_card_minutes", "45 min", "45"),
        ("dues_at", "8:30", "08:30"),
        ("dues_at", "８：３０", "08:30"),
        ("dues_at", "8点半", "08:30"),
        ("dues_at", "20点", "20:00"),
        ("dues_at", "9", "09:00"),
        ("dues_at", "23:59", "23:59"),
    ],
)
def test_a_number_or_a_time_of_their_own_is_read(name, typed, stored):
    assert read_value(switch_of(name), typed) == stored


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("dues_day", "0"),
        ("dues_day", "29"),
        ("dues_day", "-1"),
        ("dues_day", "五"),
        ("dues_day", "5.5"),
        ("dues_day", ""),
        ("minutes_days", "31"),
        ("remind_hours", "97"),
        ("dues_at", "24:00"),
        ("dues_at", "8:60"),
        ("dues_at", "早上"),
        ("dues_at", ""),
    ],
)
def test_anything_else_is_refused(name, typed):
    with pytest.raises(Refusal):
        read_value(switch_of(name), typed)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quiet_to", "12:00"),
        ("quiet_from", "21:31"),
        ("evening_at", "21:59"),
        ("evening_at", "07:00"),
    ],
)
def test_what_leaves_something_of_the_day_fits(name, value):
    check_fits(BranchSettings(), switch_of(name), value)


@pytest.mark.parametrize(
    ("name", "value", "refused"),
    [
        ("quiet_to", "12:01", "settings.refused.night"),
        ("quiet_from", "17:00", "settings.refused.evening"),
        ("quiet_from", "21:30", "settings.refused.evening"),
        ("evening_at", "22:00", "settings.refused.evening"),
        ("evening_at", "06:59", "settings.refused.evening"),
    ],
)
def test_something_must_be_left_of_the_day_and_of_the_evening(name, value, refused):
    with pytest.raises(Refusal) as refusal:
        check_fits(BranchSettings(), switch_of(name), value)

    assert refusal.value.key == refused


@pytest.mark.parametrize("name", ["claim_key", "dues_paid_to", "nothing", ""])
def test_what_is_no_switch_cannot_be_set(name):
    with pytest.raises(Refusal):
        switch_of(name)


def test_a_forged_choice_is_refused():
    with pytest.raises(Refusal):
        chosen(switch_of("dues_rounding"), "zloty")


def test_a_button_carries_a_time_without_its_colon():
    assert code_of("09:00") == "0900"
    assert chosen(switch_of("dues_at"), "0800") == "08:00"
    assert chosen(switch_of("dues_cap"), "off") == "off"
