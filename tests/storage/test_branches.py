"""A branch and the chats it lives in; a platform's id stands in one row only."""

import pytest

from tests.storage.kit import NOON, later


def bind(branch, chat, **options):
    return branch.visit(lambda r: r.branches.bind(branch.id, "telegram", chat, **options))


def chat_at(branch, chat, thread=""):
    return branch.do(lambda records: records.branches.chat_at("telegram", chat, thread))


def test_a_bound_group_is_found_by_its_place(branch):
    chat_id = bind(branch, "-100")

    assert chat_at(branch, "-100").id == chat_id
    assert chat_at(branch, "-200") is None


def test_a_topic_belongs_to_its_group_unless_bound_itself(branch):
    topic = bind(branch, "-100", thread="7")
    whole = bind(branch, "-100")

    assert chat_at(branch, "-100", "7").id == topic
    assert chat_at(branch, "-100", "8").id == whole


def test_a_group_that_becomes_a_supergroup_keeps_its_branch(branch):
    chat_id = bind(branch, "-1")

    branch.visit(lambda r: r.branches.move("telegram", "-1", "-100", NOON))

    assert chat_at(branch, "-100").id == chat_id
    assert chat_at(branch, "-1") is None


def test_it_may_be_told_twice(branch):
    bind(branch, "-1")
    for _ in range(2):
        branch.visit(lambda r: r.branches.move("telegram", "-1", "-100", NOON))

    assert len(branch.rows("SELECT * FROM chats")) == 1


def test_a_new_group_bound_already_stands(branch):
    """Somebody was quicker than Telegram and set the branch up in the new group."""
    bind(branch, "-1")
    new = bind(branch, "-100")

    branch.visit(lambda r: r.branches.move("telegram", "-1", "-100", NOON))

    assert chat_at(branch, "-100").id == new
    assert chat_at(branch, "-1") is None
    [chat] = branch.do(lambda records: records.branches.chats(branch.id))
    assert chat.id == new


def test_a_group_the_bot_has_left_is_not_spoken_to_until_it_comes_back(branch):
    chat_id = bind(branch, "-100")
    branch.visit(lambda r: r.branches.leave(chat_id, NOON))

    assert branch.do(lambda records: records.branches.chats(branch.id)) == []
    assert branch.do(lambda records: records.branches.chat(chat_id)).is_gone
    assert bind(branch, "-100") == chat_id
    assert not branch.do(lambda records: records.branches.chat(chat_id)).is_gone


def test_a_switch_keeps_its_last_value(branch):
    for value in ("21", "22"):
        branch.visit(lambda r, value=value: r.branches.set(branch.id, "switch", value))

    assert [row.value for row in branch.rows("SELECT value FROM settings")] == ["22"]


def test_there_is_no_branch_but_the_ones_there_are(branch):
    assert branch.do(lambda records: records.branches.ids()) == [branch.id]
    with pytest.raises(LookupError):
        branch.do(lambda records: records.branches.one(branch.id + 1))


@pytest.mark.parametrize("number", [2**31, 2**40])
def test_a_forged_number_finds_nothing_and_breaks_nothing(branch, number):
    assert branch.do(lambda records: records.meetings.find(number)) is None
    assert branch.do(lambda records: records.people.find(number, later().date())) is None
