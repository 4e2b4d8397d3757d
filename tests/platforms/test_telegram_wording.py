"""What people do on Telegram reaches the house in its own words."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram import Update

from bot.platforms.telegram.wording import Wording
from chat import Account, Joined, Left, Moved, Opened, Place, Pressed, Said, Sent, Wrote

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
GROUP = {"id": -1001, "type": "supergroup", "title": "第三支部"}
LI = {"id": 12, "is_bot": False, "first_name": "李", "last_name": "敏", "language_code": "zh-hans"}
PRIVATE = {"id": 12, "type": "private", "first_name": "李"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
ROBOT = {"id": 77, "is_bot": True, "first_name": "别的机器人"}


def heard(kind, **payload):
    """What the house hears of one update."""
    update = Update.de_json({"update_id": 7, kind: payload}, None)
    return Wording("Zhibu_Bot", {"help", "提醒", "remind", "提醒我"}).read(update, NOW)


def message(chat=GROUP, user=LI, **content):
    return heard("message", **{"message_id": 5, "date": 1, "chat": chat, "from": user, **content})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/help", Said("help")),
        ("/HELP", Said("HELP")),
        ("/help@zhibu_bot", Said("help")),
        ("/remind@ZHIBU_BOT 周五19:00 党课", Said("remind", "周五19:00 党课")),
        ("/提醒 周五19:00 党课：学习", Said("提醒", "周五19:00 党课：学习")),
        ("／提醒 明天", Said("提醒", "明天")),
        ("/提醒@zhibu_bot 明天", Said("提醒", "明天")),
        ("/提醒周五19:00 党课：学习 @三楼", Said("提醒", "周五19:00 党课：学习 @三楼")),
        ("/提醒周五19:00党课@三楼", Said("提醒", "周五19:00党课@三楼")),
        ("/提醒我明天", Said("提醒我", "明天")),
        ("/提醒我", Said("提醒我")),
        ("/helpme", None),
        ("/remind周五19:00", None),
        ("/请提醒", None),
        ("/remind\n每月5日9:00 交党费", Said("remind", "每月5日9:00 交党费")),
        ("/nonsense@zhibu_bot", Said("nonsense")),
        ("/help@other_bot", None),
        ("/nonsense", None),
        ("/", None),
        ("/ help", None),
        ("//help", None),
        ("/home/wang/名册", None),
        ("大家好", None),
        ("请看 /help", None),
    ],
)
def test_in_the_group_only_our_commands_are_heard(text, said):
    visit = message(text=text)

    assert (visit and visit.what) == said


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"text": "张三\n李四"}, Wrote("张三\n李四")),
        ({"text": "/nonsense 1"}, Said("nonsense", "1")),
        ({"text": "/"}, Said("")),
        ({"text": "/start"}, Opened()),
        ({"text": "/start claim-7"}, Opened("claim-7")),
        ({"text": "/start@zhibu_bot claim-7"}, Opened("claim-7")),
        (
            {"document": {"file_id": "F", "file_unique_id": "u", "file_name": "名册.xlsx",
                          "file_size": 9}},
            Sent("名册.xlsx", "F", 9),
        ),
        ({"document": {"file_id": "F", "file_unique_id": "u"}}, Sent("", "F", 0)),
        (
            {"photo": [{"file_id": "F", "file_unique_id": "u", "width": 1, "height": 1}],
             "caption": "名册"},
            Wrote("名册"),
        ),
        ({"contact": {"phone_number": "1", "first_name": "x"}}, Wrote("")),
    ],
)  # fmt: skip
def test_in_private_everything_is_meant_for_us(content, what):
    visit = message(PRIVATE, **content)

    assert visit.what == what
    assert visit.place == Place("telegram", "12", is_private=True)


def test_a_visit_says_who_where_and_when():
    visit = message(text="/help")

    assert (visit.key, visit.order, visit.at) == ("telegram:7", 7, NOW)
    assert visit.place == Place("telegram", "-1001")
    assert visit.account == Account("telegram", "12")
    assert (visit.account.language, visit.account.name) == ("zh-hans", "李 敏")
    assert (visit.card, visit.ticket) == ("", None)


def test_a_press_carries_its_card_and_fifteen_seconds():
    card = {"message_id": 5, "date": 1, "chat": GROUP, "text": "考勤", "from": ROBOT}

    visit = heard(
        "callback_query", id="99", data="att:1:coming", message=card, chat_instance="1",
        **{"from": LI},
    )  # fmt: skip

    assert visit.what == Pressed("att:1:coming")
    assert (visit.card, visit.place, visit.account.user) == ("5", Place("telegram", "-1001"), "12")
    assert (visit.ticket.id, visit.ticket.until) == ("99", NOW + timedelta(seconds=15))
    assert visit.at == NOW


def test_the_press_of_a_card_too_old_to_be_shown_still_counts():
    old = {"message_id": 5, "date": 0, "chat": GROUP}

    visit = heard(
        "callback_query", id="99", data="att:1:coming", message=old, chat_instance="1",
        **{"from": LI},
    )  # fmt: skip

    assert (visit.card, visit.place.chat) == ("5", "-1001")


def test_a_press_elsewhere_than_under_a_card_is_not_ours():
    assert heard("callback_query", id="1", data="x", chat_instance="1", **{"from": LI}) is None


def test_an_anonymous_administrator_has_no_account():
    visit = message(user=ANONYMOUS, sender_chat=GROUP, text="/help")

    assert visit.what == Said("help")
    assert visit.account is None


@pytest.mark.parametrize(
    "content",
    [
        {"sender_chat": {"id": -5, "type": "channel", "title": "党建"}},
        {"user": ROBOT},
        {"via_bot": ROBOT},
    ],
)
def test_channels_and_other_bots_are_not_listened_to(content):
    assert message(**{"text": "/help", **content}) is None


def test_topics_are_kept_and_chains_of_replies_are_none():
    topic = message(text="/help", message_thread_id=3, is_topic_message=True)
    reply = message(text="/help", message_thread_id=3)

    assert (topic.place.thread, reply.place.thread) == ("3", "")


def changed(chat, old, new):
    member = {"user": {**ROBOT, "username": "zhibu_bot"}}
    return heard(
        "my_chat_member", chat=chat, date=1, **{"from": LI},
        old_chat_member={**member, **old}, new_chat_member={**member, **new},
    )  # fmt: skip


KICKED = {"status": "kicked", "until_date": 0}
LEFT, MEMBER = {"status": "left"}, {"status": "member"}
RIGHTS = dict.fromkeys(
    ("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
     "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
     "can_send_other_messages", "can_add_web_page_previews", "can_change_info",
     "can_invite_users", "can_pin_messages", "can_manage_topics", "can_edit_tag",
     "can_react_to_messages"), True,
)  # fmt: skip
MUTED = {"status": "restricted", "until_date": 0, **RIGHTS}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (LEFT, MEMBER, Joined()),
        (KICKED, {**MUTED, "is_member": True}, Joined()),
        (MEMBER, LEFT, Left()),
        (MEMBER, KICKED, Left()),
        (MEMBER, {**MUTED, "is_member": False}, Left()),
        (MEMBER, {**MUTED, "is_member": True}, None),
        (LEFT, KICKED, None),
    ],
)
def test_the_bot_comes_and_goes(old, new, what):
    visit = changed(GROUP, old, new)

    assert (visit and visit.what) == what


def test_somebody_who_blocks_the_bot_has_left_their_private_chat():
    visit = changed(PRIVATE, MEMBER, KICKED)

    assert (visit.what, visit.place) == (Left(), Place("telegram", "12", is_private=True))
    assert changed(PRIVATE, KICKED, MEMBER) is None


def test_both_messages_of_a_migration_say_the_same():
    old = {"id": -5, "type": "group", "title": "第三支部"}

    leaving = message(old, migrate_to_chat_id=-1001)
    arriving = message(user=ANONYMOUS, sender_chat=GROUP, migrate_from_chat_id=-5)

    assert leaving.place == arriving.place == Place("telegram", "-5")
    assert leaving.what == arriving.what == Moved("-1001")


@pytest.mark.parametrize(
    "content",
    [
        {"new_chat_members": [LI]},
        {"left_chat_member": LI},
        {"pinned_message": {"message_id": 1, "date": 1, "chat": GROUP}},
        {"document": {"file_id": "F", "file_unique_id": "u", "file_name": "照片.jpg"}},
        {},
    ],
)
def test_what_else_goes_on_in_a_group_is_not_our_business(content):
    assert message(**content) is None


def test_edited_messages_are_not_read_again():
    assert (
        heard("edited_message", message_id=5, date=1, chat=PRIVATE, text="/help", **{"from": LI})
        is None
    )
