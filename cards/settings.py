"""The branch's own customs（本支部约定）: each with its value, its meaning and its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from cards.moments import moment_name
from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.people import Branch
from domain.switches import (
    SWITCHES,
    Section,
    Switch,
    Unit,
    changed,
    code_of,
    value_of,
)
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowSwitches(Press):
    """All of it, by sections."""

    tag: ClassVar[str] = "sw"

    branch_id: int


@dataclass(frozen=True, slots=True)
class OpenSection(Press):
    tag: ClassVar[str] = "swsec"

    branch_id: int
    section: Section
    page: int


@dataclass(frozen=True, slots=True)
class OpenSwitch(Press):
    tag: ClassVar[str] = "swone"

    branch_id: int
    name: str


@dataclass(frozen=True, slots=True)
class SetSwitch(Press):
    """This choice holds from now on; a time of day travels without its colon."""

    tag: ClassVar[str] = "swset"

    branch_id: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AskSwitch(Press):
    """Their next line is the number, or the time of day（另填）."""

    tag: ClassVar[str] = "swask"

    branch_id: int
    name: str


def settings_card(branch: Branch, words: Words) -> Card:
    """What the branch has changed, and the way to the rest."""
    own = changed(branch.settings)
    buttons = [
        Button(words(f"settings.section.{one}"), OpenSection(branch.id, one, 0)) for one in Section
    ]
    return Card(
        title=words("settings.title"),
        lead=words("settings.lead" if own else "settings.lead_none"),
        fields=_fields(own, branch, words),
        note=words("settings.note"),
        rows=in_rows(buttons, 2),
    )


def section_card(
    branch: Branch, section: Section, page: int, words: Words, abilities: Abilities
) -> Card:
    """What holds now, a button for each."""
    every = [switch for switch in SWITCHES if switch.section is section]
    size = page_size(abilities.max_buttons, 2, most=8)
    shown, page, pages = page_of(every, page, size)
    buttons = [
        Button(
            words(f"settings.short.{switch.name}"), OpenSwitch(branch.id, switch.name),
            words(f"settings.name.{switch.name}"),
        )
        for switch in shown
    ]  # fmt: skip
    back = Button(words("button.back"), ShowSwitches(branch.id))
    return Card(
        title=words("settings.title_of", section=words(f"settings.section.{section}")),
        fields=_fields(shown, branch, words),
        rows=(
            *in_rows(buttons, 2),
            *pager(page, pages, lambda turned: OpenSection(branch.id, section, turned), words),
            (back,),
        ),
    )


def switch_card(
    branch: Branch, switch: Switch, words: Words, *, said: str = "", coming: datetime | None = None
) -> Card:
    """One of them: its meaning, what each choice comes to, where it is from; one tap changes it."""
    now = value_of(branch.settings, switch)
    fields = [(words("settings.field.now"), value_name(switch, now, words))]
    if coming is not None:
        when = moment_name(coming, branch.timezone, words)
        fields.append((words("settings.field.next"), when))
    return Card(
        title=words(f"settings.name.{switch.name}"),
        lead="\n".join([words(f"settings.what.{switch.name}"), *_meanings(switch, words)]),
        fields=(*fields, (words("settings.field.source"), source_name(switch, words))),
        note=said,
        rows=(*in_rows(_choices(branch, switch, now, words), 3), _ways(branch, switch, words)),
    )


def ask_card(branch: Branch, switch: Switch, words: Words) -> Card:
    """What may be typed."""
    key = "clock" if switch.unit is Unit.CLOCK else "number"
    lead = words(f"settings.ask.{key}", name=words(f"settings.name.{switch.name}"),
                 least=switch.least, most=switch.most)  # fmt: skip
    back = Button(words("button.back"), OpenSwitch(branch.id, switch.name))
    return Card(lead=lead, rows=((back,),))


def value_name(switch: Switch, value: str, words: Words) -> str:
    """A value in words: 每季度, 9:00, 3天. What no catalogue knows any more stands as it is."""
    if switch.unit is Unit.WORD:
        key = f"settings.choice.{switch.name}.{word_of(value)}"
        return words(key) if words.has(key) else value
    if switch.unit is Unit.CLOCK:
        return value
    return words(f"settings.unit.{switch.unit}", count=int(value))


def word_of(value: str) -> str:
    """How the locales name a choice."""
    return value.replace("-", "_").replace(".", "_")


def source_name(switch: Switch, words: Words) -> str:
    """The regulation it fills in, or that it is the branch's alone（本支部约定）."""
    return words(f"settings.source.{switch.source}")


def _fields(
    switches: Sequence[Switch], branch: Branch, words: Words
) -> tuple[tuple[str, str], ...]:  # fmt: skip
    return tuple(
        (
            words(f"settings.name.{one.name}"),
            value_name(one, value_of(branch.settings, one), words),
        )
        for one in switches
    )


def _meanings(switch: Switch, words: Words) -> list[str]:
    """Each word with what it comes to; numbers and times speak for themselves."""
    if switch.unit is not Unit.WORD:
        return []
    return [
        words(
            "settings.meaning",
            choice=value_name(switch, choice, words),
            means=words(f"settings.means.{switch.name}.{word_of(choice)}"),
        )
        for choice in switch.choices
    ]


def _choices(branch: Branch, switch: Switch, now: str, words: Words) -> list[Button]:
    return [
        Button(
            value_name(switch, choice, words),
            SetSwitch(branch.id, switch.name, code_of(choice)),
        )
        for choice in switch.choices
        if choice != now
    ]


def _ways(branch: Branch, switch: Switch, words: Words) -> tuple[Button, ...]:
    back = Button(words("button.back"), OpenSection(branch.id, switch.section, 0))
    if not switch.is_typed:
        return (back,)
    return (Button(words("settings.button.other"), AskSwitch(branch.id, switch.name)), back)
