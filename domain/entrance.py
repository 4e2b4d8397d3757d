"""The way into the ledger's pages（台账入口）: a link that opens once, a visit that ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LINK_LASTS = timedelta(minutes=15)
"""How long a link sent in private opens the ledger（本支部约定）."""

VISIT_LASTS = timedelta(hours=8)
"""How long one may read on without a new link: a working day（本支部约定）."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Whom a link or a visit belongs to（入口属于谁）, and about which branch.

    What they may is nowhere kept: it is looked up each time.
    """

    account_id: int
    branch_id: int
    until: datetime

    def is_same(self, other: "Guest") -> bool:
        return (self.account_id, self.branch_id) == (other.account_id, other.branch_id)


class Reach(StrEnum):
    """From where the pages can be opened（在哪里打得开）."""

    ANYWHERE = "anywhere"
    NETWORK = "network"  # 本单位的网络
    MACHINE = "machine"  # 只有运行机器人的这台机器


@dataclass(frozen=True, slots=True)
class Address:
    """Where the pages are served: the root of their address, without a slash at its end."""

    root: str
    reach: Reach

    @property
    def is_https(self) -> bool:
        return self.root.startswith("https://")

    def link(self, token: str) -> str:
        """What opens the ledger once."""
        return f"{self.root}/ledger/enter/{token}"

    def calendar(self, token: str) -> str:
        """Where a calendar finds one member's meetings."""
        return f"{self.root}/ledger/calendar/{token}.ics"
