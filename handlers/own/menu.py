"""The buttons of one's own settings（个人设置）: what each does, and who may press it."""

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
from handlers.own import settings

OWN: dict[type[Press], Entry] = {
    OpenSettings: Entry(run=settings.open_settings, right=Right.SEE_OWN),
    OwnLanguage: Entry(run=settings.set_language, right=Right.SEE_OWN),
    OwnReminders: Entry(run=settings.set_reminders, right=Right.SEE_OWN),
    AskZone: Entry(run=settings.ask_zone, right=Right.SEE_OWN),
    TakeZone: Entry(run=settings.set_zone, right=Right.SEE_OWN),
    AskQuiet: Entry(run=settings.ask_quiet, right=Right.SEE_OWN),
    TakeQuiet: Entry(run=settings.set_quiet, right=Right.SEE_OWN),
}

ANSWERS: dict[str, Entry] = {
    settings.ZONE: Entry(run=settings.take_zone, right=Right.SEE_OWN),
    settings.QUIET: Entry(run=settings.take_quiet, right=Right.SEE_OWN),
}
