"""The buttons of one's own settings（个人设置）: what each does, and who may press it."""

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
from handlers.menu import Entry
from handlers.own import keeping, settings, year

OWN: dict[type[Press], Entry] = {
    OpenSettings: Entry(run=settings.open_settings, right=Right.SEE_OWN),
    OwnLanguage: Entry(run=settings.set_language, right=Right.SEE_OWN),
    OwnReminders: Entry(run=settings.set_reminders, right=Right.SEE_OWN),
    AskZone: Entry(run=settings.ask_zone, right=Right.SEE_OWN),
    TakeZone: Entry(run=settings.set_zone, right=Right.SEE_OWN),
    AskQuiet: Entry(run=settings.ask_quiet, right=Right.SEE_OWN),
    ShowKept: Entry(run=keeping.show_kept, right=Right.SEE_OWN, reads=True),
    ExportKept: Entry(run=keeping.export_kept, right=Right.SEE_OWN, reads=True),
    DrawMyYear: Entry(run=year.draw_mine, right=Right.SEE_OWN, reads=True),
    TakeQuiet: Entry(run=settings.set_quiet, right=Right.SEE_OWN),
}

ANSWERS: dict[str, Entry] = {
    settings.ZONE: Entry(run=settings.take_zone, right=Right.SEE_OWN),
    settings.QUIET: Entry(run=settings.take_quiet, right=Right.SEE_OWN),
}
