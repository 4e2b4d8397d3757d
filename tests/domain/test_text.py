"""Text is cleaned without harm to names, and never to the bot."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import JOINER, MAX_NAME, clean_line, clean_name

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  三楼 \t 会议室\r\n二号 ", "三楼 会议室 二号"),
        ("李明\x00\x07\u200b\ufeff", "李明"),
        ("\u202e明李\u2069", "明李"),
        ("李\ud800明", "李明"),
        ("e\u0301", "é"),
        ("𠮷龘𬭎", "𠮷龘𬭎"),
        ("\U00031350", "\U00031350"),
        ("\U0002fffd\U0003fffd", "\U0002fffd\U0003fffd"),
        ("李\ufdd0\U0002fffe明\U0003ffff", "李明"),
        (f"{FAMILY} 好", f"{FAMILY} 好"),
        (f"李{JOINER}明{JOINER}", "李明"),
        (f"{JOINER * 9} 李", "李"),
        ("\u3164\u2800", ""),
        ("\u3000\u00a0\u2028", ""),
        ("", ""),
        ("=1+1 <b>{0}%s", "=1+1 <b>{0}%s"),
    ],
)
def test_a_line_keeps_what_can_be_seen(typed, kept):
    assert clean_line(typed, limit=60) == kept


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("学习党章", 2, "学习"),
        ("学习 党章", 3, "学习"),
        ("学习𠮷", 3, "学习𠮷"),
        (f"好{FAMILY}", 4, "好"),
        (f"好{FAMILY}", 6, f"好{FAMILY}"),
        ("好👍🏽", 2, "好"),
        (FAMILY, 2, FAMILY[:2]),
        ("好", 1, "好"),
        ("好", 0, ""),
    ],
)
def test_a_long_line_is_cut_between_characters_as_people_see_them(text, limit, kept):
    assert clean_line(text, limit=limit) == kept


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张 三", "张三"),
        ("张　　三", "张三"),
        ("欧阳 修", "欧阳修"),
        ("张\n三", "张三"),
        ("欧 阳 娜 娜", "欧阳娜娜"),
        ("张三 李四", "张三 李四"),
        ("艾力•买买提", "艾力·买买提"),
        ("艾力 . 买买提", "艾力·买买提"),
        ("阿卜杜拉 江·买买提", "阿卜杜拉 江·买买提"),
        ("John  Smith Jr.", "John Smith Jr."),
        ("张伟（一）", "张伟（一）"),
    ],
)
def test_a_name_is_written_one_way(typed, name):
    assert clean_name(typed) == name


def test_the_longest_name_is_written_that_way_too():
    assert clean_name("阿" * 31 + "•" + "买" * 32) == "阿" * 31 + "·" + "买" * 32


def test_a_name_too_long_stays_too_long_to_be_refused():
    assert len(clean_name("名" * 10_000)) > MAX_NAME


@given(st.text(st.characters(), max_size=80), st.integers(0, 20))
def test_any_text_makes_a_clean_line(text, limit):
    line = clean_line(text, limit=limit)

    assert len(line) <= limit
    assert line == line.strip()
    assert unicodedata.is_normalized("NFC", line)
    assert not {unicodedata.category(char) for char in line.replace(JOINER, "")} & {
        "Cc",
        "Cf",
        "Cs",
    }
    line.encode()


@given(st.text(st.characters()))
def test_a_clean_name_is_not_changed_by_cleaning_it_again(text):
    name = clean_name(text)

    assert len(name) > MAX_NAME or clean_name(name) == name


@pytest.mark.parametrize(
    "evil", ["\u200d", "\0", "a\u0316\u0301", "张 ", "\ud800", "．张", "👨\u200d"]
)
def test_ten_thousand_odd_characters_take_no_time(evil):
    started = time.perf_counter()

    clean_line(evil * 10_000, limit=200)
    clean_name(evil * 10_000)

    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("clinging", ["\U0001f3fb", "\U0001f3fd", "\U0001f3ff", "\u0336", "\u20e3"])
def test_nothing_is_cut_from_what_it_clings_to(clinging):
    assert clean_line(f"好a{clinging}好", limit=2) == "好"


@pytest.mark.parametrize("standing", ["\U0001f3fa", "\U0001f400", "m", "M"])
def test_what_stands_alone_may_be_cut_off(standing):
    assert clean_line(f"好a{standing}好", limit=2) == "好a"
