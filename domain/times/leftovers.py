"""What may not follow a time phrase（剩下的话）."""

from domain.times.english_days import ENGLISH_MONTH, ENGLISH_WEEKDAY
from domain.times.month_words import WEEKDAY
from domain.times.numerals import NUMBER
from domain.times.scanner import Scanner, pattern

_JOIN = (
    r"(?:[-–—~/、,;:.(]|或|和|与|及|以|者|跟|到|至|的"
    r"|(?:and|or|to|until|at|on|in|by|before|after|from|the)\b| ){0,6}"
)
_CHINESE = (
    rf"{WEEKDAY}|周[末内]|(?:大后|今|明|后|昨|前)[天日]|[今明昨][晚早]|[本这上下当]个?[周月]"
    r"|[上下中]午|凌晨|清[晨早]|早[上晨]|晚[上间]|傍晚|夜[里间]|[半深]夜|午[夜后]|正午"
    r"|每[一二两三隔]?个?[天日周月年季星礼早晚工]|工作日|月[底末初]|节假日|法定"
    rf"|{NUMBER}(?:点|时(?![间代期])|[日号](?![楼文线门院房馆]|会议室)|天[之以]?[后前内]"
    r"|刻|[次遍回](?!性)|个?(?:半?小时|钟头|分钟|月|星期|礼拜|周)[之以]?[后前内])"
    r"|[如若]?[遇逢]到?(?:法定)?(?:节|假|休息|非?工作日)"
    rf"|{NUMBER}月份?{NUMBER}[日号]|第{NUMBER}个?(?:周|星期|礼拜)|最后一?[个天]"
)
_ENGLISH = (
    rf"\d{{1,2}}:|\d{{1,2}}\.\d\d|\d{{1,2}}(?= |$)"
    rf"|(?:[01]\d|2[0-3])[0-5]\d(?= |$)|\d{{1,2}} *[ap]\.?m\b|[ap]m\b"
    rf"|\d{{4}}-\d|\d{{1,2}}/\d|t\d|\d+[hdm]\b"
    rf"|{ENGLISH_WEEKDAY}|{ENGLISH_MONTH}\.? +\d|\d{{1,2}}(?:st|nd|rd|th)?\b +{ENGLISH_MONTH}"
    r"|(?:every|each|today|tonight|tomorrow|morning|afternoon|evening|night|noon|midnight)\b"
    r"|next +(?:week|month|year)\b"
)
_TIME_LIKE = pattern(rf"{_JOIN}(?:{_CHINESE}|{_ENGLISH})".replace("?P<weekday>", "?:"))
_LIST_GOES_ON = pattern(r"[、/]|或|or\b")
_TOUCHING = pattern(
    r"[之以][前后内]|左右|前后|前(?![台往期列言进沿置])|后(?![勤台续备方])|起(?![草立航])|内(?!部|务|容)"
    r"|除|开始(?= |$)|[早晚](?![会餐宴饭读操课班自报茶])|[一二三四五六日天](?= |$)"
    r"|[\d:]|-\d|半(?![年数])|[零〇]|[ap]\.?m\b"
)
_OPENING = pattern(r"[,;:。.\-–—]*")


def read_rest(scanner: Scanner) -> str:
    """What is left for others to read, without blanks and the first comma（余下的话）.

    Refuses when it goes on speaking of time: half a phrase understood is a meeting missed.
    """
    if scanner.touches(_TOUCHING) or scanner.see(_TIME_LIKE) or scanner.see(_LIST_GOES_ON):
        raise scanner.unreadable()
    scanner.take(_OPENING)
    return scanner.written[scanner.at :].strip()
