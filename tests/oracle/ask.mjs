// The package, asked scenarios that stand on standard input, one a line; answers what is compared, one line each.

import { once } from "node:events";
import { createInterface } from "node:readline";
import { evaluate, init } from "../../pkg/index.js";

await init();
let lines = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  // An empty line asks for what was answered so far.
  if (line) {
    lines.push(JSON.stringify(answer(line)));
    continue;
  }
  if (!process.stdout.write(`${lines.join("\n")}\n`)) await once(process.stdout, "drain");
  lines = [];
}

/** What is compared of a verdict: decision, reason, strengths, policies that apply, and assumptions. */
function answer(scenario) {
  try {
    const { decision, reason, strengths, access, assumptions } = evaluate(scenario, { remedies: false, language: "en" });
    return {
      decision,
      reason: reason.code,
      strengths: strengths.map(({ id, displayName, outcome }) => [id ?? displayName, outcome]),
      applies: Object.fromEntries((access?.policies ?? []).map(({ id, applies }) => [id, applies])),
      assumptions: assumptions.map(({ id }) => id).sort(),
    };
  } catch (error) {
    return error.name === "EntraVerdictError" ? { error: error.code } : { error: "crash", text: String(error?.stack ?? error) };
  }
}
