"""A probationary member becomes a full one（转正）: the general meeting decides, this notes it."""

from datetime import date

from domain.people import Member, MemberKind
from domain.probation import Probation
from domain.refusal import Refusal


def check_conversion(member: Member) -> None:
    """Refuse it for whoever is a full member already."""
    if member.kind is not MemberKind.PROBATIONARY:
        raise Refusal("conversion.refused.full", name=member.name)


def is_before_the_end(probation: Probation | None, on: date) -> bool:
    """Whether probation is not over by that day, where the day of admission is known.

    预备期一年，自支部大会通过之日算起（党章第七条）. It is pointed out, never refused: the roster
    may hold another day.
    """
    return probation is not None and not probation.meeting(on).valid
