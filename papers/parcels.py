"""Zip files people hand in（收到的压缩格式文件）, opened as what they are: a stranger's."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from domain.refusal import Refusal

MAX_UNPACKED = 20_000_000
MAX_PARTS = 1_000

TYPES = "[Content_Types].xml"

# What zipfile and the libraries that read what is inside raise on files that are not as they
# should be.
BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError),
    *(RuntimeError, SyntaxError, TypeError, ValueError),
    *(BadZipFile, struct.error, zlib.error),
)


def parts_of(archive: ZipFile, *, unlike: str) -> list[ZipInfo]:
    """What is inside; refused if it is too much, twice there, or no office file (`unlike`)."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refusal("file.refused.too_big")
    if len(names) < len(parts):
        raise Refusal("file.refused.broken")
    if TYPES not in names:
        raise Refusal(unlike)
    return parts


def unpacked(archive: ZipFile, part: ZipInfo) -> bytes:
    """One part, within the size its directory tells: a directory can lie."""
    if part.flag_bits & 1:
        raise Refusal("file.refused.encrypted")
    if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # the others unpack without bounds
        raise Refusal("file.refused.broken")
    with archive.open(part) as packed:
        return packed.read(part.file_size + 1)


def plain(part: bytes) -> bytes:
    """The part as one can search it; refused where it brings entities of its own."""
    bare = part.replace(b"\0", b"")  # UTF-16 hides its marks between zeros
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise Refusal("file.refused.broken")
    return bare


def packed(parts: dict[str, bytes]) -> bytes:
    """These parts as a file, in their order."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()
