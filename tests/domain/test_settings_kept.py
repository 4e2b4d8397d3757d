"""What a branch decides for itself is read back from words; an unreadable one is as usual."""

from datetime import time

import pytest

from domain.settings import BranchSettings

USUAL = BranchSettings()


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("dues_day", "10", 10),
        ("dues_day", "10th", USUAL.dues_day),
        ("digest_at", "08:30", time(8, 30)),
        ("digest_at", "half past", USUAL.digest_at),
        ("party_lecture", "half", "half"),
        ("claim_key", "12345", "12345"),
    ],
)
def test_a_stored_word_is_read_or_left_as_usual(name, word, value):
    found = BranchSettings.read({name: word, "minutes_days": "4"})

    assert getattr(found, name) == value
    assert found.minutes_days == 4


def test_what_this_version_does_not_know_is_passed_over():
    assert BranchSettings.read({"from_the_future": "1", "read": "x", "dues_day": "7"}).dues_day == 7
    assert BranchSettings.read({}) == USUAL
