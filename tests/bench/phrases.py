"""How long it takes to read a time phrase: `python -m tests.bench.phrases`."""

from contextlib import suppress
from statistics import median, quantiles
from time import perf_counter

from domain.refusal import Refusal
from domain.times import read_when
from tests.bench.table import Row, show
from tests.domain.test_phrases import PHRASES, SUNDAY

ROUNDS = 50


def timed(phrase):
    """Milliseconds to read it, or to refuse it."""
    started = perf_counter()
    with suppress(Refusal):
        read_when(phrase, SUNDAY)
    return (perf_counter() - started) * 1000


def main():
    times = [timed(phrase) for _ in range(ROUNDS) for phrase in PHRASES]
    figure = f"median {median(times):.3f} ms, p99 {quantiles(times, n=100)[98]:.3f} ms"
    beside = f"{len(times)} readings"
    show([Row(f"A time phrase, of {len(PHRASES)}", figure, beside, "median ≤ 1 ms")])


if __name__ == "__main__":
    main()
