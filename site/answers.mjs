// The scenarios of the tests, each with what the package answers.

import { readFile, readdir } from "node:fs/promises";

import { Tenant, init, inspect, isSecret } from "../pkg/index.js";

const SCENARIOS = new URL("../tests/scenarios/", import.meta.url);

await init();

/** What the package answers to a scenario, asked as a playground asks it: `{ verdict }` or `{ error }`. */
export function answerTo({ policies, trust, question }, language, remedies = true) {
  let tenant;
  try {
    tenant = Tenant.load(policies.map(textOf), { language, trust: trust ?? undefined });
    return { verdict: tenant.evaluate(question, { language, remedies }) };
  } catch (error) {
    return { error };
  } finally {
    tenant?.free();
  }
}

/** A policy document as a playground shows it. */
export const textOf = (policy) => (typeof policy === "string" ? policy : JSON.stringify(policy, null, 2));

/** A time for scenarios that state none, so that they are answered the same on any day: when the pages were read. */
const AT = "2026-11-21T00:00:00Z";

/** Every scenario that a playground can show: `{ file, scenario, verdict, error, checks, leaves }`. */
export async function answers() {
  const files = (await readdir(SCENARIOS, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const all = [];
  for (const file of files.filter((name) => name.endsWith(".json")).sort()) {
    const original = parsed(await readFile(new URL(file, SCENARIOS), "utf8"));
    if (!isShowable(original)) continue;
    const scenario = { ...original, question: { at: AT, ...original.question } };
    const answer = answerTo(scenario, "en", false);
    if (isSame(original, answer)) all.push({ file, scenario, ...answer, checks: flat(answer.verdict?.checks ?? []), leaves: leavesOf(scenario) });
  }
  return all;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function isShowable(scenario) {
  if (!isObject(scenario) || !Array.isArray(scenario.policies) || !isObject(scenario.question)) return false;
  const { credential } = scenario.question;
  return typeof scenario.title === "string" && isObject(credential) && isTyped(credential.certificate);
}

/** Whether a playground takes a text as the certificate that it is meant as: neither a private key, nor nothing of the kind. */
function isTyped(certificate) {
  if (typeof certificate !== "string") return true;
  if (isSecret(certificate)) return false;
  try {
    return inspect(certificate).kind !== "unrecognised";
  } catch {
    // It says what is wrong with one.
    return true;
  }
}

/** Whether it is answered as the file says, although it was read and written again. */
function isSame({ expect = {} }, { verdict, error }) {
  if (error) return expect.error === error.code;
  const { decision, reason } = expect;
  return (decision ?? verdict.decision) === verdict.decision && (reason ?? verdict.reason.code) === verdict.reason.code;
}

/** The checks of a trace in one list, the outer ones first. */
export function flat(checks) {
  return checks.flatMap((check) => [check, ...flat(check.checks)]);
}

/** What a scenario says, as a set of its values with their places, to tell how alike two are. */
function leavesOf({ policies, question }) {
  const leaves = new Set();
  const walk = (value, path) => {
    if (typeof value !== "object" || value === null) leaves.add(`${path}=${value}`);
    // Entries of a list are the same wherever they stand in it.
    else for (const [key, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? `${path}/` : `${path}/${key}`);
  };
  walk(policies, "policies");
  walk(question, "question");
  return leaves;
}
