"""What a platform can do（平台能力）."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """`max_buttons` counts all buttons of one card."""

    can_edit_later: bool
    can_pop_up: bool
    max_buttons: int
