"""A button that is answered with a file can be pressed again from the question about that file."""

from inspect import getsource
from sys import modules

from handlers import PRESSES
from schedules.files import SENDS_FILE


def test_every_button_that_sends_a_file_is_known():
    sending = {
        kind for kind, entry in PRESSES.items() if " Send(" in _told(entry.run)
        or "[Send(" in _told(entry.run)
    }  # fmt: skip

    assert sending == set(SENDS_FILE)


def _told(run):
    """What the handler says, and the function of its own module it hands on to."""
    own = getsource(run)
    helper = getattr(modules[run.__module__], "_file", None)
    return own + (getsource(helper) if helper is not None and "_file(" in own else "")
