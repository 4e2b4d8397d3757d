"""What somebody earns or pays（个人收入、个人党费数额）: from the one the other can be reckoned.

Totals of the branch are no secret: they are published yearly（党费收缴、使用情况）.
"""

import re
from collections.abc import Sequence

from domain.guard.people import any_of

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_HAN_NUMBER = "[一二两三四五六七八九十百千万零〇]+"
_AMOUNT = (
    rf"(?:(?:[¥$]|RMB|CNY|人民币)\s*{_NUMBER}"
    rf"|{_NUMBER}\s*[余多]?\s*(?:元|块|万|千|k(?![a-z])|w(?![a-z])|yuan|RMB|CNY)"
    rf"|{_HAN_NUMBER}[余多]?(?:元|块)|[一二两三四五六七八九十][千万]{_HAN_NUMBER}?|[过上近][千万])"
)
_BARE = (
    r"(?<![\d/.-])(?!(?:19|20)\d\d\))(?:\d{3,}(?:,\d{3})*(?:\.\d+)?|\d{1,3}(?:,\d{3})+|\d+\.\d{1,2})"
    r"(?![\d年月日号点时人名%:.]|[-/]\d)"
)
_NO_DATE = r"(?![\d年月日号点时人名%:./期组岁届个次份-])"
_PAY = (
    r"(?:工资|月薪|年薪|薪[金酬资水]|底薪|税[后前]|到手|月入|年入|[月年]收入|[个本][人]\s*(?:月|年)?收入"
    r"|家庭收入|退休费|退休金|离退休费|离休费|养老金|基数|公积金|个税|个人所得税|年终奖|奖金|津贴|绩效"
    r"|\bsalar(?:y|ies)|\bwages?\b|\bincome\b|\bpension\b|\bearns?\b|\bpaycheck\b)"
)
_GAP = r"[^\d¥$。;\n]{0,8}?"
_EARNS = re.compile(
    rf"{_PAY}{_GAP}(?:{_AMOUNT}|{_BARE})|{_AMOUNT}\s*(?:/\s*月|每月|一个?月|a\s+month)?\s*的?{_PAY}"
    rf"|(?<!党费)(?<!经费)收入{_GAP}(?:{_AMOUNT}|{_BARE})\s*(?:/\s*月|每月|一个月)",
    re.IGNORECASE,
)
_WEAK = re.compile(rf"(?:收入|补贴|补助|挣|收){_GAP}(?:{_AMOUNT}|{_BARE})")
_OWES = re.compile(rf"每月\s*(?:应|实)?\s*[交缴]纳?\s*(?:的?党费)?{_GAP}(?:{_AMOUNT}|{_BARE})")
_DUES = re.compile("党费|[应实补预欠已]?[交缴](?!流|通|接|叉|警|换)")
_MONEY = re.compile(_AMOUNT, re.IGNORECASE)
_PLAIN = re.compile(rf"{_AMOUNT}|{_BARE}", re.IGNORECASE)
_GENERAL = re.compile(
    "以下|以上|不超过|不低于|不足|超过|含本?数|含[)]|标准|比例|%|上限|人均|每名|每人|每位|全支部|全体|合计|"
    "共计|总计|平均|支部(?!书记|委员)|学生党员|农民|下岗|按月领取"
)
_PRICE = re.compile(
    rf"(?:每[人位名本张份套次]|人均|票价|单价|门票|定价|预算|合计|共计|总计|全支部)"
    rf"[^\d,。;]{{0,8}}{_AMOUNT}",
    re.IGNORECASE,
)
"""What something costs, or comes to for all of them: nobody's own."""
_MONTHLY = r"(?:\s*同志)?[^。;,\n]{0,16}?"


def is_personal(plain: str, people: Sequence[str], known: Sequence[str]) -> bool:
    """Whether money stands beside a person, or is somebody's pay; rules and totals are neither.

    `known` are the names of the roster in it: beside them, no amount at all on the same line.
    """
    return any(_is_personal(line, people, known) for line in plain.splitlines())


def _is_personal(line: str, people: Sequence[str], known: Sequence[str]) -> bool:
    named = [one for one in people if one in line]
    priced = _PRICE.sub("", line)
    if any(one in line for one in known) and _stands(priced):
        return True
    if named and _beside(priced, named):
        return True
    is_pay = _EARNS.search(line) or _OWES.search(line)
    return bool(is_pay) and (bool(named) or not _GENERAL.search(line))


def _stands(line: str) -> bool:
    return bool((_PLAIN if _DUES.search(line) else _MONEY).search(line))


def _beside(line: str, named: Sequence[str]) -> bool:
    amount = f"(?:{_AMOUNT}|{_BARE})" if _DUES.search(line) else _AMOUNT
    who = any_of(named)
    if _DUES.search(line) and re.search(rf"{who}\s*:?\s*\d{{1,4}}{_NO_DATE}", line):
        return True
    beside = rf"{who}{_MONTHLY}{amount}|{who}\s*[,:]\s*{amount}|{_AMOUNT}[\s(:,]{{0,2}}{who}"
    return bool(re.search(beside, line, re.IGNORECASE) or _WEAK.search(line))
