"""A sentence that states a rule says where it comes from, or that the branch agreed on it."""

from locales import sentences
from tests.house.rules import BESIDE, NO_RULE, SOURCE, SOURCE_EN, is_in, without_source


def test_a_rule_shows_its_source_or_stands_beside_it():
    unsourced = [key for key in without_source() if not is_in(key, BESIDE + NO_RULE)]

    assert unsourced == []


def test_nothing_is_excused_that_needs_no_excuse():
    keys = without_source()

    assert [name for name in BESIDE + NO_RULE if not any(is_in(key, (name,)) for key in keys)] == []


def test_both_languages_name_the_source():
    zh, en = sentences("zh_CN"), sentences("en")
    silent = [
        key for key, text in zh.items() if SOURCE.search(text) and not SOURCE_EN.search(en[key])
    ]

    assert silent == []
