"""What people read stands in the locales, in every language, and nowhere else."""

import ast
import re
import string

import pytest

from locales import DEFAULT, languages, sentences
from tests.house.plan import HOUSE, ROOMS, literals, name_of, product, tree

WHOLE = "rehearsal."
"""The rehearsal page is handed this whole table and picks for itself."""

READERS = (
    "domain/roster.py",  # and its cells, headings, names: the list somebody hands in
    "domain/roster_",
    "domain/times/",  # time phrases
    "domain/periods.py",  # 本季度, 2026年10月
    "domain/spans.py",  # 12月1日至1月31日
    "domain/joining.py",  # 陈晓 预备党员 二组 11月20日起
    "domain/payment_lists.py",  # and the months in it: a list somebody hands in
    "domain/payment_months.py",
    "domain/drafting.py",  # what a meeting is called
    "domain/delegation.py",  # 两周, 本月底
    "domain/committee.py",  # 书记 王建国
    "domain/agenda.py",  # 1、学习党章
    "domain/holidays.py",  # 2027年2月6日 上班
    "domain/leave_reasons.py",  # 住院手术
    "domain/guard.py",  # what may not be posted
    "domain/minutes.py",  # （1）学习党章
    "domain/resolutions.py",  # 接收：张三为预备党员 12/0/1
    "domain/guard/",  # what may not be posted
    "domain/minutes.py",  # 赞成12 反对0 弃权1
    "domain/appraisal.py",  # 优秀3 合格5
    "domain/recording.py",  # 除张三、李四外全到
    "domain/cities.py",  # 东京
    "domain/switch_values.py",  # 8点半
    "domain/own.py",  # 22:30到7:00
    "domain/dues_base.py",  # 个税
    "domain/assessment_items.py",  # 岗位工资 2500
    "domain/assessment_granting.py",  # 少交 2元 支部11月1日
    "domain/bulk.py",  # and pasted lists of names
    "domain/name_runs.py",
    "domain/payment_words.py",  # 11月全部交
    "domain/candidates.py",  # 10月8日 3天
    "domain/question_",  # 张三今年出勤
    "handlers/structure/menu.py",  # 支部情况, 发展
    "handlers/query/menu.py",  # 查询
    "handlers/ledger/menu.py",  # 台账
    "domain/exports.py",  # 交接
    "handlers/rules/menu.py",  # 支部设置
    "handlers/own/menu.py",  # 日历
    "domain/forms.py",  # ｛｛应到｝｝
    "handlers/rules/menu.py",  # 支部设置
    "handlers/__init__.py",  # the commands' Chinese names
)
"""Files that read Chinese; the others have no Chinese of their own."""

WRITTEN_OUT = {"bot/platforms/rehearsal/cast.py"}
"""Files that name people of the play."""

CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
FILES = (".toml", ".db", ".xlsx", ".csv", ".docx", ".zip")
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
PLURALS = (".one", ".other")
NEUTRAL = "neutral."
"""Another wording of the sentence whose key follows."""

OWN_WAY = ("moment.", "asking.period.")
"""Dates: Chinese counts its months, English names them; the code hands in both."""

FORBIDDEN = re.compile("违规|排名|得分|打卡|尚未|[!！]|积分|未达标|不合格")
MAY_PROMISE = re.compile(r"help\.note\.")
"""Where the bot says what it does not do（不用打卡，不排名次）."""


def book(language=DEFAULT):
    return sentences(language)


