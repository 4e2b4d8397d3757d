"""An event loop whose time jumps to the next timer as soon as nothing else is to be done."""

import asyncio
import selectors
import time
from concurrent.futures import Future

from storage import Reader, Writer


class Jumping(asyncio.SelectorEventLoop):
    """Nothing here waits but for work in other threads (`Patient`).

    With `counts_work` the CPU time of all that is done counts as well as what is jumped over, but
    not what others do on the machine; without, work takes no time at all.
    """

    def __init__(self, *, counts_work=False):
        self.counts_work, self.jumped, self.under_way = counts_work, 0.0, 0
        super().__init__(_Eager(self))

    def time(self):
        return self.jumped + (time.process_time() if self.counts_work else 0.0)

    def wait_for(self, inner):
        """The same future, during which time stands still."""
        self.under_way += 1
        outer = Future()

        def hand_on(done):
            if outer.set_running_or_notify_cancel():
                if (error := done.exception()) is not None:
                    outer.set_exception(error)
                else:
                    outer.set_result(done.result())
            self.call_soon_threadsafe(self._done)  # after those who wait for it were told

        inner.add_done_callback(hand_on)
        return outer

    def _done(self):
        self.under_way -= 1


class _Eager(selectors.DefaultSelector):
    def __init__(self, loop):
        super().__init__()
        self._loop = loop

    def select(self, timeout=None):
        if (found := super().select(0)) or timeout == 0:
            return found
        if self._loop.under_way or timeout is None:
            return super().select()
        self._loop.jumped += timeout
        return []


class Patient:
    def submit(self, work, **how):
        return asyncio.get_running_loop().wait_for(super().submit(work, **how))


class PatientReader(Patient, Reader):
    """A reader for whom time stands still."""


class PatientWriter(Patient, Writer):
    """A writer for whom time stands still."""
