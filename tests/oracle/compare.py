"""The package beside the oracle, in batches."""

import json
import queue
import subprocess
import threading
from pathlib import Path

ASK = Path(__file__).resolve().parent / "ask.mjs"
FIELDS = ("decision", "reason", "strengths", "applies")


def grouped(scenarios):
    """Scenarios by tenant, those that follow each other and have the same documents."""
    groups = []
    for scenario in scenarios:
        trust = scenario.get("trust")
        if groups and groups[-1]["policies"] is scenario["policies"] and groups[-1]["trust"] is trust:
            groups[-1]["questions"].append(scenario["question"])
        else:
            groups.append({"policies": scenario["policies"], "trust": trust, "questions": [scenario["question"]]})
    return groups


class Core:
    """The package in one process of Node, asked batch by batch."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["node", str(ASK)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        # Written from another thread, since both sides could wait for the other to read.
        self.outbox = queue.Queue(maxsize=2)
        self.sent = []
        threading.Thread(target=self._write, daemon=True).start()

    def _write(self):
        while (text := self.outbox.get()) is not None:
            self.process.stdin.write(text)
            self.process.stdin.flush()
        self.process.stdin.close()

    def send(self, scenarios):
        """Hands a batch over."""
        groups = grouped(scenarios)
        self.sent.append(len(groups))
        self.outbox.put("\n".join([*(json.dumps(group, separators=(",", ":")) for group in groups), "", ""]))

    def receive(self):
        """Answers of the batch that was handed over first."""
        found = []
        for _ in range(self.sent.pop(0)):
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("the package stopped answering")
            found.extend(json.loads(line))
        return found

    def ask(self, scenarios):
        """Answers of a few scenarios."""
        if not scenarios:
            return []
        self.send(scenarios)
        return self.receive()

    def close(self):
        """Ends the process, and tells how often each code occurred in it."""
        self.outbox.put(None)
        codes = json.loads(self.process.stdout.readline())
        self.process.wait(timeout=60)
        return codes


def differences(expected, came):
    """Fields in which two answers differ."""
    if "error" in expected or "error" in came:
        return [] if expected.get("error") == came.get("error") else ["error"]
    found = [field for field in FIELDS if expected[field] != came[field]]
    named = set(came["assumptions"])
    # All that was leaned on, and nothing that no check touched. Which words of a list a check read is told by its clause alone, so
    # that A16 need not be named.
    if not set(expected["assumptions"]) - {"A16"} <= named <= set(expected["touched"]):
        found.append("assumptions")
    return found
