"""Dying at step n of a meeting, for n = 1, 2, 3 … until the meeting passes（逐步断电）.

    python -m tests.faults.crashes --every 1 --jobs 2

Each life is a forked process: a prepared parent without threads saves the second that a start
would cost. The last line is a table.
"""

import argparse
import asyncio
import os
import pickle
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.app import build
from bot.settings import Settings
from tests.faults.findings import Found, find, wrong_after_death, wrong_in_the_end
from tests.faults.meeting import Hands, Playing, plant
from tests.faults.steps import KILLED, CountedEngines, Steps, counted
from tests.faults.world import World
from tests.templates import copy_records


@dataclass
class Tally:
    """How it went, over all the deaths."""

    deaths: Counter[str] = field(default_factory=Counter)
    copies: int = 0
    in_flight: int = 0
    most: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.deaths += other.deaths
        self.copies += other.copies
        self.in_flight += other.in_flight
        self.most = max(self.most, other.most)
        self.wrong += other.wrong


class Lives:
    """One life after another in the same house; records planted anew before each first."""

    def __init__(self, house: Path) -> None:
        self.house = house
        self._engines = CountedEngines()

    def plant(self) -> None:
        shutil.rmtree(self.house, ignore_errors=True)
        self.house.mkdir(parents=True)
        copy_records(self.house / "zhibu.db", name="meeting", plant=plant)

    def live(self, last: int = 0) -> Steps:
        """Play on to the end, or to step `last`, where this very process ends."""
        steps = self._engines.steps = Steps(last)
        hands = Hands()
        now = counted(hands, steps)
        app = build(
            Settings(_env_file=None, data_dir=self.house), now=now, open_engines=self._engines
        )
        world = World(self.house / "world", steps, now=now)
        app.add(world)
        try:
            asyncio.run(Playing(app, world, hands).play())
        finally:
            app.close()
            world.close()
        return steps

    def fork(self, last: int = 0) -> int:
        """A life in a process of its own; how it ended."""
        if not (child := os.fork()):
            code = 1
            try:
                self._say_to_a_file()
                self.live(last)
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def _say_to_a_file(self) -> None:
        log = os.open(self.house / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.dup2(log, 2)

    def said(self) -> str:
        path = self.house / "log"
        return path.read_text("utf-8") if path.exists() else ""


def die_at(lives: Lives, step: int, undisturbed: Found, tally: Tally) -> bool:
    """Whether there was such a step; what was wrong afterwards is in the tally."""
    lives.plant()
    code = lives.fork(step)
    if code == 0:
        return False
    dead = find(lives.house)
    where = (
        lives.said().splitlines()[0] if code == KILLED else f"{step} never reached: {lives.said()}"
    )
    wrong = wrong_after_death(dead)
    if lives.fork():
        wrong.append(f"the next life ended badly: {lives.said()}")
    ended = find(lives.house)
    wrong += wrong_in_the_end(ended, undisturbed, in_flight=dead.unsettled)
    tally.deaths[where.partition(" ")[2]] += 1
    tally.copies += ended.unsettled
    tally.in_flight += dead.unsettled
    tally.most = max(tally.most, ended.unsettled)
    tally.wrong += [f"step {where}: {one}" for one in wrong]
    return True


def work(house: Path, first: int, every: int) -> Tally:
    """Die at each `every`-th step from `first` on."""
    lives, tally = Lives(house), Tally()
    lives.plant()
    lives.live()
    undisturbed = find(house)
    tally.wrong += wrong_in_the_end(undisturbed, undisturbed, in_flight=0)
    step = first
    while die_at(lives, step, undisturbed, tally):
        step += every
    return tally


def share(house: Path, *, first: int, every: int, jobs: int) -> Tally:
    """The same with several at once, each in a process and a house of its own."""
    pipes = [_begin(house / str(job), first + job * every, every * jobs) for job in range(jobs)]
    whole = Tally()
    for pipe in pipes:
        with os.fdopen(pipe, "rb") as file:
            whole.add(pickle.load(file))
        os.wait()
    return whole


def _begin(house: Path, first: int, every: int) -> int:
    """A process that writes its tally into the pipe whose end is returned."""
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        return reading
    tally = Tally(wrong=["a worker did not come to its end"])
    try:
        tally = work(house, first, every)
    except BaseException:
        traceback.print_exc()
    finally:
        with os.fdopen(writing, "wb") as file:
            pickle.dump(tally, file)
        os._exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = share(Path(folder), first=asked.first, every=asked.every, jobs=asked.jobs)
    print("\n".join(tally.wrong))
    for kind, number in sorted(tally.deaths.items()):
        print(f"{kind:20}{number:6}")
    print(
        f"deaths {tally.deaths.total()}, wrong {len(tally.wrong)}, extra copies {tally.copies} "
        f"(most at one death {tally.most}), in flight {tally.in_flight}, "
        f"{time.monotonic() - began:.0f} s"
    )
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
