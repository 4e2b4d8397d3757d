"""A page and a deed（一页、一事）: where it is, who may, and what is shown or done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.access import Right
from pages.forms import Form
from pages.sitting import Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of the ledger. `look` reads the records; what it returns fills the template.

    `path` stands behind /ledger. Those with a `name` are in the contents（目录）, in their order.
    """

    path: str
    template: str
    right: Right
    look: Callable[[Sitting], Mapping[str, Any]]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something a form does. `act` raises Refusal, or returns where to look next.

    `action` stands in the branch's trail.
    """

    path: str
    right: Right
    action: str
    act: Callable[[Sitting, Form], str]
