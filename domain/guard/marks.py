"""Marks of classification（密级标志）and document numbers（文号）.

“不得在微信等传播国家秘密，包括文件名称和文号”（党政机关使用微信的要求）; what is public may be
named after a second look, so a number alone is asked about.
"""

import re

_LEVEL = "(?:绝密|絕密|机密|機密|秘密|祕密)"
_STAR = r"[★☆✩✭⭐*＊]"
_TERM = r"(?:\d+|[一二三五十]+)\s*(?:年|个?月)|长期"
_PAPER = "文件|级|件|电报|密电|通知|纪要|材料|资料|文电|公文"
_KEPT = r"(?<!国家)(?<!党的)(?<!保守)(?<!商业)"
_MARKED = re.compile(
    rf"{_LEVEL}\s*(?:级|件)?\s*[·・:]?\s*{_STAR}|{_STAR}\s*{_LEVEL}"
    rf"|[★☆✩✭⭐]\s*(?:{_TERM})"
    rf"|{_KEPT}{_LEVEL}\s*[-—·・:]?\s*(?:\d+\s*年|长期)"
    rf"|[【\[(〔《<「『]\s*{_LEVEL}(?:级|件)?\s*[】\])〕》>」』]"
    rf"|密级\s*[^\s。;,]{{0,3}}\s*{_LEVEL}"
    r"|属于?(?:国家|工作|商业)?(?:绝密|机密|秘密)"
    rf"|工作秘密\s*(?:{_STAR}|[】\])])"
    r"|\b(?:TOP\s+SECRET|SECRET\s*//|STATE\s+SECRET)\b|[\[(【]\s*(?:SECRET|CONFIDENTIAL)\s*[\])】]",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^\s*(?:绝密|絕密|机密|機密)\s*(?:$|[\s:,!。])|^\s*(?:秘密|祕密)\s*(?:$|[\s:!])", re.MULTILINE
)
_CALLED = re.compile(rf"(?<!工作)(?<!手)(?<!司){_KEPT}{_LEVEL}\s*(?:{_PAPER})")
_SECRET = re.compile("涉密(?:文件|资料|材料|信息)")
_INSIDE = re.compile(
    r"[【\[(]\s*内部(?:文件|资料|材料|参考|传阅)?\s*[】\])]|内部\s*★"
    r"|内部(?:文件|资料|材料|参考|刊物)[^。;\n]{0,8}(?:注意保[存密]|不得外传|[请切]勿外传|严禁外传|妥善保管)"
)
_WARNS_AFTER = re.compile(r"[^。;\n]{0,8}(?:不得|严禁|禁止|不准|不能|切勿|请勿|不要)")
_WARNS = re.compile(r"(?:不得|严禁|禁止|不准|不能|切勿|请勿|不要|防止|杜绝|泄露|勿)[^。;\n]{0,14}$")
_TITLED = re.compile(r"《[^《》]{0,80}》")
_LAW = re.compile("保守国家秘密|保密法|保密条例|国家秘密")
_APART = re.compile(r"(?<=[绝絕机機秘祕])[ \t\u3000]+(?=密)")

_ISSUED = r"(?:第\s*)?\d+(?:\s*[-~至]\s*\d+)?\s*号(?![楼厅院门线馆桌房])"
_DOCUMENT = re.compile(
    rf"[〔\[(【〖{{<「『《]\s*(?:19|20)\d{{2}}\s*(?:年(?:度)?)?\s*[〕\])】〗}}>」』》]\s*{_ISSUED}"
    rf"|[发函字办电令文通]\s*(?:19|20)\d{{2}}\s*(?:年|[-—·/,\s])?\s*{_ISSUED}"
    rf"|[发函字办电令文]\s*(?:19|20)\d{{2}}\s*[〔\[(【]\s*\d+\s*[〕\])】]\s*号"
    r"|[发函字办电令文]\s*(?:19|20)\d{2}\s*[-—]\s*\d+(?!\d|-|/|月)"
)


def is_marked(plain: str) -> bool:
    """Whether a text carries a mark of classification; the law's own title is none（保密法）."""
    text = _APART.sub("", plain)
    if _MARKED.search(text) or _HEADED.search(text) or _INSIDE.search(text):
        return True
    rest = _TITLED.sub(lambda found: "" if _LAW.search(found.group()) else found.group(), text)
    if any(not _WARNS.search(rest[: found.start()]) for found in _CALLED.finditer(rest)):
        return True
    return any(
        not (_WARNS.search(rest[: one.start()]) or _WARNS_AFTER.match(rest[one.end() :]))
        for one in _SECRET.finditer(rest)
    )


def has_number(plain: str) -> bool:
    """Whether a document is named by its number, in whatever brackets: 中办发〔2024〕62号."""
    return _DOCUMENT.search(plain) is not None
