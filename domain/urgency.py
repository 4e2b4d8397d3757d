"""What goes first when much is due at once（轻重缓急）."""

from enum import IntEnum

from domain.notices import NoticeKind


class Urgency(IntEnum):
    """The values are stored; the smallest goes first, within a chat too."""

    TIMELY = 0  # somebody waits for it: reminders, cards, decisions（及时）
    DIGEST = 1  # every branch's at one hour, and any minute of it will do（月报）
    AFTERWARDS = 2  # what goes with those, to one reader each（随后）


_URGENCY = {
    NoticeKind.DIGEST: Urgency.DIGEST,
    NoticeKind.DIGEST_DRAFT: Urgency.AFTERWARDS,
    NoticeKind.DIGEST_PRIVATE: Urgency.AFTERWARDS,
    NoticeKind.OBLIGATIONS: Urgency.AFTERWARDS,
    NoticeKind.FALLS_DUE: Urgency.AFTERWARDS,
    NoticeKind.DUES_ASSESSMENT: Urgency.AFTERWARDS,
}


def urgency_of(kind: NoticeKind) -> Urgency:
    """How urgent a notice of this kind is; all that is not named here is waited for."""
    return _URGENCY.get(kind, Urgency.TIMELY)
