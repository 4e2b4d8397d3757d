"""What is said about a file that may not have arrived（文件可能已送达，请核实）."""

from cards.asking import ExportMeeting, ExportPeriod
from cards.calendar import SaveMeeting
from cards.disclosure import SendDisclosure
from cards.files import GotFile, doubt_card
from cards.kept import ExportKept
from cards.meeting_papers import SendRecordPage, SendSignIn
from cards.payment_lists import SendPaymentTemplate
from cards.roster import SendTemplate
from cards.taking import ExportHandover, ExportLedger, ExportRecords
from chat import Card, Press, decode, tag_of
from schedules.desk import Desk

SENDS_FILE: tuple[type[Press], ...] = (
    ExportMeeting, ExportPeriod, ExportKept, SendDisclosure, SendPaymentTemplate, SendTemplate,
    SaveMeeting,
    ExportLedger, ExportRecords, ExportHandover, SendRecordPage, SendSignIn,
)  # fmt: skip
"""The buttons that are answered with a file; pressing one again is how it is sent again."""

_BY_TAG = {kind.tag: kind for kind in SENDS_FILE}


def in_doubt(desk: Desk) -> Card:
    number, _, wire = desk.subject.partition(":")
    kind = _BY_TAG.get(tag_of(wire))
    again = None if kind is None else decode(kind, wire)
    return doubt_card(GotFile(desk.branch.id, int(number)), again, desk.words)
