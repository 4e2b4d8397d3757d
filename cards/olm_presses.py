"""The way back to the year's card（组织生活会）, from all the cards that open from it."""

from dataclasses import dataclass
from typing import ClassVar

from chat import Press


@dataclass(frozen=True, slots=True)
class ShowOlm(Press):
    """The year's card."""

    tag: ClassVar[str] = "olm"

    branch_id: int
    year: int
