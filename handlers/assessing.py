"""What each member is to pay a month（核定数额）, set in private by those who collect."""

from decimal import Decimal

from cards.collecting import ShowGrid
from cards.dues import money, month_list
from cards.moments import month_name
from cards.payments import AskAmount, AssessDues, assess_card
from cards.reassessing import keep_button, relief_button
from cards.reckoning import open_button
from chat import Button, Card, Refresh, Reply, Tell
from domain.dues import USUAL_MOST, read_amount
from domain.months import Month
from domain.refusal import Refusal
from handlers.request import Request
from storage.assessing import assess_from, former

AMOUNT = "dues_amount"
"""The question after a member's monthly amount."""


def assess(request: Request, press: AssessDues) -> list[Reply]:
    """Everybody's monthly amount, to be changed one by one."""
    _check_private(request)
    request.drop_question()
    return [Refresh(_assessments(request, press.page, ""))]


def ask_amount(request: Request, press: AskAmount) -> list[Reply]:
    """The next text is this member's amount."""
    _check_private(request)
    member = request.on_roster(press.member_id)
    request.ask(AMOUNT, str(member.id))
    tools = (
        open_button(request.home.id, member.id, request.words),
        relief_button(request.home.id, member.id, request.words),
        Button(request.words("button.back"), AssessDues(request.home.id, 0)),
    )
    lead = request.words("dues.assess.ask", name=member.name)
    return [Refresh(Card(lead=lead, note=request.words("dues.assess.how"), rows=(tools,)))]


def take_amount(request: Request, text: str) -> list[Reply]:
    """A new amount, from this month on; an open month not yet paid follows it."""
    _check_private(request)
    amount = read_amount(text)
    member = request.on_roster(int(request.about))
    request.drop_question()
    this = Month.of(request.today)
    made_up = assess_from(request.records, request.home, member.id, amount, this, request.now)
    said = request.words("dues.assess.none", name=member.name) if not amount else request.words(
        "dues.assess.done", name=member.name, amount=money(amount, request.words),
        month=month_name(this, request.words),
    )  # fmt: skip
    if made_up:
        listed = month_list(made_up, request.words)
        said = f"{said}\n{request.words('ledger.made_up', months=listed)}"
    if amount > USUAL_MOST:
        said = f"{said}\n{request.words('dues.assess.unusual', limit=USUAL_MOST)}"
    return [Tell(_assessments(request, 0, said))]


def _assessments(request: Request, page: int, said: str) -> Card:
    return assess_card(
        request.members(), _amounts(request), request.home.id, page=page,
        back=ShowGrid(request.home.id, "", 0), said=said,
        max_buttons=request.abilities.max_buttons, words=request.words,
        also=_also(request),
    )  # fmt: skip


def _also(request: Request) -> list[Button]:
    """In January, that the others' amounts stay as they were."""
    if not former(request.records, request.home, request.today):
        return []
    return [keep_button(request.home.id, request.today.year, request.words)]


def _amounts(request: Request) -> dict[int, Decimal]:
    return request.records.dues.assessed(request.home.id, request.today)


def _check_private(request: Request) -> None:
    if not request.is_private:
        raise Refusal("refused.private_only")
