"""Days of the lunar calendar, known by name only（农历）."""

from domain.refusal import Refusal
from domain.times.scanner import Scanner, pattern

_LUNAR = pattern(
    r"(?:(?:每|今|明|后|[1-9]\d{3})年)?的?(?:农历|阴历|旧历|大年|新年初|正月|冬月|腊月|除夕|年三十|春节"
    r"|元宵|清明|端午|七夕|中元|中秋|重阳|小年|腊八|初[一二三四五六七八九十]"
    r"|lunar\b|spring +festival\b"
    r"|mid-?autumn\b|lantern +festival\b|dragon +boat\b|chinese +new +year\b)"
)


def refuse_lunar(scanner: Scanner) -> None:
    """Refuse a lunar day or a festival that follows one, for now（农历暂不支持）."""
    if found := scanner.see(_LUNAR):
        raise Refusal("when.refused.lunar", phrase=found[0])
