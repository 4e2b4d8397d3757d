"""The superior's own form（上级的表）: an .xlsx or .docx with marks, filled in and given back."""

from domain.forms import Filled, Filling
from domain.refusal import Refusal
from papers.documents import fill_document
from papers.marks import marks_of_all_languages
from papers.tables import OLE, ZIP
from papers.workbook_forms import fill_workbook

MAX_BYTES = 1_000_000
_OF_FORMS = {"file.refused.too_big": "form.refused.too_big",
             "file.refused.not_a_table": "form.refused.neither"}  # fmt: skip


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
            done = fill_document(data, [filling], marks)
        else:
            done = fill_workbook(data, filling, marks)
    except Refusal as refusal:
        raise Refusal(_OF_FORMS.get(refusal.key, refusal.key), **refusal.params) from None
    if not done.has_marks:
        raise Refusal("form.refused.no_marks")
    return done
