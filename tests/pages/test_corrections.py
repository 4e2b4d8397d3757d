"""The three things that can be changed on the pages: attendance, dues received, a member's line."""

import re

import pytest

from domain.attendance import Leave, Presence
from domain.dues import DueState
from domain.months import Month
from storage import Signature
from tests.pages.conftest import COMMISSIONER, DEPUTY, MEETINGS_DELEGATE, SECRETARY
from tests.pages.other import found

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


async def sends(browser, path, **fields):
    """Fill in the form that stands on that page and send it."""
    text = (await browser.get(path)).text
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', text, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        form[name] = chosen[1] if chosen else re.search(r'<option value="([^"]*)"', options)[1]
    return await browser.post(path, data=form | fields)


def attendance(house, meeting_id, name):
    return house.look(lambda r: r.attendance.find(meeting_id, house.ids[name]))


def due(house, name, month):
    return house.look(lambda r: r.dues.find(house.ids[name], month))


# Attendance


async def test_the_secretary_corrects_who_came(house):
    browser, li = await house.enter(SECRETARY), house.ids["李敏"]
    assert attendance(house, 1, "李敏").presence is not Presence.ABSENT

    answer = await sends(browser, "/ledger/meetings/1", **{f"presence{li}": "absent"})

    assert answer.headers["location"] == "/ledger/meetings/1?said=corrected"
    assert attendance(house, 1, "李敏").presence is Presence.ABSENT
    assert house.trail()[0] == "page_record"
    assert "已更正" in (await browser.get(answer.headers["location"])).text


async def test_what_is_corrected_later_is_stamped_as_late(house):
    browser, li = await house.enter(SECRETARY), house.ids["李敏"]

    await sends(browser, "/ledger/meetings/1", **{f"presence{li}": "excused", f"leave{li}": "sick"})

    line = attendance(house, 1, "李敏")
    assert line.is_late_record
    assert (line.presence, line.leave) == (Presence.EXCUSED, Leave.SICK)


async def test_an_entry_is_taken_back(house):
    browser, wang = await house.enter(SECRETARY), house.ids["王建国"]
    assert attendance(house, 1, "王建国").presence is Presence.PRESENT

    await sends(browser, "/ledger/meetings/1", **{f"presence{wang}": "unconfirmed"})

    assert attendance(house, 1, "王建国").presence is None


async def test_a_form_sent_unchanged_changes_nothing(house):
    browser = await house.enter(SECRETARY)
    before = house.trail()

    answer = await sends(browser, "/ledger/meetings/1")

    assert answer.headers["location"].endswith("said=same")
    assert house.trail() == before


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(house):
    browser, li = await house.enter(SECRETARY), house.ids["李敏"]
    text = (await browser.get("/ledger/meetings/1")).text
    was = re.search(rf'name="was{li}" value="(\w+)"', text)[1]
    key = re.search(r'name="key" value="(\w+)"', text)[1]
    other = await house.enter(COMMISSIONER)
    await sends(other, "/ledger/meetings/1", **{f"presence{li}": "observer"})

    answer = await browser.post(
        "/ledger/meetings/1", data={"key": key, f"was{li}": was, f"presence{li}": "absent"}
    )

    assert answer.status_code == 403
    assert "有人改过同一处" in answer.text
    assert attendance(house, 1, "李敏").presence is Presence.OBSERVER


async def test_a_meeting_that_has_not_begun_cannot_be_recorded(house):
    browser, li = await house.enter(SECRETARY), house.ids["李敏"]
    page = (await browser.get("/ledger/meetings/21")).text
    assert "<select" not in page
    key = re.search(r'name="key" value="(\w+)"', page)[1]

    answer = await browser.post(
        "/ledger/meetings/21",
        data={"key": key, f"was{li}": "unconfirmed", f"presence{li}": "present"},
    )

    assert answer.status_code == 403
    assert attendance(house, 21, "李敏").recorded is None


async def test_attendance_elsewhere_is_for_mobile_members(house):
    browser = await house.enter(SECRETARY)
    yang, li = house.ids["杨帆"], house.ids["李敏"]

    refused = await sends(browser, "/ledger/meetings/1", **{f"presence{li}": "elsewhere"})
    taken = await sends(browser, "/ledger/meetings/1", **{f"presence{yang}": "elsewhere"})

    assert refused.status_code == 403
    assert taken.status_code == 303


@pytest.mark.parametrize("code", ["gone", "present' --", "PRESENT", "leave"])
async def test_a_made_up_state_is_refused(house, code):
    browser, li = await house.enter(SECRETARY), house.ids["李敏"]

    answer = await sends(browser, "/ledger/meetings/1", **{f"presence{li}": code})

    assert answer.status_code == 403
    assert house.trail()[0] == "page_enter"


@pytest.mark.parametrize("user", [COMMISSIONER, DEPUTY, MEETINGS_DELEGATE])
async def test_whoever_records_in_the_chat_corrects_on_the_page(house, user):
    browser, wang = await house.enter(user), house.ids["王建国"]

    answer = await sends(browser, "/ledger/meetings/1", **{f"presence{wang}": "absent"})

    assert answer.status_code == 303
    assert attendance(house, 1, "王建国").presence is Presence.ABSENT


