"""Copies of the records（备份）: made while the bot runs, believed only after they were opened."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.cellar import look_into
from storage.migrate import newest, revision
from storage.soundness import broken_heads, damage
from storage.trouble import DAMAGED, Trouble, in_plain_words, name_of


class BadCopy(Exception):
    """This file is no sound copy; the message says why."""


def copy_to(database: Path, target: Path) -> None:
    """A copy of the SQLite file as it stands at one moment, kept under `target` once it is proved.

    Reads on a connection of its own, so that nobody who writes waits. Raises Trouble, or BadCopy.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _new(target) as part:
        source = f"{database.absolute().as_uri()}?mode=ro"
        with in_plain_words(f"sqlite:///{database}"), closing(_open(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        prove(part)


def prove(file: Path) -> str:
    """Open a copy and look: whole, known tables, each trail ending where its branch says.

    Its schema's revision. Raises BadCopy.
    """
    if not file.is_file():
        raise BadCopy(f"{file}: there is no such file")
    try:
        with look_into(f"sqlite:///{file}") as connection:
            version = revision(connection)
            if version is None:
                raise BadCopy(f"{file}: these are no records of zhibu")
            if version > newest():
                raise BadCopy(f"{file}: made by a newer version of zhibu (tables {version})")
            flaws = damage(connection, "integrity_check") + [
                f"branch {branch_id}: the end of the audit trail is missing"
                for branch_id in broken_heads(connection)
            ]
    except Trouble as trouble:
        raise BadCopy(str(trouble)) from trouble
    if flaws:
        raise BadCopy(f"{file}: {flaws[0]}")
    return version


def look_through(database: str) -> None:
    """Read the whole SQLite file of records that are in use; raises Trouble if it is damaged."""
    with look_into(database) as connection:
        if flaws := damage(connection, "quick_check"):
            raise Trouble(DAMAGED, name_of(database), flaws[0])


def put_back(copy: Path, database: Path, aside: Path) -> None:
    """Let a proved copy take the place of the records; those are kept under `aside`.

    At no moment is there no database: a start after a crash in between finds the old records, or
    the new ones, and never makes empty ones.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    with _new(database) as part:
        shutil.copyfile(copy, part)
        prove(part)
        for tail in ("", "-wal"):
            if (old := Path(f"{database}{tail}")).exists():
                _link(old, Path(f"{aside}{tail}"))
        sync(aside.parent)
        # A log left beside the new file would be read into it.
        for tail in ("-wal", "-shm"):
            Path(f"{database}{tail}").unlink(missing_ok=True)


@contextmanager
def _new(target: Path) -> Iterator[Path]:
    """An empty file that only its owner may read; it becomes `target` when all went well."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield part
        sync(part)
        part.replace(target)
        sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _open(source: str) -> sqlite3.Connection:
    return sqlite3.connect(source, uri=True, isolation_level=None)


def _link(old: Path, new: Path) -> None:
    """A second name for the same file, or a copy where the file system has no second names."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
        sync(new)


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before going on."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
