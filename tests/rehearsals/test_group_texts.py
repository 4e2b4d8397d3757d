"""Whatever has happened in a month, the group reads counts: no name beside what was not done."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.guarding import wording
from chat import Abilities
from domain.attendance import Answer, Leave, Presence
from domain.digest import DigestState
from domain.guard import Decision, inspect
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.months import Month
from domain.notices import NoticeKind
from domain.nudges import notice_subject
from domain.proposing import propose
from domain.signups import Wish
from locales import languages
from schedules.desk import at_desk
from schedules.letters import COMPOSERS
from schedules.looks import LOOKS
from storage import Signature
from storage.planning import situation_of
from tests.rehearsals.conftest import SHANGHAI

HELD = datetime(2026, 11, 13, 14, tzinfo=SHANGHAI)
MONTH = Month(2026, 11)
BESIDE = re.compile(
    r"未交|未到|缺席|未签到|未答复|未参加|欠|病|手术|事假|流动|元|[¥￥]\s*\d|\d+\.\d\d"
    r"|unpaid|absent|missing|sick|yuan",
    re.IGNORECASE,
)
RICH = Abilities(can_edit_later=True, can_pop_up=True, max_buttons=100)
ABROAD = Abilities(can_edit_later=False, can_pop_up=True, max_buttons=6, is_abroad=True)

MEMBERS = st.fixed_dictionaries(
    {
        "answer": st.sampled_from([None, *Answer]),
        "leave": st.sampled_from([None, *Leave]),
        "recorded": st.sampled_from([None, *Presence]),
        "dues": st.sampled_from(["none", "owed", "claimed", "confirmed"]),
        "amount": st.decimals("0.20", "300.00", places=2),
        "wish": st.sampled_from([None, *Wish]),
        "has_read": st.booleans(),
    }
)
MONTHS = st.fixed_dictionaries(
    {
        "members": st.lists(MEMBERS, min_size=11, max_size=11),
        "kind": st.sampled_from(MeetingKind),
        "title": st.sampled_from(["学习党章", "李敏讲党课", "陈静、杨帆领学", ""]),
        "abilities": st.sampled_from([RICH, ABROAD]),
        "passed": st.integers(-72, 24 * 20),
    }
)


class Done(Exception):
    """What the group would have read; nothing of that month is kept."""


def happens(records, month) -> int:
    """A meeting, a notice, a month's dues, a plan and a digest, as the month has it."""
    meeting_id = records.meetings.draft(
        Meeting(
            id=0, branch_id=1, kind=month["kind"], title=month["title"], place="三楼会议室",
            starts_at=HELD, ends_at=HELD + timedelta(hours=2), scope=Scope.ALL, created_by=1,
        )
    )  # fmt: skip
    records.meetings.change(meeting_id, state=month["state"].value, published_at=HELD)
    people = records.people.of(1, HELD.date())
    records.meetings.expect(meeting_id, [one.id for one in people])
    post = records.posts.draft(1, "请周四前交笔记", by=1, at=HELD)
    records.posts.publish(post, [one.id for one in people], HELD)
    for member, was in zip(people, month["members"], strict=True):
        if was["answer"]:
            records.attendance.answer(meeting_id, member.id, was["answer"], HELD)
        if was["answer"] is Answer.LEAVE and was["leave"]:
            records.attendance.explain(meeting_id, member.id, was["leave"])
        if was["recorded"]:
            records.attendance.record(
                meeting_id, member.id, was["recorded"], by=1, at=HELD, is_late=False
            )
        if was["dues"] != "none":
            records.dues.owe(1, member.id, MONTH, Decimal(was["amount"]))
        if was["dues"] == "claimed":
            records.dues.claim(member.id, MONTH, HELD)
        if was["dues"] == "confirmed":
            records.dues.confirm(member.id, MONTH, by=2, at=HELD)
        if was["wish"]:
            records.signups.add(meeting_id, member.id, was["wish"], HELD)
        if was["has_read"]:
            records.posts.read(post, member.id, HELD)
    records.digests.write(1, MONTH, HELD)
    records.digests.set_state(1, MONTH, DigestState.GOES)
    return meeting_id


def group_texts(records, month, meeting_id) -> list[str]:
    branch, now = records.branches.one(1), HELD + timedelta(hours=month["passed"])
    meeting = records.meetings.find(meeting_id)
    situation = situation_of(records, branch, MONTH, now)
    plan = records.plans.keep(1, MONTH, propose(MONTH, situation, lambda day: day.weekday() < 5))
    [post] = [one.id for one in records.posts.since(1, HELD - timedelta(days=1))]
    cards = []

    def read(compose, subject):
        desk = at_desk(
            branch=branch, records=records, now=now, language=month["language"],
            subject=str(subject), abilities=month["abilities"], reader=None,
        )  # fmt: skip
        cards.append(compose(desk))

    for look, subject in [("attendance", meeting_id), ("check_in", meeting_id),
                          ("signup", meeting_id), ("dues", MONTH), ("post", post),
                          ("claim", ""), ("olm", "1:2026")]:  # fmt: skip
        read(LOOKS[look], subject)
    for kind, subject in [(NoticeKind.GROUP_NUDGE, notice_subject(meeting)),
                          (NoticeKind.DIGEST, MONTH), (NoticeKind.PLAN, plan),
                          (NoticeKind.SPEAKING_ORDER, meeting_id)]:  # fmt: skip
        read(COMPOSERS[kind], subject)
    return [wording(card) for card in cards if card is not None]


@pytest.fixture
def reads(play):
    """What the group reads of such a month."""

    def read(month):
        def work(records):
            texts = group_texts(records, month, happens(records, month))
            records.audit.sign(Signature(branch_id=1, actor_id=1, action="test", at=HELD))
            raise Done(texts)

        with pytest.raises(Done) as done:
            play.app.writer.submit(work).result()
        return done.value.args[0]

    return read


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("state", [one for one in MeetingState if one is not MeetingState.DRAFT])
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(month=MONTHS)
def test_no_name_stands_beside_what_was_not_done_nor_beside_an_amount(
    play, reads, state, language, month
):
    names = play.app.reader.submit(lambda records: records.people.names(1)).result().values()

    texts = reads({**month, "state": state, "language": language})

    assert len(texts) >= 6
    for text in texts:
        found = inspect(text, names)
        assert found.decision is not Decision.BLOCK, text
        assert found.reason not in {"naming_members", "health_reason"}, text
        for line in text.splitlines():
            assert not (BESIDE.search(line) and any(name in line for name in names)), text
