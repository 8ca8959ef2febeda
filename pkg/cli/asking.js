// Questions asked of policies, each held to what is expected of it. It runs in worker threads too.

import { EntraVerdictError, Tenant, evaluate, locate } from "../index.js";
import { expectationOf, isQuick, mismatches, named, renewed } from "./expect.js";
import { shownDecision } from "./show.js";
import { Sweeps } from "./sweep-cases.js";

/** How many tenants are held at a time. */
const HELD = 8;

/**
 * Asks cases. A case is `{ set, question, expect }`, of one of the sets of documents `{ files: [{ file, text }], trust }`, or
 * `{ scenario: { file, text }, watched, expect }`, of a scenario itself or of a question that it watches, or
 * `{ set, question, sweep }`, of every sign-in.
 */
export class Asker {
  #sets;
  #language;
  #tenants = new Map();
  #sweeps;

  constructor(sets, language) {
    this.#sets = sets;
    this.#language = language;
    this.#sweeps = new Sweeps(language);
  }

  /**
   * What came of a case: `status` is `passed`, `failed`, `undecided` (not what was expected, since it cannot be decided) or
   * `error`. What does not hold has the reason in words, the clause with its place, the input that is missing, and the
   * `changes` that would have it expected.
   */
  ask(one) {
    try {
      if (one.sweep) return this.#sweeps.ask(one.set, this.#tenant(one.set), one, (clause) => this.#placeIn(one.set, clause));
      return one.scenario ? this.#askScenario(one) : this.#askSet(one);
    } catch (error) {
      if (!(error instanceof EntraVerdictError)) throw error;
      return this.#refused(one, error);
    }
  }

