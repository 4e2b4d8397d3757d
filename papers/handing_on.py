"""The hand-over package（交接包）: a zip of the ledgers, the roster and a list to sign."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from domain.cadence import Standing, Status
from domain.handing_on import HandingOn
from domain.meetings import Meeting
from domain.people import Member, Office
from domain.rectification import Item
from papers.ledger import ledger_name, ledger_workbook
from papers.naming import day_name, duty_name, kinds_name, span_name, turn_name
from papers.roster import Words
from papers.sheets import Cell, Sheet, write_workbook
from papers.spelling import file_name

AHEAD = frozenset({Status.PENDING, Status.PENDING_SUPERIOR_WINDOW, Status.MISSING})


def handover_name(package: HandingOn, words: Words) -> str:
    ledger = package.this_year
    return words("hand_on.name", branch=ledger.branch.name, day=ledger.made_on.isoformat())


def handover_package(package: HandingOn, words: Words) -> bytes:
    """README, 交接清单, and the ledgers of this year and the last."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _readme(package, words).encode("utf-8-sig"))
        archive.writestr(f"{words('hand_on.list')}.xlsx", _list(package, words))
        for ledger in (package.this_year, package.last_year):
            name = file_name(f"{ledger_name(ledger, words)}.xlsx")
            archive.writestr(name, ledger_workbook(ledger, words))
    return target.getvalue()


def _readme(package: HandingOn, words: Words) -> str:
    ledger = package.this_year
    return words(
        "hand_on.readme", branch=ledger.branch.name, day=day_name(ledger.made_on, words),
        this_year=ledger_name(ledger, words), last_year=ledger_name(package.last_year, words),
        list=words("hand_on.list"),
    ).replace("\n", "\r\n")  # fmt: skip


def _list(package: HandingOn, words: Words) -> bytes:
    sheets = [
        _page("list", ("item", "number", "note"), _counts(package, words), package, words,
              note=words("hand_on.sign")),
        _page("roster", ("number", "name", "member_kind", "group", "office", "joined_on"),
              [_member(at, one, words) for at, one in enumerate(package.roster, 1)],
              package, words),
        _page("items", ("number", "item", "owner", "until"),
              [_item(at, one, package, words) for at, one in enumerate(package.items, 1)],
              package, words),
        _page("duties", ("duty", "stretch", "state", "until"),
              [_duty(one, package, words) for one in package.this_year.duties.standings
               if one.status in AHEAD], package, words),
        _page("coming", ("kind", "title", "time", "place"),
              [_meeting(one, package, words) for one in package.coming], package, words),
        _page("handed_up", ("done_on", "amount", "receipt"),
              [(one.on, one.total, one.receipt) for one in package.handed_up], package, words),
    ]  # fmt: skip
    return write_workbook(sheets)


def _page(
    name: str, columns: tuple[str, ...], rows: list[tuple[Cell, ...]], package: HandingOn,
    words: Words, *, note: str = "",
) -> Sheet:  # fmt: skip
    return Sheet(
        name=words(f"hand_on.sheet.{name}"),
        title=words("hand_on.title", branch=package.this_year.branch.name,
                    sheet=words(f"hand_on.sheet.{name}")),
        note=note,
        headings=tuple(words(f"hand_on.column.{column}") for column in columns),
        rows=tuple(rows),
    )  # fmt: skip


def _counts(package: HandingOn, words: Words) -> list[tuple[Cell, ...]]:
    """What is handed over, in numbers."""
    end = package.term_end
    return [
        (words("hand_on.count.members"), len(package.roster), words("hand_on.sheet.roster")),
        (words("hand_on.count.items"), len(package.items), words("hand_on.sheet.items")),
        (words("hand_on.count.gaps"), len(package.gaps), words("hand_on.see_ledger")),
        (words("hand_on.count.coming"), len(package.coming), words("hand_on.sheet.coming")),
        (words("hand_on.count.held"), package.held_payments, None),
        (words("hand_on.count.money"), package.held, words("hand_on.hand_up")),
        (words("hand_on.count.term"), end or words("hand_on.unknown"), None),
        (words("hand_on.count.seal"), None, words("hand_on.by_hand")),
        (words("hand_on.count.books"), None, words("hand_on.by_hand")),
    ]


def _member(at: int, one: Member, words: Words) -> tuple[Cell, ...]:
    offices = [words(f"office.{office}") for office in Office if office in one.offices]
    return (
        at, one.name, words(f"member_kind.{one.kind}"), one.group.name if one.group else "",
        words("paper.comma").join(offices), one.joined_on,
    )  # fmt: skip


def _item(at: int, one: Item, package: HandingOn, words: Words) -> tuple[Cell, ...]:
    names = {member.id: member.name for member in package.roster}
    owner = names.get(one.owner_id or 0) or words("paper.branch_itself")
    return (at, one.text, owner, one.due_on)


def _duty(one: Standing, package: HandingOn, words: Words) -> tuple[Cell, ...]:
    groups = package.this_year.duties.groups
    return (
        duty_name(one.obligation, groups, words), turn_name(one.turn, words),
        words(f"paper.duty.{one.status}"), one.deadline,
    )  # fmt: skip


def _meeting(one: Meeting, package: HandingOn, words: Words) -> tuple[Cell, ...]:
    zone = package.this_year.branch.timezone
    return (kinds_name(one, words), one.title, span_name(one, zone, words), one.place)
