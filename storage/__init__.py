"""The records cellar（档案室）. Rows stay here; what leaves is a value of `domain`."""

from storage.audit import Signature
from storage.cards import HangingCard
from storage.cellar import (
    OpenEngines,
    file_of,
    look_into,
    open_cellar,
    open_engines,
    open_reading_room,
)
from storage.copies import BadCopy, copy_to, look_through, prove, put_back
from storage.holding import hold
from storage.job import AlreadyDone, NotKept
from storage.migrate import migrate, newest
from storage.questions import Question
from storage.reader import NotRead, Reader
from storage.records import Records
from storage.trouble import Alarm, Trouble, in_plain_words, name_of
from storage.voice import Voice, VoiceLost
from storage.writer import Writer

__all__ = [
    "Alarm",
    "AlreadyDone",
    "BadCopy",
    "HangingCard",
    "NotKept",
    "NotRead",
    "OpenEngines",
    "Question",
    "Reader",
    "Records",
    "Signature",
    "Trouble",
    "Voice",
    "VoiceLost",
    "Writer",
    "copy_to",
    "file_of",
    "hold",
    "in_plain_words",
    "look_into",
    "look_through",
    "migrate",
    "name_of",
    "newest",
    "open_cellar",
    "open_engines",
    "open_reading_room",
    "prove",
    "put_back",
]
