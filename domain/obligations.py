"""What a branch owes by the calendar（职责）, and how often."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from zoneinfo import ZoneInfo

from domain.beats import Beat


class Duty(StrEnum):
    """The kinds of obligation, in the order in which they are told; the values are stored."""

    GENERAL_MEETING = "general_meeting"
    """支部党员大会: 一般每季度召开1次（《支部工作条例（试行）》第十一条）."""
    COMMITTEE_MEETING = "committee_meeting"
    """支委会: 一般每月召开1次（第十二条）."""
    GROUP_MEETING = "group_meeting"
    """党小组会: 一般每月召开1次（第十三条）."""
    THEME_DAY = "theme_day"
    """主题党日: 每月相对固定1天（第十六条）."""
    PARTY_LECTURE = "party_lecture"
    """党课: no number in the regulation; 本支部约定."""
    ORGANIZATIONAL_LIFE_MEETING = "organizational_life_meeting"
    """组织生活会: 每年至少召开1次, 一般第四季度（第十七条）."""
    DEMOCRATIC_APPRAISAL = "democratic_appraisal"
    """民主评议党员: 一般每年1次（第十八条）."""
    HEART_TO_HEART_TALK = "heart_to_heart_talk"
    """谈心谈话: 每年一般不少于1次（《支部工作条例（试行）》）."""
    LEARNING_HOURS = "learning_hours"
    """学时: 32, 56（2019–2023年规划，沿用，待核）."""
    DUES_PUBLICATION = "dues_publication"
    """党费收缴、使用情况: 每年向党员公布1次（旗帜网2021）."""
    SECRETARY_REPORT = "secretary_report"
    """书记述职: yearly（待核）."""


SINGLE = frozenset(Duty) - {Duty.HEART_TO_HEART_TALK, Duty.LEARNING_HOURS}
"""Fulfilled by something done on one day; those two by many together."""

FOR_YEAR = frozenset(
    {Duty.ORGANIZATIONAL_LIFE_MEETING, Duty.DEMOCRATIC_APPRAISAL, Duty.HEART_TO_HEART_TALK}
)
"""Held for a year, sometimes only in the first months of the next（某某年度组织生活会）."""

USUAL = SINGLE - {Duty.SECRETARY_REPORT}
"""What is followed where nothing else is said."""

_BEATS = {
    Duty.GENERAL_MEETING: Beat.QUARTER,
    Duty.COMMITTEE_MEETING: Beat.MONTH,
    Duty.GROUP_MEETING: Beat.MONTH,
    Duty.THEME_DAY: Beat.MONTH,
}
"""The others are yearly."""


@dataclass(frozen=True, slots=True)
class Lecture:
    """How often a party lecture is due（党课，本支部约定）: `least` in each stretch; None if the
    branch has agreed on no number."""

    beat: Beat | None = Beat.QUARTER
    least: int = 1

    @classmethod
    def read(cls, policy: str | None) -> "Lecture":
        """From the setting's word: quarter, half, term or off; “quarter>=2” names the number too.

        每学期 alone is two a term（“每学期不少于2次”）, the others one.
        """
        word, _, number = (policy or "off").partition(">=")
        if word not in {beat.value for beat in Beat}:
            return cls(None)
        beat = Beat(word)
        return cls(beat, int(number or (2 if beat is Beat.TERM else 1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeUp:
    """What decides what a branch owes（支部的构成）. Groups by id, in their order.

    Before `established_on` nothing is owed, before `tracked_from` nothing is ever missing.
    `tracks` are the duties followed here. `windows` tell by year until which day its 组织生活会 and
    its appraisal may still be held（上级部署的期限）, where that is after the year.
    """

    zone: ZoneInfo = field(default_factory=partial(ZoneInfo, "Asia/Shanghai"))
    has_committee: bool = True
    groups: tuple[str, ...] = ()
    lecture: Lecture = Lecture()
    established_on: date | None = None
    tracked_from: date | None = None
    tracks: frozenset[Duty] = USUAL
    pays_dues: bool = True
    windows: Mapping[int, date] = field(default_factory=dict)


def window_of(last_day: date | None) -> dict[int, date]:
    """As `MakeUp.windows` takes it: a day in the next year until which this year's may be held."""
    return {} if last_day is None else {last_day.year - 1: last_day}


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One thing owed again and again: `least` times in each stretch of its beat.

    A group meeting is owed by each group by itself（逐组核算）.
    """

    duty: Duty
    beat: Beat
    least: int = 1
    group: str | None = None
    is_applicable: bool = True
    is_tracked: bool = True

    def __str__(self) -> str:
        return self.duty.value if self.group is None else f"{self.duty}:{self.group}"


def obligations_of(make_up: MakeUp) -> list[Obligation]:
    """All of them, the inapplicable too, in the order in which they are told."""
    return [one for duty in Duty for one in _of(duty, make_up)]


def _of(duty: Duty, make_up: MakeUp) -> list[Obligation]:
    beat, is_tracked = _BEATS.get(duty, Beat.YEAR), duty in make_up.tracks
    match duty:
        case Duty.GROUP_MEETING if make_up.groups:
            return [
                Obligation(duty=duty, beat=beat, group=group, is_tracked=is_tracked)
                for group in make_up.groups
            ]
        case Duty.PARTY_LECTURE:
            lecture = make_up.lecture
            return [
                Obligation(
                    duty=duty, beat=lecture.beat or Beat.QUARTER, least=lecture.least,
                    is_tracked=is_tracked and lecture.beat is not None,
                )
            ]  # fmt: skip
    is_applicable = {
        Duty.GROUP_MEETING: False,
        Duty.COMMITTEE_MEETING: make_up.has_committee,
        Duty.DUES_PUBLICATION: make_up.pays_dues,
    }.get(duty, True)
    return [Obligation(duty=duty, beat=beat, is_applicable=is_applicable, is_tracked=is_tracked)]
