"""One-time codes for new branches（建支部口令）."""

from secrets import choice

from bot.app import utc_now
from storage import Writer, migrate, open_cellar

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that look alike."""


def invite(database: str, name: str) -> str:
    """A code that sets up one branch of this name, once; only its fingerprint is kept."""
    code = "-".join("".join(choice(LETTERS) for _ in range(4)) for _ in range(3))
    migrate(database)
    writer = Writer(open_cellar(database))
    try:
        writer.submit(lambda records: records.invites.add(code, name, utc_now())).result()
    finally:
        writer.close()
    return code
