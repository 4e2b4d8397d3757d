"""Reading an announcement（“周五19:00 党课：学习党章 @三楼会议室”）. This file reads Chinese."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from domain.holidays import IsWorkday, weekday_works
from domain.meetings import LONGEST, PARTS_OF, USUAL_LENGTH, MeetingKind
from domain.refusal import Refusal
from domain.text import clean_line
from domain.times import Once, Recurrence, read_when

TITLE_LIMIT = 60
PLACE_LIMIT = 30

KINDS = {
    "支部党员大会": MeetingKind.GENERAL_MEETING, "党员大会": MeetingKind.GENERAL_MEETING,
    "支部大会": MeetingKind.GENERAL_MEETING, "general meeting": MeetingKind.GENERAL_MEETING,
    "支部委员会会议": MeetingKind.COMMITTEE_MEETING, "支部委员会": MeetingKind.COMMITTEE_MEETING,
    "支委会": MeetingKind.COMMITTEE_MEETING, "committee meeting": MeetingKind.COMMITTEE_MEETING,
    "党小组会": MeetingKind.GROUP_MEETING, "小组会": MeetingKind.GROUP_MEETING,
    "group meeting": MeetingKind.GROUP_MEETING,
    "党课": MeetingKind.PARTY_LECTURE, "party lecture": MeetingKind.PARTY_LECTURE,
    "主题党日": MeetingKind.THEME_DAY, "党日活动": MeetingKind.THEME_DAY,
    "theme day": MeetingKind.THEME_DAY,
    "组织生活会": MeetingKind.ORGANIZATIONAL_LIFE_MEETING,
    "organizational life meeting": MeetingKind.ORGANIZATIONAL_LIFE_MEETING,
    "民主评议党员": MeetingKind.DEMOCRATIC_APPRAISAL,
    "民主评议": MeetingKind.DEMOCRATIC_APPRAISAL,
    "democratic appraisal": MeetingKind.DEMOCRATIC_APPRAISAL,
    "集中学习": MeetingKind.STUDY, "理论学习": MeetingKind.STUDY, "学习": MeetingKind.STUDY,
    "study": MeetingKind.STUDY,
}  # fmt: skip
_LONGEST_FIRST = sorted(KINDS, key=len, reverse=True)
_PLACE = re.compile(r"\s*[@＠]\s*(?P<place>[^@＠]*)$")
_SEPARATORS = " \t：:，,、-—（）()"
_BRACKETS = (("（", "）"), ("(", ")"))
_WITH = "含"
_AND = re.compile(r"\s*[、，,和及]\s*|\s+and\s+")
_NEEDS_A_STOP = ("学习", "study")
"""Words that begin a subject as often as they name a kind: 学习党章."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was understood of an announcement; `kind` is None if none was named.

    With a `rule` it is a series（重复）, and the moment is that of the first occurrence.
    """

    starts_at: datetime
    ends_at: datetime
    kind: MeetingKind | None
    parts: tuple[MeetingKind, ...]
    title: str
    place: str
    rule: Recurrence | None = None


def read_draft(text: str, now: datetime, works: IsWorkday = weekday_works) -> Draft:
    """A moment or a repetition, then kind, subject and @place. Refuses what has no hour."""
    reading = read_when(text, now, may_last=True)
    if not reading.has_time:
        raise Refusal("meeting.refused.no_hour")
    draft = _subject(reading.rest)
    match reading.when:
        case Recurrence() as said:
            rule = said.on(works)
            start = rule.next_after(now)
            end = start + (reading.lasts or USUAL_LENGTH)
            return replace(draft, starts_at=start, ends_at=end, rule=rule)
        case Once(start, until):
            end = until or start + USUAL_LENGTH
            if not start < end <= start + LONGEST:
                raise Refusal("meeting.refused.too_long")
            return replace(draft, starts_at=start, ends_at=end)


def names_a_kind(rest: str) -> bool:
    """Whether the subject begins with the name of a kind of meeting."""
    return _kind_at(rest.lstrip(_SEPARATORS)) is not None


def announces_a_meeting(text: str, now: datetime) -> bool:
    """Whether this is one moment and the name of a kind of meeting, not a plain reminder."""
    try:
        reading = read_when(text, now)
    except Refusal:
        return False
    return isinstance(reading.when, Once) and names_a_kind(reading.rest)


def parse_subject(text: str) -> tuple[str, str]:
    """The subject and, behind an @, the place."""
    place = ""
    if found := _PLACE.search(text[:1000]):
        place, text = clean_line(found["place"], limit=PLACE_LIMIT), text[: found.start()]
    title = clean_line(text, limit=TITLE_LIMIT).lstrip(_SEPARATORS)
    for start, end in _BRACKETS:  # what closes a bracket that was stripped goes with it
        if title.count(end) > title.count(start):
            title = title.replace(end, "", 1)
    return title, place


def _subject(rest: str) -> Draft:
    title, place = parse_subject(rest)
    kind = None
    if (word := _kind_at(title)) is not None:
        kind, title = KINDS[word], _bare(title[len(word) :])
    parts, title = _parts(kind, title)
    nothing = datetime.min  # noqa: DTZ901 - replaced by the caller
    return Draft(
        starts_at=nothing, ends_at=nothing, kind=kind, parts=parts, title=title, place=place
    )


def _bare(text: str) -> str:
    """Without what separates; a bracket that was opened within stays closed."""
    bare = text.strip(_SEPARATORS)
    ends = {end: bare.count(start) - bare.count(end) for start, end in _BRACKETS}
    return bare + "".join(end * missing for end, missing in ends.items())


def _kind_at(text: str) -> str | None:
    lowered = text.lower()
    word = next((word for word in _LONGEST_FIRST if lowered.startswith(word)), None)
    if word in _NEEDS_A_STOP and text[len(word) : len(word) + 1].strip(_SEPARATORS):
        return None
    return word


def _parts(kind: MeetingKind | None, title: str) -> tuple[tuple[MeetingKind, ...], str]:
    """Take “含党课” or “含党课、党员大会” off the subject, as far as this kind may hold them."""
    possible = PARTS_OF.get(kind, ()) if kind is not None else ()
    holdable = {word: part for word in _LONGEST_FIRST if (part := KINDS[word]) in possible}
    for found in re.finditer(_WITH, title):
        parts, rest = [], title[found.end() :]
        while (word := next((one for one in holdable if rest.startswith(one)), None)) is not None:
            parts.append(holdable[word])
            rest = rest[len(word) :]
            if not (gap := _AND.match(rest)) or not rest[gap.end() :].startswith(tuple(holdable)):
                break
            rest = rest[gap.end() :]
        if parts:
            left = f"{title[: found.start()].rstrip(_SEPARATORS)} {rest.strip(_SEPARATORS)}"
            return tuple(dict.fromkeys(parts)), left.strip()
    return (), title