  #askSet({ set, question, expect: written }) {
    const expect = expectationOf(written);
    const tenant = this.#tenant(set);
    const answer = tenant.ask(question, { language: this.#language });
    try {
      const verdict = () => answer.verdict({ language: this.#language, remedies: false });
      // What a part of the policies lets in is not let in.
      const quick = { decision: shownDecision(answer), reason: answer.reason, strengths: answer.strengths };
      const said = isQuick(expect ?? {}) ? quick : { ...verdict(), decision: quick.decision };
      return judged(written, said, verdict, (clause) => this.#placeIn(set, clause));
    } finally {
      answer.free();
    }
  }

  #askScenario({ scenario: { file, text }, watched, expect }) {
    const options = {
      language: this.#language,
      remedies: "remedies" in expect || "combinedRemedies" in expect || "alternatives" in expect,
    };
    const verdict = watched === undefined ? evaluate(text, options) : this.#watched(text, watched, options);
    return judged(
      expect,
      verdict,
      () => verdict,
      (clause) => placeInScenario(file, text, clause),
    );
  }

  #watched(text, question, options) {
    const { policies = [], trust } = JSON.parse(text);
    const tenant = Tenant.load(policies, { language: this.#language, ...(trust ? { trust } : {}) });
    try {
      return tenant.evaluate(question, options);
    } finally {
      tenant.free();
    }
  }

  // An error may be what was expected.
  #refused({ scenario, set, expect: written }, error) {
    const expect = expectationOf(written);
    const { code, message, document, path, line, column } = error;
    const report = { code, message, document, path, line, column };
    if (expect && "error" in expect) {
      const wrong = mismatches(expect, { error: report });
      if (wrong.length === 0) return { status: "passed", reason: code };
      return { status: "failed", reason: code, text: message, mismatches: wrong, changes: renewed(written, { error: report }) };
    }
    const file = document === null ? undefined : (scenario?.file ?? this.#sets[set]?.files[document]?.file);
    return { status: "error", error: { ...report, ...(file ? { file } : {}) } };
  }

  /** What was recognised in a set of documents. @throws EntraVerdictError with `file` where one cannot be read. */
  resources(set) {
    try {
      return this.#tenant(set).resources;
    } catch (error) {
      const file = this.#sets[set].files[error.document]?.file;
      throw file ? Object.assign(error, { file }) : error;
    }
  }

  /** The documents of a set in which nothing was recognised, and what is said of each: `{ file, findings: [{ code, text }] }`. */
  passedOver(set) {
    const { resources, findings } = this.#tenant(set);
    const used = new Set(resources.map(({ document }) => document));
    const said = new Map();
    for (const { document, code, text } of findings) {
      if (document === null || used.has(document)) continue;
      if (!said.has(document)) said.set(document, { file: this.#sets[set].files[document].file, findings: [] });
      const of = said.get(document).findings;
      // A list may have a thousand of the same.
      if (!of.some((one) => one.code === code)) of.push({ code, text });
    }
    return [...said.values()];
  }

  /** The policies of a set in whose place a later document counts: `{ file, line, column, text }`. */
  superseded(set) {
    const found = this.#tenant(set).findings.filter(({ code, severity }) => code === "policy.superseded" && severity === "warning");
    return found.map(({ document, line, column, text }) => ({ file: this.#sets[set].files[document].file, line, column, text }));
  }

  #tenant(set) {
    let tenant = this.#tenants.get(set);
    if (!tenant) {
      const { files, trust } = this.#sets[set];
      tenant = Tenant.load(
        files.map(({ text }) => text),
        { language: this.#language, ...(trust ? { trust } : {}) },
      );
    }
    // The one asked last is the last to go.
    this.#tenants.delete(set);
    this.#tenants.set(set, tenant);
    for (const [old, held] of this.#tenants) {
      if (this.#tenants.size <= HELD) break;
      held.free();
      this.#tenants.delete(old);
    }
    return tenant;
  }

  #placeIn(set, { document, path }) {
    const { file } = this.#sets[set].files[document];
    const [span] = this.#tenant(set).places(document, [path]);
    return placed(file, path, span);
  }
}

function judged(written, said, verdict, placeOf) {
  const { decision, reason } = said;
  const came = { decision, reason: reason.code };
  const expect = expectationOf(written);
  const wrong = expect === undefined ? [] : mismatches(expect, said);
  if (expect !== undefined && wrong.length === 0) return { status: "passed", ...came };
  const changes = renewed(written, said);
  // Nothing was expected yet.
  if (expect === undefined) return { status: "failed", ...came, mismatches: [], changes };
  const whole = verdict();
  const clause = clauseOf(wrong, whole);
  const check = checkAt(whole.checks, whole.reason.check);
  const missing = check?.missing ?? whole.scope.notJudged.map(({ needs: path }) => ({ path }))[0];
  return {
    status: isUndecided(wrong) ? "undecided" : "failed",
    ...came,
    text: whole.reason.text,
    serviceCode: whole.reason.serviceCode,
    mismatches: wrong,
    changes,
    ...(clause ? { clause: placeOf(clause) } : {}),
    ...(missing ? { missing } : {}),
    ...(check?.basis?.source ? { source: check.basis.source } : {}),
  };
}

function placeInScenario(file, text, { document, path }) {
  const inside = `/policies/${document}${path}`;
  // A document that is text of its own in there has no lines in the file.
  return placed(file, inside, locate(text, inside) ?? locate(text, `/policies/${document}`));
}

function placed(file, path, span) {
  if (!span) return { file, path };
  const { line, column, endLine } = span;
  return { file, path, line, column, endLine };
}

// The clause of the strength that came otherwise, else the one that decided.
function clauseOf(wrong, { reason, strengths = [] }) {
  const ofStrength = wrong.find(({ field }) => field.startsWith("strength"));
  const isAlone = ofStrength && !wrong.some(({ field }) => field === "decision" || field === "reason");
  return (isAlone && named(strengths, ofStrength.name)?.policy) || reason.policy;
}

function checkAt(checks, pointer) {
  return pointer
    ?.split("/")
    .slice(1)
    .reduce((part, key) => part?.[key], checks);
}

const UNDECIDED = ["indeterminate", "undecided", "unknown"];

// Something that was refuted is graver.
function isUndecided(wrong) {
  const decisive = wrong.filter(({ field }) => ["decision", "strengths", "checks", "applies"].includes(field));
  return decisive.length > 0 && decisive.every(({ came }) => UNDECIDED.includes(came));
}
