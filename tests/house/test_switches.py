"""Every custom of a branch can be seen and changed under /settings, in words."""

from dataclasses import fields

import pytest

from cards.settings import SetSwitch, value_name, word_of
from chat import encode
from domain.settings import BranchSettings
from domain.switches import INTERNAL, SWITCHES, Unit, chosen, code_of, value_of
from locales import Words, languages, sentences

PAIRS = [(switch, choice) for switch in SWITCHES for choice in switch.choices]


def test_every_field_is_a_switch_or_the_bots_own():
    """A new one gets a line in domain/switches.py, and its sentences under settings."""
    known = [switch.name for switch in SWITCHES]

    assert {field.name for field in fields(BranchSettings)} == set(known) | INTERNAL
    assert len(known) == len(set(known))
    assert not set(known) & INTERNAL


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: switch.name)
def test_each_says_what_it_is_and_where_it_comes_from(switch, language):
    book = sentences(language)

    for key in ("name", "short", "what"):
        assert book[f"settings.{key}.{switch.name}"]
    assert book[f"settings.source.{switch.source}"]
    if switch.unit is Unit.WORD:
        for choice in switch.choices:
            for key in ("choice", "means"):
                assert book[f"settings.{key}.{switch.name}.{word_of(choice)}"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("switch", "choice"), PAIRS)
def test_each_choice_has_words_fits_a_button_and_can_be_stored(switch, choice, language):
    assert value_name(switch, choice, Words(language))
    assert encode(SetSwitch(99_999_999, switch.name, code_of(choice)))
    assert chosen(switch, code_of(choice)) == choice
    settings = BranchSettings.read({switch.name: choice})
    assert value_of(settings, switch) == choice
