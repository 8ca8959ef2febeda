"""The package beside the oracle, in batches."""

import json
import queue
import subprocess
import threading
from pathlib import Path

ASK = Path(__file__).resolve().parent / "ask.mjs"
FIELDS = ("decision", "reason", "strengths", "applies")


class Core:
    """The package in one process of Node, asked batch by batch."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["node", str(ASK)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.outbox = queue.Queue(maxsize=2)
        threading.Thread(target=self._write, daemon=True).start()

    def _write(self):
        while (text := self.outbox.get()) is not None:
            self.process.stdin.write(text)
            self.process.stdin.flush()
        self.process.stdin.close()

    def send(self, scenarios):
        """Hands a batch over."""
        texts = [json.dumps(scenario, separators=(",", ":")) for scenario in scenarios]
        self.outbox.put("\n".join([*texts, "", ""]))

    def receive(self, count):
        """Answers of a batch."""
        found = []
        for _ in range(count):
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("the package stopped answering")
            found.append(json.loads(line))
        return found

    def ask(self, scenarios):
        """Answers of a few scenarios."""
        if not scenarios:
            return []
        self.send(scenarios)
        return self.receive(len(scenarios))

    def close(self):
        """Ends the process."""
        self.outbox.put(None)
        self.process.wait(timeout=60)


def differences(expected, came):
    """Fields in which two answers differ."""
    if "error" in expected or "error" in came:
        return [] if expected.get("error") == came.get("error") else ["error"]
    found = [field for field in FIELDS if expected[field] != came[field]]
    named = set(came["assumptions"])
    # All that was leaned on, and nothing that no check touched.
    if not set(expected["assumptions"]) <= named <= set(expected["touched"]):
        found.append("assumptions")
    return found
