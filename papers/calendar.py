"""Calendar files（.ics）after RFC 5545: the same entries give the same bytes."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain.calendar import Event
from locales import Words

if TYPE_CHECKING:
    from icalendar import Event as Entry

PRODUCT = "-//zhibu//calendar//EN"
SINCE = date(2020, 1, 1)
"""Before it no meeting is told, so no time zone need be."""
AGAIN, AGAIN_WORD = timedelta(hours=6), "PT6H"
"""How often a subscriber is asked to look for news."""


def calendar_file(events: Iterable[Event], words: Words, *, is_feed: bool = False) -> bytes:
    """With neutral titles: what a meeting is about stands in no calendar."""
    from icalendar import Calendar, vDuration  # 0.1 s, which no start need wait for

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if is_feed:
        calendar.add("x-wr-calname", words("calendar.name"))
        again = vDuration(AGAIN)
        again.params["VALUE"] = "DURATION"
        calendar["REFRESH-INTERVAL"] = again
        calendar.add("x-published-ttl", AGAIN_WORD)
    for event in events:
        calendar.add_component(_entry(event, words))
    calendar.add_missing_timezones(first_date=SINCE)
    return bytes(calendar.to_ical())


def _entry(event: Event, words: Words) -> "Entry":
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.edition.number)
    entry.add("dtstamp", event.edition.at)
    entry.add("last-modified", event.edition.at)
    entry.add("dtstart", event.starts_at.astimezone(event.zone))
    entry.add("dtend", event.ends_at.astimezone(event.zone))
    entry.add("summary", words("calendar.event"))
    if event.place:
        entry.add("location", event.place)
    entry.add("status", "CANCELLED" if event.is_off else "CONFIRMED")
    entry.add("class", "PRIVATE")
    return entry
