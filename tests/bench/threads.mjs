// Many lines over one thread and over two, by the command line as a process of its own.

import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { listOf } from "./inputs.mjs";
import { shown, table } from "./measure.mjs";

const LINES = 400_000;
const ROUNDS = 3;
const MAIN = fileURLToPath(new URL("../../pkg/cli/main.js", import.meta.url));

/** Measures both in turn, and prints the fastest of each. */
export function threads() {
  const folder = mkdtempSync(join(tmpdir(), "entra-verdict-threads-"));
  try {
    const [policies, questions] = ["policies.json", "questions.ndjson"].map((name) => join(folder, name));
    write(policies, questions);
    const times = { 1: [], 2: [] };
    for (let round = 0; round < ROUNDS; round += 1) for (const jobs of [1, 2]) times[jobs].push(time(policies, questions, jobs));
    const [one, two] = [1, 2].map((jobs) => Math.min(...times[jobs]));
    table(
      `${LINES} questions, one a line, by batch --decisions; ${cpus().length} processors`,
      ["threads", "takes", "faster by", "to reach"],
      [["1", shown(one), "", ""], ["2", shown(two), `${(one / two).toPrecision(2)} ×`, "≥ 1.7 ×"]],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(policies, questions) {
  const { policies: [policy], question } = listOf(100);
  const { aaGuids } = policy.keyRestrictions;
  const { passkey } = question.credential;
  const asked = (index) => {
    const user = { id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}` };
    return `${JSON.stringify({ ...question, user, credential: { passkey: { ...passkey, aaguid: aaGuids[index % aaGuids.length] } } })}\n`;
  };
  writeFileSync(policies, JSON.stringify(policy));
  writeFileSync(questions, Array.from({ length: LINES }, (_, index) => asked(index)).join(""));
}

/** Milliseconds of the whole command. */
function time(policies, questions, jobs) {
  const [from, to] = [openSync(questions, "r"), openSync(join(questions, "..", "decisions.ndjson"), "w+")];
  try {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [MAIN, "batch", "--policies", policies, "--decisions", "--jobs", String(jobs)], { stdio: [from, to, "pipe"] });
    const took = performance.now() - start;
    if (status !== 0) throw new Error(String(stderr));
    if (statSync(join(questions, "..", "decisions.ndjson")).size !== LINES * '{"decision":"allow"}\n'.length) throw new Error("not every line was let in");
    return took;
  } finally {
    closeSync(from);
    closeSync(to);
  }
}
