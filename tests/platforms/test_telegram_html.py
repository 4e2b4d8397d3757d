"""How a card looks on Telegram."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.telegram.html import LIMIT, aligned, to_html, width
from bot.platforms.telegram.keyboards import keyboard
from chat import Button, Card, Door, Press, Table
from tests.botapi import html


@dataclass(frozen=True, slots=True)
class Show(Press):
    tag: ClassVar[str] = "show"

    page: int


def read(card):
    """What the reader sees; Telegram refuses wrong markup."""
    return html.parse(to_html(card))


def test_a_card_reads_from_top_to_bottom():
    card = Card(
        title="【主题党日】学习党章",
        lead="11月27日 周五 14:30\n应到28｜参加15｜请假2",
        fields=(("地点", "三楼会议室"), ("Place", "Room 3")),
        table=Table(("姓名", "次"), (("王建国", "3"),)),
        note="随时可改",
    )

    assert to_html(card) == (
        "<b>【主题党日】学习党章</b>\n11月27日 周五 14:30\n应到28｜参加15｜请假2\n"
        "地点：三楼会议室\nPlace: Room 3\n<pre>姓名    次\n王建国  3</pre>\n<i>随时可改</i>"
    )


def test_what_people_typed_is_never_markup():
    text, entities = read(Card(title="<b>党课</b> & 讨论 &lt;", lead="1 < 2 > 0 \"引\" '号'"))

    assert text == "<b>党课</b> & 讨论 &lt;\n1 < 2 > 0 \"引\" '号'"
    assert [entity["type"] for entity in entities] == ["bold"]


def test_a_long_text_is_cut_by_what_the_reader_sees():
    text, entities = read(Card(title="题", lead="&<" * 5000, note="注"))

    assert len(text) == LIMIT
    assert text.endswith("&…")
    assert [entity["type"] for entity in entities] == ["bold"]


def test_a_text_that_just_fits_is_left_alone():
    assert read(Card(lead="长" * LIMIT))[0] == "长" * LIMIT
    assert len(read(Card(lead="长" * (LIMIT + 1)))[0]) == LIMIT


def test_a_card_without_a_word_is_still_a_message():
    assert read(Card())[0] == "…"
    assert read(Card(lead=" \n\x00 "))[0] == "…"


@given(st.builds(Card, title=st.text(), lead=st.text(), note=st.text()))
def test_telegram_takes_whatever_stands_on_a_card(card):
    text, _ = read(card)

    text.encode()
    assert 0 < len(text) <= LIMIT


def test_columns_are_even_although_chinese_characters_are_wide():
    table = Table(("姓名", "到", "率"), (("王建国", "10", "100%"), ("Emma", "9", "90%")))

    lines = aligned(table).splitlines()

    assert lines == ["姓名    到  率", "王建国  10  100%", "Emma    9   90%"]
    assert width(lines[1][: lines[1].index("10")]) == width(lines[2][: lines[2].index("9")])


def test_a_wide_table_gives_way_in_its_first_column():
    table = Table(("会议", "应到", "实到"), (("主题党日：学习党章和新修订的条例全文", "28", "25"),))

    lines = aligned(table).splitlines()

    assert all(width(line) <= 34 for line in lines)
    assert "…" in lines[1]
    assert lines[1].endswith("28   25")


def test_rows_of_unequal_length_and_line_breaks_do_no_harm():
    assert aligned(Table(("甲",), (("一\n二", "三"), ()))) == "甲\n一 二  三\n"


def test_long_labels_stand_where_there_is_room():
    one, other = Button("请假", Show(1), "我要请假"), Button("下页", Show(2))
    card = Card(lead="x", rows=((one, other), (one, other, other), ()))

    first, second = keyboard(card, "zhibu_bot").inline_keyboard

    assert [(button.text, button.callback_data) for button in first] == [
        ("我要请假", "show:1"),
        ("下页", "show:2"),
    ]
    assert [button.text for button in second] == ["请假", "下页", "下页"]


@pytest.mark.parametrize(
    ("payload", "url"),
    [
        ("claim-7", "https://t.me/zhibu_bot?start=claim-7"),
        ("", "https://t.me/zhibu_bot"),
    ],
)
def test_a_door_leads_to_the_private_chat(payload, url):
    markup = keyboard(Card(lead="x", rows=((Door("去私聊", payload),),)), "zhibu_bot")

    assert markup.inline_keyboard[0][0].url == url


def test_a_card_without_buttons_takes_them_away():
    assert keyboard(Card(lead="x"), "zhibu_bot") is None
    assert keyboard(Card(lead="x", rows=((),)), "zhibu_bot") is None
