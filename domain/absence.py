"""Who has not taken part for long（长期未参加组织生活）: a prompt to the secretary, never more."""

from dataclasses import dataclass

MONTHS = 6
"""连续六个月没有正当理由不参加组织生活（党章第九条）: the general meeting decides, nobody else."""

SIX_MONTHS = "six_months_secretary_attention"


@dataclass(frozen=True, slots=True)
class Attention:
    """What to point out to the secretary alone: 请核实是否有正当理由，由支部大会讨论决定."""

    flags: tuple[str, ...] = ()

    @property
    def is_group_visible(self) -> bool:
        """Never: neither the group nor anybody else reads it."""
        return False


def attention_for(months_without: int, excused_months: int = 0) -> Attention:
    """For so many months on end without taking part, some of them excused（请假的月份不算）."""
    is_long = months_without - excused_months >= MONTHS
    return Attention((SIX_MONTHS,) if is_long else ())
