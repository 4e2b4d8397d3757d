"""What falls due in the branch's own affairs, on one card a day（近日到期）."""

from collections.abc import Sequence

from chat import Card, line
from domain.probation import Probation
from domain.prompts import Prompt
from locales import Words


def due_card(prompts: Sequence[Prompt], words: Words) -> Card:
    """A line for each, with its source; for the secretary alone."""
    lines = [words(f"falling_due.{one.key}", name=one.name, day=one.day) for one in prompts]
    return Card(
        title=words("falling_due.title"), lead="\n".join(lines), note=words("falling_due.private")
    )


def apply_card(name: str, probation: Probation, words: Words) -> Card:
    """To the member: probation ends, please apply in writing."""
    return line(words("falling_due.apply", name=name, day=probation.probation_ends))
