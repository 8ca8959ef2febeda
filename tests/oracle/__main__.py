"""Holds the package against the oracle: generated tenants and questions, or the checked-in scenarios.

    python3 tests/oracle --cases 20000 --seed 1
    python3 tests/oracle --scenarios
    python3 tests/oracle --answers --cases 2000
"""

import argparse
import json
import sys
import time
from collections import Counter, deque
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import compare  # noqa: E402
import coverage  # noqa: E402
import decide  # noqa: E402
import generate  # noqa: E402
import replay  # noqa: E402
import shrink  # noqa: E402
from results import OutOfScope  # noqa: E402

BATCH = 400
# How many differences of one kind are made small and written.
EACH = 4
# From this many cases on every code has to be reached.
ENOUGH = 20_000


def main():
    """Reads the call and tells what came out."""
    parser = argparse.ArgumentParser(prog="tests/oracle", description="Holds the package against the oracle.")
    parser.add_argument("--cases", type=int, default=20_000, help="how many generated questions (20000)")
    parser.add_argument("--seed", default="1", help="what they are made from (1)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first one (0)")
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "target/oracle", help="folder for what differs")
    parser.add_argument("--codes", action="store_true", help="how often each code and assumption occurred")
    parser.add_argument("--scenarios", action="store_true", help="hold the checked-in scenarios against the oracle instead")
    parser.add_argument("--answers", action="store_true", help="write the oracle's own answers, to scenarios and questions")
    options = parser.parse_args()
    if options.answers:
        return answers(options)
    good = scenarios() if options.scenarios else generated(options)
    sys.exit(0 if good else 1)


def scenarios():
    """The checked-in scenarios that the oracle reads."""
    passed, left_out, wrong = replay.run()
    for path, lines in wrong:
        print(f"{path.relative_to(replay.ROOT)}: {'; '.join(lines)}")
    for reason, count in left_out.most_common():
        print(f"left out: {count} with {reason}")
    print(f"{passed} passed, {len(wrong)} failed")
    return not wrong


def answers(options):
    """A line for each scenario and question, with what the oracle answers."""
    for path, _, answer in replay.asked(Counter()):
        print(json.dumps({"name": path.relative_to(replay.ROOT / "tests/scenarios").as_posix(), "oracle": answer}))
    for number in range(options.first, options.first + options.cases):
        scenario = generate.scenario(options.seed, number)
        print(json.dumps({"name": f"question {number}", "scenario": scenario, "oracle": expected(scenario)}))


def expected(scenario):
    """What the oracle answers; a fault of its own is an answer that nothing agrees with."""
    try:
        return decide.answer(scenario)
    except OutOfScope as reason:
        return {"error": f"out of scope: {reason}"}
    except Exception as error:  # noqa: BLE001
        return {"error": f"oracle: {type(error).__name__}: {error}"}


class Found:
    """Differences by kind, a few of each."""

    def __init__(self):
        self.counts = Counter()
        self.kept = {}

    def add(self, number, scenario, wanted, came):
        """One case that differs."""
        key = kind(wanted, came)
        self.counts[key] += 1
        kept = self.kept.setdefault(key, [])
        if len(kept) < EACH:
            kept.append((number, scenario))


def kind(wanted, came):
    """In what way two answers differ, so that those of one cause fall together."""
    if "error" in wanted or "error" in came:
        return ("error", str(wanted.get("error", wanted.get("reason"))), str(came.get("error", came.get("reason")))[:80])
    fields = compare.differences(wanted, came)
    if "decision" in fields or "reason" in fields:
        return ("reason", f"{wanted['decision']} {wanted['reason']}", f"{came['decision']} {came['reason']}")
    if fields == ["assumptions"]:
        named = set(came["assumptions"])
        lacking = sorted(set(wanted["assumptions"]) - named)
        beyond = sorted(named - set(wanted["touched"]))
        return ("assumptions", "lacking " + " ".join(lacking), "beyond " + " ".join(beyond))
    return (fields[0], "", "")


def generated(options):
    """Generated questions, batch by batch, so that memory does not grow with their number."""
    began = time.monotonic()
    core = compare.Core()
    found = Found()
    named = Counter()
    waiting = deque()

    def take():
        numbers, scenarios, wanted = waiting.popleft()
        for number, scenario, own, came in zip(numbers, scenarios, wanted, core.receive()):
            named.update(came.get("assumptions", ()))
            if compare.differences(own, came):
                found.add(number, scenario, own, came)

    last = options.first + options.cases
    for start in range(options.first, last, BATCH):
        numbers = range(start, min(start + BATCH, last))
        batch = [generate.scenario(options.seed, number) for number in numbers]
        core.send(batch)
        # While the package answers.
        waiting.append((numbers, batch, [expected(scenario) for scenario in batch]))
        if len(waiting) > 2:
            take()
    while waiting:
        take()
    codes = core.close()
    took = time.monotonic() - began
    good = report(options, found, codes, named)
    print(f"{options.cases} questions in {took:.0f} s, seed {options.seed}: {sum(found.counts.values())} differ")
    return good and not found.counts


def report(options, found, codes, named):
    """Writes what differs, made small, and tells what was reached."""
    for key, count in found.counts.most_common():
        print(f"{count} differ in {key[0]}: the oracle says {key[1]!r}, the package {key[2]!r}")
        for path in write(options.out, found.kept[key], key):
            print(f"  {path}")
    lines, missing, stale, listed = coverage.told(codes, named)
    if options.codes:
        print("\n".join(lines))
    print(f"{len(lines)} codes and assumptions reached, {listed} listed as out of reach, {len(missing)} not reached")
    if options.cases < ENOUGH:
        return True
    for code in missing:
        print(f"not reached: {code}")
    for code in stale:
        print(f"listed as out of reach, and it is not: {code}")
    return not missing and not stale


def write(folder, kept, key):
    """Cases of one kind as small scenarios, with what both sides say of them."""
    folder.mkdir(parents=True, exist_ok=True)
    core = compare.Core()
    for number, scenario in kept:

        def differs(tries):
            answers = core.ask([dict(each, policies=list(each["policies"])) for each in tries])
            pairs = [(each, expected(each), came) for each, came in zip(tries, answers)]
            return [bool(compare.differences(own, came)) and kind(own, came) == key for _, own, came in pairs]

        small = shrink.shrink(scenario, differs)
        path = folder / f"{number}.json"
        told = {"title": f"Question {number}", **small, "oracle": expected(small), "package": core.ask([small])[0]}
        path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")
        yield path
    core.close()


main()
