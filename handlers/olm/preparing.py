"""/olm: the year's 组织生活会 for whoever leads it, one's own for everybody else."""

from cards.olm import (
    AskOpinions,
    PickStudy,
    SetStudy,
    ask_opinions_card,
)
from cards.olm_days import past_day_card
from cards.olm_more import (
    AskTheme,
    MoreOlm,
    PostOlm,
    SetOlmYear,
    ask_theme_card,
    more_olm_card,
)
from cards.olm_own import OwnOlm
from cards.olm_presses import ShowOlm
from chat import Refresh, Reply, Tell
from domain.notices import NoticeKind
from domain.olm import check_studied, read_count, read_theme
from domain.olm_years import check_choice, other_year, read_year
from domain.refusal import Refusal
from domain.spans import read_since
from handlers.olm.sheets import check_private, lead_card, leads, own_card, the_sheet, year_now
from handlers.request import Request

THEME = "olm_theme"
OPINIONS = "olm_opinions"
STUDY = "olm_study"


def olm(request: Request, words: str) -> list[Reply]:
    """/olm, /olm 2026: the year at hand, or the one named."""
    check_private(request)
    if not leads(request):
        return [Tell(own_card(request))]
    year = read_year(words) if words.strip() else year_now(request)
    return [Tell(lead_card(request, year))]


def show(request: Request, press: ShowOlm) -> list[Reply]:
    request.drop_question()
    return [Refresh(lead_card(request, press.year))]


def show_own(request: Request, _: OwnOlm) -> list[Reply]:
    check_private(request)
    return [Refresh(own_card(request))]


def more(request: Request, press: MoreOlm) -> list[Reply]:
    sheet = the_sheet(request, press.year)
    years = None
    if sheet.meeting is not None:
        setting = request.home.settings.olm_window_end
        years = other_year(sheet.meeting, request.zone, setting)
    return [Refresh(more_olm_card(sheet, years, request.words))]


def set_year(request: Request, press: SetOlmYear) -> list[Reply]:
    """A meeting of January to March: of this year, or the last one's（年度）."""
    meeting = request.gathering
    check_choice(meeting, press.year, request.zone, request.home.settings.olm_window_end)
    request.records.meetings.change(meeting.id, for_year=press.year)
    return [Refresh(lead_card(request, press.year))]


def ask_theme(request: Request, press: AskTheme) -> list[Reply]:
    sheet = the_sheet(request, press.year)
    request.ask(THEME, str(press.year))
    return [Refresh(ask_theme_card(sheet, request.words))]


def take_theme(request: Request, text: str) -> list[Reply]:
    """It stands on the group's card too, so it passes the guard."""
    year = _asked_year(request)
    theme = read_theme(text)
    request.make_sure(theme)
    request.records.olm.set(request.home.id, year, theme=theme)
    request.drop_question()
    request.redraw(f"{request.home.id}:{year}", "olm")
    return [Tell(lead_card(request, year))]


def pick_study(request: Request, press: PickStudy) -> list[Reply]:
    the_sheet(request, press.year)
    request.ask(STUDY, str(press.year))
    card = past_day_card(
        request.words("olm.ask_study"), request.today,
        lambda on: SetStudy(press.branch_id, press.year, on),
        ShowOlm(press.branch_id, press.year), request.words,
    )  # fmt: skip
    return [Refresh(card)]


def set_study(request: Request, press: SetStudy) -> list[Reply]:
    the_sheet(request, press.year)
    check_studied(press.on, press.year, request.today)
    request.records.olm.set(request.home.id, press.year, studied_on=press.on)
    request.drop_question()
    return [Refresh(lead_card(request, press.year))]


def take_study(request: Request, text: str) -> list[Reply]:
    year = _asked_year(request)
    on = read_since(text, request.today)
    check_studied(on, year, request.today)
    request.records.olm.set(request.home.id, year, studied_on=on)
    request.drop_question()
    return [Tell(lead_card(request, year))]


def ask_opinions(request: Request, press: AskOpinions) -> list[Reply]:
    sheet = the_sheet(request, press.year)
    request.ask(OPINIONS, f"{press.year}:{press.is_new:d}")
    return [Refresh(ask_opinions_card(sheet, is_new=press.is_new, words=request.words))]


def take_opinions(request: Request, text: str) -> list[Reply]:
    """A number; what they say stays on paper."""
    year = _asked_year(request)
    is_new = request.about.endswith(":1")
    request.records.olm.count(request.home.id, year, read_count(text), is_new=is_new)
    request.drop_question()
    return [Tell(lead_card(request, year))]


def post(request: Request, press: PostOlm) -> list[Reply]:
    """Everybody taps 已写好 in the group, which sees how many; the old card is retired."""
    the_sheet(request, press.year)
    chat = request.records.branches.home(request.home.id)
    if chat is None:
        raise Refusal("claims.refused.no_group")
    subject = f"{request.home.id}:{press.year}"
    key = f"olm:{subject}:{request.now:%Y%m%d%H%M}"
    if request.notify(NoticeKind.CARD, f"olm:{subject}", key, chat_id=chat.id):
        request.records.cards.retire("olm", subject, request.now)
    said = request.words("olm.posted")
    return [Refresh(lead_card(request, press.year, said=said))]


def _asked_year(request: Request) -> int:
    """Of which year the open question was."""
    return read_year(request.about.partition(":")[0])
