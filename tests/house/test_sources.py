"""Where an article is named it is one that was read; elsewhere the regulation alone is."""

import re

import pytest

from locales import sentences

WORK = "支部工作条例"
SEEN = {
    WORK: {11, 12, 13, 16, 17, 18},
    "党章": {7, 9},
    "选举工作条例": {5},
    "发展党员工作细则": {20, 21, 33},
    "中组发〔2008〕3号": {1, 2, 3, 4, 6, 10, 11, 12, 13, 14},
}
"""By regulation, the articles whose number was seen and not remembered."""

UNNAMED = ("plan.reason.", "obligations.source.", "plan.", "obligations.")
"""Short remarks beside a line; the card says once which regulation is meant."""

MENTION = re.compile(
    r"(?P<name>"
    + "|".join(SEEN)
    + r")|第(?P<number>[一二三四五六七八九十]+)条|《(?P<title>[^》]*)》"
)
DIGITS = "零一二三四五六七八九"


def number_of(chinese):
    tens, ten, ones = chinese.rpartition("十")
    if not ten:
        return DIGITS.index(chinese)
    return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(ones) if ones else 0)


def articles():
    for key, text in sentences("zh_CN").items():
        regulation = WORK if key.startswith(UNNAMED) else ""
        for found in MENTION.finditer(text):
            if found["number"]:
                yield key, regulation, number_of(found["number"])
            else:
                title = found["name"] or found["title"]
                regulation = next((name for name in SEEN if name in title), title)


@pytest.mark.parametrize(
    ("chinese", "number"), [("五", 5), ("十", 10), ("十八", 18), ("二十", 20), ("三十三", 33)]
)
def test_article_numbers_are_read(chinese, number):
    assert number_of(chinese) == number


def test_only_articles_that_were_seen_are_named():
    named = list(articles())

    assert len(named) > 50
    assert [one for one in named if one[2] not in SEEN.get(one[1], ())] == []
