"""What is known of somebody who asks（提问者）: their language, and whether they can be reached."""

from dataclasses import dataclass

from chat import Incoming
from locales import DEFAULT, Words, language_of
from storage import Records


@dataclass(frozen=True, slots=True)
class Asker:
    language: str = DEFAULT
    has_opened: bool = True

    @property
    def words(self) -> Words:
        return Words(self.language)


def find_asker(records: Records, visit: Incoming, language: str) -> Asker:
    """`language` is read by those of whom none is known."""
    if visit.account is None:
        return Asker(language, has_opened=False)
    row = records.accounts.find(visit.account.platform, visit.account.user)
    if row is None:
        return Asker(language_of(visit.account.language) or language, has_opened=False)
    return Asker(row.language or language, bool(row.is_reachable))
