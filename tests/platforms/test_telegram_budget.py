"""How much the bot may say: figures only, no clock runs here."""

import pytest

from bot.platforms import NotSent
from bot.platforms.telegram.budget import GROUP, Budget


def say(budget, chat, seconds):
    """At which moments the bot spoke, trying at these."""
    spoken = []
    for at in seconds:
        try:
            spoken.append(at + budget.take(chat, at))
        except NotSent:
            continue
    return spoken


def test_the_first_words_cost_no_time_and_a_burst_is_spread():
    assert say(Budget(), "11", [100.0] * 4) == [100.0, 100.0, 101.0, 102.0]


def test_after_a_pause_a_chat_may_be_answered_twice_at_once_again():
    assert say(Budget(), "11", [100, 100, 100, 103, 103]) == [100, 100, 101, 103, 103]


def test_a_group_hears_no_more_than_18_messages_in_any_minute():
    spoken = say(Budget(), "-1001", [100 + number / 2 for number in range(600)])

    assert len(spoken) > 5 * 18
    for start in spoken:
        assert sum(start <= moment < start + 60 for moment in spoken) <= 18


def test_a_private_chat_has_no_limit_by_the_minute():
    assert len(say(Budget(), "11", range(100, 160))) == 60


def test_who_would_wait_too_long_is_put_off_and_costs_nothing():
    budget = Budget()
    say(budget, "-1001", range(100, 100 + GROUP))

    with pytest.raises(NotSent) as put_off:
        budget.take("-1001", 130.0)

    assert put_off.value.retry_after == pytest.approx(30)
    assert budget.take("-1001", 160.0) == 0


def test_a_chat_told_to_be_quiet_is_left_alone_and_no_other():
    budget = Budget()
    budget.halt("-1001", 140.0)

    with pytest.raises(NotSent) as put_off:
        budget.take("-1001", 100.0)

    assert put_off.value.retry_after == pytest.approx(40)
    assert budget.take("-1002", 100.0) == 0
    assert budget.take("-1001", 139.0) == pytest.approx(1)


def test_quiet_chats_are_forgotten_and_busy_ones_are_not():
    budget = Budget()
    budget.halt("-1", 1e9)
    for chat in range(5000):
        budget.take(str(chat), 100.0 + 10 * chat)

    assert len(budget._chats) < 1100
    with pytest.raises(NotSent):
        budget.take("-1", 1e6)
