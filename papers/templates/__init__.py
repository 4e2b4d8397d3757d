"""Templates of what is printed（文书模板）: Word documents anybody can replace by their own."""

from pathlib import Path

from domain.refusal import Refusal
from locales import DEFAULT, languages

HERE = Path(__file__).parent
RECORD, SIGN_IN = "record.docx", "sign_in.docx"
NAMES = (RECORD, SIGN_IN)


def template(name: str, language: str, folder: str = "") -> bytes:
    """The one in `folder` goes before ours, whatever the language.

    Raises a `Refusal` where it stands there and cannot be read.
    """
    own = Path(folder) / name if folder else None
    try:
        if own is not None and own.is_file():
            return own.read_bytes()
    except OSError:
        raise Refusal("file.refused.broken") from None
    spoken = language if language in languages() else DEFAULT
    return (HERE / spoken / name).read_bytes()
