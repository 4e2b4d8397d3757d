"""What one keeps for oneself（个人设置、日历）: what each button does, and who may press it.

This file reads Chinese.
"""

from cards.calendar import SaveMeeting, StopCalendar, SubscribeCalendar
from cards.charts import DrawMyYear
from cards.kept import ExportKept, ShowKept
from cards.own import (
    AskQuiet,
    AskZone,
    OpenSettings,
    OwnLanguage,
    OwnReminders,
    TakeQuiet,
    TakeZone,
)
from chat import Press
from domain.access import Right
from handlers.menu import Command, Entry
from handlers.own import calendar, keeping, settings, year

OWN: dict[type[Press], Entry] = {
    OpenSettings: Entry(run=settings.open_settings, right=Right.SEE_OWN),
    OwnLanguage: Entry(run=settings.set_language, right=Right.SEE_OWN),
    OwnReminders: Entry(run=settings.set_reminders, right=Right.SEE_OWN),
    AskZone: Entry(run=settings.ask_zone, right=Right.SEE_OWN),
    TakeZone: Entry(run=settings.set_zone, right=Right.SEE_OWN),
    AskQuiet: Entry(run=settings.ask_quiet, right=Right.SEE_OWN),
    ShowKept: Entry(run=keeping.show_kept, right=Right.SEE_OWN, reads=True),
    ExportKept: Entry(run=keeping.export_kept, right=Right.SEE_OWN, reads=True),
    SaveMeeting: Entry(run=calendar.save, right=Right.SEE_OWN, reads=True),
    SubscribeCalendar: Entry(run=calendar.subscribe, right=Right.SEE_OWN, can_undo=False),
    StopCalendar: Entry(run=calendar.stop, right=Right.SEE_OWN, can_undo=False),
    DrawMyYear: Entry(run=year.draw_mine, right=Right.SEE_OWN, reads=True),
    TakeQuiet: Entry(run=settings.set_quiet, right=Right.SEE_OWN),
}

OWN_COMMANDS: dict[str, Command] = {
    "calendar": Command(
        entry=Entry(run=calendar.calendar, right=Right.SEE_OWN, reads=True),
        aliases=("日历",),
        in_group=False,
    ),
}

OWN_ANSWERS: dict[str, Entry] = {
    settings.ZONE: Entry(run=settings.take_zone, right=Right.SEE_OWN),
    settings.QUIET: Entry(run=settings.take_quiet, right=Right.SEE_OWN),
}
