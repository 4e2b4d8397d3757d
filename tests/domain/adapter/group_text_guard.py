from dataclasses import asdict

from domain.guard import inspect


def answer(given):
    return asdict(inspect(given["text"]))
