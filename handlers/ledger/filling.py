"""The superior's own form（上级的表）: what it is about is asked first; the next file is filled in.

The form is read, filled in and given back; it is kept nowhere.
"""

from cards.meeting_papers import (
    AskMeetingForm,
    AskPeriodForm,
    ask_form_card,
    pick_form_card,
)
from cards.meetings import heading
from cards.taking import PickForm
from chat import Refresh, Reply, Send, Sent
from domain.access import Right
from domain.exports import Export, Kind
from domain.forms import Filling
from domain.periods import stretch
from domain.refusal import Refusal
from handlers.request import Request
from papers.forms import fill_form
from papers.meeting_values import record_filling
from papers.naming import period_name
from papers.period_values import period_filling
from papers.spelling import file_name
from storage.ledgers import ledger_of
from storage.record_pages import pages_of_meeting
from storage.rolls import rolls_of

KIND = "form"
"""The open question a form answers; its subject is a meeting's number, or two months."""


def pick(request: Request, press: PickForm) -> list[Reply]:
    period = stretch(press.first, press.last)
    rolls = rolls_of(request.records, request.home, period, request.me)
    meetings = [roll.meeting for roll in rolls if roll.sees_names]
    card = pick_form_card(
        meetings, request.home, period, press.page, request.words, request.abilities
    )  # fmt: skip
    return [Refresh(card)]


def ask_of_meeting(request: Request, press: AskMeetingForm) -> list[Reply]:
    meeting = request.gathering
    request.ask(KIND, str(press.meeting_id))
    return [Refresh(ask_form_card(heading(meeting, request.words), request.words))]


def ask_of_period(request: Request, press: AskPeriodForm) -> list[Reply]:
    period = stretch(press.first, press.last)
    request.ask(KIND, f"{press.first}/{press.last}")
    return [Refresh(ask_form_card(period_name(period, request.words), request.words))]


def take(request: Request, sent: Sent) -> list[Reply]:
    """The question stays open: another form may follow."""
    words, facts = request.words, request.visit.facts
    if facts.trouble and not facts.data:
        raise Refusal(facts.trouble)
    filling, export = _filling(request)
    done = fill_form(sent.name, facts.data, filling)
    said = words("taking.filled")
    if done.unknown:
        marks = words("taking.separator").join(done.unknown[:10])
        said = words("taking.filled_with_unknown", marks=marks)
    name = file_name(words("form.filled_name", name=sent.name))
    return [Send(name, done.data, said, export.facts)]


def _filling(request: Request) -> tuple[Filling, Export]:
    first, slash, last = request.about.partition("/")
    if slash:
        if not request.may(Right.OPEN_LEDGER):
            raise Refusal("refused.only.open_ledger")
        period = stretch(first, last)
        ledger = ledger_of(request.records, request.home, period, request.me, request.now)
        return period_filling(ledger, request.words), Export(what=Kind.FORM, period=period)
    meeting = request.records.meetings.find(int(first))
    if meeting is None or meeting.branch_id != request.home.id:
        raise Refusal("refused.stale")
    pages = pages_of_meeting(request.records, request.home, meeting, request.me, request.now)
    if not pages:
        raise Refusal("taking.refused.not_yours")
    filling = record_filling(pages[0], request.words)
    return filling, Export(what=Kind.FORM, meeting_id=meeting.id)
