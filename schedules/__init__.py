"""Everything that happens by the clock, on one page（时间表）.

What is due is sent every second (`bot/delivery.py`); these slower bells write down what will be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.people import Branch
from schedules.attendance import plan_closings
from schedules.digest import plan_digests
from schedules.dues import open_dues
from schedules.dues_ledger import plan_dues_alerts
from schedules.falling_due import plan_falling_due
from schedules.housekeeping import keep_tidy
from schedules.nudges import plan_meeting_reminders, plan_nudges
from schedules.obligations import plan_obligations
from schedules.olm import plan_olm, plan_rectification
from schedules.presence import plan_absence_alerts
from schedules.publishing import publish_due, whose_hour_has_come
from schedules.reassessing import plan_assessment
from schedules.reminders import plan_reminders
from schedules.series import plan_series
from schedules.standings import keep_standings
from schedules.transfers import follow_people
from storage import Records

__all__ = ["HOUSEKEEPING", "TIMETABLE", "Bell"]


@dataclass(frozen=True, slots=True)
class Bell:
    """A bell that only asks “is there something to do for this branch?”; the records know.

    `at_once` names the branches whose hour has come. The other bells look days ahead or are no
    worse for half an hour, so of very many branches they may visit one after another.
    """

    run: Callable[[Records, Branch, datetime], None]
    every: timedelta
    at_once: Callable[[Records, datetime], list[int]] | None = None


TIMETABLE: tuple[Bell, ...] = (
    Bell(plan_reminders, timedelta(minutes=1)),
    Bell(plan_series, timedelta(minutes=10)),
    Bell(publish_due, timedelta(minutes=1), at_once=whose_hour_has_come),
    Bell(plan_meeting_reminders, timedelta(minutes=5)),
    Bell(plan_nudges, timedelta(minutes=5)),
    Bell(plan_closings, timedelta(minutes=10)),
    Bell(follow_people, timedelta(minutes=10)),
    Bell(open_dues, timedelta(minutes=10)),
    Bell(plan_assessment, timedelta(hours=1)),
    Bell(plan_dues_alerts, timedelta(hours=1)),
    Bell(plan_olm, timedelta(minutes=10)),
    Bell(plan_rectification, timedelta(minutes=10)),
    Bell(plan_digests, timedelta(minutes=10)),
    Bell(plan_falling_due, timedelta(minutes=10)),
    Bell(plan_absence_alerts, timedelta(hours=12)),
    Bell(plan_obligations, timedelta(hours=1)),
    Bell(keep_standings, timedelta(minutes=10)),
)

HOUSEKEEPING = keep_tidy
"""Once an hour, for the whole house."""
