"""How far a step is（进展）, in numbers and days."""

from datetime import date

from cards.moments import dated
from domain.olm import OlmSheet
from domain.olm_steps import Step
from locales import Words


def step_text(step: Step, sheet: OlmSheet, meeting: str, today: date, words: Words) -> str:
    """One line of the card."""
    match step:
        case Step.STUDY:
            if sheet.studied_on is None:
                return words("olm.not_yet")
            return words("olm.studied", day=dated(sheet.studied_on, today, words))
        case Step.OPINIONS:
            return _opinions(sheet, words)
        case Step.TALKS:
            return talks_text(sheet, words)
        case Step.EXAMINATION:
            return words("olm.examined", done=sheet.count_examined, all=len(sheet.members))
        case Step.MEETING:
            return meeting
        case Step.RECTIFICATION:
            if not sheet.items:
                return words("olm.no_items")
            done = sum(not one.is_open for one in sheet.items)
            return words("olm.items", all=len(sheet.items), done=done)


def talks_text(sheet: OlmSheet, words: Words) -> str:
    """How many talks, and how many are still to come."""
    missing, held = sheet.coverage, len(sheet.talks)
    if missing.is_complete:
        return words("olm.talks_done", held=held)
    numbers = {
        "pairs": len(missing.pairs),
        "committee": len(missing.without_committee),
        "member": len(missing.without_member),
    }
    left = [words(f"olm.left.{what}", number=number) for what, number in numbers.items() if number]
    return words("olm.talks", held=held, left=words("olm.separator").join(left))


def _opinions(sheet: OlmSheet, words: Words) -> str:
    if not sheet.opinions:
        return words("olm.not_yet")
    rounds = words("olm.separator").join(
        words("olm.round", number=one.number, received=one.count) for one in sheet.opinions
    )
    return words("olm.opinions", received=sheet.count_opinions, rounds=rounds)
