"""What a phone abroad may show before it is opened（境外推送的分寸，五不公开）."""

from cards.discretion import cover_card, with_details
from chat import Card
from domain.notices import Notice, NoticeKind
from locales import Words
from schedules.looks import WORDED_LOOKS

WORDED = frozenset(
    {
        NoticeKind.MEETING_REMINDER,
        NoticeKind.NUDGE,
        NoticeKind.CANCELLED,
        NoticeKind.MOVED,
        NoticeKind.POSTPONED,
        NoticeKind.DUES_CONFIRMED,
        NoticeKind.DUES_TAKEN_BACK,
    }
)
"""Those that have a neutral wording; of all others no more is said than that there is something."""

OPENS_ITSELF = frozenset({NoticeKind.DUES_CALL, NoticeKind.POST_REMINDER})
"""Those whose own button opens them."""


def needs_cover(notice: Notice) -> bool:
    """Whether nothing of it may be seen before it is opened."""
    if notice.kind is NoticeKind.CARD:
        return notice.subject.partition(":")[0] not in WORDED_LOOKS
    return notice.kind not in WORDED | OPENS_ITSELF


def discreet(notice: Notice, card: Card, words: Words) -> Card:
    """The neutral card with a way to all of it, or a cover."""
    if needs_cover(notice):
        return cover_card(notice.branch_id, notice.id, words)
    if notice.kind in WORDED:
        return with_details(card, notice.branch_id, notice.id, words)
    return card
