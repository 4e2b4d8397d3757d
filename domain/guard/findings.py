"""What becomes of a text（把关结果）."""

from dataclasses import dataclass
from enum import StrEnum


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
