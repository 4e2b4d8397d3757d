"""The Telegram of our tests keeps Telegram's rules; asked by real python-telegram-bot."""

import asyncio
import struct
from datetime import timedelta

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.request import HTTPXRequest

from tests.botapi import BotApi

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 640, 480, 8, 2, 0, 0, 0)
PRESENT = "att:42:present"


def ptb(api, token=None):
    """A bot with PTB's default transport; without certificates, which take 0.1 s to load."""
    plain = {"verify": False}
    return Bot(
        token or api.token,
        base_url=f"{api.url}/bot",
        base_file_url=f"{api.url}/file/bot",
        request=HTTPXRequest(httpx_kwargs=plain),
        get_updates_request=HTTPXRequest(httpx_kwargs=plain),
    )


def keyboard(*labels_and_data):
    rows = [[InlineKeyboardButton(label, callback_data=data)] for label, data in labels_and_data]
    return InlineKeyboardMarkup(rows)


@pytest.fixture(autouse=True)
def delays_are_timedeltas(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def api():
    async with BotApi() as api:
        yield api


@pytest.fixture
async def strict():
    """A server with flood limits, under a clock that stands still."""
    async with BotApi(limits=True, clock=lambda: 1_700_000_000.0) as api:
        yield api


@pytest.fixture
async def bot(api):
    async with ptb(api) as bot:
        yield bot


@pytest.fixture
def wang(api):
    return api.user(11, "王书记", username="wang_shuji")


@pytest.fixture
def li(api):
    return api.user(12, "李明")


@pytest.fixture
def branch(api, wang, li):
    return api.group(-1001, "第一支部", members=[li], admins=[wang])


async def heard(bot, **options):
    return [update.update_id for update in await bot.get_updates(**options)]


# People and private chats


async def test_nobody_is_written_to_before_they_press_start(bot, li):
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(li.id, "你好")
    li.start("join_7")

    [update] = await bot.get_updates()
    await bot.send_message(li.id, "你好")

    assert update.message.text == "/start join_7"
    assert update.message.from_user.language_code == "zh-hans"
    assert update.message.entities[0].type == "bot_command"
    assert [message.text for message in li.private] == ["你好"]


async def test_a_person_who_blocks_the_bot_is_out_of_reach_until_the_next_start(bot, li):
    li.start()
    li.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(li.id, "你好")
    li.start()

    assert (await bot.send_message(li.id, "你好")).text == "你好"
    changes = [u.my_chat_member for u in await bot.get_updates() if u.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_strangers_and_other_chats_are_not_found(bot):
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(404, "?")


# What is heard in groups


async def test_in_privacy_mode_chatter_stays_among_people(api, bot, li, branch):
    await bot.send_message(branch.id, "通知")
    card = api.messages(branch)[0]
    li.says(branch, "今天天气不错")
    li.says(branch, "/remind@other_bot 明天")
    li.says(branch, "/remind 明天 19:00")
    li.says(branch, "/remind@zhibu_bot")
    li.says(branch, "收到", reply_to=card)
    li.says(branch, "请 @zhibu_bot 看")
    li.sends_file(branch, "花.jpg", b"x")

    texts = [update.message.text for update in await bot.get_updates()]

    assert texts == ["/remind 明天 19:00", "/remind@zhibu_bot", "收到", "请 @zhibu_bot 看"]


async def test_an_administrator_bot_hears_everything(bot, li, branch, wang):
    branch.sets_bot(wang, "administrator")
    li.says(branch, "今天天气不错")

    last = (await bot.get_updates())[-1]

    assert last.message.text == "今天天气不错"


async def test_an_anonymous_administrator_speaks_as_the_group(bot, branch):
    branch.anonymous_says("/remind 明天")

    [update] = await bot.get_updates()

    assert update.effective_user.id == 1087968824
    assert update.message.sender_chat.id == branch.id


async def test_command_entities_count_in_utf16(bot, branch, li):
    li.says(branch, "/start 😀 /help")

    [update] = await bot.get_updates()

    assert list(update.message.parse_entities(["bot_command"]).values()) == ["/start", "/help"]


async def test_a_file_is_fetched_byte_for_byte(bot, li):
    li.start()
    li.sends_file(li.chat, "名单.xlsx", b"\x00\xff" * 5000, caption="名单")

    update = (await bot.get_updates())[-1]
    file = await bot.get_file(update.message.document.file_id)

    assert update.message.document.file_name == "名单.xlsx"
    assert update.message.caption == "名单"
    assert bytes(await file.download_as_bytearray()) == b"\x00\xff" * 5000


# getUpdates


async def test_an_offset_forgets_everything_before_it_on_arrival(bot, li):
    li.start()
    first = (await heard(bot))[0]
    li.says(li.chat, "二")
    li.says(li.chat, "三")

    assert await heard(bot) == [first, first + 1, first + 2]
    assert await heard(bot, limit=1, offset=first + 1) == [first + 1]
    assert await heard(bot, offset=0) == [first + 1, first + 2]
    assert await heard(bot, offset=-1) == [first + 2]
    assert await heard(bot) == [first + 2]


async def test_a_long_poll_wakes_for_the_first_update(api, bot, li):
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await api.until(lambda: api.of("getUpdates"))
    li.start()

    assert len(await asyncio.wait_for(waiting, 2)) == 1


async def test_an_empty_long_poll_ends_after_its_timeout(bot):
    assert await asyncio.wait_for(bot.get_updates(timeout=1), 3) == ()


async def test_a_second_poller_ends_the_first_with_a_conflict(api, bot):
    async with ptb(api) as other:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        await api.until(lambda: api.of("getUpdates"))
        second = asyncio.create_task(other.get_updates(timeout=1))

        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await asyncio.wait_for(first, 2)
        assert await second == ()


async def test_only_the_kinds_asked_for_are_queued(api, bot, li, branch, wang):
    branch.sets_bot(wang, "administrator")
    newcomer = api.user(13, "赵敏")
    await bot.get_updates(allowed_updates=["chat_member"], offset=-1)
    li.says(branch, "/help")
    branch.joins(newcomer)

    changes = [update.chat_member for update in await bot.get_updates() if update.chat_member]

    assert [change.new_chat_member.user.first_name for change in changes] == ["赵敏"]
    assert not [update for update in await bot.get_updates() if update.message]


async def test_a_press_waits_150_seconds_and_no_longer(api, bot, li, branch):
    await bot.send_message(branch.id, "签到", reply_markup=keyboard(("到", PRESENT)))
    [card] = api.messages(branch)
    li.presses(card, "到")
    li.says(branch, "/help")
    api.skip(149)
    assert len(await heard(bot)) == 2
    api.skip(2)

    [left] = await bot.get_updates()

    assert left.message.text == "/help"


# Presses


async def test_a_press_shows_the_card_as_it_is_now_and_is_answered_once(api, bot, li, branch):
    markup = keyboard(("到", PRESENT))
    sent = await bot.send_message(branch.id, "到 0", reply_markup=markup)
    await sent.edit_text("到 1", reply_markup=markup)
    [card] = api.messages(branch)
    press = li.presses(card, "到")

    [update] = await bot.get_updates()
    await update.callback_query.answer("已登记：到", show_alert=True)

    assert update.callback_query.data == PRESENT
    assert update.callback_query.message.text == "到 1"
    assert li.popups == [press.answer]
    assert (press.answer.text, press.answer.is_alert) == ("已登记：到", True)
    assert 0 < press.answer.latency < 5
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
        await update.callback_query.answer()


async def test_an_answer_after_15_seconds_or_too_long_is_refused(api, bot, li, branch):
    await bot.send_message(branch.id, "签到", reply_markup=keyboard(("到", PRESENT)))
    press = li.presses(api.messages(branch)[0], PRESENT)
    with pytest.raises(BadRequest):
        await bot.answer_callback_query(press.id, "长" * 201)
    with pytest.raises(BadRequest, match=r"(?i)url_invalid"):
        await bot.answer_callback_query(press.id, url="https://example.org/")
    api.skip(16)

    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(press.id)


async def test_an_answer_may_lead_into_the_private_chat(api, bot, li, branch):
    await bot.send_message(branch.id, "签到", reply_markup=keyboard(("到", PRESENT)))
    press = li.presses(api.messages(branch)[0], "到")

    await bot.answer_callback_query(press.id, url="t.me/zhibu_bot?start=dues")

    assert li.popups[0].url == "t.me/zhibu_bot?start=dues"


async def test_a_forged_press_carries_data_that_no_button_has(api, bot, li, branch):
    await bot.send_message(branch.id, "签到", reply_markup=keyboard(("到", PRESENT)))
    card = api.messages(branch)[0]
    with pytest.raises(AssertionError, match="no button"):
        li.presses(card, "att:43:present")
    li.presses(card, "att:43:present", forged=True)

    [update] = await bot.get_updates()

    assert update.callback_query.data == "att:43:present"


# Texts and keyboards


async def test_html_becomes_plain_text_and_entities(api, bot, li, branch):
    source = '😀<b>粗<i>斜</i></b> &lt;&amp;&#20013; <a href="https://a.cn">链</a>'
    source += (
        f' <a href="tg://user?id={li.id}">李</a> <pre><code class="language-py">x</code></pre>'
    )
    message = await bot.send_message(branch.id, source, parse_mode="HTML")

    assert message.text == "😀粗斜 <&中 链 李 x"
    kinds = [(entity.type, message.parse_entity(entity)) for entity in message.entities]
    assert kinds == [
        ("bold", "粗斜"),
        ("italic", "斜"),
        ("text_link", "链"),
        ("text_mention", "李"),
        ("pre", "x"),
    ]
    assert message.entities[3].user.id == li.id
    assert message.entities[4].language == "py"
    assert api.messages(branch)[0].html == source


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("党<b>x", "Can't find end tag corresponding to start tag b"),
        ("党<b>x</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href>x</a>", "Expected equal sign in declaration of an attribute"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler"'),
    ],
)
async def test_wrong_html_is_refused_with_telegrams_words(bot, branch, source, reason):
    with pytest.raises(BadRequest, match=f"(?i)^can't parse entities: ({reason})"):
        await bot.send_message(branch.id, source, parse_mode="HTML")


async def test_texts_are_measured_after_parsing(bot, branch):
    fits = await bot.send_message(branch.id, f"<b>{'长' * 4096}</b> ", parse_mode="HTML")
    assert len(fits.text) == 4096

    for text, reason in (("长" * 4097, "Message is too long"), (" \n", "must be non-empty")):
        with pytest.raises(BadRequest, match=reason):
            await bot.send_message(branch.id, text)


async def test_button_data_is_64_bytes_at_most_and_keyboards_100_buttons(api, bot, branch):
    await bot.send_message(branch.id, "x", reply_markup=keyboard(("好", "党" * 21)))
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(branch.id, "x", reply_markup=keyboard(("好", "党" * 22)))
    with pytest.raises(BadRequest, match="Reply markup is too long"):
        await bot.send_message(branch.id, "x", reply_markup=keyboard(*[("好", "1")] * 101))
    bare = InlineKeyboardMarkup([[InlineKeyboardButton("好")]])
    with pytest.raises(BadRequest, match="text buttons are unallowed"):
        await bot.send_message(branch.id, "x", reply_markup=bare)
    link = InlineKeyboardMarkup(
        [[InlineKeyboardButton("开", url="https://t.me/zhibu_bot?start=a")]]
    )
    await bot.send_message(branch.id, "x", reply_markup=link)

    assert api.messages(branch)[1].keyboard == [[("开", "https://t.me/zhibu_bot?start=a")]]


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(api, bot, branch):
    sent = await bot.send_message(branch.id, "到 0", reply_markup=keyboard(("到", PRESENT)))
    [card] = api.messages(branch)

    await sent.edit_text("到 1")

    assert (card.text, card.keyboard, card.edits) == ("到 1", [], 1)
    assert card.history[0].keyboard == [[("到", PRESENT)]]


async def test_an_edit_that_changes_nothing_is_refused(bot, branch):
    markup = keyboard(("到", PRESENT))
    sent = await bot.send_message(branch.id, "<b>到</b>", parse_mode="HTML", reply_markup=markup)
    same = "^Message is not modified: specified new message content and reply markup are exactly"
    with pytest.raises(BadRequest, match=same):
        await sent.edit_text("<b>到</b>", parse_mode="HTML", reply_markup=markup)
    with pytest.raises(BadRequest, match=same):
        await sent.edit_reply_markup(markup)

    assert (await sent.edit_reply_markup(None)).reply_markup is None


async def test_only_own_messages_that_stand_there_can_be_changed(bot, branch, li):
    sent = await bot.send_message(branch.id, "x")
    question = li.says(branch, "/help")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("y", branch.id, question.id)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(branch.id, question.id)
    await sent.delete()

    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("y")
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()


async def test_topics_of_a_forum_must_exist(api, bot, wang):
    forum = api.group(-1002, "支部论坛", admins=[wang], forum=True)
    thread = forum.topic("会议")
    wang.says(forum, "/help", topic=thread)
    last = (await bot.get_updates())[-1]
    await bot.send_message(forum.id, "x", message_thread_id=last.message.message_thread_id)

    assert api.messages(forum)[0].thread == thread
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "x", message_thread_id=999)


