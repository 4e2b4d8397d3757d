"""A card shows what is true now, soon, whatever happens while it is drawn."""

import pytest

from tests.storage.kit import NOON, later


def hang(branch, subject, *, kind="attendance", ref=None):
    where = {"platform": "telegram", "chat": "-100", "thread": "", "language": "zh_CN"}
    return branch.do(
        lambda r: r.cards.hang(
            branch_id=branch.id, kind=kind, subject=subject, ref=ref or subject, shown="", **where
        )
    )


def stale(branch, subject, at=NOON, kind="attendance"):
    branch.do(lambda records: records.cards.stale(subject, [kind], at))


def waiting(branch):
    return branch.do(lambda records: records.cards.waiting())


def draw(branch, card, shown="new", at=NOON):
    branch.do(lambda records: records.cards.drawn(card, shown, at))


@pytest.fixture
def two(branch):
    hang(branch, "1")
    hang(branch, "2")


def test_a_fresh_card_needs_no_redrawing(branch, two):
    assert waiting(branch) == []


def test_only_the_card_concerned_waits(branch, two):
    stale(branch, "2")
    stale(branch, "1", kind="signup")

    assert [card.subject for card in waiting(branch)] == ["2"]


def test_drawn_it_waits_no_more_and_remembers_what_it_shows(branch, two):
    stale(branch, "1")
    draw(branch, waiting(branch)[0], "digest")

    assert waiting(branch) == []
    stale(branch, "1")
    assert waiting(branch)[0].shown == "digest"


@pytest.mark.parametrize("at", [NOON, later(seconds=1)], ids=["same instant", "later"])
def test_what_changed_while_it_was_drawn_is_drawn_again(branch, two, at):
    """Even a press of the very same instant: a batch of presses shares its moment."""
    stale(branch, "1")
    [card] = waiting(branch)
    stale(branch, "1", at)

    draw(branch, card)

    assert [card.subject for card in waiting(branch)] == ["1"]


def test_a_card_in_a_rush_waits_behind_the_others_of_its_chat(branch, two):
    stale(branch, "1")
    [card] = waiting(branch)
    stale(branch, "2", later(seconds=1))
    stale(branch, "1", later(seconds=2))

    draw(branch, card, at=later(seconds=3))

    assert [card.subject for card in waiting(branch)] == ["2", "1"]


def test_a_card_pressed_all_the_time_keeps_its_turn(branch, two):
    stale(branch, "1")
    stale(branch, "2", later(seconds=1))
    stale(branch, "1", later(seconds=2))

    assert [card.subject for card in waiting(branch)] == ["1", "2"]


def test_a_retired_card_is_drawn_a_last_time_and_then_left_alone(branch, two):
    branch.do(lambda records: records.cards.retire("attendance", "1", NOON))
    [card] = waiting(branch)
    assert card.is_retired
    draw(branch, card)

    stale(branch, "1", later(minutes=1))
    branch.do(lambda records: records.cards.retire("attendance", "1", later(minutes=2)))

    assert waiting(branch) == []
    assert not branch.do(lambda records: records.cards.has("attendance", "1"))


def test_the_old_card_retires_and_the_new_one_stays(branch):
    hang(branch, "1", ref="old")
    hang(branch, "1", ref="new")

    branch.do(lambda records: records.cards.retire("attendance", "1", NOON, but="new"))

    assert [card.ref for card in waiting(branch)] == ["old"]
    assert branch.do(lambda records: records.cards.has("attendance", "1"))


def test_a_lost_card_is_given_up(branch, two):
    stale(branch, "1")
    branch.do(lambda records: records.cards.lost(waiting_first(records)))

    assert waiting(branch) == []


def waiting_first(records):
    return records.cards.waiting()[0].id
