"""Having a PostgreSQL database to oneself, or beside others（独占与共用）."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import NullPool, create_engine, text

_OURS = "(hashtext('zhibu'), hashtext(current_schema()))"
ALONE = text(f"SELECT pg_try_advisory_lock{_OURS}")
BESIDE_OTHERS = text(f"SELECT pg_try_advisory_lock_shared{_OURS}")


@contextmanager
def hold(url: str, *, beside_others: bool) -> Iterator[bool]:
    """Whether this PostgreSQL database is ours until the end: alone, or beside others who share."""
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield bool(connection.scalar(BESIDE_OTHERS if beside_others else ALONE))
