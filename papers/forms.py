"""The superior's own form（上级的表）: an .xlsx or .docx with marks, filled in and given back."""

from dataclasses import dataclass

from domain.forms import Filling
from domain.refusal import Refusal
from papers.documents import fill_document
from papers.marks import marks_of_all_languages
from papers.tables import OLE, ZIP
from papers.workbook_forms import fill_workbook

MAX_BYTES = 1_000_000
_OF_FORMS = {"file.refused.too_big": "form.refused.too_big",
             "file.refused.not_a_table": "form.refused.neither"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """The form again; `unknown` are marks that were left standing, as they are written."""

    data: bytes
    unknown: tuple[str, ...] = ()


def fill_form(name: str, data: bytes, filling: Filling) -> Filled:
    """Whatever the bytes are, the only exception is a `Refusal`, in words about forms."""
    if not data:
        raise Refusal("file.refused.empty")
    if len(data) > MAX_BYTES:
        raise Refusal("form.refused.too_big")
    if data.startswith(OLE) or not data.startswith(ZIP):
        raise Refusal("form.refused.neither")
    is_document = name.lower().strip().endswith((".docx", ".dotx"))
    marks = marks_of_all_languages()
    try:
        if is_document:
            return Filled(*fill_document(data, [filling], marks))
        return Filled(*fill_workbook(data, filling, marks))
    except Refusal as refusal:
        raise Refusal(_OF_FORMS.get(refusal.key, refusal.key), **refusal.params) from None
