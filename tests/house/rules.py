"""Which sentences state a rule of branch life, and where each shows its source（条款与出处）."""

import re
import tomllib
from functools import cache
from pathlib import Path

from locales import DEFAULT, sentences

SAYS_A_RULE = re.compile(
    r"应当|应提|应由|应不|应转|须|不得|一般|不少于|不超过|不到|最多|至少|最长|每年|每季度|每月(?!报)"
    r"|以上|以内|以下|满(?:\d|\{|[一二三四五六七八九十半])|过半|半数|三分之|必要时|方可|不能|才能|只能"
    r"|不计入|不算|算上|届满|任期"
)
"""Words a rule is told in; what uses them otherwise is listed in rules.toml."""

SOURCE = re.compile(
    r"《[^》]+》|第[一二三四五六七八九十、]+条|党章(?!第一章)|支部工作条例|管理工作条例|中组发|组电明字|党员网|旗帜网|规划"
    r"|约定|惯例|待核"
)
SOURCE_EN = re.compile(
    r"Regulation|Article|Art\. |Constitution|Rules|Opinions|[Cc]ustom|practice|national training plan"
    r"|12371|Qizhi|to be (?:checked|verified)|settle it first|《|〔|(?:Notice|Document|No\.) \d|own choice|rules on the education"
)
"""A regulation, an article, a public answer, or a custom of the branch that calls itself one."""

BLANK = r"\{[^}]*\}"

LISTS = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))
BESIDE = tuple(LISTS["beside"])
"""Rules whose source stands elsewhere on the same card; the dialogues look whether it does."""
NO_RULE = tuple(key for keys in LISTS["no_rule"].values() for key in keys)


def is_in(key: str, names: tuple[str, ...]) -> str:
    """The name it goes by, a key or the beginning of one; empty if none."""
    return next((name for name in names if key == name or key.startswith(f"{name}.")), "")


def without_source() -> dict[str, str]:
    """The sentences that say a rule and not where it comes from, by key."""
    said = sentences(DEFAULT)
    return {k: t for k, t in said.items() if SAYS_A_RULE.search(t) and not SOURCE.search(t)}


@cache
def _looks() -> dict[str, re.Pattern[str]]:
    """How the rules of BESIDE look in a chat, by key; what is nearly all blank says too little."""
    return {
        key: re.compile(r"[^\n]{1,60}".join(map(re.escape, re.split(BLANK, text))))
        for key, text in without_source().items()
        if is_in(key, BESIDE) and not is_in(key, NO_RULE) and len(re.sub(BLANK, "", text)) > 4
    }


def without_source_beside(card: str) -> str:
    """The key of a rule this card states, while nothing on it says where it comes from."""
    if SOURCE.search(card):
        return ""
    return next((key for key, look in _looks().items() if look.search(card)), "")
