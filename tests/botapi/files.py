"""Files: kept, described, handed out."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from tests.botapi.messages import Stored, Upload
from tests.botapi.refusals import Refused, bad_request

if TYPE_CHECKING:
    from tests.botapi.world import World

MEGABYTE = 1024 * 1024
UPLOAD, DOWNLOAD, PHOTO = 50 * MEGABYTE, 20 * MEGABYTE, 10 * MEGABYTE


def keep(api: World, upload: Upload, *, as_photo: bool = False) -> Stored:
    size = _photo_size(upload.body) if as_photo else (0, 0)
    number = len(api.files) + 1
    folder = "photos" if as_photo else "documents"
    suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
    file_id, path = f"BQACAgUAAx{number}", f"{folder}/file_{number}.{suffix}"
    stored = Stored(file_id, upload.name, upload.body, upload.kind, path, as_photo, size)
    api.files[file_id] = stored
    return stored


def sent(api: World, value: object, *, as_photo: bool = False) -> Stored:
    """The file of a call: freshly uploaded, or known by its file_id."""
    if isinstance(value, str) and value in api.files:
        return api.files[value]
    if isinstance(value, str) and value:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not isinstance(value, Upload):
        raise bad_request(f"there is no {'photo' if as_photo else 'document'} in the request")
    if not value.body:
        raise bad_request("file must be non-empty")
    if len(value.body) > UPLOAD:
        raise Refused(413, "Request Entity Too Large")
    if as_photo and len(value.body) > PHOTO:
        raise bad_request(f"file of size {len(value.body)} bytes is too big for a photo")
    return keep(api, value, as_photo=as_photo)


def get_file(api: World, params: dict[str, Any]) -> dict[str, Any]:
    stored = api.files.get(str(params.get("file_id", "")))
    if not stored:
        raise bad_request("invalid file_id")
    if len(stored.body) > DOWNLOAD:
        raise bad_request("file is too big")
    told = {"file_id": stored.id, "file_unique_id": f"u{stored.id}", "file_path": stored.path}
    return told | {"file_size": len(stored.body)}


def _photo_size(body: bytes) -> tuple[int, int]:
    width, height = _dimensions(body)
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _dimensions(body: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG, else zeros."""
    if body.startswith(b"\x89PNG\r\n\x1a\n") and len(body) > 24:
        width, height = struct.unpack(">II", body[16:24])
        return width, height
    at = 2 if body.startswith(b"\xff\xd8") else len(body)
    while at + 9 < len(body) and body[at] == 0xFF:
        if 0xC0 <= body[at + 1] <= 0xCF and body[at + 1] not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", body[at + 2 : at + 4])[0])
    return 0, 0
