"""Cities as people name them, and what their clocks are called."""

import pytest

from domain.cities import city_name, zone_of


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("东京", "Asia/Tokyo"),
        (" New York ", "America/New_York"),
        ("PARIS", "Europe/Paris"),
        ("天津", ""),
        ("", ""),
    ],
)
def test_a_city_has_its_zone_or_none_is_known(name, zone):
    assert zone_of(name) == zone


@pytest.mark.parametrize(
    ("zone", "chinese", "english"),
    [
        ("Asia/Tokyo", "东京", "Tokyo"),
        ("America/New_York", "纽约", "New York"),
        ("Asia/Tehran", "Asia/Tehran", "Asia/Tehran"),
    ],
)
def test_a_zone_is_called_after_its_first_city(zone, chinese, english):
    assert city_name(zone, is_chinese=True) == chinese
    assert city_name(zone, is_chinese=False) == english
