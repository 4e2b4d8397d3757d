"""The menu can be trusted: everything is wired, short enough for a button, and described."""

import sys
from dataclasses import fields
from datetime import date
from enum import StrEnum
from inspect import signature
from typing import get_args, get_type_hints

import pytest

from chat import Press, Sent, decode, encode
from domain.access import Right
from handlers import ANSWERS, COMMANDS, DOORS, EVENTS, FILES, PRESSES, TYPED
from handlers.help import GUIDE
from locales import languages, sentences

NAMES = {
    "start": "", "help": "帮助", "setup": "建支部", "roster": "名册", "meeting": "会议",
    "plan": "计划", "remind": "提醒", "attendance": "考勤", "signup": "报名",
    "notice": "通知", "dues": "党费", "digest": "月报", "me": "我的", "undo": "撤销",
    "delegate": "委托", "committee": "支委", "holidays": "节假日", "branch": "支部情况",
    "development": "发展", "settings": "支部设置", "obligations": "职责", "olm": "生活会",
    "query": "查询",
    "calendar": "日历",
    "ledger": "台账",
}  # fmt: skip
"""Others rely on these, in both forms."""

LARGEST = 99_999_999
"""No number in a button will ever be longer: a thousand branches with a thousand meetings each
are a million."""

WORD = "w" * 8
"""The longest word a press may carry: a month, a claim card's key."""

ENTRIES = {
    **{f"/{name}": command.entry for name, command in COMMANDS.items()},
    **{f"/{name} …": one.worded for name, one in COMMANDS.items() if one.worded},
    **{kind.__name__: entry for kind, entry in PRESSES.items()},
    **{f"answer {kind}": entry for kind, entry in ANSWERS.items()},
    **TYPED,
    **{f"file {kind}": entry for kind, entry in FILES.items()},
    **{f"door {word}": entry for word, entry in DOORS.items()},
    **{kind.__name__: entry for kind, entry in EVENTS.items()},
}


def extreme(kind):
    """A press with the longest values it could ever carry."""
    hints = get_type_hints(kind)
    return kind(**{field.name: _longest(hints[field.name]) for field in fields(kind)})


def _longest(hint):
    if hint is bool:
        return True
    if hint is int:
        return LARGEST
    if hint is date:
        return date(2026, 12, 31)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return max(hint, key=len)
    return WORD


def asked_of(entry):
    """What the handler says it is given besides the request."""
    name = list(signature(entry.run).parameters)[1]
    hint = get_type_hints(entry.run)[name]
    return get_args(hint) or (hint,)


def all_presses(parent=Press):
    """Those that exist; a dataclass with slots leaves an empty shell of the same name behind."""
    for kind in parent.__subclasses__():
        if getattr(sys.modules[kind.__module__], kind.__name__, None) is kind:
            yield kind


def test_no_two_buttons_share_a_tag():
    tags = [kind.tag for kind in PRESSES]

    assert len(tags) == len(set(tags))


def test_every_button_there_is_stands_on_the_menu():
    product = {kind for kind in all_presses() if kind.__module__.startswith("cards")}

    assert product == set(PRESSES)


@pytest.mark.parametrize("kind", PRESSES, ids=lambda kind: kind.__name__)
def test_a_button_is_wired_to_the_handler_that_reads_it(kind):
    assert kind in asked_of(PRESSES[kind])


@pytest.mark.parametrize("kind", PRESSES, ids=lambda kind: kind.__name__)
def test_a_press_survives_the_journey_through_a_button(kind):
    press = extreme(kind)

    assert decode(kind, encode(press)) == press


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_an_event_is_wired_to_the_handler_that_reads_it(kind):
    assert kind in asked_of(EVENTS[kind])


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ([one for it in COMMANDS.values() for one in (it.entry, it.worded) if one], str),
        (ANSWERS.values(), str),
        (DOORS.values(), str),
        (FILES.values(), Sent),
    ],
    ids=["commands", "answers", "doors", "files"],
)
def test_words_and_files_go_to_handlers_that_read_them(entries, kind):
    wrong = [entry.run for entry in entries if not {kind, object} & set(asked_of(entry))]

    assert wrong == []


def test_every_line_says_who_may():
    assert [name for name, entry in ENTRIES.items() if not isinstance(entry.right, Right)] == []


def test_the_names_others_rely_on_stay():
    assert set(COMMANDS) == set(NAMES)
    assert {
        name: alias for name, alias in NAMES.items()
        if alias and alias not in COMMANDS[name].aliases
    } == {}  # fmt: skip


def test_no_two_commands_share_a_name():
    words = [word for name, command in COMMANDS.items() for word in (name, *command.aliases)]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", languages())
def test_every_listed_command_is_described(language):
    listed = {name for name, command in COMMANDS.items() if command.is_listed}

    assert {name for name in listed if f"help.command.{name}" not in sentences(language)} == set()


def test_help_tells_of_every_command_that_is_listed():
    listed = {name for name, command in COMMANDS.items() if command.is_listed}

    assert set(GUIDE) == listed - {"help"}
    assert {name: GUIDE[name] for name in GUIDE} == {
        name: COMMANDS[name].entry.right for name in GUIDE
    }
