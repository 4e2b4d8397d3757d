"""Who is on the way to the Party（发展党员）, and how long a probation was extended by（延长）."""

from datetime import date

from sqlalchemy import Connection, bindparam, select

from domain.candidates import Candidate
from domain.development import Step
from domain.people import Member
from domain.probation import Probation
from storage.changes import Changes
from storage.tables.terms import candidate_steps, candidates, probation_extensions

_OF_BRANCH = (
    select(candidates)
    .where(candidates.c.branch_id == bindparam("branch_id"))
    .order_by(candidates.c.id)
)
_ONE = select(candidates).where(candidates.c.id == bindparam("candidate_id"))
_STEPS = (
    select(candidate_steps)
    .where(candidate_steps.c.candidate_id == bindparam("candidate_id"))
    .order_by(candidate_steps.c.done_on, candidate_steps.c.id)
)
_EXTENDED = select(probation_extensions).where(
    probation_extensions.c.member_id == bindparam("member_id")
)


class Candidates:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def of(self, branch_id: int) -> list[Candidate]:
        """All on the list, the earliest entry first."""
        rows = self._changes.rows(_OF_BRANCH, branch_id=branch_id)
        return [self._whole(row["id"], branch_id, row["name"]) for row in rows]

    def find(self, candidate_id: int) -> Candidate | None:
        for row in self._changes.rows(_ONE, candidate_id=candidate_id):
            return self._whole(row["id"], row["branch_id"], row["name"])
        return None

    def add(self, branch_id: int, name: str) -> int:
        return self._changes.insert(candidates, branch_id=branch_id, name=name)

    def note(self, candidate_id: int, step: Step, on: date) -> None:
        """That step was taken on that day; the latest word counts."""
        for row in self._changes.rows(_STEPS, candidate_id=candidate_id):
            if row["step"] == step:
                self._changes.alter(candidate_steps, row, done_on=on)
                return
        self._changes.insert(
            candidate_steps, candidate_id=candidate_id, step=step.value, done_on=on
        )

    def drop(self, candidate_id: int) -> None:
        """Off the list, with all its days."""
        for row in self._changes.rows(_STEPS, candidate_id=candidate_id):
            self._changes.delete(candidate_steps, row["id"])
        self._changes.delete(candidates, candidate_id)

    def probation(self, member: Member) -> Probation | None:
        """Somebody's probation with its extension; None where the day of admission is not known."""
        if member.joined_on is None:
            return None
        rows = self._changes.rows(_EXTENDED, member_id=member.id)
        return Probation(admitted=member.joined_on, extended=rows[0]["months"] if rows else 0)

    def extend(self, member_id: int, months: int, on: date) -> None:
        """The general meeting extends it（延长预备期）."""
        self._changes.insert(
            probation_extensions, member_id=member_id, months=months, decided_on=on
        )

    def _whole(self, candidate_id: int, branch_id: int, name: str) -> Candidate:
        rows = self._changes.rows(_STEPS, candidate_id=candidate_id)
        steps = {Step(row["step"]): row["done_on"] for row in rows}
        return Candidate(id=candidate_id, branch_id=branch_id, name=name, steps=steps)
