"""Whatever anybody sends, they read a sentence; nothing breaks, nothing is logged as an error."""

import logging
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import get_type_hints

import pytest

from bot.platforms.rehearsal.stage import Message
from chat import Card
from handlers import ANSWERS, COMMANDS, DOORS, FILES, PRESSES
from storage import Signature
from tests.rehearsals.conftest import text_of
from tests.rehearsals.gatherings import publish

LONG = "党" * 10_000
TEXTS = {
    "ten_thousand_characters": LONG,
    "html": "<b>粗</b><script>alert(1)</script>&lt;",
    "emoji": "👨‍👩‍👧‍👦🇨🇳👍🏽 1️⃣",
    "right_to_left": "\u202e文\u200b字\u2066x\u2069\ufeff",
    "formula": "=cmd|'/C calc'!A1",
    "nul": "a\x00b\x07\x1b[31m",
    "lone_surrogate": "a\ud800b",
    "templates": "{0} {name} %s ${x} {{",
    "sql": "'; DROP TABLE members; --",
    "a_past_date": "2020-01-01 09:00 党课：过去",
    "no_such_day": "2月30日 9:00 党课",
    "a_path": "../../etc/passwd CON",
    "numbers": "-1 0 999999999999999999999999 1e9 ４５",
    "lines": "\n".join(["一"] * 200),
    "spaces": " \t\n ",
    "colons": "a:b:c:d:1:2:3",
    "month_far_away": "9999-12",
    "nothing": "",
}
WHO = ("wang", "chen", "guest")


@pytest.fixture(autouse=True)
def no_errors(caplog):
    caplog.set_level(logging.INFO)
    yield
    assert [record.getMessage() for record in caplog.records if record.levelno > logging.INFO] == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
async def test_every_command_answers_it_with_a_sentence(play, text):
    for user in WHO:
        for name in COMMANDS:
            said = play.stage.says(user, f"/{name} {text}", chat=user)
            assert await is_answered(play, user, said), (user, name)
            await play.stage.says(user, f"/{name} {text}")
        await play.settle()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
async def test_every_open_question_answers_it_with_a_sentence(play, text):
    meeting_id = publish(play, starts_at=play.clock.now.replace(hour=19))
    for user in WHO:
        for kind in ANSWERS:
            ask(play, user, kind, str(meeting_id))
            said = play.stage.says(user, text or "?", chat=user)
            assert await is_answered(play, user, said), (user, kind)
        await play.settle()


FILES_SENT = {
    "an_empty_file": ("名册.xlsx", b""),
    "a_broken_table": ("名册.xlsx", b"PK\x03\x04" + b"\x00" * 500),
    "a_huge_file": ("名册.xlsx", b"PK" + b"\x00" * 3_000_000),
    "a_picture": ("名册.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
    "a_hostile_name": ("../../" + "x" * 300 + ".csv", "姓名\n=1+1\n".encode()),
    "bytes": ("a.csv", bytes(range(256)) * 40),
}


@pytest.mark.parametrize("sent", FILES_SENT.values(), ids=FILES_SENT.keys())
async def test_every_file_is_answered_by_a_sentence(play, sent):
    for user in WHO:
        assert await play.sends_file(user, *sent)
        for kind in FILES:
            ask(play, user, kind, "")
            assert await play.sends_file(user, *sent), (user, kind)


WORDS = ("", "x", "-1", "0", "1", "99", str(2**63 - 1), "2026-10", "9999-99", "now")


@pytest.mark.parametrize("press", PRESSES, ids=lambda press: press.tag)
async def test_every_forged_button_is_answered_by_a_sentence(play, press):
    publish(play, starts_at=play.clock.now.replace(hour=19))
    message = await a_card(play)
    for user in WHO:
        for word in WORDS:
            wire = ":".join([press.tag, *(forged(hint, word) for hint in hints(press))])
            before = len(play.stage.messages), len(play.stage.cast[user].pop_ups)
            message.edits, message.card = 0, Card(lead="x")
            await play.stage.sends_wire(user, message, wire)
            after = len(play.stage.messages), len(play.stage.cast[user].pop_ups)
            assert after != before or message.edits, (user, wire)
    await play.settle()


@pytest.mark.parametrize(
    "wire",
    [
        "",
        ":",
        "nonsense",
        "att",
        "att:1",
        "att:x:coming",
        "att:1:никто",
        "att:01:coming",
        "att:1:coming:2",
        "\x00",
        "x" * 64,
        "att:" + "9" * 60,
    ],
)
async def test_a_button_nobody_made_is_stale(play, wire):
    message = await a_card(play)

    await play.stage.sends_wire("chen", message, wire)

    assert "已失效" in play.stage.cast["chen"].pop_ups[-1]


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "x",
        "claim",
        "claim-",
        "claim-1",
        "claim-x-y",
        "claim-9-z",
        "setup-1",
        "me",
        "dues-9999",
        "-" * 60,
        "\x00",
        "é",
    ],
)
async def test_every_link_opens_something_with_a_sentence(play, payload):
    for user in WHO:
        assert await play.opens(user, payload)
    assert DOORS


async def test_a_card_of_another_branch_does_nothing_in_this_group(play):
    meeting_id = publish(play, starts_at=play.clock.now.replace(hour=19))

    def another(records):
        other = records.branches.add(
            name="别的支部", timezone="Asia/Shanghai", language="zh_CN", at=play.clock.now
        )
        records.branches.bind(other, "rehearsal", "elsewhere")
        records.audit.sign(Signature(branch_id=other, actor_id=None, action="x", at=play.clock.now))

    play.app.writer.submit(another).result()
    message = await a_card(play)
    message.chat = "elsewhere"

    await play.stage.sends_wire("chen", message, f"att:{meeting_id}:coming")

    assert "不属于这个群" in play.stage.cast["chen"].pop_ups[-1]


async def is_answered(play, user, act) -> bool:
    """Whether what they did is answered by a card or a pop-up that says something."""
    before = len(play.stage.messages), len(play.stage.cast[user].pop_ups)
    await act
    said = [text_of(one) for one in play.stage.messages[before[0] :] if not one.author]
    return any([*said, *play.stage.cast[user].pop_ups[before[1] :]])


def ask(play, user, kind, subject):
    def work(records):
        account_id = records.accounts.meet("rehearsal", user)
        records.questions.ask(
            account_id, kind, subject, branch_id=1, until=play.clock.now.replace(year=2030)
        )

    play.app.writer.submit(work).result()


async def a_card(play):
    """Some card of the bot's in the group, whose buttons can be forged."""
    await play.says("chen", "/help")
    message = Message(id="forged", chat=play.stage.group, at=play.clock.now, card=Card(lead="x"))
    play.stage.messages.append(message)
    return message


def hints(press):
    types = get_type_hints(press)
    return [types[field.name] for field in fields(press)]


def forged(hint, word):
    """Something of the right type, so that it gets as far as it can."""
    if hint is int:
        return word if word.lstrip("-").isdecimal() else "7"
    if hint is bool:
        return "1"
    if hint is date:
        return "2026-11-01"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint)).value
    return word
