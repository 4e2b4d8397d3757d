"""What all tests share: engines that a machine may lack."""

import gc
import os

import pytest

pytest_plugins = ("tests.postgresql",)


def require(is_there: bool, what: str) -> None:
    """Skip with one line where an engine is absent; with ZHIBU_TEST_ALL=1 that is a failure."""
    if is_there:
        return
    if os.environ.get("ZHIBU_TEST_ALL") == "1":
        pytest.fail(f"ZHIBU_TEST_ALL=1, but {what} is not here", pytrace=False)
    pytest.skip(f"{what} is not here")


def pytest_configure():
    gc.disable()


def pytest_collection_finish():
    """What was collected stays to the end: nobody need look through it again and again."""
    gc.freeze()
    gc.enable()


LONGEST = ("platforms/test_story.py", "browser/test_story.py", "browser/test_month.py")


def pytest_collection_modifyitems(items):
    """The long stories begin first, so that no core waits for the other at the end."""
    items.sort(key=lambda item: not str(item.path).endswith(LONGEST))
