"""What a branch decides for itself（本支部约定）: switches with a default, never constants."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchSettings:
    """Local customs; each is labelled 本支部约定 wherever it is shown."""

    dues_day: int = 5
    """The day of the month on which dues are called（党费收缴日）, 1 to 28."""
    dues_at: time = time(9)
    dues_paid_to: str = ""
    """The last month whose dues were settled before the branch came here（党费交到几月）."""
    claim_key: str = ""
    """Stands in the link of the claim card, so that only the group can open the roster."""
    digest_at: time = time(9)
    check_in_card_minutes: int = 60
    """How long before the start the check-in card is posted（签到卡）."""
    doors_open_minutes: int = 30
    """How long before the start a member may check in（提前签到）."""
    doors_close_minutes: int = 120
    """How long after the planned end check-in goes on."""
    closing_at: time = time(20)
    """When an unclosed meeting of the day is asked about（当晚请书记结束）."""
    party_lecture: str = "quarter"
    """How often a party lecture is due（党课）: off, quarter, half or term."""
    dues_assessment: str = "january"
    """When a new base counts（核定时间）: january（组电明字〔2017〕5号）
    or that_month（中组发〔2008〕3号第十条）."""
    dues_retiree_base: str = "basic"
    """What a retiree's base is（离退休基数）: basic（2017）or total（2008第五条）."""
    dues_cap: str = "on"
    """Whether a month is at most 1000 yuan（月交纳上限）, the rest voluntary: on or off（2017）."""
    dues_rounding: str = "fen"
    """To what an amount is rounded（取整）: fen, jiao or yuan_ceil."""
    dues_graduate: str = "ask"
    """What a graduate student without wages pays（研究生）: ask, student or stipend."""
    dues_farmer: str = "off"
    """Yuan a month for farmers（农民）, 0.20 to 1.00 as the province has it; off if not entered."""
    quorum_strict: str = "off"
    """Whether half is not enough for an ordinary vote（“半数以上”不含本数）: off or on."""
    olm_window_end: str = "03-31"
    """Until when in the next year a year's 组织生活会 may be held: MM-DD, or off."""
    branch_kind: str = "unit"
    """What the branch is: unit, village_or_community, joint or temporary."""
    joint_units: int = 0
    """How many units a joint branch covers（联合党支部的单位数）; 0 is not known."""
    leave_approval: str = "off"
    """Whether leave waits for somebody's approval（请假须批准）: off or on."""
    learning_hours: str = "on"
    """Whether hours of learning are counted（学时）: on or off."""
    minutes_days: int = 3
    """How many days after closing an open record is asked about（会议记录期限）."""
    series_days: int = 7
    """How long before its day an occurrence of a series is written down（重复的会提前几天起草）…"""
    series_at: time = time(9)
    """… and at what hour; at that hour of the next day it goes out（发布时刻）."""
    remind_hours: int = 24
    """How long before the start those who said 参加 are reminded（会前提醒）."""
    nudge_hours: int = 48
    """How long before the start those who said nothing are asked once（催答复）."""
    quiet_from: time = time(22)
    """From then on the bot's own messages wait（免打扰开始）…"""
    quiet_to: time = time(7)
    """… until then（免打扰结束）."""
    chart_private: str = "on"
    """Whether a chart comes with the secretary's own digest（书记月报附图）: on or off."""
    chart_group: str = "off"
    """Whether one comes with the digest the group reads（群里的月报附图）: off or on."""
    evening_at: time = time(21, 30)
    """When a message that would fall into the quiet hours is better sent before them."""

    @classmethod
    def read(cls, stored: Mapping[str, str]) -> "BranchSettings":
        """From the stored words; an unknown or unreadable one is left at its default."""
        given: dict[str, object] = {}
        for name, text in stored.items():
            default = getattr(cls(), name, None)
            try:
                if isinstance(default, int):
                    given[name] = int(text)
                elif isinstance(default, time):
                    given[name] = time.fromisoformat(text)
                elif isinstance(default, str):
                    given[name] = text
            except ValueError:
                continue
        return cls(**given)  # type: ignore[arg-type]