# Files


async def test_documents_and_photos_keep_their_bytes(api, bot, branch):
    first = await bot.send_document(
        branch.id, b"PK\x03", filename="签到表.xlsx", caption="<b>表</b>"
    )
    await bot.send_photo(branch.id, PNG, caption="<b>图</b>", parse_mode="HTML")
    await bot.send_document(branch.id, first.document.file_id)
    table, chart, again = api.messages(branch)

    assert (table.file.name, table.file.body, table.text) == ("签到表.xlsx", b"PK\x03", "<b>表</b>")
    assert (chart.file.body, chart.text, chart.file.size) == (PNG, "图", (640, 480))
    assert again.file is table.file


async def test_what_is_no_picture_or_too_thin_is_no_photo(bot, branch):
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(branch.id, b"PK")
    thin = PNG[:16] + struct.pack(">II", 4000, 100) + PNG[24:]
    with pytest.raises(BadRequest, match=r"(?i)photo_invalid_dimensions"):
        await bot.send_photo(branch.id, thin)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(branch.id, PNG, caption="长" * 1025)


# Chats and members


async def test_members_show_their_status(api, bot, wang, li, branch):
    stranger = api.user(14, "一个路人")
    deputy = api.user(15, "赵敏")
    branch.sets(deputy, "administrator")

    people = (wang, deputy, li, stranger)
    found = [await bot.get_chat_member(branch.id, person.id) for person in people]
    chiefs = await bot.get_chat_administrators(branch.id)

    assert [one.status for one in found] == ["creator", "administrator", "member", "left"]
    assert [chief.user.first_name for chief in chiefs] == ["王书记", "赵敏"]
    assert (await bot.get_chat(branch.id)).title == "第一支部"


