"""The records cellar（档案室）. Rows stay here; what leaves is a value of `domain`."""

from storage.audit import Signature
from storage.cards import HangingCard
from storage.cellar import (
    OpenEngines,
    file_of,
    hold,
    open_cellar,
    open_engines,
    open_reading_room,
)
from storage.job import AlreadyDone, NotKept
from storage.migrate import migrate
from storage.questions import Question
from storage.reader import Reader
from storage.records import Records
from storage.voice import Voice, VoiceLost
from storage.writer import Writer

__all__ = [
    "AlreadyDone",
    "HangingCard",
    "NotKept",
    "OpenEngines",
    "Question",
    "Reader",
    "Records",
    "Signature",
    "Voice",
    "VoiceLost",
    "Writer",
    "file_of",
    "hold",
    "migrate",
    "open_cellar",
    "open_engines",
    "open_reading_room",
]
