"""The day somebody leaves has come（转出之日）."""

from datetime import datetime

from domain.people import Branch
from storage import Records
from storage.expecting import follow_roster
from storage.transfers import end_departed


def follow_people(records: Records, branch: Branch, now: datetime) -> None:
    """“Has anybody left who is still spoken to, or expected?”"""
    if end_departed(records, branch, now):
        follow_roster(records, branch, now)
