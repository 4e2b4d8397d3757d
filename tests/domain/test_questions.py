"""What people ask is read to its end, refused with a reason, or offered its neighbours."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from domain.months import Month
from domain.name_runs import Names
from domain.periods import Period
from domain.question_bars import home_names
from domain.question_reading import SHAPES, read_question, sounds_like_a_question
from domain.questions import Bar, Barred, Matter, Question, Unclear, has_time

TODAY = date(2026, 11, 2)
PEOPLE = {1: "王建国", 2: "张三", 3: "李明", 4: "赵敏", 5: "孙桂兰"}
ME = 1
HERE = Path(__file__).parent


def asked(name):
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["question"]


def read(text, *, people=PEOPLE, among=tuple(Matter)):
    return read_question(
        text, Names(people, {}), me=ME, today=TODAY, among=among, home=("第三支部",)
    )


def written(period):
    """As the two files write it."""
    if period is None:
        return None
    if period.is_month:
        return str(period.first)
    if period.is_year:
        return f"{period.first.year}"
    if period.first.number % 3 == 1 and period.first.plus(2) == period.last:
        return f"{period.first.year}Q{(period.first.number + 2) // 3}"
    return f"{period.first}..{period.last}"


def as_expected(reading):
    match reading:
        case Barred(bar, _):
            return {"refused": bar.value}
        case Unclear():
            return {"refused": "unclear"}
        case Question(matter, who, when, kind):
            said = {"what": matter.value, "when": written(when), "kind": kind and kind.value}
            said["who"] = ("me" if who == (ME,) else PEOPLE[who[0]]) if who else None
            return {key: value for key, value in said.items() if value is not None}


@pytest.mark.parametrize(
    "one", [*asked("questions"), *asked("questions_again")], ids=lambda one: one["text"]
)
def test_a_question_is_read_as_it_was_meant(one):
    expected = {key: value for key, value in one.items() if key != "text"}

    assert as_expected(read(one["text"])) == expected


@pytest.mark.parametrize("name", ["questions", "questions_again"])
def test_there_are_sixty_of_them_and_a_third_is_refused(name):
    questions = asked(name)

    assert len(questions) >= 60
    assert sum("refused" in one for one in questions) >= 20


GOOD = [one["text"] for one in asked("questions") if "refused" not in one]


@pytest.mark.parametrize("text", GOOD)
@pytest.mark.parametrize("more", ["蓝色", "purple", "; drop", "*", "为什么"])
def test_a_word_nobody_knows_makes_it_unclear(text, more):
    assert isinstance(read(f"{text} {more}"), Unclear)
    assert isinstance(read(f"{more} {text}"), Unclear)


@pytest.mark.parametrize("text", GOOD)
def test_stops_blanks_and_wide_letters_make_no_difference(text):
    assert read(f"  {text}？！ ") == read(text)


def test_a_name_may_be_made_of_words():
    people = {7: "何时", 8: "高率", 9: "Mary Last", 10: "李明（一）", 11: "李明（二）"}

    assert read("何时今年出勤", people=people) == Question(
        Matter.ATTENDANCE, (7,), Period(Month(2026, 1), Month(2026, 12))
    )
    assert read("高率党费", people=people) == Question(Matter.DUES, (8,))
    assert read("attendance of mary last", people=people).who == (9,)
    assert read("李明出勤", people=people).who == (10, 11)


def test_nothing_is_read_out_of_the_middle_of_a_word():
    for text in ("duesday", "attendances2026", "theme", "12026-10 出勤", "出勤 2026-100"):
        assert isinstance(read(text), Unclear), text


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("1-6月考勤", "2026-01..2026-06"),
        ("3月到5月考勤", "2026-03..2026-05"),
        ("3-3月考勤", "2026-03"),
        ("考勤 from March to May", "2026-03..2026-05"),
        ("去年下半年考勤", "2025-07..2025-12"),
        ("去年12月考勤", "2025-12"),
        ("12月考勤", "2025-12"),
        ("十二月考勤", "2025-12"),
        ("12月还差什么", "2026-12"),
        ("2025年12月还差什么", "2025-12"),
        ("3月还差什么", "2026-03"),
        ("Q1 2025 考勤", "2025Q1"),
        ("2025第二季度考勤", "2025Q2"),
        ("sept 2025 attendance", "2025-09"),
        ("attendance for the third quarter", "2026Q3"),
        ("attendance for the first quarter of 2025", "2025Q1"),
    ],
)
def test_months_are_read_wherever_they_stand(text, when):
    assert written(read(text).when) == when


@pytest.mark.parametrize(
    "text", ["5月到3月考勤", "1月2月考勤", "13月考勤", "2026-10-05 考勤", "今天出勤"]
)
def test_no_stretch_of_months_is_guessed(text):
    assert isinstance(read(text), Unclear)


@pytest.mark.parametrize(
    "text", ["", " ", "?", "a" * 5000, "谁" * 200, "\x00\ud800出勤", "'s", "’s"]
)
def test_anything_at_all_gets_the_three_nearest(text):
    reading = read(text)

    assert isinstance(reading, Unclear)
    assert len(reading.nearest) == 3


def test_the_nearest_are_of_what_may_be_asked_with_the_name_and_the_months_kept():
    [first, *_] = read("张三2026年为什么老是不出勤").nearest

    assert first == Question(Matter.ATTENDANCE, (2,), Period(Month(2026, 1), Month(2026, 12)))
    assert [one.matter for one in read("党费蓝色", among={Matter.DUES}).nearest] == [Matter.DUES]


def test_what_is_not_answered_has_a_neighbour_that_is():
    assert read("张三今年出勤率").neighbour == Question(
        Matter.ATTENDANCE, (2,), Period(Month(2026, 1), Month(2026, 12))
    )
    assert read("党费交得最多的是谁").neighbour.matter is Matter.DUES
    assert read("谁投了反对票", among={Matter.DUES}).neighbour is None


def test_every_matter_can_be_asked_for():
    assert {shape.matter for shape in SHAPES} == set(Matter)
    assert all(has_time(one) or one in {Matter.LAST, Matter.TWICE, Matter.PROBATION}
               for one in Matter)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["我参加", "我签到", "我要请假", "我11月请假", "张三会来开会", "请假", "参加", "open", "missing",
     "还差我一个", "张三请假", "没", "谁", "我", "上次", "谁交了10月党费", "我和张三谈话了"],
)  # fmt: skip
def test_what_somebody_only_says_is_no_question(text):
    reading = read(text)

    assert isinstance(reading, Unclear) or reading.matter is Matter.LEAVE


@pytest.mark.parametrize(
    "text",
    ["谁没欠党费", "谁没缺党费", "没请假的", "谁没缺席", "连续两次没缺席的", "members not on leave",
     "who hasn't been absent", "not unpaid dues", "没缺什么"],
)  # fmt: skip
def test_the_contrary_is_not_read_as_the_same(text):
    assert isinstance(read(text), Unclear)


@pytest.mark.parametrize(
    ("home", "text", "is_own"),
    [
        ("第三支部", "第三支部本月出勤", True),
        ("机关第三党支部", "第三支部本月出勤", True),
        ("机关第三党支部", "机关第三党支部本月出勤", True),
        ("第三支部", "第二支部本月出勤", False),
        ("第三支部", "第三支部和第二支部出勤", False),
    ],
)
def test_the_own_branch_is_no_other_branch(home, text, is_own):
    reading = read_question(
        text, Names(PEOPLE, {}), me=ME, today=TODAY, among=tuple(Matter), home=home_names(home)
    )

    assert isinstance(reading, Question if is_own else Barred)


def test_a_line_that_holds_none_of_these_words_does_not_sound_like_a_question():
    assert all(sounds_like_a_question(text) for text in GOOD)
    for text in ("你好", "谢谢", "收到", "ok", "a" * 500, "", "蓝色的天"):
        assert not sounds_like_a_question(text), text


def test_a_question_has_eighty_characters_at_most():
    assert sounds_like_a_question("出勤" + "啊" * 78)
    assert not sounds_like_a_question("出勤" + "啊" * 79)


def examples():
    """By the first word of a row of docs/asking.md, what stands in backticks in it."""
    page = (HERE.parent.parent / "docs" / "asking.md").read_text("utf-8")
    rows = [re.split(r"\s*\|\s*", line)[1:-1] for line in page.splitlines() if line[:2] == "| "]
    return [
        (re.match(r"\w*", row[0])[0], text)
        for row in rows
        for text in re.findall(r"`([^`/]+)`", " ".join(row[1:3]))
    ]


@pytest.mark.parametrize(("what", "text"), examples())
def test_the_page_about_asking_is_true(what, text):
    reading = read(text)

    assert (reading.bar if isinstance(reading, Barred) else reading.matter) == what


def test_the_page_names_every_matter_and_every_reason():
    assert {what for what, _ in examples()} == {*Matter, *Bar}
