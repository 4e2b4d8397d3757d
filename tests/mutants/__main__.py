"""`make mutants`: let mutmut make small mistakes in `domain/`, and say which went unnoticed.

`python -m tests.mutants [MODULE …]` mutates these modules only, such as `quorum dues`. Ends with
1 if a module that must reach a share does not, or if nothing was tried.
"""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tests.mutants.reasons import REASONS, by_hand, change, changed_line, plain, reason_of

HOUSE = Path(__file__).parents[2]
RULES = {
    "dues": ("assessment", "dues"),
    "quorum": ("quorum", "elections", "electors", "houses", "resolutions"),
    "cadence": ("beats", "cadence", "due_soon", "duty_book", "fulfilment", "gatherings", "obligations",
                "year_end"),
}  # fmt: skip
"""What modules that hold dues, quorum and cadence begin with."""

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
    """By module, how often each outcome; and by function, what went unnoticed and why."""
    outcomes, survivors = defaultdict(Counter), defaultdict(list)
    for path in sorted((HOUSE / "mutants").rglob("*.py.meta")):
        codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        module = path.relative_to(HOUSE / "mutants").as_posix().removesuffix(".py.meta")
        for name, code in codes.items():
            if code is None:
                continue  # not asked for in this run
            outcome = NAMES.get(code, "suspicious")
            outcomes[module][outcome] += 1
            if outcome not in KILLED:
                source, mutant = path.with_suffix(""), name.rpartition(".")[2]
                function = (
                    f"{module.removeprefix('domain/')}.{plain(mutant.partition('__mutmut_')[0])}"
                )
                shown = change(*changed_line(source, mutant))
                survivors[function].append((reason_of(source, mutant, outcome), shown))
    return outcomes, survivors


def rule_of(module):
    """Which of the three a module holds; empty for any other."""
    bare = module.removeprefix("domain/")
    return next((rule for rule, names in RULES.items() if bare.startswith(names)), "")


def share(outcomes):
    """Per cent killed, rounded down."""
    total = sum(sum(one.values()) for one in outcomes)
    killed = sum(one[name] for one in outcomes for name in KILLED)
    return 100 * killed // total if total else 100


def report(outcomes, survivors):
    """As docs/mutants.md holds it."""
    total = Counter(reason for found in survivors.values() for reason, _ in found)
    for key, text in REASONS.items():
        yield f"- {key} ({total[key]}): {text}"
    yield "\n## By module\n"
    for module, found in sorted(outcomes.items()):
        yield f"| {module} | {sum(found.values())} | {share([found])} % |"
    yield "\n## Not tested\n"
    for function, found in sorted(survivors.items()):
        yield from (f"- {function}: `{shown}`" for key, shown in found if key == "untested")
    yield "\n## The same in effect\n"
    for function, part, why in by_hand():
        yield f"- {function}: `{part}`: {why}"
    yield "\n## The others, by function\n"
    for function, found in sorted(survivors.items()):
        why = Counter(key for key, _ in found if key not in {"untested", "alike"})
        counts = ", ".join(f"{key} {count}" for key, count in sorted(why.items()))
        if counts:
            yield f"- {function}: {counts}"


def main(modules):
    run(modules)
    outcomes, survivors = results()
    if not outcomes:
        return "mutmut tried nothing; what it says above tells why"
    print("\n".join(report(outcomes, survivors)))
    reached = {
        rule: share([found for module, found in outcomes.items() if rule_of(module) == rule])
        for rule in (*RULES, "")
    }
    print("; ".join(f"{rule or 'elsewhere'}: {per_cent} %" for rule, per_cent in reached.items()))
    return any(one < (MOST if rule else OTHERS) for rule, one in reached.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
