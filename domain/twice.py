"""Who was at neither of the last two meetings they were expected at（连续两次没来）.

For the secretary alone, to go and talk with them: a reason to ask after somebody, never a finding.
"""

from collections.abc import Iterable, Sequence

from domain.attendance import Attendance
from domain.make_up_study import is_missed
from domain.meetings import Meeting, MeetingState

RUNNING = 2

Line = tuple[Meeting, Attendance]


def missed_running(lines: Iterable[Line]) -> Sequence[Line]:
    """One member's last meetings, in order, if they were at none of them; else nothing.

    Only closed meetings count at which they were expected（应到）and of which it is known whether
    they came: leave counts as not there, what is still to be looked into（待核实）does not count.
    """
    known = [
        (meeting, one) for meeting, one in lines
        if meeting.state is MeetingState.CLOSED and one.is_owed and one.presence is not None
    ]  # fmt: skip
    last = known[-RUNNING:]
    if len(last) == RUNNING and all(is_missed(meeting, one) for meeting, one in last):
        return last
    return ()
