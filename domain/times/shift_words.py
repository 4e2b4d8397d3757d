"""Words for what a day off does to a repetition（遇节假日顺延、提前）."""

from domain.times.scanner import Scanner, pattern
from domain.times.shifts import Shift

_DAY_OFF = r"(?:法定)?(?:节假日|节日|假日|假期|休息日|非工作日|周末)(?:和周末|或周末)?"
_CHINESE = pattern(
    rf",?\(?(?:如?[遇逢]|若遇)(?:到)?{_DAY_OFF},?(?:则|就)?(?:(?P<after>顺延|延后|推后|往后推|后移)"
    r"|(?P<before>提前|前移|往前提))(?:至?(?:下|前|上)一个?工作日)?\)?"
)
_ENGLISH = pattern(
    r",? *\(?or +the +(?:(?P<after>next +work(?:ing +)?day)"
    r"|(?P<before>work(?:ing +)?day +before))\b\)?"
)


def read_shift(scanner: Scanner) -> Shift:
    """Read `遇节假日顺延`, `or the next working day`; STAY where nothing of the kind stands."""
    found = scanner.take(_CHINESE) or scanner.take(_ENGLISH)
    if found is None:
        return Shift.STAY
    return Shift.AFTER if found["after"] else Shift.BEFORE
