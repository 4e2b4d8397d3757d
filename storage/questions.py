"""What the bot has asked somebody（待答的问题）: their next plain text there is the answer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.tables.traffic import questions

_OPEN = select(questions).where(questions.c.account_id == bindparam("account_id"))
_DROP = delete(questions).where(questions.c.account_id == bindparam("b_account_id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`kind` is a key of the handlers' menu, `subject` what it is about.

    `doubtful` is an answer its writer has been asked to look at once more（请核实）.
    """

    kind: str
    subject: str
    branch_id: int | None
    doubtful: str | None = None


class Questions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(
        self, account_id: int, kind: str, subject: str = "", *,
        branch_id: int | None, until: datetime,
    ) -> None:  # fmt: skip
        """One question a person: a newer one takes the place of the older."""
        self.drop(account_id)
        values = {
            "account_id": account_id, "kind": kind, "subject": subject,
            "branch_id": branch_id, "until": until,
        }  # fmt: skip
        self._connection.execute(insert(questions), values)

    def open(self, account_id: int, now: datetime) -> Question | None:
        row = self._connection.execute(_OPEN, {"account_id": account_id}).first()
        if row is None or row.until < now:
            return None
        return Question(
            kind=row.kind, subject=row.subject, branch_id=row.branch_id, doubtful=row.doubtful
        )

    def doubt(self, account_id: int, text: str | None) -> None:
        """Hold this answer until its writer is sure; None holds none any more."""
        held = update(questions).where(questions.c.account_id == account_id)
        self._connection.execute(held.values(doubtful=text))

    def forget(self, *, before: datetime) -> None:
        """What nobody has answered in time, and any answer held with it."""
        self._connection.execute(delete(questions).where(questions.c.until < before))

    def drop(self, account_id: int) -> None:
        self._connection.execute(_DROP, {"b_account_id": account_id})
