"""How hanging cards look now（挂着的卡片）: drawn once per edit, from today's records."""

from collections.abc import Mapping

from schedules import claims
from schedules.desk import Compose

LOOKS: Mapping[str, Compose] = {
    "claim": claims.claim_look,
    "claims": claims.waiting_look,
}
"""By the kind of card (`cards.kind`)."""