async def test_a_correction_is_taken_back_in_the_chat(house):
    browser, li = await house.enter(SECRETARY), house.ids["李敏"]
    before = attendance(house, 1, "李敏")
    await sends(browser, "/ledger/meetings/1", **{f"presence{li}": "absent"})

    assert "更正到会" in await house.play.whispers(SECRETARY, "/undo")

    assert attendance(house, 1, "李敏") == before


# Dues


async def test_what_is_ticked_has_come(house):
    browser, zhao = await house.enter(SECRETARY), house.ids["赵敏"]
    assert due(house, "赵敏", OCTOBER).state is DueState.CLAIMED

    answer = await sends(browser, "/ledger/dues", paid=f"{zhao}:{OCTOBER}")

    assert answer.status_code == 303
    assert due(house, "赵敏", OCTOBER).state is DueState.CONFIRMED
    assert house.trail()[0] == "page_dues"
    assert "党费已收到" in (await browser.get(answer.headers["location"])).text


async def test_the_member_is_told_that_it_has_come(house):
    browser, zhao = await house.enter(SECRETARY), house.ids["赵敏"]

    await sends(browser, "/ledger/dues", paid=f"{zhao}:{OCTOBER}")
    await house.play.settle()

    assert any("10月" in one and "党费" in one for one in house.play.private("zhao"))


async def test_several_are_ticked_at_once(house):
    browser = await house.enter(COMMISSIONER)
    ticked = [f"{house.ids[name]}:{month}" for name in ("王建国", "陈静") for month in (OCTOBER, NOVEMBER)
              if due(house, name, month).state is not DueState.CONFIRMED]  # fmt: skip
    assert len(ticked) > 1

    answer = await sends(browser, "/ledger/dues", paid=ticked)

    assert answer.status_code == 303
    for name in ("王建国", "陈静"):
        assert due(house, name, OCTOBER).state is DueState.CONFIRMED


@pytest.mark.parametrize("ticked", ["", "x:y", "1:2026-13", "1:2030-01", "999:2026-10", "1", ":"])
async def test_what_cannot_be_ticked_is_refused(house, ticked):
    browser = await house.enter(SECRETARY)

    answer = await sends(browser, "/ledger/dues", paid=ticked)

    assert answer.status_code == 403
    assert house.trail()[0] == "page_enter"


async def test_more_than_half_a_year_at_once_is_for_the_branch_to_decide(house):
    chen = house.ids["陈静"]

    def reopen(records):
        for number in range(1, 12):
            records.dues.reopen(chen, Month(2026, number))
        records.audit.sign(Signature(branch_id=1, actor_id=None, action="test",
                                     at=house.play.clock.now))  # fmt: skip

    house.do(reopen)
    browser = await house.enter(SECRETARY)

    answer = await sends(
        browser, "/ledger/dues", paid=[f"{chen}:{Month(2026, number)}" for number in range(1, 9)]
    )

    assert answer.status_code == 403
    assert "支部研究决定" in answer.text
    assert due(house, "陈静", Month(2026, 1)).state is DueState.DUE


async def test_another_branchs_dues_are_out_of_reach(house):
    other = house.do(found)
    browser = await house.enter(SECRETARY)

    answer = await sends(browser, "/ledger/dues", paid=f"{other['member']}:{OCTOBER}")

    assert answer.status_code == 403
    found_due = house.look(lambda r: r.dues.find(other["member"], OCTOBER))
    assert found_due.state is DueState.DUE


# A member


async def test_a_slip_of_the_pen_is_put_right(house):
    browser, path = await house.enter(SECRETARY), f"/ledger/members/{house.ids['陈静']}"

    answer = await sends(browser, path, name="陈婧", group="二组", joined_on="2012-05-04")

    assert answer.headers["location"] == f"{path}?said=corrected"
    member = house.look(lambda r: r.people.find(house.ids["陈静"], house.play.clock.now.date()))
    assert (member.name, member.group.name) == ("陈婧", "二组")
    assert str(member.joined_on) == "2012-05-04"
    assert house.trail()[0] == "page_member"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "王建国"),  # somebody else's
        ("name", ""),
        ("name", "陈静" * 40),
        ("name", "陈静13812345678"),
        ("joined_on", "2030-01-01"),
        ("joined_on", "1900-01-01"),
        ("joined_on", "yesterday"),
        ("group", ""),
    ],
)
async def test_what_the_roster_would_not_take_is_refused_here(house, field, value):
    browser, path = await house.enter(SECRETARY), f"/ledger/members/{house.ids['陈静']}"
    whole = {"name": "陈静", "group": "一组", "joined_on": ""} | {field: value}

    answer = await sends(browser, path, **whole)

    assert answer.status_code == 403, answer.headers
    assert house.trail()[0] == "page_enter"


async def test_only_who_runs_the_branch_corrects_the_roster(house):
    browser = await house.enter(DEPUTY)

    answer = await browser.post(f"/ledger/members/{house.ids['陈静']}", data={"name": "x"})

    assert answer.status_code == 403


# Strictness


async def test_a_form_without_its_key_is_refused(house):
    browser, li = await house.enter(SECRETARY), house.ids["李敏"]
    other = await house.enter(COMMISSIONER)
    theirs = re.search(r'name="key" value="(\w+)"', (await other.get("/ledger")).text)[1]

    for key in ("", "x", theirs):
        answer = await browser.post(
            "/ledger/meetings/1", data={"key": key, f"presence{li}": "absent"}
        )
        assert answer.status_code == 403
    assert attendance(house, 1, "李敏").presence is not Presence.ABSENT
