"""What holds for all rules while they are tried."""

import time

import pytest
from hypothesis import settings

from domain.refusal import Refusal
from locales import Words, languages

settings.register_profile("at leisure", deadline=None)
settings.load_profile("at leisure")  # a busy machine is no broken rule

IN_A_CELL = {"row": 1, "column": "", "value": ""}
"""What the roster（名册）adds to a no about one of its cells."""


@pytest.fixture(scope="session", autouse=True)
def the_machine_stands_elsewhere():
    """So that a rule that took the machine's clock for the branch's would be found out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session", autouse=True)
def every_no_has_its_sentence():
    """In both languages, and with all its blanks filled."""
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
