"""What the ledger still lacks（台账还缺）, each line with the page where it is mended."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.gaps import DuesGap, DutyGap, Gap, ItemGap, MeetingGap
from domain.periods import Period
from pages.duties import duty_line
from pages.sitting import Sitting
from pages.spans import query_of
from pages.wording import moment_name, month_name


def lacking(found: Iterable[Gap], sitting: Sitting) -> list[Mapping[str, Any]]:
    """In the order in which it is told; 请核实, never a reproach."""
    groups = {str(one.id): one.name for one in sitting.records.people.groups(sitting.branch.id)}
    return [_line(gap, sitting, groups) for gap in found]


def _line(gap: Gap, sitting: Sitting, groups: Mapping[str, str]) -> Mapping[str, Any]:
    words = sitting.words
    what = words(f"page.lack.{gap.lack}")
    match gap:
        case MeetingGap():
            when = moment_name(gap.meeting.starts_at, sitting.zone, words)
            kind = words(f"meeting.kind.{gap.record or gap.meeting.kind}")
            about = words("page.lack_about.meeting", when=when, kind=kind)
            return {"what": what, "about": about, "href": f"/ledger/meetings/{gap.id}"}
        case DuesGap():
            month = month_name(gap.month, words)
            about = words("page.lack_about.dues", month=month, count=len(gap.member_ids))
            href = f"/ledger/dues?{query_of(Period(gap.month, gap.month))}"
            return {"what": what, "about": about, "href": href}
        case DutyGap():
            return {"what": what, "about": duty_line(gap.standing, groups, words), "href": ""}
        case ItemGap():
            return {"what": what, "about": gap.item.text, "href": "/ledger/life"}
