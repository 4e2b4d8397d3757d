"""The tables（数据表）. Moments are UTC, money whole fen, days the branch's own."""

from storage.tables import people, traffic, work
from storage.tables.types import METADATA

__all__ = ["METADATA", "people", "traffic", "work"]
