"""What is kept of an 组织生活会, on both databases."""

from datetime import date

import pytest

from domain.appraisal import Appraisal
from domain.rectification import Item
from domain.talks import TalkYear
from storage.merging import merge
from tests.storage.kit import TODAY

YEAR = TalkYear(date(2026, 1, 1), date(2026, 12, 31))


def read(branch, work):
    return branch.do(work)


def test_a_year_is_begun_once_and_keeps_what_was_written(branch):
    branch.visit(lambda records: records.olm.set(branch.id, 2026, theme="学习"))
    branch.visit(lambda records: records.olm.set(branch.id, 2026, studied_on=TODAY))

    row = read(branch, lambda records: records.olm.find(branch.id, 2026))
    assert (row.theme, row.studied_on) == ("学习", TODAY)
    assert read(branch, lambda records: records.olm.find(branch.id, 2025)) is None
    assert len(branch.rows("SELECT id FROM olms")) == 1


def test_rounds_are_numbered_and_the_last_is_corrected(branch):
    for count, is_new in ((12, False), (13, False), (4, True)):
        branch.visit(lambda records, n=count, new=is_new: records.olm.count(
            branch.id, 2026, n, is_new=new
        ))  # fmt: skip

    rounds = read(branch, lambda records: records.olm.rounds(records.olm.open(branch.id, 2026)))
    assert [(one.number, one.count) for one in rounds] == [(1, 13), (2, 4)]


def test_a_talk_is_found_by_either_and_dropped_for_both(branch):
    talk_id = branch.visit(lambda records: records.talks.add(branch.wang, branch.li, TODAY))
    mine, theirs = (
        read(branch, lambda records, one=one: records.talks.of_member(branch.id, one, YEAR))
        for one in (branch.wang, branch.li)
    )
    assert [one.other_id for one in mine] == [branch.li]
    assert [one.other_id for one in theirs] == [branch.wang]
    assert theirs[0].id == talk_id
    assert len(read(branch, lambda records: records.talks.of(branch.id, YEAR))) == 1

    branch.visit(lambda records: records.talks.drop(records.talks.find(talk_id)))
    assert branch.rows("SELECT id FROM talks") == []


@pytest.mark.parametrize(
    ("on", "counted"), [(date(2025, 12, 31), 0), (YEAR.first, 1), (YEAR.last, 1)]
)
def test_a_talk_counts_within_its_year(branch, on, counted):
    branch.visit(lambda records: records.talks.add(branch.wang, branch.li, on))

    assert len(read(branch, lambda records: records.talks.of(branch.id, YEAR))) == counted


def test_written_is_said_once_and_taken_back(branch):
    def say(records):
        return records.olm.examine(branch.id, 2026, branch.li, TODAY)

    assert branch.visit(say) is True
    assert branch.visit(say) is False
    olm_id = read(branch, lambda records: records.olm.open(branch.id, 2026))
    assert read(branch, lambda records: records.olm.examined(olm_id)) == {branch.li}

    def take_back(records):
        return records.olm.unexamine(branch.id, 2026, branch.li)

    assert branch.visit(take_back) is True
    assert branch.visit(take_back) is False


def test_items_carry_their_year_and_owner(branch):
    def begin(records):
        olm_id = records.olm.open(branch.id, 2026)
        item_id = records.rectification.add(olm_id, "改进学习", TODAY, by=branch.wang)
        records.rectification.change(item_id, owner_id=branch.li)
        return item_id

    item_id = branch.visit(begin)
    expected = Item(id=item_id, branch_id=branch.id, year=2026, text="改进学习", due_on=TODAY,
                    owner_id=branch.li)  # fmt: skip
    assert read(branch, lambda records: records.rectification.of(branch.id)) == [expected]
    assert read(branch, lambda records: records.rectification.find(item_id)) == expected
    branch.visit(lambda records: records.rectification.drop(item_id))
    assert read(branch, lambda records: records.rectification.find(item_id)) is None


def test_totals_are_replaced(branch):
    first, second = (Appraisal(excellent=n, qualified=6) for n in (3, 2))
    for totals in (first, second):
        branch.visit(lambda records, t=totals: records.olm.appraise(
            branch.id, 2026, t, on=TODAY, members=10
        ))  # fmt: skip

    olm_id = read(branch, lambda records: records.olm.open(branch.id, 2026))
    assert read(branch, lambda records: records.olm.appraised(olm_id)) == (second, TODAY, 10)


def test_two_entries_of_one_person_become_one_here_too(branch):
    def twice(records):
        twin = records.people.add(branch.id, "李明", on=TODAY)
        for one in (branch.li, twin):
            records.olm.examine(branch.id, 2026, one, TODAY)
            records.talks.add(branch.wang, one, TODAY)
        records.talks.add(twin, branch.li, TODAY)
        item_id = records.rectification.add(
            records.olm.open(branch.id, 2026), "改进学习", TODAY, by=twin
        )
        records.rectification.change(item_id, owner_id=twin)
        return twin

    twin = branch.visit(twice)
    branch.visit(lambda records: merge(
        records, records.stays.find(branch.li), records.stays.find(twin)
    ))  # fmt: skip

    olm_id = read(branch, lambda records: records.olm.open(branch.id, 2026))
    assert read(branch, lambda records: records.olm.examined(olm_id)) == {branch.li}
    [item] = read(branch, lambda records: records.rectification.of(branch.id))
    assert item.owner_id == branch.li
    held = read(branch, lambda records: records.talks.of_member(branch.id, branch.li, YEAR))
    assert {one.other_id for one in held} == {branch.wang}
