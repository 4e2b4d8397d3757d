"""Hours of sending in seconds: a clock that jumps, and Telegram's limits without a network."""

from tests.simulation.clock import Jumping, Patient, PatientReader, PatientWriter
from tests.simulation.house import House, simulate
from tests.simulation.wire import Said, Wire

__all__ = [
    "House",
    "Jumping",
    "Patient",
    "PatientReader",
    "PatientWriter",
    "Said",
    "Wire",
    "simulate",
]
