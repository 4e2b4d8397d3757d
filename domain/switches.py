"""What a branch may settle for itself（本支部约定的开关）: the choices, and where each comes from.

A new field of `BranchSettings` gets a line here, and its sentences under `settings` in the
locales; what only the bot itself writes stands in `INTERNAL`.
"""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from domain.quiet import LONGEST, is_within, length
from domain.refusal import Refusal
from domain.settings import BranchSettings


class Section(StrEnum):
    """The page it stands on. Codes: never renamed."""

    MEETINGS = "meetings"  # 会议
    DUES = "dues"  # 党费
    REMINDERS = "reminders"  # 提醒
    ATTENDANCE = "attendance"  # 考勤


class Unit(StrEnum):
    """What a choice is: a word with a sentence of its own, a time of day, or a number of these."""

    WORD = "word"
    CLOCK = "clock"  # 09:00
    DAY = "day"  # 每月5日
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Switch:
    """One custom: `choices` as they are stored; between `least` and `most` others may be typed.

    `source` names the sentence that says where the choice comes from.
    """

    name: str
    section: Section
    choices: tuple[str, ...]
    unit: Unit = Unit.WORD
    source: str = "branch"
    least: int = 0
    most: int = 0

    @property
    def default(self) -> str:
        """What holds where the branch has not chosen."""
        return value_of(BranchSettings(), self)

    @property
    def is_typed(self) -> bool:
        return self.unit is not Unit.WORD


INTERNAL = frozenset({"claim_key", "dues_paid_to", "joint_units"})
"""Fields nobody chooses here: written when a branch is set up, or told with `/branch`."""

_MEET, _DUES, _SAY, _COME = Section
_CLOCK, _DAYS, _HOURS, _MINUTES = Unit.CLOCK, Unit.DAYS, Unit.HOURS, Unit.MINUTES
_MORNING = ("08:00", "09:00", "10:00")

SWITCHES = (
    Switch("party_lecture", _MEET, ("off", "quarter", "half", "term"), source="party_lecture"),
    Switch("quorum_strict", _MEET, ("off", "on"), source="quorum"),
    Switch("olm_window_end", _MEET, ("off", "01-31", "02-28", "03-31"), source="olm"),
    Switch("branch_kind", _MEET, ("unit", "village_or_community", "joint", "temporary"),
           source="term"),
    Switch("minutes_days", _MEET, ("1", "3", "5", "7"), _DAYS, least=1, most=30),
    Switch("series_days", _MEET, ("3", "7", "14"), _DAYS, least=1, most=30),
    Switch("series_at", _MEET, _MORNING, _CLOCK),
    Switch("dues_day", _DUES, ("5", "10", "15", "20"), Unit.DAY, "dues_day", least=1, most=28),
    Switch("dues_at", _DUES, _MORNING, _CLOCK),
    Switch("dues_assessment", _DUES, ("january", "that_month"), source="assessment"),
    Switch("dues_retiree_base", _DUES, ("basic", "total"), source="retiree"),
    Switch("dues_cap", _DUES, ("on", "off"), source="cap"),
    Switch("dues_rounding", _DUES, ("fen", "jiao", "yuan_ceil"), source="rounding"),
    Switch("dues_farmer", _DUES, ("off", "0.20", "0.50", "0.80", "1.00"), source="farmer"),
    Switch("dues_graduate", _DUES, ("ask", "student", "stipend"), source="graduate"),
    Switch("remind_hours", _SAY, ("2", "24", "48"), _HOURS, least=1, most=96),
    Switch("nudge_hours", _SAY, ("24", "48", "72"), _HOURS, least=1, most=168),
    Switch("digest_at", _SAY, _MORNING, _CLOCK),
    Switch("chart_private", _SAY, ("on", "off")),
    Switch("chart_group", _SAY, ("off", "on")),
    Switch("quiet_from", _SAY, ("21:00", "22:00", "23:00"), _CLOCK),
    Switch("quiet_to", _SAY, ("06:00", "07:00", "08:00"), _CLOCK),
    Switch("evening_at", _SAY, ("20:00", "20:30", "21:30"), _CLOCK),
    Switch("check_in_card_minutes", _COME, ("30", "60", "120"), _MINUTES, least=5, most=720),
    Switch("doors_open_minutes", _COME, ("15", "30", "60"), _MINUTES, least=0, most=720),
    Switch("doors_close_minutes", _COME, ("0", "60", "120"), _MINUTES, least=0, most=1440),
    Switch("closing_at", _COME, ("18:00", "20:00", "21:00"), _CLOCK),
    Switch("leave_approval", _COME, ("off", "on"), source="leave"),
    Switch("learning_hours", _COME, ("on", "off"), source="learning"),
)  # fmt: skip


def switch_of(name: str) -> Switch:
    """The switch of that name. Raises Refusal where a button names none."""
    for switch in SWITCHES:
        if switch.name == name:
            return switch
    raise Refusal("refused.stale")


def value_of(settings: BranchSettings, switch: Switch) -> str:
    """What holds now, as it is stored."""
    value = getattr(settings, switch.name)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def chosen(switch: Switch, code: str) -> str:
    """The value of a button, which carries a time without its colon. Raises Refusal if forged."""
    for choice in switch.choices:
        if code_of(choice) == code:
            return choice
    raise Refusal("refused.stale")


def code_of(value: str) -> str:
    """A value as a button carries it."""
    return value.replace(":", "")


def check_fits(settings: BranchSettings, switch: Switch, value: str) -> None:
    """Refuse what does not go with the rest: hardly any day left, or an evening in the night."""
    stored = {one.name: value_of(settings, one) for one in SWITCHES}
    new = BranchSettings.read({**stored, switch.name: value})
    if length(new.quiet_from, new.quiet_to) > LONGEST:
        raise Refusal("settings.refused.night", hours=LONGEST.seconds // 3600)
    if is_within(new.evening_at, new):
        raise Refusal("settings.refused.evening", begin=f"{new.quiet_from:%H:%M}")


def changed(settings: BranchSettings) -> list[Switch]:
    """Those the branch has set otherwise than they come."""
    return [switch for switch in SWITCHES if value_of(settings, switch) != switch.default]
