"""What a member abroad reads of a meeting announced in private: neutral until it is opened."""

from datetime import timedelta

import pytest

from cards.agenda import ShowAgenda
from chat import encode
from tests.rehearsals.conftest import MONDAY

FRIDAY = MONDAY.replace(day=6, hour=14, minute=30)
TELLING = ("Party", "Group", "Committee", "secretary", "学习", "党", "【", "[Check", "三楼")


@pytest.fixture
async def announced(play):
    """吴迪 is in London; her party group meets, and has no chat of its own."""

    def move_to_london(records):
        account = records.accounts.find("rehearsal", "emma")
        records.accounts.set(account.id, timezone="Europe/London")

    play.app.writer.submit(move_to_london).result()
    await play.whispers("liu", "/meeting 周五14:30-16:30 党小组会：学习党章 @三楼会议室")
    await play.presses("liu", "发布")
    return play


def gives_away(text: str) -> list[str]:
    return [word for word in TELLING if word in text]


async def test_the_card_says_when_by_the_own_clock_and_numbers(announced):
    card = announced.private("emma")[-1]

    assert card == (
        "Session on Fri 6 Nov 06:30–08:30 your time\n"
        "expected 5 | coming 0 | on leave 0\n"
        "You can change this later\n"
        "[Coming] [Can't come] [Details]"
    )
    assert "【党小组会】学习党章" in announced.private("yang")[-1]


async def test_drawn_anew_it_stays_neutral(announced):
    await announced.presses("yang", "参加")
    await announced.presses("emma", "Coming")

    card = announced.private("emma")[-1]
    assert "coming 2" in card
    assert gives_away(card) == []


async def test_whoever_opens_it_reads_what_and_where(announced):
    details = await announced.presses("emma", "Details")

    assert "[Group meeting] 学习党章\nFri 6 Nov 14:30–16:30 三楼会议室" in details
    assert gives_away(announced.card_with("emma", "Details").card.title) == []


async def test_details_are_for_those_who_are_expected(announced):
    card = announced.card_with("emma", "Details")
    wire = encode(ShowAgenda(1))
    await announced.stage.sends_wire("guest", card, wire)
    await announced.stage.sends_wire("chen", card, wire)

    assert "学习党章" not in announced.transcript("guest") + announced.transcript("chen")
    assert not any("学习党章" in text for user in ("guest", "chen")
                   for text in announced.stage.cast[user].pop_ups)  # fmt: skip


async def test_the_check_in_card_is_neutral_too_and_so_is_its_end(announced):
    await announced.until(FRIDAY - timedelta(minutes=30))
    card = announced.private("emma")[-1]
    assert card.startswith("Check-in: session at 06:30 your time\nexpected 5 | checked in 0\n")
    assert "[I'm here] [Can't come] [Details]" in card
    assert not any(gives_away(text) for text in announced.private("emma"))

    assert "Checked in" in await announced.presses("emma", "I'm here")
    await announced.until(FRIDAY + timedelta(hours=2))
    await announced.whispers("liu", "/meeting")
    await announced.presses("liu", "11月6日 周五 14:30 小组会")
    await announced.presses("liu", "结束")
    await announced.presses("liu", "全到结束")

    over = announced.private("emma")[-1]
    assert over.startswith("Session on Fri 6 Nov 06:30–08:30 your time\nClosed | expected 5")
    assert not any(gives_away(text) for text in announced.private("emma"))


async def test_a_leave_is_noted_in_words_as_neutral(announced):
    await announced.presses("emma", "Can't come")

    assert "[duty] [sick]" in announced.private("emma")[-1]
    assert gives_away(announced.private("emma")[-1]) == []
