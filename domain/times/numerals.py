"""Numbers as people write them（数字）."""

import re

NUMBER = r"(?:\d{1,4}(?!\d)|[零〇一二两三四五六七八九十]{1,4})"
"""A number in digits or in Chinese, to be used inside a pattern（数字）."""

_DIGITS = "零一二三四五六七八九"
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")


def read_number(text: str) -> int | None:
    """The value of `12`, `两`, `十五`, `二十`, `零五` or `二〇二六`, else None（读数）.

    Two digits side by side such as `二三` mean "two or three" and are not a number.
    """
    if text.isdecimal():
        return int(text)
    if tens := _TENS.fullmatch(text):
        return 10 * _DIGITS.index(tens[1] or "一") + _DIGITS.index(tens[2] or "零")
    plain = text.replace("〇", "零").replace("两", "二")
    if "十" in plain or not (len(plain) in (1, 4) or (len(plain) == 2 and plain[0] == "零")):
        return None
    return int("".join(str(_DIGITS.index(sign)) for sign in plain))
