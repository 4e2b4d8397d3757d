"""The right to speak（发言权）: of several processes, one sends what is due and redraws cards.

It is a lock of PostgreSQL's that lives as long as a connection: whoever dies has lost it, and the
next who asks has it. Through the same connection the others call when they have kept something.
"""

from hashlib import sha256
from threading import Lock
from typing import Any

from sqlalchemy import Connection, NullPool, bindparam, create_engine, text
from sqlalchemy.exc import DBAPIError

_TAKE = text("SELECT pg_try_advisory_lock(:key)").bindparams(bindparam("key"))
_CALL = text("SELECT pg_notify(:channel, '')")
QUICK = {
    "connect_timeout": 5, "keepalives_idle": 3, "keepalives_interval": 1, "keepalives_count": 2,
    "tcp_user_timeout": 5000,
}  # fmt: skip
"""We notice within five seconds that the server is gone …"""
SLOWER = ("tcp_keepalives_idle = 5", "tcp_keepalives_interval = 2", "tcp_keepalives_count = 3")
"""… and the server after ten that we are: whoever loses the right stops before another has it."""


class VoiceLost(Exception):
    """The connection is gone, and with it the right to speak."""


class Voice:
    """One connection that asks for the right, holds it, calls and listens."""

    def __init__(self, url: str, name: str) -> None:
        """`name` tells one bot of this database from another: a digest of its token."""
        self._name = name
        self._engine = create_engine(
            url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=QUICK
        )
        self._connection: Connection | None = None
        self._turn = Lock()
        self._key, self._channel = 0, ""

    def take(self) -> bool:
        """Whether the right is ours now; to be asked again while it is not."""
        with self._turn:
            try:
                return bool(self._open().scalar(_TAKE, {"key": self._key}))
            except DBAPIError as error:
                raise self._lost(error) from error

    def call(self) -> None:
        """Let whoever speaks know that something was kept."""
        with self._turn:
            try:
                self._open().execute(_CALL, {"channel": self._channel})
            except DBAPIError as error:
                raise self._lost(error) from error

    def listen(self, seconds: float) -> bool:
        """Whether somebody called within so many seconds; raises VoiceLost when it is no longer
        ours."""
        with self._turn:
            if self._connection is None:
                raise VoiceLost("there is no connection")
            line: Any = self._connection.connection.driver_connection
            try:
                heard = list(line.notifies(timeout=seconds, stop_after=1))
                self._connection.exec_driver_sql("SELECT 1")
            except Exception as error:  # psycopg's own come here unwrapped, and it is optional
                raise self._lost(error) from error
            return bool(heard)

    def close(self) -> None:
        """Give the right back."""
        with self._turn:
            self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()

    def _lost(self, error: Exception) -> VoiceLost:
        self._drop()
        return VoiceLost(str(error).partition("\n")[0])

    def _open(self) -> Connection:
        if self._connection is None:
            connection = self._engine.connect()
            corner = connection.exec_driver_sql("SELECT current_schema()").scalar()
            digest = sha256(f"{corner}/{self._name}".encode())
            self._key = int.from_bytes(digest.digest()[:8], signed=True)
            self._channel = f"zhibu_{digest.hexdigest()[:32]}"
            for habit in SLOWER:
                connection.exec_driver_sql(f"SET {habit}")
            connection.exec_driver_sql(f"LISTEN {self._channel}")
            self._connection = connection
        return self._connection
