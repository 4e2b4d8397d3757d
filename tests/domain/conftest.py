"""Every no that the rules say while they are tried has its sentence, and all its blanks filled."""

import pytest

from domain.refusal import Refusal
from locales import Words, languages

IN_A_CELL = {"row": 1, "column": "", "value": ""}
"""What the roster（名册）adds to a no about one of its cells."""


@pytest.fixture(scope="session", autouse=True)
def every_no_has_its_sentence():
    books = [Words(language) for language in languages()]
    say = Refusal.__init__

    def said(self, key, **params):
        say(self, key, **params)
        assert None not in params.values(), f"{key}: {params}"
        known = IN_A_CELL if key.startswith("roster.problem.") else {}
        assert all(book(key, **known | params) for book in books)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Refusal, "__init__", said)
        yield
