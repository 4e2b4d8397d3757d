"""Databases made once and copied for each test, which saves most of what a test costs."""

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from storage import Writer, migrate, open_cellar


@cache
def _shelf() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="zhibu-templates-")


@cache
def _made(name: str, plant: Callable[..., object] | None) -> Path:
    path = Path(_shelf().name) / f"{name}.db"
    url = f"sqlite:///{path}"
    migrate(url)
    if plant is not None:
        writer = Writer(open_cellar(url))
        writer.submit(plant).result()
        writer.close()
    return path


def copy_records(target: Path, *, name: str = "empty", plant: Callable[..., object] | None = None):
    """Records with all tables, and what `plant` writes into them, at `target`."""
    shutil.copyfile(_made(name, plant), target)
