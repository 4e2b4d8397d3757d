"""What a phone shows before anything is opened: no amount, and abroad nothing of the Party."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cards.attendance_abroad import neutral_attendance_card, neutral_check_in_card
from cards.discretion import OpenNotice, cover_card, over_card, with_details
from cards.dues import neutral_card
from cards.moving import moved_card, postponed_card
from cards.nudges import called_off_card, meeting_reminder_card, nudge_card
from cards.posts import reminder_card
from cards.signups import published_card, signup_card
from chat import Card, Place, encode, line
from domain.attendance import Tally
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.months import Month
from domain.notices import Notice, NoticeKind, NoticeState
from domain.people import Branch, Member, Reader, hidden_names
from domain.posts import Post
from domain.signups import Lineup, Turn
from locales import Words, languages, sentences
from schedules.discretion import OPENS_ITSELF, WORDED, needs_cover
from schedules.letters import COMPOSERS, compose
from schedules.looks import LOOKS, WORDED_LOOKS
from tests.rehearsals.conftest import MONDAY, SHANGHAI, Play, text_of

TERMS = re.compile(
    "党|支部|支委|组织生活|书记|同志|预备|应到|会议|群众|委员"
    "|party|branch|committee|dues|comrade|probation|secretary|constitution|commissioner",
    re.IGNORECASE,
)
AMOUNT = re.compile(r"\d+\.\d\d|元|yuan")
FRIDAY = datetime(2026, 11, 6, 14, 30, tzinfo=SHANGHAI)
BRANCH = Branch(id=1, name="第三支部", timezone=SHANGHAI, language="zh_CN")
READER = Reader(account_id=1, platform="x", user="u", language="zh_CN",
                timezone=ZoneInfo("Europe/Berlin"), is_reachable=True)  # fmt: skip
MEETING = Meeting(
    id=7, branch_id=1, kind=MeetingKind.ORGANIZATIONAL_LIFE_MEETING, title="学习党章",
    place="党员活动室", starts_at=FRIDAY, ends_at=FRIDAY + timedelta(hours=2),
    state=MeetingState.PUBLISHED, scope=Scope.ALL,
)  # fmt: skip


def looks(words: Words) -> dict[str, Card]:
    """Every card with a neutral wording, as its composer has it drawn for a phone abroad."""
    tally, seen = Tally(expected=28, coming=15, on_leave=2), (BRANCH, READER, MONDAY, words)
    over = replace(MEETING, state=MeetingState.CLOSED)
    lineup = Lineup(names={}, signups=(), turns=(), on_leave=frozenset(), is_arranged=False)
    return {
        "attendance": neutral_attendance_card(MEETING, tally, BRANCH, READER, words),
        "attendance, over": neutral_attendance_card(over, tally, BRANCH, READER, words),
        "check_in": neutral_check_in_card(MEETING, tally, BRANCH, READER, words),
        "signup": signup_card(MEETING, lineup, SHANGHAI, words, has_deputy=True, as_of=""),
        NoticeKind.MEETING_REMINDER: meeting_reminder_card(MEETING, *seen),
        NoticeKind.NUDGE: nudge_card(MEETING, *seen, name="李明"),
        NoticeKind.CANCELLED: called_off_card(MEETING, *seen),
        NoticeKind.MOVED: moved_card(MEETING, FRIDAY - timedelta(days=1), *seen),
        "moved elsewhere": moved_card(MEETING, FRIDAY, *seen),
        NoticeKind.POSTPONED: postponed_card(MEETING, *seen),
        NoticeKind.DUES_CALL: neutral_card(Month(2026, 11), 1, words),
        NoticeKind.DUES_CONFIRMED: line(words("dues.received", months="11")),
        NoticeKind.DUES_TAKEN_BACK: line(words("dues.taken_back", months="11", collector="李敏")),
        NoticeKind.POST_REMINDER: reminder_card(Post(id=1, branch_id=1, text="党费"), words),
        "cover": cover_card(1, 5, words),
        "over": over_card(Words(words.language)),
    }


def shown(card: Card) -> str:
    buttons = [button.label + getattr(button, "long", "") for row in card.rows for button in row]
    fields = [part for field in card.fields for part in field]
    return "\n".join([card.title, card.lead, *fields, card.note, *buttons])


@pytest.mark.parametrize("language", languages())
def test_no_neutral_card_says_what_where_or_who(language):
    told = {name: shown(card) for name, card in looks(Words(language, is_neutral=True)).items()}

    assert {name: text for name, text in told.items() if TERMS.search(text)} == {}
    assert {name: text for name, text in told.items() if re.search("李明|李敏|学习", text)} == {}
    assert {name: text for name, text in told.items() if AMOUNT.search(text)} == {}


def test_every_notice_there_is_has_a_neutral_wording_that_was_looked_at_or_a_cover():
    seen = set(looks(Words("zh_CN", is_neutral=True)))
    worded = {kind for kind in COMPOSERS if kind is not NoticeKind.CARD
              and not needs_cover(notice(kind))}  # fmt: skip
    hanging = {kind for kind in LOOKS if not needs_cover(notice(NoticeKind.CARD, f"{kind}:1"))}

    assert worded == WORDED | OPENS_ITSELF <= seen
    assert hanging == WORDED_LOOKS <= seen


def notice(kind: NoticeKind, subject: str = "1") -> Notice:
    return Notice(id=5, branch_id=1, kind=kind, subject=subject, due_at=MONDAY, member_id=1)


@pytest.mark.parametrize("language", languages())
def test_the_neutral_sentences_are_another_wording_of_known_ones(language):
    neutral = {key: text for key, text in sentences(language).items() if key.startswith("neutral.")}

    assert len(neutral) > 15
    assert {key: text for key, text in neutral.items() if TERMS.search(text)} == {}


def test_the_chinese_card_says_when_by_the_own_clock():
    card = with_details(looks(Words("zh_CN", is_neutral=True))[NoticeKind.NUDGE], 1, 5,
                        Words("zh_CN"))  # fmt: skip

    assert card.lead == "周五07:30（您当地时间）有一场活动，\n方便时点一下，能来不能来都行。"
    assert [button.label for button in card.rows[0]] == ["参加", "请假", "免提醒", "详情"]


abroad = pytest.mark.parametrize("play", ["abroad", "poor abroad"], indirect=True)


def says_english(play: Play, *users: str) -> None:
    def work(records):
        for user in users:
            records.accounts.set(records.accounts.find("rehearsal", user).id, language="en")

    play.app.writer.submit(work).result()


@abroad
async def test_what_was_hinted_at_is_opened_with_a_tap_and_only_by_its_reader(play):
    says_english(play, "li")
    await play.until(datetime(2026, 11, 5, 9, tzinfo=SHANGHAI))
    await play.whispers("chen", "/dues")
    await play.presses("chen", "我已交")

    cover = play.private("li")[-1]
    assert cover == "There is one item for you.\n[Details]"
    card = play.card_with("li", "Details")
    wire = encode(card.card.rows[0][0].press)
    assert not TERMS.search("\n".join(play.private("emma")))

    before = len(play.private("li"))
    for user in ("chen", "guest"):
        await play.stage.sends_wire(user, card, wire)
        await play.settle()
        assert "陈静" not in "\n".join(play.private(user))
    assert len(play.private("li")) == before
    await play.presses("li", "Details")
    assert "To be confirmed" in play.private("li")[-1]
    assert "[陈静" in play.private("li")[-1]


@abroad
async def test_a_member_abroad_reads_nothing_of_the_party_before_they_ask(play):
    await play.whispers("wang", "/meeting 周五14:30-16:30 主题党日：学习党章 @党员活动室")
    await play.presses("wang", "发布")
    await play.until(FRIDAY - timedelta(hours=47))
    assert "[Details]" in play.private("emma")[-1]
    await play.presses("emma", "Coming")
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "11月6日 周五 14:30 主题党日")
    await press_change(play, "改时间")
    await play.whispers("wang", "周六9:00 @四楼会议室")
    await play.presses("wang", "确认改")

    told = [text_of(one) for one in play.stage.messages if one.chat == "emma" and not one.author]
    pushed = [text for text in told if "session" in text]
    assert len(pushed) >= 2
    assert not TERMS.search("\n".join(pushed))
    opened = await opens(play, "emma")
    assert "学习党章" in opened
    assert "[Theme day]" in opened


async def press_change(play: Play, label: str) -> None:
    """On a card with little room the changes open on one of their own."""
    if not play.stage.abilities.can_edit_later:
        await play.presses("wang", "改动")
    await play.presses("wang", label)


async def opens(play: Play, user: str) -> str:
    before = len(play.private(user))
    await play.presses(user, "Details")
    return "\n".join(play.private(user)[before:])


async def test_a_notice_that_is_not_there_is_not_opened(play):
    place = Place("rehearsal", "chen", "", is_private=True)
    message = play.stage._add(place.chat, card=line("卡片"))
    for press in (OpenNotice(1, 999), OpenNotice(99, 1)):
        await play.stage.sends_wire("chen", message, encode(press))
        assert "失效" in play.transcript("chen") + "".join(play.stage.cast["chen"].pop_ups)


def test_in_a_group_abroad_the_speaking_order_leaves_a_name_out():
    turns = tuple(Turn(member_id=number, position=number) for number in (1, 2, 3))
    names = {1: "王建国", 2: "吴迪", 3: "李敏"}
    lineup = Lineup(names=names, signups=(), turns=turns, on_leave=frozenset(), is_arranged=True)

    card = published_card(MEETING, lineup, SHANGHAI, Words("zh_CN"), hidden={2})
    assert card.lead == "王建国、一位同志、李敏"


@pytest.mark.parametrize("marked", [False, True])
def test_only_marked_members_are_hidden(marked):
    member = Member(id=1, branch_id=1, name="吴迪", is_abroad=marked)

    assert hidden_names([member, replace(member, name="陈静", is_abroad=False)]) == (
        ["吴迪"] if marked else []
    )


@pytest.mark.parametrize("language", languages())
async def test_no_push_shows_an_amount_before_it_is_opened(play, language):
    """A month of dues with its corrections: all that was written to anybody, composed anew."""
    says_english(play, *(["li", "wang", "chen"] if language == "en" else []))
    await play.until(datetime(2026, 11, 5, 9, tzinfo=SHANGHAI))
    for label in ({"en": "Details"}.get(language), {"en": "I've paid"}.get(language, "我已交")):
        if label:
            await play.presses("chen", label)
    await play.presses("yang", "按季交")
    await play.waits(minutes=1)
    await play.presses("li", "陈静")
    await play.whispers("li", "/undo")
    await play.waits(days=2)

    letters = play.app.reader.submit(lambda records: written(records, play)).result()
    kinds = {kind for kind, _ in letters}
    assert {NoticeKind.DUES_CALL, NoticeKind.RHYTHM_ASKED, NoticeKind.CARD} <= kinds
    assert [(kind, text) for kind, text in letters if AMOUNT.search(text)] == []


def written(records, play: Play) -> list[tuple[NoticeKind, str]]:
    """Every private notice so far as its reader would see it now."""
    abilities = {"rehearsal": play.stage.abilities}
    rows = records.notices.of(1, list(NoticeKind), list(NoticeState))
    letters = [
        (one.kind, compose(one, records, play.clock.now, abilities))
        for row in rows
        if row.member_id is not None and (one := records.notices.find(row.id)) is not None
    ]
    return [(kind, shown(letter.card)) for kind, letter in letters if letter is not None]