async def test_the_bot_is_added_pins_as_administrator_and_leaves(api, bot, wang, li):
    group = api.group(-7, "新支部", [li], [wang], kind="group", bot="left")
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "x")
    api.adds_bot(group, by=wang)
    change, service = await bot.get_updates()
    assert change.my_chat_member.new_chat_member.status == "member"
    assert service.message.new_chat_members[0].id == bot.id

    sent = await bot.send_message(group.id, "大家好")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await sent.pin()
    group.sets_bot(wang, "administrator")
    await sent.pin()
    await bot.leave_chat(group.id)

    assert group.pinned == [sent.message_id]
    assert group.bot == "left"


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_kicked_bot_is_told_so(api, bot, wang, kind):
    group = api.group(-8, "支部", admins=[wang], kind=kind)
    api.kicks_bot(group, by=wang)

    with pytest.raises(Forbidden, match=f"bot was kicked from the {kind} chat"):
        await bot.send_message(group.id, "x")
    [update] = await bot.get_updates()
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_a_group_moves_to_a_new_id_and_the_old_one_says_where(api, bot, wang, li):
    group = api.group(-9, "支部", [li], [wang], kind="group")
    sent = await bot.send_message(group.id, "旧")
    new = group.migrates(-1009)

    old_note, new_note = await bot.get_updates()
    assert (old_note.message.chat.id, old_note.message.migrate_to_chat_id) == (-9, -1009)
    assert (new_note.message.chat.id, new_note.message.migrate_from_chat_id) == (-1009, -9)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "新")
    assert moved.value.new_chat_id == -1009
    with pytest.raises(ChatMigrated):
        await sent.edit_text("新")
    await bot.send_message(new.id, "新")
    assert [message.text for message in api.messages(new)] == ["新"]


