"""The checked-in scenarios, held against the oracle."""

import json
from collections import Counter
from pathlib import Path

import coverage
import decide
from results import OutOfScope

ROOT = Path(__file__).resolve().parents[2]


def asked(skipped, folder=None):
    """Every scenario that the oracle reads, with its answer; of the others the reason is counted."""
    listed = set(json.loads(coverage.NOT_REACHED.read_text("utf-8")))
    for path in sorted((folder or ROOT / "tests/scenarios").rglob("*.json")):
        scenario = json.loads(path.read_text("utf-8"))
        expect = scenario.get("expect") if isinstance(scenario, dict) else None
        if not expect:
            continue
        if path.parent.name == "documents":
            skipped["documents as other tools make them"] += 1
            continue
        if set(expect.get("assumptions", ())) & listed:
            skipped["assumptions that generated questions do not reach"] += 1
            continue
        if "A51" in expect.get("assumptions", ()) and not path.name.startswith("no-client"):
            skipped["what nobody says is looked at, other than usages"] += 1
            continue
        if expect.get("error", "input.missing") != "input.missing" or path.parent.name == "input":
            skipped["questions that cannot be read"] += 1
            continue
        try:
            yield path, scenario, decide.answer(scenario)
        except OutOfScope as reason:
            skipped[str(reason)] += 1
        except Exception as error:  # noqa: BLE001
            if "error" in expect:
                skipped["questions that cannot be read"] += 1
            else:
                yield path, scenario, {"error": f"crash {type(error).__name__} {error}"}


def run(folder=None):
    """Answers every scenario that the oracle reads and tells which come out otherwise."""
    skipped, wrong, passed = Counter(), [], 0
    for path, scenario, answer in asked(skipped, folder):
        lines = differences(scenario["expect"], answer, scenario)
        if lines:
            wrong.append((path, lines))
        else:
            passed += 1
    return passed, skipped, wrong


def differences(expect, answer, scenario):
    """Fields of `expect` that the oracle answers otherwise."""
    lines = []
    if "error" in expect or "error" in answer:
        if expect.get("error") != answer.get("error"):
            lines.append(f"error: {answer} instead of {expect}")
        return lines
    for field in ("decision", "reason"):
        if field in expect and expect[field] != answer[field]:
            lines.append(f"{field}: {answer[field]} instead of {expect[field]}")
    for field in ("applies",):
        for key, value in expect.get(field, {}).items():
            if answer[field].get(key) != value:
                lines.append(f"{field} {key}: {answer[field].get(key)} instead of {value}")
    outcomes = dict(map(tuple, answer["strengths"]))
    for key, value in expect.get("strengths", {}).items():
        named = scenario["question"].get("strengths") or []
        own = outcomes.get(key, answer["strengths"][named.index(key)][1] if key in named else None)
        if own != value:
            lines.append(f"strength {key}: {outcomes.get(key)} instead of {value}")
    for note in expect.get("assumptions", []):
        if note not in answer["touched"]:
            lines.append(f"assumption {note} is missing")
    return lines


if __name__ == "__main__":
    import sys

    passed, skipped, wrong = run()
    for path, lines in wrong:
        print(path.relative_to(ROOT), "; ".join(lines))
    print(passed, "passed", len(wrong), "differ")
    for reason, count in skipped.most_common():
        print("  ", count, reason)
