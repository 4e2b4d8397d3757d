"""组织生活完成情况 and 整改清单: what was to be done, until when, and when it was."""

from domain.books import DutiesSheet, RectificationSheet
from domain.cadence import Standing, Status
from domain.ledgers import Ledger
from domain.rectification import Item
from papers.naming import duty_name, source_name, turn_name
from papers.roster import Words
from papers.sheets import Cell, Sheet
from papers.titles import page_title

LEFT_OUT = frozenset({Status.NOT_APPLICABLE, Status.NOT_TRACKED})
"""What this branch does not have, or did not follow here."""

DUTIES = ("duty", "stretch", "state", "done_on", "until", "source")
ITEMS = ("number", "olm_year", "item", "owner", "until", "done_on", "state")


def duties_page(ledger: Ledger, words: Words) -> Sheet:
    """Stretch by stretch, each with its source."""
    sheet = ledger.duties
    shown = [one for one in sheet.standings if one.status not in LEFT_OUT]
    return Sheet(
        name=words("paper.sheet.duties"),
        title=page_title("duties", ledger, words),
        note=words("paper.duties_note"),
        headings=tuple(words(f"paper.column.{column}") for column in DUTIES),
        rows=tuple(_duty(one, sheet, words) for one in shown),
        widths=(20, 18, 22, 26, 14, 34),
    )


def _duty(one: Standing, sheet: DutiesSheet, words: Words) -> tuple[Cell, ...]:
    held = one.entries or one.unrecorded
    days = words("paper.comma").join(dict.fromkeys(entry.on.isoformat() for entry in held))
    return (
        duty_name(one.obligation, sheet.groups, words),
        turn_name(one.turn, words),
        words("paper.duty.unrecorded" if one.unrecorded and not one.is_met
              else f"paper.duty.{one.status}"),
        days,
        one.deadline,
        source_name(one.obligation, words),
    )  # fmt: skip


def rectification_page(ledger: Ledger, sheet: RectificationSheet, words: Words) -> Sheet:
    return Sheet(
        name=words("paper.sheet.rectification"),
        title=page_title("rectification", ledger, words),
        headings=tuple(words(f"paper.column.{column}") for column in ITEMS),
        rows=tuple(_item(number, one, sheet, words) for number, one in enumerate(sheet.items, 1)),
        widths=(6, 10, 50, 14, 14, 14, 16),
    )


def _item(number: int, one: Item, sheet: RectificationSheet, words: Words) -> tuple[Cell, ...]:
    code = "open" if one.is_open else "done"
    if one.is_overdue(sheet.as_of):
        code = "overdue"
    return (
        number, words("paper.year", year=one.year), one.text,
        sheet.owner(one) or words("paper.branch_itself"), one.due_on, one.done_on,
        words(f"paper.item.{code}"),
    )  # fmt: skip
