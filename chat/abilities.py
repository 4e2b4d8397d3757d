"""What a platform can do（平台能力）."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """`max_buttons` counts all buttons of one card.

    `is_abroad` where what is said lies on machines abroad and shows on phones there（境外平台）.
    """

    can_edit_later: bool
    can_pop_up: bool
    max_buttons: int
    is_abroad: bool = False
