"""Nothing about a person is kept that they could not read of under /me."""

import pytest

from locales import languages, sentences
from storage.kept import OF_ACCOUNT, OF_MEMBER, ONLY_NAMED
from storage.tables import METADATA

PEOPLE = {"members", "accounts"}
SHOWN = {
    f"{table.name}.{column}" for one in (OF_MEMBER, OF_ACCOUNT) for table, column in one.items()
}


def references():
    """Every column that says who: its table and name."""
    return {
        f"{table.name}.{column.name}"
        for table in METADATA.tables.values()
        for column in table.columns
        if any(key.column.table.name in PEOPLE for key in column.foreign_keys)
    }


def test_every_table_that_knows_a_person_is_shown_to_them_or_says_who_did_something():
    """A new one gets a line in storage/kept.py, and a sentence under kept.table."""
    shown = SHOWN - {f"{name}.id" for name in PEOPLE}

    named = {f"{table.name}.{one}" for table, columns in ONLY_NAMED.items() for one in columns}
    assert references() == shown | named
    assert not shown & named


@pytest.mark.parametrize("language", languages())
def test_each_of_them_is_named_in_plain_words(language):
    named = {key.split(".")[2] for key in sentences(language) if key.startswith("kept.table.")}

    assert named == {table.name for one in (OF_MEMBER, OF_ACCOUNT) for table in one}
