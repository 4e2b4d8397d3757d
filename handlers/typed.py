"""What somebody types in private, unasked（没问就写的）: an answer to a meeting, or a question."""

from collections.abc import Mapping

from domain.access import Right
from domain.question_reading import sounds_like_a_question
from handlers import attendance
from handlers.menu import Entry
from handlers.query.menu import TYPED_QUESTION

TYPED: Mapping[str, Entry] = {
    "typed": Entry(run=attendance.take_typed, right=Right.ANSWER),
    "asked": TYPED_QUESTION,
}
"""What stands on a button of a meeting's card; a line that asks（查询）."""


def typed_as(text: str) -> str:
    """Which of these it is; empty if none."""
    if attendance.is_answer(text):
        return "typed"
    return "asked" if sounds_like_a_question(text) else ""
