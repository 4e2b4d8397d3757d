"""Nobody sees on the pages what is not theirs to see: every page and deed, as everybody."""

import pytest

from domain.access import Right, Role, may
from pages.contents import DEEDS, LEAVES
from tests.pages.conftest import (
    COMMISSIONER,
    DEPUTY,
    DUES_DELEGATE,
    MEETINGS_DELEGATE,
    SECRETARY,
)
from tests.pages.other import found

SEES = {
    SECRETARY: {leaf.name for leaf in LEAVES if leaf.name},
    COMMISSIONER: {"overview", "attendance", "meetings", "dues", "search"},
    DEPUTY: {"overview", "attendance", "meetings", "life", "search"},
    MEETINGS_DELEGATE: {"overview", "attendance", "meetings", "search"},
    DUES_DELEGATE: {"overview", "dues", "search"},
}  # fmt: skip
"""What stands in each one's contents."""

UNDER = {"meeting": "meetings", "person": "members"}
"""A page that is in nobody's contents goes with the one that leads to it."""


def address(leaf):
    return f"/ledger{leaf.path.replace('{id:int}', '1')}"


@pytest.mark.parametrize("user", SEES)
async def test_everybody_sees_their_own_pages_and_no_others(house, user):
    browser = await house.enter(user)

    for leaf in LEAVES:
        answer = await browser.get(address(leaf))
        is_theirs = (leaf.name or UNDER[leaf.template]) in SEES[user]
        assert answer.status_code == (200 if is_theirs else 403), leaf
        if not is_theirs:
            assert not any(name in answer.text for name in house.ids if name != own(house, user))


@pytest.mark.parametrize("user", SEES)
async def test_the_contents_offer_just_what_may_be_opened(house, user):
    text = (await (await house.enter(user)).get("/ledger")).text

    offered = {leaf.name for leaf in LEAVES if leaf.name and f'<a href="{address(leaf)}"' in text}

    assert offered == SEES[user]


@pytest.mark.parametrize("user", SEES)
async def test_nobody_does_what_is_not_theirs(house, user):
    browser = await house.enter(user)
    before = house.trail()

    for deed in DEEDS:
        answer = await browser.post(
            f"/ledger{deed.path.replace('{id:int}', '1')}", data={"key": "x"}
        )
        assert answer.status_code == 403

    assert house.trail() == before


async def test_a_stranger_sees_nothing_at_all(house):
    browser = house.browser()

    for leaf in LEAVES:
        answer = await browser.get(address(leaf))
        assert answer.status_code == 401
        assert not any(name in answer.text for name in house.ids)
        assert "第三支部" not in answer.text
    for deed in DEEDS:
        answer = await browser.post(
            f"/ledger{deed.path.replace('{id:int}', '1')}", data={"key": "x"}
        )
        assert answer.status_code == 401


async def test_a_made_up_cookie_opens_nothing(house):
    for value in ("x", "0" * 43, "' OR 1=1 --"):
        browser = house.browser()
        browser.headers["cookie"] = f"zhibu_ledger={value}"
        assert (await browser.get("/ledger")).status_code == 401


async def test_who_collects_dues_reads_no_attendance(house):
    browser = await house.enter(DUES_DELEGATE)

    text = (await browser.get("/ledger")).text + (await browser.get("/ledger/search?q=党")).text

    assert "组织生活月历" not in text
    assert "台账还缺" not in text
    assert "近期会议" not in text
    assert "/ledger/meetings/" not in text
    assert "/ledger/members/" not in text


async def test_another_branch_is_another_ledger(house):
    """A number of somebody else's meeting or member finds nothing."""
    other = house.do(found)
    browser = await house.enter(SECRETARY)

    for path in (f"/ledger/meetings/{other['meeting']}", f"/ledger/members/{other['member']}"):
        answer = await browser.get(path)
        assert answer.status_code == 403
        assert "邻支部" not in answer.text


def test_every_page_and_deed_says_who_may():
    rights = {one.right for one in (*LEAVES, *DEEDS)}

    assert rights <= set(Right)
    for one in (*LEAVES, *DEEDS):
        may_open = {role for role in Role if may(one.right, frozenset({role}))}
        assert not may_open & {Role.MEMBER, Role.PROBATIONARY_MEMBER, Role.PENDING, Role.STRANGER}


def own(house, user):
    names = {SECRETARY: "王建国", COMMISSIONER: "李敏", DEPUTY: "赵敏", DUES_DELEGATE: "陈静",
             MEETINGS_DELEGATE: "杨帆"}  # fmt: skip
    return names[user]
