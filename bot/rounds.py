"""Whom a bell visits next（巡铃）: where something was written first, all the others in turn."""

from collections.abc import Collection, Iterator, Mapping

from schedules import TIMETABLE, Bell


class Rounds:
    """A list of branches to visit for each bell. Forgotten, it only costs a visit more to each."""

    def __init__(self) -> None:
        self._written: Mapping[int, int] = {}
        self._first: dict[Bell, dict[int, None]] = {bell: {} for bell in TIMETABLE}

    def learn(self, written: Mapping[int, int], urgent: Mapping[Bell, Collection[int]]) -> None:
        """How much was written in each branch so far, and whose hour has come at which bell."""
        before = self._written
        self._written = written
        changed = [one for one, count in written.items() if before and before.get(one) != count]
        for bell, first in self._first.items():
            first.update(dict.fromkeys(changed))
            first.update(dict.fromkeys(urgent.get(bell, ())))

    def turn(self, bell: Bell) -> Iterator[int]:
        """Every branch once. Who has to be visited soon, learnt before or meanwhile, goes first,
        but never keeps the others waiting for ever."""
        first = self._first[bell]
        for branch_id in list(self._written):
            if first:
                yield _take(first)
            first.pop(branch_id, None)
            yield branch_id
        while first:
            yield _take(first)


def _take(first: dict[int, None]) -> int:
    branch_id = next(iter(first))
    del first[branch_id]
    return branch_id