# The bot itself


async def test_commands_are_kept_by_scope_and_language(api, bot):
    groups = BotCommandScopeAllGroupChats()
    await bot.set_my_commands([BotCommand("remind", "提醒")])
    await bot.set_my_commands([("dues", "Dues")], scope=groups, language_code="en")

    assert (await bot.get_my_commands())[0].description == "提醒"
    assert api.commands["all_group_chats", "en"][0]["command"] == "dues"
    await bot.delete_my_commands(BotCommandScopeDefault())
    assert await bot.get_my_commands() == ()
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("提醒", "提醒")])
    assert await bot.set_my_description("支部助手")
    assert await bot.set_my_short_description("支部助手")
    assert await bot.delete_webhook()


async def test_wrong_tokens_and_unknown_methods_are_refused(api):
    stranger = ptb(api, "2:WRONG")
    with pytest.raises(InvalidToken, match="rejected by the server"):
        await stranger.initialize()
    await stranger.shutdown()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{api.url}/bot{api.token}/makeTea") as tea:
            assert tea.status == 404
        async with session.get(f"{api.url}/bot{api.token}/GETME") as me:
            assert (await me.json())["result"]["username"] == "zhibu_bot"


async def test_json_bodies_are_as_good_as_forms(api, branch):
    rows = {"inline_keyboard": [[{"text": "到", "callback_data": PRESENT}]]}
    call = {"chat_id": branch.id, "text": "签到", "reply_markup": rows}
    url = f"{api.url}/bot{api.token}/sendMessage"
    async with aiohttp.ClientSession() as session, session.post(url, json=call) as sent:
        assert (await sent.json())["ok"]

    assert api.messages(branch)[0].labels == ["到"]


