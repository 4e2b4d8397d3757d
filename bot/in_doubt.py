"""What nobody can be sure of（存疑）: counted, for the operator to read."""

from storage import Records, file_of, open_reading_room
from storage.migrate import is_current


def in_doubt(database: str) -> list[str]:
    """A line on what may have been said twice, and on files; none where there are no records."""
    path = file_of(database)
    if path is not None and not path.exists():
        return []
    engine = open_reading_room(database)
    try:
        with engine.connect() as connection, connection.begin():
            if not is_current(connection):
                return []
            repeats, files = Records(connection).notices.doubts()
    finally:
        engine.dispose()
    twice = f"messages that may have been said twice: {repeats}"
    return [f"{twice}; files not known to have arrived: {files}"]
