"""The rarer things about a year's 组织生活会（更多）: theme, the group's card, its year."""

from dataclasses import dataclass
from typing import ClassVar

from cards.appraisal import ShowAppraisal
from cards.olm_own import OwnOlm
from cards.olm_presses import ShowOlm
from chat import Button, Card, Press
from domain.olm import OlmSheet
from locales import Words


@dataclass(frozen=True, slots=True)
class MoreOlm(Press):
    """The rarer things（更多）."""

    tag: ClassVar[str] = "olmmore"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class AskTheme(Press):
    """The next line is its theme（主题）."""

    tag: ClassVar[str] = "olmtheme"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class PostOlm(Press):
    """A card with 已写好 into the group; it shows a count（发到群里）."""

    tag: ClassVar[str] = "olmpost"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class SetOlmYear(Press):
    """This meeting is of that year（年度）."""

    tag: ClassVar[str] = "olmyear"

    meeting_id: int
    year: int


def more_olm_card(sheet: OlmSheet, years: tuple[int, int] | None, words: Words) -> Card:
    """`years` are those the meeting may be of, its own first; None where there is no choice."""
    branch_id, year = sheet.branch_id, sheet.year
    choose: tuple[Button, ...] = ()
    if years is not None and sheet.meeting is not None:
        other = next(one for one in years if one != year)
        label = words("olm.button.year", year=other)
        choose = (
            Button(label, SetOlmYear(sheet.meeting.id, other), words("olm.of_year", year=other)),
        )
    return Card(
        title=words("olm.title", year=year),
        lead=words("olm.more"),
        note=words("olm.year_source") if choose else "",
        rows=(
            (
                Button(words("olm.button.theme"), AskTheme(branch_id, year)),
                Button(words("olm.button.appraisal"), ShowAppraisal(branch_id, year)),
                Button(words("olm.button.post"), PostOlm(branch_id, year)),
            ),
            (
                *choose,
                Button(words("olm.button.mine"), OwnOlm(branch_id)),
                Button(words("button.back"), ShowOlm(branch_id, year)),
            ),
        ),
    )


def ask_theme_card(sheet: OlmSheet, words: Words) -> Card:
    back = Button(words("button.back"), ShowOlm(sheet.branch_id, sheet.year))
    return Card(lead=words("olm.ask_theme"), rows=((back,),))
