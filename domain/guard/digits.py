"""Identity numbers（身份证号）and telephone numbers（电话）, however they are spaced."""

import re
from datetime import date

_PROVINCES = "1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91"
_GAP = r"[-\s]?"
_LONG = re.compile(
    rf"(?<!\d)\d{{6}}{_GAP}((?:18|19|20)\d{{2}}){_GAP}(\d{{2}}){_GAP}(\d{{2}}){_GAP}"
    rf"\d{{3}}{_GAP}[\dXx×](?![\dXx])"
)
_SHORT = re.compile(
    rf"(?<!\d)(?:{_PROVINCES})\d{{4}}{_GAP}(\d{{2}})(\d{{2}})(\d{{2}}){_GAP}\d{{3}}(?!\d)"
)
_CALLED = re.compile(
    r"(?:身份证(?:件)?|证件|公民身份)\s*(?:号码?|号)?[^\d\n]{0,4}\d(?:[-\s]?\d){13,16}[-\s]?[\dXx]"
)

_MOBILE = r"(?:\+?86[-\s]?|0086[-\s]?)?1[3-9](?:[-\s.]?\d){9}"
_LANDLINE = r"(?:\(0\d{2,3}\)|0\d{2,3}[-\s])\s?[2-9]\d{2,3}[-\s]?\d{4}|0\d{2,3}[2-9]\d{6,7}"
_HOTLINE = r"[48]00[-\s]\d{3}[-\s]?\d{4}|[48]00\d[-\s]?\d{3}[-\s]?\d{3}"
_PHONE = re.compile(rf"(?<![\d.])(?:{_MOBILE}|{_LANDLINE}|{_HOTLINE})(?![\d元])")
_RINGS = re.compile(
    r"(?:电话|手机号?|座机|联系方式|短号|\btel\b|\bphone\b)[^\d\n]{0,4}\d(?:[-\s]?\d){4,11}",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"(?:会议号码?|会议\s*ID|Meeting\s*ID|入会码|单号|订单|编号)\s*:?\s*\d[\d\s-]*",
    re.IGNORECASE,
)


def has_identity(plain: str) -> bool:
    """18 digits, or the older 15, with a date of birth in them; any such number called 身份证."""
    longer = any(_is_day(*found) for found in _LONG.findall(plain))
    shorter = any(_is_day(f"19{year}", *rest) for year, *rest in _SHORT.findall(plain))
    return longer or shorter or _CALLED.search(plain) is not None


def has_telephone(plain: str) -> bool:
    """A mobile, a line or a service number; the number of an online meeting（会议号）is none."""
    rest = _CONFERENCE.sub("", plain)
    return _PHONE.search(rest) is not None or _RINGS.search(rest) is not None


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