def blanks(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def said(key):
    """The key as code says it: plural forms go by one name."""
    base = key.rpartition(".")[0]
    return base if key.endswith(PLURALS) and base + PLURALS[0] in book() else key


TABLES = {key.partition(".")[0] for key in sentences(DEFAULT)}


def templates():
    """What the ledger's pages are made from."""
    return sorted((HOUSE / "pages" / "templates").glob("*.html"))


def literals_in_page(path):
    """Every literal of a template: the text, whether something is joined to it, its line."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        for found in re.finditer(r"'([a-z][a-z0-9_.]*)'(\s*~)?", line):
            if found[1].partition(".")[0] in TABLES and "." in found[1]:
                yield found[1], bool(found[2]), number


def keys_in(path):
    """Every literal that reads like a key of ours, with its line."""
    if path.suffix == ".html":
        yield from ((key, line) for key, joins, line in literals_in_page(path)
                    if not joins and KEY.fullmatch(key))  # fmt: skip
        return
    for node in literals(path):
        if (
            KEY.fullmatch(node.value)
            and node.value.partition(".")[0] in TABLES
            and not (node.value.endswith(FILES) or name_of(path).startswith("storage/tables/"))
        ):
            yield node.value, node.lineno


def patterns_in(path):
    """Every f-string that makes a key, as a pattern; what is filled in has no dot."""
    if path.suffix == ".html":
        yield from ((re.compile(re.escape(head) + r"[a-z0-9_]+"), line)
                    for head, joins, line in literals_in_page(path) if joins)  # fmt: skip
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(part.value) if isinstance(part, ast.Constant) else r"[a-z0-9_]+"
                for part in node.values
            ]
            head, tail = node.values[0], node.values[-1]
            if isinstance(head, ast.Constant) and head.value.partition(".")[0] in TABLES:
                if "." in head.value:
                    yield re.compile("".join(parts)), node.lineno
            elif isinstance(tail, ast.Constant) and re.fullmatch(r"_[a-z]+", tail.value):
                yield re.compile(r"[a-z0-9_.]+" + tail.value), node.lineno


def everything(find):
    files = (*product(), *templates())
    return {(found, f"{name_of(path)}:{line}") for path in files for found, line in find(path)}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_sentences_with_the_same_blanks(language):
    mine = {key: blanks(text) for key, text in book(language).items()}
    default = {key: blanks(text) for key, text in book().items()}

    assert set(mine) == set(default)
    differ = {key: mine[key] for key in mine if mine[key] != default[key]}
    assert {key: names for key, names in differ.items() if not key.startswith(OWN_WAY)} == {}


def test_there_are_two_languages_at_least():
    assert languages()[0] == DEFAULT
    assert len(languages()) >= 2


@pytest.mark.parametrize("language", languages())
def test_one_and_many_come_together_and_count(language):
    sentences = book(language)
    one, other = (
        {key.removesuffix(form) for key in sentences if key.endswith(form)} for form in PLURALS
    )
    counted = {key for key in other if "count" in blanks(sentences[f"{key}.other"])}

    assert one ^ (other & (one | counted)) == set()
    assert one & set(sentences) == set()


def test_every_key_the_code_says_is_written_down():
    known = {said(key) for key in book()} | set(book())
    inner = {key.rpartition(".")[0] for key in known}

    missing = {(key, where) for key, where in everything(keys_in) if key not in known | inner}
    assert missing == set()


def test_every_key_the_code_puts_together_can_be_found():
    known = {said(key) for key in book()}

    lost = {
        (pattern.pattern, where)
        for pattern, where in everything(patterns_in)
        if not any(pattern.fullmatch(key) for key in known)
    }
    assert lost == set()


def test_every_sentence_is_said_somewhere():
    literal = {key for key, _ in everything(keys_in)}
    patterns = [pattern for pattern, _ in everything(patterns_in)]
    unsaid = {
        key
        for key in map(said, book())
        if key not in literal
        and not any(key.startswith(f"{inner}.") for inner in literal - set(book()))
        and not any(pattern.fullmatch(key) for pattern in patterns)
        and not key.startswith(WHOLE)
        and key.removeprefix(NEUTRAL) not in set(map(said, book())) - {key}
    }
    assert unsaid == set()


def test_no_chinese_stands_in_the_code():
    """A lone wide sign (：, ＃) that a file looks for is no sentence; as part of one it is."""
    found = {
        f"{name_of(path)}:{node.lineno}": node.value[:20]
        for path in product()
        if not name_of(path).startswith(READERS) and name_of(path) not in WRITTEN_OUT
        for node in literals(path)
        if CJK.search(node.value) and not (is_sign(node.value) and id(node) not in pieces(path))
    }

    assert found == {}


def test_no_chinese_stands_in_the_pages():
    found = {name_of(path): CJK.findall(path.read_text("utf-8")) for path in templates()}

    assert len(found) > 10
    assert {name: signs for name, signs in found.items() if signs} == {}


def test_button_labels_have_four_characters_at_most():
    labels = {key: text for key, text in book().items() if is_label(key)}

    assert len(labels) > 10
    assert {key: text for key, text in labels.items() if width(text) > 8} == {}


def test_whatever_is_put_on_a_button_is_as_short():
    """Also a category or a scope, when it becomes a button."""
    long = {
        f"{name_of(path)}:{node.lineno}": text
        for path in product()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in {"Button", "Door"} and node.args
        for text in _possible(node.args[0])
        if width(text) > 8
    }

    assert long == {}


def test_nobody_is_scolded_ranked_or_shouted_at():
    harsh = {
        key: text
        for key, text in book().items()
        if FORBIDDEN.search(text) and not MAY_PROMISE.match(key)
    }

    assert harsh == {}


@pytest.mark.parametrize("language", languages())
def test_no_sentence_shouts_or_carries_markup(language):
    loud = {
        key: text
        for key, text in book(language).items()
        if re.search(r"[!！]|</?[a-z]+>|[\U0001f300-\U0001faff]", text)
    }

    assert loud == {}


@pytest.mark.parametrize(
    "label", ["参加", "请假", "签到", "我已交", "发布", "我要发言", "愿提意见", "撤回", "认领姓名"]
)
def test_the_labels_others_rely_on_stay(label):
    assert label in {text for key, text in book().items() if is_label(key)}


def test_the_rooms_are_read_at_all():
    """The tests above see something: a rule that reads nothing forbids nothing."""
    assert {name_of(path).partition("/")[0] for path in product()} == set(ROOMS)
    assert len(everything(keys_in)) > 100
    assert len(everything(patterns_in)) > 10


def is_sign(text):
    return len(text.strip()) <= 1 and not re.search(r"[\u3400-\u9fff]", text)


def pieces(path):
    """What stands between the blanks of f-strings."""
    joined = [node for node in ast.walk(tree(path)) if isinstance(node, ast.JoinedStr)]
    return {id(part) for node in joined for part in node.values}


def is_label(key):
    return "button" in key.split(".")[:-1] and not key.endswith("_long")


def width(text):
    """Columns on a phone; what is filled in does not count."""
    return sum(2 if CJK.match(letter) else 1 for letter in re.sub(r"\{.*?\}", "", text))


def _possible(node):
    """What words("…") or words(f"…") may say, where a label is made that way."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
        return []
    if node.func.id != "words":
        return []
    first = node.args[0]
    if isinstance(first, ast.Constant):
        return [book()[first.value]]
    if not isinstance(first, ast.JoinedStr):
        return []
    pattern = "".join(
        re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z0-9_]+"
        for part in first.values
    )
    fits = [key for key in book() if re.fullmatch(pattern, key) and not key.endswith("_long")]
    return [book()[key] for key in fits]
