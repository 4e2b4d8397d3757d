"""`python -m bot …`（入口）."""

import gc
import sys


def start() -> int:
    """The exit code. What a start loads stays, so nobody looks through it while it comes in."""
    gc.disable()
    from bot.command import main

    gc.enable()
    return main()


if __name__ == "__main__":
    sys.exit(start())
