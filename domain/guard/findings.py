"""What becomes of a text（把关结果）."""

from dataclasses import dataclass
from enum import StrEnum

from domain.refusal import Refusal


class Decision(StrEnum):
    ALLOW = "allow"  # 可以发
    CONFIRM = "confirm"  # 请核实后再发
    BLOCK = "block"  # 不发，也不存


@dataclass(frozen=True, slots=True)
class Finding:
    """What to do with a text, and why; `reason` names a sentence in the locales, "" for none.

    `suggestion` is the text as it could be said instead（建议写法）; `default` is what is better
    done than posting it, "private_message_instead"（改为私聊）. Either may be "".
    """

    decision: Decision
    reason: str = ""
    suggestion: str = ""
    default: str = ""


FINE = Finding(Decision.ALLOW)


class Doubt(Refusal):
    """Somebody should look at what they typed once more（请核实）.

    Raised before anything is written: the text is held until its writer is sure. `is_aloud`
    where a group will read it.
    """

    def __init__(self, finding: Finding, *, is_aloud: bool = True) -> None:
        super().__init__(f"guard.ask.{finding.reason}")
        self.finding = finding
        self.is_aloud = is_aloud
