"""Agenda lines as they are typed."""

import pytest

from domain.agenda import AgendaLine, has_more, read_agenda
from domain.guard import LINK_LIMIT, check_link
from domain.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("学习党章", AgendaLine("学习党章")),
        ("1. 学习党章", AgendaLine("学习党章")),
        ("12、学习党章", AgendaLine("学习党章")),
        ("2026年总结", AgendaLine("2026年总结")),
        ("学习 https://a.cn/b 三章", AgendaLine("学习 三章", "https://a.cn/b")),
        ("https://a.cn/b", AgendaLine("", "https://a.cn/b")),
        (" 学\u200b习\t党章 ", AgendaLine("学习 党章")),
        ("2026", AgendaLine("2026")),
    ],
)
def test_a_line_is_cleaned_and_its_number_goes(typed, line):
    assert read_agenda(typed, check_link) == [line]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "empty"), (" \n ", "empty"), ("\u200b", "empty"), ("长" * 61, "too_long"),
        ("项\n" * 13, "too_many"), ("学习 https://a.cn/b https://a.cn/c", "one_link"),
    ],
)  # fmt: skip
def test_nothing_and_too_much_are_refused(typed, key):
    with pytest.raises(Refusal) as refused:
        read_agenda(typed, check_link)
    assert refused.value.key == f"agenda.refused.{key}"


def test_twelve_lines_of_sixty_characters_are_not_too_much():
    assert read_agenda(("长" * 60 + "\n") * 12, check_link) == [AgendaLine("长" * 60)] * 12


def test_the_group_misses_links_and_what_comes_after_three_lines():
    assert not has_more([AgendaLine("一")] * 3)
    assert has_more([AgendaLine("一")] * 4)
    assert has_more([AgendaLine("一", "https://a.cn")])


@pytest.mark.parametrize(
    "url",
    ["https://www.12371.cn/", "https://a.b.example.com:8443/x?y=1#z", "https://党建.中国/a",
     "https://xn--fiqs8s.xn--fiqs8s/", "https://example.com/X",
     f"https://example.com/{'a' * (LINK_LIMIT - 20)}"],
)  # fmt: skip
def test_a_public_address_may_stand(url):
    assert check_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com", "ftp://example.com", "javascript://example.com", "https://",
        "https://user@example.com", "https://user:pw@example.com", "https://localhost/",
        "https://pc.localhost/", "https://router.local/", "https://intranet/", "https://10.0.0.1/",
        "https://[::1]/", "https://2130706433/", "https://0x7f.0x1/", "https://127.1/",
        "https://example.com.:80:80/", "https://exa mple.com", "https://example.com\\@evil.org",
        "https://[bad", f"https://example.com/{'a' * LINK_LIMIT}",
    ],
)  # fmt: skip
def test_any_other_is_refused(url):
    with pytest.raises(Refusal):
        check_link(url)
