"""From which month somebody owes dues here（从几月起交）: newly admitted, or moved here."""

from dataclasses import dataclass
from datetime import date

from domain.months import Month, months_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The first month owed here; `makeup_months` are those before the running one（补交）."""

    first_due_month: Month
    current_month: Month
    makeup_months: tuple[Month, ...] = ()


def enter_on_probation(
    admitted_on: date, *, approved_on: date | None = None, today: date | None = None
) -> Entry:
    """A new probationary member（预备党员）owes from the month the general meeting admitted them.

    从支部大会通过其为预备党员之日起交纳（中组发〔2008〕3号第八条）, on the last day of a month as
    well. After the superior's approval the months until then are made up.
    """
    latest = today or approved_on or admitted_on
    until = latest if approved_on is None else min(latest, approved_on)
    first = Month.of(admitted_on)
    return Entry(
        first_due_month=first, current_month=Month.of(latest),
        makeup_months=tuple(months_between(first, Month.of(until).plus(-1))),
    )  # fmt: skip


def enter_by_transfer(
    received_on: date, *, paid_through: Month | None = None, today: date | None = None
) -> Entry:
    """Somebody who moved here（转入）owes from the month after 党费交至; unsaid, from their coming.

    一般向其正式组织关系所在的党支部交纳（中组发〔2008〕3号）.
    """
    current = Month.of(today or received_on)
    first = Month.of(received_on) if paid_through is None else paid_through.plus(1)
    return Entry(
        first_due_month=first, current_month=current,
        makeup_months=tuple(months_between(first, current.plus(-1))),
    )  # fmt: skip


def entry_of(
    came_on: date, today: date, *, paid_through: Month | None, is_probationary: bool
) -> Entry | None:
    """From which month somebody owes who came that day; None if nothing is known beyond it.

    A full member of whom no 党费交至 was said owes from their first assessment on, as before.
    """
    if paid_through is not None:
        return enter_by_transfer(came_on, paid_through=paid_through, today=today)
    if is_probationary:
        return enter_on_probation(came_on, today=today)
    return None
