"""The running term（任期）and the steps of the founding（成立步骤）."""

from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from domain.establishing import Founding
from domain.people import Branch
from domain.structure import kind_of
from domain.term_changes import Approval, current
from domain.terms import Term
from storage.changes import Changes, Row
from storage.tables.offices import committees
from storage.tables.terms import founding_steps, terms

_TERM = select(terms).where(terms.c.branch_id == bindparam("branch_id"))
_ELECTED = select(func.max(committees.c.first_on)).where(
    committees.c.branch_id == bindparam("branch_id"),
    committees.c.settled_at.is_not(None),
    committees.c.first_on <= bindparam("day"),
)
_STEPS = select(founding_steps).where(founding_steps.c.branch_id == bindparam("branch_id"))


class Terms:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def running(self, branch: Branch, today: date) -> Term | None:
        """As it was typed, or from the first day of the latest committee; None if unknown."""
        kind, row = kind_of(branch.settings.branch_kind), self._row(branch.id)
        typed = None
        if row is not None:
            typed = Term(kind=kind, start=row["start_on"], approved_until=row["approved_until"])
        key = {"branch_id": branch.id, "day": today}
        return current(typed, self._connection.scalar(_ELECTED, key), kind)

    def begin(self, branch_id: int, start: date) -> None:
        """A term from that day; what was approved for another one does not count for it."""
        values = {"start_on": start, "approved_until": None, "approved_on": None, "approval": ""}
        self._set(branch_id, **values)

    def approve(self, branch_id: int, start: date, approval: Approval) -> None:
        """The running term ends on another day（提前、延期，已批准）."""
        self._set(
            branch_id, start_on=start, approved_until=approval.until,
            approved_on=approval.on, approval=approval.number,
        )  # fmt: skip

    def approval(self, branch_id: int) -> Approval | None:
        row = self._row(branch_id)
        if row is None or row["approved_until"] is None:
            return None
        return Approval(row["approved_until"], row["approved_on"], row["approval"])

    def founding(self, branch_id: int) -> dict[Founding, date]:
        """The steps ticked off, with their days."""
        rows = self._changes.rows(_STEPS, branch_id=branch_id)
        return {Founding(row["step"]): row["done_on"] for row in rows}

    def tick(self, branch_id: int, step: Founding, on: date | None) -> None:
        """Done on that day; None takes the tick away."""
        rows = self._changes.rows(_STEPS, branch_id=branch_id)
        row = next((one for one in rows if one["step"] == step), None)
        if row is None:
            if on is not None:
                self._changes.insert(
                    founding_steps, branch_id=branch_id, step=step.value, done_on=on
                )
        elif on is None:
            self._changes.delete(founding_steps, row["id"])
        else:
            self._changes.alter(founding_steps, row, done_on=on)

    def _row(self, branch_id: int) -> Row | None:
        return next(iter(self._changes.rows(_TERM, branch_id=branch_id)), None)

    def _set(self, branch_id: int, **values: object) -> None:
        row = self._row(branch_id)
        if row is None:
            self._changes.insert(terms, branch_id=branch_id, **values)
        else:
            self._changes.alter(terms, row, **values)
