"""When somebody says it shall be（时间说法）."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

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
from domain.times.repeat_words import SpokenRepeat, read_repeat
from domain.times.scanner import Scanner, pattern
from domain.times.settling import NINE, settle, settle_end
from domain.times.shift_words import read_shift
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
    """What a time phrase means and the words after it（读懂的时间）.

    `lasts` is how long each turn of a recurrence goes on, if its end was said.
    """

    when: Once | Recurrence
    rest: str
    has_time: bool
    lasts: timedelta | None = None


def read_when(text: str, now: datetime, *, may_last: bool = False) -> Reading:
    """Read the time phrase at the beginning of `text`（读时间说法）.

    `now` is aware, in the branch's zone, else ValueError. What returns has an end only if it
    `may_last`. Refuses whatever is not understood to the last word: `when.refused.` +
    `unreadable` (phrase), `no_such_day`, `past` (meant), `ambiguous` (first, second),
    `too_far` (years), `lunar` (phrase).
    """
    zone_of(now)
    scanner = Scanner(text)
    refuse_lunar(scanner)
    if delayed := read_delay(scanner, now):
        return Reading(Once(delayed, None, True), read_rest(scanner), True)
    today = now.date()
    repeat = read_repeat(scanner, today) or read_english_repeat(scanner, today)
    if repeat:
        shift = read_shift(scanner)
        clock = _clock_after(scanner, repeat)
        end = read_end(scanner, clock) if clock and may_last else None
        shift = shift or read_shift(scanner)
        rest = read_rest(scanner)
        rule = replace(_recurrence(repeat, clock or NINE, now), shift=shift)
        lasts = _between(rule.next_after(now), end) if end else None
        return Reading(rule, rest, clock is not None, lasts)
    day = read_day(scanner, today) or read_english_day(scanner, today)
    if day:
        clock = _clock_after(scanner, day)
    else:
        clock, day = read_clock(scanner), by_days(today)
        if clock is None:
            raise scanner.unreadable()
    end = read_end(scanner, clock) if clock else None
    rest = read_rest(scanner)
    at = settle(day, clock, now)
    ends_at = settle_end(end, at) if end else None
    return Reading(Once(at, ends_at, clock is not None), rest, clock is not None)


def read_hours(text: str, now: datetime) -> tuple[time, timedelta | None] | None:
    """Read `15:00` or `15:00-17:00` alone: the hour, and how long if an end was said（只说几点）.

    None if it says anything else; refused where the hour may be one of two.
    """
    scanner = Scanner(text)
    clock = read_clock(scanner)
    if clock is None:
        return None
    tomorrow = clock.on(now.date() + timedelta(days=1), zone_of(now))
    end = read_end(scanner, clock)
    if read_rest(scanner):
        return None
    return tomorrow.time(), _between(tomorrow, end) if end else None


def _between(begins_at: datetime, end: Clock) -> timedelta:
    """How long it is by the clock on the wall."""
    return settle_end(end, begins_at).replace(tzinfo=None) - begins_at.replace(tzinfo=None)


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
            return Recurrence(Fortnightly(anchor + timedelta(days=7)), turns[0].at)
    return turns[0]
