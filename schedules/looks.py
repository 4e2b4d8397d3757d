"""How hanging cards look now（挂着的卡片）: drawn once per edit, from today's records."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from chat import Card
from domain.people import Branch
from locales import Words
from storage import Records

Look: TypeAlias = Callable[[Records, Branch, str, Words], Card | None]
"""From the card's subject to its look; None if the subject is gone."""

LOOKS: Mapping[str, Look] = {}
"""By the kind of card (`cards.kind`)."""
