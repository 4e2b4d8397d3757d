"""How hanging cards look now（挂着的卡片）: drawn once per edit, from today's records."""

from collections.abc import Mapping

from schedules import attendance, claims, dues, olm, posts, signups
from schedules.desk import Compose

LOOKS: Mapping[str, Compose] = {
    "attendance": attendance.attendance_look,
    "check_in": attendance.check_in_look,
    "dues": dues.dues_look,
    "dues_waiting": dues.waiting_look,
    "signup": signups.signup_look,
    "olm": olm.olm_look,
    "speakers": signups.overview_look,
    "post": posts.post_look,
    "claim": claims.claim_look,
    "claims": claims.waiting_look,
}
"""By the kind of card (`cards.kind`)."""

WORDED_LOOKS = frozenset({"attendance", "check_in", "signup"})
"""Those that have a neutral wording; the others hang only once they were opened."""

REPLACES: Mapping[str, tuple[str, ...]] = {"check_in": ("attendance", "check_in")}
"""A new card of this kind retires those of these kinds, about the same subject in its chat."""
