"""`make mutants`: let mutmut make small mistakes in `domain/`, and say which went unnoticed.

`python -m tests.mutants [MODULE …]` mutates these modules only, such as `quorum dues`. Ends with
1 if a module that must reach a share does not.
"""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

HOUSE = Path(__file__).parents[2]
RULES = ("assessment", "dues", "cadence", "obligations", "quorum", "elections")
"""Modules whose names begin so hold dues, quorum and cadence."""

MOST, OTHERS = 90, 80
"""Per cent of mutants to be killed there, and elsewhere."""

KILLED = {"killed", "timeout", "suspicious", "segfault", "caught by type check"}
NAMES = {0: "survived", 1: "killed", 3: "killed", 5: "no tests", 33: "no tests", 34: "skipped",
         35: "suspicious", 36: "timeout", 37: "caught by type check", 24: "timeout",
         -24: "timeout", 152: "timeout", 255: "timeout", -11: "segfault", -9: "segfault"}  # fmt: skip


def run(modules):
    patterns = [f"domain.{name}*" for name in modules]
    subprocess.run([sys.executable, "-m", "mutmut", "run", *patterns], cwd=HOUSE, check=False)


def results():
    """By module, how often each outcome; and the names of those that survived."""
    outcomes, survivors = defaultdict(Counter), []
    for path in sorted((HOUSE / "mutants").rglob("*.py.meta")):
        codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        module = path.relative_to(HOUSE / "mutants").as_posix().removesuffix(".py.meta")
        for name, code in codes.items():
            if code is None:
                continue  # not asked for in this run
            outcome = NAMES.get(code, "suspicious")
            outcomes[module][outcome] += 1
            if outcome not in KILLED:
                survivors.append(f"{name}: {outcome}")
    return outcomes, survivors


def is_a_rule(module):
    return module.removeprefix("domain/").startswith(RULES)


def share(outcomes):
    """Per cent killed, rounded down."""
    total = sum(sum(one.values()) for one in outcomes)
    killed = sum(one[name] for one in outcomes for name in KILLED)
    return 100 * killed // total if total else 100


def main(modules):
    run(modules)
    outcomes, survivors = results()
    for module, found in sorted(outcomes.items()):
        print(f"{share([found]):4} %  {sum(found.values()):5}  {module}")
    print("\n".join(survivors))
    rules = share([found for module, found in outcomes.items() if is_a_rule(module)])
    others = share([found for module, found in outcomes.items() if not is_a_rule(module)])
    print(f"dues, quorum, cadence: {rules} % of {MOST}; elsewhere: {others} % of {OTHERS}")
    return rules < MOST or others < OTHERS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
