// The package, asked questions of tenants. A line of standard input is a tenant with its questions, a line of standard
// output is what is compared of each answer; an empty line asks for what was answered so far.

import { once } from "node:events";
import { createInterface } from "node:readline";
import { init, Tenant } from "../../pkg/index.js";

const LANGUAGE = { language: "en" };

await init();
/** How often each code stood in a check, beside a strength or as the reason. */
const codes = new Map();
let lines = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line) {
    lines.push(JSON.stringify(answers(JSON.parse(line))));
    continue;
  }
  if (!process.stdout.write(`${lines.join("\n")}\n`)) await once(process.stdout, "drain");
  lines = [];
}
process.stdout.write(`${JSON.stringify(Object.fromEntries(codes))}\n`);

/** Answers of one tenant, in the order of its questions. */
function answers({ policies, trust, questions }) {
  let tenant;
  try {
    tenant = Tenant.load(policies, { ...LANGUAGE, ...(trust ? { trust } : {}) });
  } catch (error) {
    return questions.map(() => told(error));
  }
  try {
    return questions.map((question) => {
      try {
        return compared(tenant.evaluate(question, { ...LANGUAGE, remedies: false }));
      } catch (error) {
        return told(error);
      }
    });
  } finally {
    tenant.free();
  }
}

/** What is compared of a verdict: decision, reason, strengths, which policies apply, and assumptions. */
function compared({ decision, reason, strengths, access, assumptions, checks }) {
  count([reason, ...checks, ...strengths.map((strength) => ({ code: strength.reason }))]);
  return {
    decision,
    reason: reason.code,
    strengths: strengths.map(({ id, displayName, outcome }) => [id ?? displayName, outcome]),
    applies: Object.fromEntries((access?.policies ?? []).map(({ id, applies }) => [id, applies])),
    assumptions: assumptions.map(({ id }) => id).sort(),
  };
}

/** Counts the codes of checks and of those below them. */
function count(checks) {
  for (const { code, checks: below } of checks) {
    if (code) codes.set(code, (codes.get(code) ?? 0) + 1);
    if (below) count(below);
  }
}

/** The code of an error; anything but the package's own kind of error is a crash. */
function told(error) {
  if (error.name !== "EntraVerdictError") return { error: `crash: ${error?.stack ?? error}` };
  count([error]);
  return { error: error.code };
}
