// The package, asked questions of tenants. A line of standard input is a tenant with its questions, a line of standard
// output is what is compared of each answer; an empty line asks for what was answered so far.

import { once } from "node:events";
import { createInterface } from "node:readline";
import { init, Tenant } from "../../pkg/index.js";

const LANGUAGE = { language: "en" };

await init();
let lines = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line) {
    lines.push(JSON.stringify(answers(JSON.parse(line))));
    continue;
  }
  if (!process.stdout.write(`${lines.join("\n")}\n`)) await once(process.stdout, "drain");
  lines = [];
}

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
function compared({ decision, reason, strengths, access, assumptions }) {
  return {
    decision,
    reason: reason.code,
    strengths: strengths.map(({ id, displayName, outcome }) => [id ?? displayName, outcome]),
    applies: Object.fromEntries((access?.policies ?? []).map(({ id, applies }) => [id, applies])),
    assumptions: assumptions.map(({ id }) => id).sort(),
  };
}

/** The code of an error; anything but the package's own kind of error is a crash. */
function told(error) {
  return error.name === "EntraVerdictError" ? { error: error.code } : { error: `crash: ${error?.stack ?? error}` };
}
