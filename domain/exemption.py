"""Who need not attend（免考勤）, which is another matter than who votes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Old age or long illness, agreed to by the branch（经支部同意，本支部约定）.

    It takes nobody out of the voting denominator: that needs the superior's consent and a
    resolution of the general meeting（五类人员，选举工作的规定）.
    """

    is_approved: bool

    @property
    def is_expected(self) -> bool:
        """Whether they still count among those expected（应到）for attendance."""
        return not self.is_approved
