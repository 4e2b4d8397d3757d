"""A year's 组织生活会: theme, study, opinions counted, 对照检查 done, appraisal totals."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.appraisal import Appraisal, Grade
from domain.olm import Opinions
from storage.changes import Changes
from storage.tables.olm import appraisals, olms, opinion_rounds, self_examinations

_ONE = select(olms).where(
    olms.c.branch_id == bindparam("branch_id"), olms.c.year == bindparam("year")
)
_ROUNDS = (
    select(opinion_rounds)
    .where(opinion_rounds.c.olm_id == bindparam("olm_id"))
    .order_by(opinion_rounds.c.number)
)
_EXAMINED = select(self_examinations).where(self_examinations.c.olm_id == bindparam("olm_id"))
_APPRAISED = select(appraisals).where(appraisals.c.olm_id == bindparam("olm_id"))


class OlmBook:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def find(self, branch_id: int, year: int) -> Any:
        """Its row（id, theme, studied_on）; None while nothing is written of that year."""
        return self._connection.execute(_ONE, {"branch_id": branch_id, "year": year}).first()

    def open(self, branch_id: int, year: int) -> int:
        """Its id; begun if nothing was written of that year before."""
        row = self.find(branch_id, year)
        if row is not None:
            return int(row.id)
        return self._changes.insert(olms, branch_id=branch_id, year=year, theme="")

    def set(self, branch_id: int, year: int, **values: Any) -> None:
        """Set theme or studied_on."""
        self._changes.update(olms, self.open(branch_id, year), **values)

    def rounds(self, olm_id: int) -> list[Opinions]:
        rows = self._connection.execute(_ROUNDS, {"olm_id": olm_id}).mappings()
        return [Opinions(id=row["id"], number=row["number"], count=row["count"]) for row in rows]

    def count(self, branch_id: int, year: int, count: int, *, is_new: bool) -> None:
        """So many came in: in another round（新一轮）, or the last one has that number now."""
        olm_id = self.open(branch_id, year)
        rounds = self.rounds(olm_id)
        if is_new or not rounds:
            number = len(rounds) + 1
            self._changes.insert(opinion_rounds, olm_id=olm_id, number=number, count=count)
        else:
            self._changes.update(opinion_rounds, rounds[-1].id, count=count)

    def examined(self, olm_id: int) -> frozenset[int]:
        """Whose 对照检查 is written."""
        rows = self._connection.execute(_EXAMINED, {"olm_id": olm_id})
        return frozenset(row.member_id for row in rows)

    def examine(self, branch_id: int, year: int, member_id: int, on: date) -> bool:
        """False if it was said before."""
        olm_id = self.open(branch_id, year)
        if member_id in self.examined(olm_id):
            return False
        self._changes.insert(self_examinations, olm_id=olm_id, member_id=member_id, on=on)
        return True

    def unexamine(self, branch_id: int, year: int, member_id: int) -> bool:
        """Not written after all; False if nobody said it was."""
        key = {"olm_id": self.open(branch_id, year)}
        for row in self._connection.execute(_EXAMINED, key).all():
            if row.member_id == member_id:
                self._changes.delete(self_examinations, row.id)
                return True
        return False

    def appraised(self, olm_id: int) -> tuple[Appraisal, date, int] | None:
        """The totals, of which day, and how many members there were then."""
        row = self._connection.execute(_APPRAISED, {"olm_id": olm_id}).mappings().first()
        if row is None:
            return None
        totals = Appraisal(**{grade.value: row[grade.value] for grade in Grade})
        return totals, row["on"], row["members"]

    def appraise(
        self, branch_id: int, year: int, totals: Appraisal, *, on: date, members: int
    ) -> None:
        """These totals, instead of any before."""
        olm_id = self.open(branch_id, year)
        values = {grade.value: totals.count(grade) for grade in Grade}
        row = self._connection.execute(_APPRAISED, {"olm_id": olm_id}).first()
        if row is None:
            self._changes.insert(appraisals, olm_id=olm_id, on=on, members=members, **values)
        else:
            self._changes.update(appraisals, row.id, on=on, members=members, **values)