# Flood limits


async def test_a_group_takes_20_sends_and_edits_a_minute(strict):
    group = strict.group(-5, "支部", [strict.user(1, "李明")])
    async with ptb(strict) as bot:
        sent = await bot.send_message(group.id, "0")
        for number in range(1, 20):
            strict.skip(1)
            await sent.edit_text(str(number))
        strict.skip(1)
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(group.id, "x")
        assert refused.value.retry_after == timedelta(seconds=40)
        strict.skip(40)
        await bot.send_message(group.id, "x")

    assert [call.method for call in strict.refusals] == ["sendMessage"]


async def test_a_chat_takes_a_burst_of_three_then_one_a_second(strict):
    li = strict.user(1, "李明")
    li.start()
    async with ptb(strict) as bot:
        for number in range(3):
            await bot.send_message(li.id, str(number))
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(li.id, "x")
        assert refused.value.retry_after == timedelta(seconds=1)
        strict.skip(1)
        await bot.send_message(li.id, "x")


async def test_all_chats_together_take_30_a_second_and_answers_are_free(strict):
    people = [strict.user(number, "某") for number in range(1, 32)]
    for person in people:
        person.start()
    async with ptb(strict) as bot:
        await bot.send_message(1, "x", reply_markup=keyboard(("到", PRESENT)))
        for person in people[1:30]:
            await bot.send_message(person.id, "x")
        with pytest.raises(RetryAfter):
            await bot.send_message(31, "x")
        for _ in range(40):
            press = people[0].presses(people[0].private[0], "到")
            await bot.answer_callback_query(press.id)

    assert len(people[0].popups) == 40


# Faults


@pytest.mark.parametrize(
    ("how", "error", "is_applied"),
    [
        ("500", "Internal Server Error", False),
        ("502", "Bad Gateway", False),
        ("drop", "httpx", False),
        ("apply_then_drop", "httpx", True),
    ],
)
async def test_faults_strike_once_and_say_whether_they_applied(
    api, bot, branch, how, error, is_applied
):
    api.fail_next("sendMessage", how)
    with pytest.raises(NetworkError, match=error):
        await bot.send_message(branch.id, "一")
    assert [message.text for message in api.messages(branch)] == ["一"] * is_applied

    await bot.send_message(branch.id, "二")

    assert api.messages(branch)[-1].text == "二"


async def test_a_hanging_call_ends_by_the_callers_patience(api, bot, branch):
    api.fail_next("sendMessage", "hang")

    with pytest.raises(TimedOut):
        await bot.send_message(branch.id, "一", read_timeout=0.2)

    assert api.of("sendMessage")[0].status == 0
    assert not api.messages(branch)


async def test_latency_is_added_to_every_call(api, bot):
    api.latency = 0.15
    started = asyncio.get_running_loop().time()
    await bot.get_me()

    assert asyncio.get_running_loop().time() - started >= 0.15


# Waiting and speed


async def test_waiting_wakes_at_the_change_and_names_the_last_calls_when_it_fails(api, bot, branch):
    sending = asyncio.create_task(bot.send_message(branch.id, "一"))
    [message] = await api.until(lambda: api.messages(branch))
    await sending

    assert message.text == "一"
    with pytest.raises(TimeoutError, match="sendMessage"):
        await api.until(lambda: False, timeout=0.05)


async def test_updates_of_every_kind_are_read_by_ptb_and_numbered_upwards(api, bot, li, branch):
    await bot.send_message(branch.id, "签到", reply_markup=keyboard(("到", PRESENT)))
    li.presses(api.messages(branch)[0], "到")
    branch.leaves(li)
    branch.joins(li)
    branch.anonymous_says("/help", reply_to=api.messages(branch)[0])

    updates = await bot.get_updates()

    assert all(isinstance(update, Update) for update in updates)
    numbers = [update.update_id for update in updates]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


async def test_a_thousand_calls_take_little_time(api, branch):
    url = f"{api.url}/bot{api.token}/sendMessage"
    numbers = iter(range(1000))

    async def send(session):
        for number in numbers:
            form = {"chat_id": branch.id, "text": f"<b>{number}</b>", "parse_mode": "HTML"}
            async with session.post(url, data=form) as answer:
                assert answer.status == 200

    async with aiohttp.ClientSession() as session, asyncio.timeout(5):
        await asyncio.gather(*(send(session) for _ in range(10)))

    assert len(api.messages(branch)) == 1000
