"""The ledger's pages and what may be done on them（目录）: one line each, and who may.

To add a page: a function that looks, a template, and a line here.
"""

from domain.access import Right
from pages import attendance, dues, life, meeting, meetings, overview, people, person, search, trail
from pages.leaf import Deed, Leaf

LEAVES = (
    Leaf(path="", template="overview", right=Right.OPEN_LEDGER, look=overview.look,
         name="overview"),
    Leaf(path="/attendance", template="attendance", right=Right.SEE_NAMES, look=attendance.look,
         name="attendance"),
    Leaf(path="/meetings", template="meetings", right=Right.SEE_NAMES, look=meetings.look,
         name="meetings"),
    Leaf(path="/meetings/{id:int}", template="meeting", right=Right.SEE_NAMES, look=meeting.look),
    Leaf(path="/dues", template="dues", right=Right.COLLECT_DUES, look=dues.look, name="dues"),
    Leaf(path="/life", template="life", right=Right.LEAD_SPEAKERS, look=life.look, name="life"),
    Leaf(path="/members", template="people", right=Right.RUN_BRANCH, look=people.look,
         name="members"),
    Leaf(path="/members/{id:int}", template="person", right=Right.RUN_BRANCH, look=person.look),
    Leaf(path="/trail", template="trail", right=Right.RUN_BRANCH, look=trail.look, name="trail"),
    Leaf(path="/search", template="search", right=Right.OPEN_LEDGER, look=search.look,
         name="search"),
)  # fmt: skip

DEEDS = (
    Deed(path="/meetings/{id:int}", right=Right.SEE_NAMES, action="page_record",
         act=meeting.correct),
    Deed(path="/dues", right=Right.COLLECT_DUES, action="page_dues", act=dues.receive),
    Deed(path="/members/{id:int}", right=Right.RUN_BRANCH, action="page_member",
         act=person.correct),
)  # fmt: skip
"""Everything that is changed here; the rest is only read."""
