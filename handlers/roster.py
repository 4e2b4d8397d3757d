"""The roster（名册）: handed in as lines or a table, taken over whole or not at all."""

from collections.abc import Sequence

from cards.roster import (
    SendTemplate,
    imported_card,
    problems_card,
    roster_card,
)
from chat import Reply, Send, Sent, Tell
from domain.people import Member, Office
from domain.refusal import Refusal
from domain.roster import RosterLine, RosterReading, read_roster
from handlers.request import Request
from papers.roster import roster_template

KIND = "roster"


def open_roster(request: Request, words: str) -> list[Reply]:
    """/roster: what there is, and how to hand one in; the next text or file is the list."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    if words.strip():
        return take_lines(request, words)
    request.ask(KIND)
    return [Tell(roster_card(request.home.name, request.members(), request.words))]


def send_template(request: Request, _: SendTemplate) -> list[Reply]:
    name = f"{request.words('roster.sheet.title')}.xlsx"
    return [Send(name, roster_template(request.words), request.words("roster.template_sent"))]


def take_lines(request: Request, text: str) -> list[Reply]:
    """Names, one per line."""
    return _take(request, [[line] for line in text.splitlines()])


def take_file(request: Request, _: Sent) -> list[Reply]:
    """An .xlsx or .csv; it was read before, outside of the transaction."""
    if request.visit.facts.trouble:
        raise Refusal(request.visit.facts.trouble)
    return _take(request, request.visit.facts.rows)


def _take(request: Request, rows: Sequence[Sequence[str]]) -> list[Reply]:
    reading = read_roster(rows, request.today)
    if reading.problems or not reading.lines:
        return [Tell(problems_card(reading.problems, request.words))]
    added, changed = _import(request, reading)
    request.drop_question()
    request.redraw(request.home.id, "claim")
    return [Tell(imported_card(added, changed, reading, request.words))]


def _import(request: Request, reading: RosterReading) -> tuple[int, int]:
    """Take every line over; how many people are new, and how many were known by name."""
    known = {member.name: member for member in request.members()}
    for line in reading.lines:
        member = known.get(line.name)
        _enrol(request, line, member)
    changed = sum(line.name in known for line in reading.lines)
    return len(reading.lines) - changed, changed


def _enrol(request: Request, line: RosterLine, member: Member | None) -> None:
    people, branch = request.records.people, request.home
    on = min(branch.tracked_from or request.today, request.today)
    if member is None:
        member_id = people.add(branch.id, line.name, on=on, joined_on=line.joined_on)
    else:
        member_id = member.id
        if line.joined_on is not None:
            people.describe(member_id, joined_on=line.joined_on)
    if member is None or member.kind is not line.kind:
        people.be(member_id, line.kind, on=on if member is None else request.today)
    if line.group:
        people.join_group(member_id, branch.id, line.group, on=on)
    if line.office:
        people.appoint(member_id, Office(line.office), on=on)
    if line.monthly_dues is not None:
        request.records.dues.assess(member_id, line.monthly_dues, on=on)
