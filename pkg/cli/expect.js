// What was expected of an answer and does not hold, and what to expect from now on. The same reading of `expect` that
// scenarios have everywhere.

/** What an answer says without being put into words. */
const QUICK = ["decision", "reason", "serviceCode", "strengths", "strengthReasons", "error"];

/** Whether an expectation can be held to an answer that was not put into words. */
export const isQuick = (expect) => Object.keys(expect).every((field) => QUICK.includes(field));

/** The decision as the only expectation may be written by itself. */
export const expectationOf = (expect) => (typeof expect === "string" ? { decision: expect } : expect);

const PLAIN = {
  decision: ({ decision }) => decision,
  reason: ({ reason }) => reason?.code,
  serviceCode: ({ reason }) => reason?.serviceCode,
  error: ({ error }) => error?.code,
};

const NAMED = {
  strengths: (answer, name) => named(answer.strengths, name)?.outcome,
  strengthReasons: (answer, name) => named(answer.strengths, name)?.reason,
  applies: (answer, name) => named(answer.access?.policies, name)?.applies,
  checks: (answer, name) => firstCheck(answer.checks, name)?.outcome,
};

const LISTS = {
  assumptions: ({ assumptions = [] }) => assumptions.map(({ id }) => id),
  findings: ({ findings = [] }) => findings.map(({ code }) => code),
};

/** What has to come first of a list. */
export const BEGINNINGS = ["remedies", "combinedRemedies", "alternatives"];

/** Whether a field, with what is expected of it, holds whatever comes: an empty list of what has to be among others, for one. */
export const isNothing = ([field, expected]) =>
  (field in LISTS || field in NAMED) && typeof expected === "object" && expected !== null && Object.keys(expected).length === 0;

/** Words for what comes of a strength, which stand for several of the service's own. */
const DECISIONS = ["unsatisfied", "undecided"];

/** Every field that an expectation can have. */
export const FIELDS = [...Object.keys(PLAIN), ...Object.keys(NAMED), ...Object.keys(LISTS), ...BEGINNINGS];

/**
 * What does not hold, each `{ field, name, expected, came }`, in the order of the expectation. An answer is a verdict, or
 * `{ error }`.
 */
export function mismatches(expect, answer) {
  if (answer.error && !("error" in expect)) {
    const [field] = Object.keys(expect);
    return [{ field, expected: expect[field], came: undefined }];
  }
  return Object.entries(expect).flatMap(([field, expected]) => [...ofField(field, expected, answer)]);
}

function* ofField(field, expected, answer) {
  if (PLAIN[field]) {
    const came = PLAIN[field](answer) ?? null;
    if (came !== expected) yield { field, expected, came };
  } else if (NAMED[field]) {
    for (const [name, wanted] of Object.entries(expected)) {
      const came = cameOf(field, name, wanted, answer) ?? null;
      if (came !== wanted) yield { field, name, expected: wanted, came };
    }
  } else if (LISTS[field]) {
    const came = LISTS[field](answer);
    for (const wanted of expected) if (!came.includes(wanted)) yield { field, expected: wanted, came };
  } else if (BEGINNINGS.includes(field)) {
    const came = answer[field] ?? [];
    const holds = expected.length > 0 ? expected.every((wanted, index) => isLike(wanted, came[index])) : came.length === 0;
    if (!holds) yield { field, expected, came };
  } else {
    yield { field, expected, came: undefined, isUnknown: true };
  }
}

function cameOf(field, name, wanted, answer) {
  const strength = field === "strengths" && DECISIONS.includes(wanted) ? named(answer.strengths, name) : undefined;
  return strength ? strength.decision : NAMED[field](answer, name);
}

const isLike = (wanted, came) =>
  came !== undefined && Object.entries(wanted).every(([name, value]) => JSON.stringify(came[name]) === JSON.stringify(value));

/** The entry with that id, or, where none has it, with that display name. */
export function named(list = [], name) {
  return list.find(({ id }) => id?.toLowerCase() === name.toLowerCase()) ?? list.find(({ displayName }) => displayName === name);
}

// Each check comes before those that hang below it.
function firstCheck(checks = [], id) {
  for (const check of checks) {
    const found = check.id === id ? check : firstCheck(check.checks, id);
    if (found) return found;
  }
  return undefined;
}

/**
 * What to write so that an expectation holds: pairs of a pointer into it and a value. The empty pointer is the whole.
 * Nothing where what came cannot be expected, such as an assumption of a verdict that has none.
 */
export function renewed(expect, answer) {
  if (expect === undefined || typeof expect === "string") return [["", firstExpectation(expect, answer)]];
  const changes = [];
  for (const { field, name, came } of mismatches(expect, answer)) {
    if (came === undefined || (Array.isArray(came) && came.length === 0 && LISTS[field]) || (came === null && NAMED[field]))
      return [];
    changes.push([name === undefined ? `/${field}` : `/${field}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, came]);
  }
  return changes;
}

// A denial for another reason is another answer, so that the reason belongs to it.
function firstExpectation(expect, { decision, reason }) {
  return typeof expect === "string" || decision === "allow" ? decision : { decision, reason: reason.code };
}
