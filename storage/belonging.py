"""Who belongs to a branch on a day, and what marks they bear then（在册、标记）."""

from datetime import date

from sqlalchemy import BindParameter, and_, bindparam, exists
from sqlalchemy.sql import ColumnElement

from domain.people import Mark
from storage.stretches import holds
from storage.tables.people import members
from storage.tables.stays import member_gaps, member_marks

DAY: BindParameter[date] = bindparam("day")


def is_marked(mark: Mark) -> ColumnElement[bool]:
    held = member_marks.alias()
    mine = and_(held.c.member_id == members.c.id, held.c.mark == mark.value, holds(held, DAY))
    return exists().where(mine)


HERE = and_(
    holds(members, DAY),
    ~exists().where(member_gaps.c.member_id == members.c.id, holds(member_gaps, DAY)),
)
"""Whoever belongs to the branch on a day: come, not left, or back again."""
