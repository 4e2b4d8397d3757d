"""Reckoning dues（算一算）: by category, in private; what is said here is kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from cards.dues import money
from cards.paging import in_rows, page_of, page_size, pager
from chat import Button, Card, Press
from domain.assessment import Assessed, Category, Status
from domain.assessment_rates import Reckoned
from domain.months import Month
from domain.settings import BranchSettings
from locales import Words


@dataclass(frozen=True, slots=True)
class ReckonDues(Press):
    """For this member; 0 is whoever presses."""

    tag: ClassVar[str] = "ducalc"

    branch_id: int
    member_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PickCategory(Press):
    """Who lives like this（党员类别）."""

    tag: ClassVar[str] = "ducat"

    branch_id: int
    member_id: int
    category: Category


@dataclass(frozen=True, slots=True)
class SaveReckoned(Press):
    """That is the monthly amount from then on（记为核定数额）; the base stays unsaid."""

    tag: ClassVar[str] = "duset"

    branch_id: int
    member_id: int
    amount: str
    month: str


def category_card(
    branch_id: int, member_id: int, back: Press, *, page: int, max_buttons: int, words: Words
) -> Card:
    """Who lives how? Page by page where there is little room."""
    shown, page, pages = page_of(list(Category), page, page_size(max_buttons, 2, most=12))
    buttons = [
        Button(words(f"reckoning.button.category.{one}"), PickCategory(branch_id, member_id, one))
        for one in shown
    ]
    turning = pager(page, pages, lambda to: ReckonDues(branch_id, member_id, to), words)
    return Card(
        title=words("reckoning.title"), lead=words("reckoning.pick"),
        note=words("reckoning.private"),
        rows=(*in_rows(buttons, 3), *turning, (Button(words("button.back"), back),)),
    )  # fmt: skip


def asking_card(category: Category, back: Press, words: Words) -> Card:
    """What to type, and how an unknown item is marked."""
    by_items = category not in (Category.SELF_EMPLOYED, Category.GRADUATE_STUDENT)
    said = [words(f"reckoning.ask.{category}")]
    said += [words("reckoning.items")] if by_items else []
    source = words(f"reckoning.source.{category}")
    return Card(
        title=words("reckoning.title"), lead="\n".join(said),
        note=f"{source}\n{words('reckoning.private')}",
        rows=((Button(words("button.back"), back),),),
    )  # fmt: skip


def result_card(
    category: Category, found: Assessed, settings: BranchSettings, *,
    save: Sequence[Button], said: str, words: Words,
) -> Card:  # fmt: skip
    """Rate, product and amount with their source, never the base; or why there is no amount."""
    fields = [(words("reckoning.category"), words(f"reckoning.button.category.{category}"))]
    notes = [words(f"reckoning.source.{category}")]
    if found.reckoned is not None:
        fields += _how(found.reckoned, words)
        notes.append(words("reckoning.rounding", way=words(f"reckoning.way.{_way(settings)}")))
        if found.reckoned.is_capped:
            extra = money(found.reckoned.voluntary, words)
            notes.append(words("reckoning.capped", extra=extra))
    if found.amount is not None:
        fields.append((words("reckoning.amount"), money(found.amount, words)))
    for key, other in (("pre2017", found.pre2017), ("total2008", found.total2008)):
        if other is not None and other.amount != found.amount:
            notes.append(words(f"reckoning.other.{key}", amount=money(other.amount, words)))
    lead = said
    if found.status is not Status.OK:
        lead = words(f"reckoning.status.{found.status}")
        for key, amount in found.candidates.items():
            if amount is not None:
                fields.append((words(f"reckoning.candidate.{key}"), money(amount, words)))
    notes.append(words("reckoning.private"))
    return Card(
        title=words("reckoning.title"), lead=lead, fields=tuple(fields), note="\n".join(notes),
        rows=(tuple(save),),
    )  # fmt: skip


def save_button(
    branch_id: int, member_id: int, amount: Decimal, month: Month, words: Words
) -> Button:
    press = SaveReckoned(branch_id, member_id, str(amount), str(month))
    return Button(words("reckoning.button.save"), press, words("reckoning.long.save"))


def open_button(branch_id: int, member_id: int, words: Words) -> Button:
    press = ReckonDues(branch_id, member_id, 0)
    return Button(words("reckoning.button.open"), press, words("reckoning.long.open"))


def _how(reckoned: Reckoned, words: Words) -> list[tuple[str, str]]:
    percent = (reckoned.rate * 100).normalize()
    return [
        (words("reckoning.rate"), f"{percent:f}%"),
        (words("reckoning.exact"), words("dues.money", amount=f"{reckoned.exact:f}")),
    ]


def _way(settings: BranchSettings) -> str:
    known = ("fen", "jiao", "yuan_ceil")
    return settings.dues_rounding if settings.dues_rounding in known else "fen"
