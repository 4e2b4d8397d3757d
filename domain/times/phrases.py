"""When somebody says it shall be（时间说法）."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.refusal import Refusal
from domain.times.clock_words import Clock, read_clock, read_end
from domain.times.day_words import read_day
from domain.times.delay_words import read_delay
from domain.times.english_days import read_english_day
from domain.times.english_repeats import read_english_repeat
from domain.times.leftovers import read_rest
from domain.times.lunar_words import refuse_lunar
from domain.times.patterns import Fortnightly
from domain.times.recurrence import Recurrence
from domain.times.repeat_words import SpokenRepeat, fortnight, read_repeat
from domain.times.scanner import Scanner, pattern
from domain.times.settling import NINE, settle, settle_end
from domain.times.spoken_days import SpokenDay, by_days
from domain.times.wall_time import is_after, zone_of

_BEFORE_CLOCK = pattern(r"的|,")


@dataclass(frozen=True, slots=True)
class Once:
    """One moment（一次）.

    Without a time of day `has_time` is False and `at` is 09:00, which may be over already when
    the day is today: then only the day was said.
    """

    at: datetime
    ends_at: datetime | None
    has_time: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time phrase means and the words after it（读懂的时间）."""

    when: Once | Recurrence
    rest: str
    has_time: bool


def read_when(text: str, now: datetime) -> Reading:
    """Read the time phrase at the beginning of `text`（读时间说法）.

    `now` is aware, in the branch's zone, else ValueError. Refuses whatever is not understood to
    the last word: `when.refused.` + `unreadable` (phrase), `no_such_day`, `past` (meant),
    `ambiguous` (first, second), `too_far` (years), `lunar` (phrase).
    """
    zone_of(now)
    scanner = Scanner(text)
    refuse_lunar(scanner)
    if delayed := read_delay(scanner, now):
        return Reading(Once(delayed, None, True), read_rest(scanner), True)
    today = now.date()
    repeat = read_repeat(scanner, today) or read_english_repeat(scanner, today)
    if repeat:
        clock = _clock_after(scanner, repeat)
        rest = read_rest(scanner)
        return Reading(_recurrence(repeat, clock or NINE, now), rest, clock is not None)
    day = read_day(scanner, today) or read_english_day(scanner, today)
    if day:
        clock = _clock_after(scanner, day)
    else:
        clock, day = read_clock(scanner), by_days(today, 1)
        if clock is None:
            raise scanner.unreadable()
    end = read_end(scanner, clock) if clock else None
    rest = read_rest(scanner)
    at = settle(day, clock, now)
    ends_at = settle_end(end, at) if end else None
    return Reading(Once(at, ends_at, clock is not None), rest, clock is not None)


def _clock_after(scanner: Scanner, said: SpokenDay | SpokenRepeat) -> Clock | None:
    start = scanner.at
    scanner.take(_BEFORE_CLOCK)
    clock = read_clock(scanner, said.part)
    if clock is None:
        scanner.at = start
        if said.part:
            raise scanner.unreadable()
    return clock


def _recurrence(repeat: SpokenRepeat, clock: Clock, now: datetime) -> Recurrence:
    turns = [Recurrence(repeat.pattern, at) for _, at in clock.readings]
    if len(turns) == 2:
        first, second = (turn.next_after(now) for turn in turns)
        raise Refusal("when.refused.ambiguous", first=first, second=second)
    match repeat.pattern:
        case Fortnightly(anchor) if not is_after(clock.on(anchor, zone_of(now)), now):
            later = fortnight(anchor.isoweekday(), anchor + timedelta(days=1))
            return Recurrence(later, turns[0].at)
    return turns[0]
