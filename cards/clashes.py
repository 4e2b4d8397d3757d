"""What else is on at that time（时间相冲）, said before anything is decided."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from cards.moments import moment_name
from domain.clashes import Clash
from locales import Words


def clash_lines(clashes: Sequence[Clash], zone: ZoneInfo, words: Words) -> str:
    """One line for each; empty if there is none."""
    return "\n".join(
        words(
            "meeting.clash",
            when=moment_name(clash.meeting.starts_at, zone, words),
            kind=words(f"meeting.kind.{clash.meeting.kind}"),
            count=clash.people,
        )
        for clash in clashes
    )
