// Which scenarios show a code or a rule: one that fails by it, and one like it that does not.

import { edit } from "../pkg/index.js";
import { answerTo, answers, flat, textOf } from "./answers.mjs";
import { load } from "../bundle/load.mjs";

const { groups } = await load("www/simulator/views/gallery/groups.ts");

/** How many of the shortest scenarios are asked for remedies. */
const TRIED = 8;

/** What makes an example harder to read, in characters. */
const COSTS = { trust: 400, reading: 2_000, finding: 150, document: 150 };
/** How much longer an example of the gallery may be, which was written to be read. */
const GALLERY = 4;

/** The Japanese titles of the gallery's examples, by file name. */
const titles = new Map(Object.values(groups).flatMap(({ examples }) => Object.entries(examples).map(([id, [title]]) => [id, title])));
const idOf = (file) => file.match(/([^/]+)\.json$/)[1];

function costOf({ scenario, verdict, file }) {
  const { policies, question, trust } = scenario;
  const length = JSON.stringify({ policies, question }).length;
  const more =
    (trust ? COSTS.trust : 0) +
    (question.reading ? COSTS.reading : 0) +
    (verdict?.findings.length ?? 0) * COSTS.finding +
    policies.length * COSTS.document;
  return (length + more) / (titles.has(idOf(file)) ? GALLERY : 1);
}

function alike(one, other) {
  let shared = 0;
  for (const leaf of one.leaves) if (other.leaves.has(leaf)) shared += 1;
  return shared / (one.leaves.size + other.leaves.size - shared);
}

export class Examples {
  #all;
  #answered;
  /** The checks of all scenarios by their rule and by their code, and the findings by theirs. */
  #index = { id: new Map(), code: new Map(), finding: new Map() };
  /** What was found, since each language asks for it. */
  #found = new Map();

  static async find() {
    const examples = new Examples();
    examples.#all = (await answers()).map((one) => ({ ...one, cost: costOf(one) })).sort((one, other) => one.cost - other.cost);
    examples.#answered = examples.#all.filter(({ verdict }) => verdict);
    const put = (key, name, one) => {
      const by = examples.#index[key];
      if (!by.has(name)) by.set(name, []);
      by.get(name).push(one);
    };
    for (const { checks, verdict } of examples.#answered) {
      for (const check of checks) for (const key of ["id", "code"]) put(key, check[key], check);
      for (const finding of verdict.findings) put("finding", finding.code, finding);
    }
    return examples;
  }

  /** The checks of all scenarios with a code, or those of a rule by its `id`. */
  checks(key, value) {
    return this.#index[key].get(value) ?? [];
  }

  /** `{ fail, pass }`, of a rule that neither fails nor passes `{ skip }`, for a `reason`, an `error` or a `finding` by its code, or a `rule` by its id. */
  of(kind, name) {
    const key = `${kind} ${name}`;
    const find = { reason: this.#ofReason, error: this.#ofError, finding: this.#ofFinding, rule: this.#ofRule }[kind];
    if (!this.#found.has(key)) this.#found.set(key, find.call(this, name));
    return this.#found.get(key);
  }

  /** Codes as reasons of verdicts: the decisions, and the service's own codes. */
  reasons(code) {
    const all = this.#answered.map(({ verdict }) => verdict).filter(({ reason }) => reason.code === code);
    const distinct = (values) => [...new Set(values)].filter(Boolean).sort();
    return { decisions: distinct(all.map(({ decision }) => decision)), service: distinct(all.map(({ reason }) => reason.serviceCode)) };
  }

  /** A scenario by its file. */
  file(name) {
    return this.#all.find(({ file }) => file === name);
  }

  severities(code) {
    return [...new Set(this.#index.finding.get(code)?.map(({ severity }) => severity))];
  }

  /** A scenario with this reason, and one like it that is let in. */
  #ofReason(code) {
    const isGood = ({ verdict }) => verdict.decision === "allow" && verdict.reason.code === code;
    const good = this.#first(isGood) ?? this.#first(({ verdict }) => verdict.strengths.some((one) => one.decision === "satisfied" && one.reason === code));
    if (good) return { pass: good };
    const fail =
      this.#mendable(({ verdict }) => verdict.reason.code === code && verdict.decision === "deny") ??
      this.#mendable(({ verdict }) => verdict.reason.code === code) ??
      this.#first(({ checks, verdict }) => checks.some((check) => check.code === code) || verdict.strengths.some(({ reason }) => reason === code));
    if (!fail) return {};
    const changed = fail.verdict.reason.code === code ? this.#changed(fail) : null;
    return { fail, pass: changed ?? this.#nearest(fail, passes(checkOf(fail, code)?.id)) ?? this.#nearest(fail, isAllowed) };
  }

  /** A scenario in which a check of the rule fails, else is undecided, and one like it in which it passes. */
  #ofRule(id) {
    const came = (outcome) => (check) => check.id === id && check.outcome === outcome;
    const decides = (is) => ({ verdict, checks }) => checks.some((check) => is(check) && check.code === verdict.reason.code);
    const has = (is) => ({ checks }) => checks.some(is);
    const fail =
      this.#mendable(decides(came("fail"))) ??
      this.#first(has(came("fail"))) ??
      this.#mendable(decides(came("unknown"))) ??
      this.#first(has(came("unknown")));
    const isPassed = has(came("pass"));
    if (!fail) {
      const pass = this.#first((one) => isPassed(one) && isAllowed(one)) ?? this.#first(isPassed);
      return { pass, skip: this.#first(has(came("skip"))) };
    }
    const changed = this.#changed(fail);
    if (changed && isPassed(changed)) return { fail, pass: changed };
    const passed = this.#nearest(fail, (one) => isPassed(one) && isAllowed(one)) ?? this.#nearest(fail, isPassed);
    // Some stand in a trace only where they do not pass.
    const isSilent = (one) => isAllowed(one) && !one.checks.some((check) => check.id === id && check.outcome !== "skip");
    return { fail, pass: passed ?? changed ?? this.#nearest(fail, isSilent) };
  }

  /** A scenario with this finding, and one like it without. */
  #ofFinding(code) {
    const has = ({ verdict }) => verdict.findings.some((finding) => finding.code === code);
    const mendOf = ({ verdict }) => verdict.findings.find((finding) => finding.code === code && finding.mend);
    const fail = this.#first((one) => has(one) && mendOf(one)) ?? this.#first(has);
    if (!fail) return {};
    return { fail, pass: this.#mended(fail, mendOf(fail)) ?? this.#nearest(fail, (one) => !has(one)) };
  }

  /** A scenario that is refused with this error, and one like it that is answered. */
  #ofError(code) {
    const fail = this.#all.find(({ error }) => error?.code === code);
    return fail ? { fail, pass: this.#nearest(fail, isAllowed) } : {};
  }

  /** The shortest of which something is true. */
  #first(is) {
    return this.#answered.find(is);
  }

  /** The shortest for which a change of policies is known, else the shortest. */
  #mendable(is) {
    const some = this.#answered.filter(is).slice(0, TRIED);
    return some.find((one) => this.#changed(one)) ?? some[0];
  }

  #nearest(to, is) {
    let best;
    for (const one of this.#answered) {
      if (!is(one)) continue;
      const likeness = alike(to, one);
      if (!best || likeness > best.likeness) best = { one, likeness };
    }
    return best?.one;
  }

  /** The same scenario after the change that opens least. */
  #changed(one) {
    if (one.changed !== undefined) return one.changed;
    const firstIn = (language) => {
      const { remedies, combinedRemedies } = answerTo(one.scenario, language).verdict;
      return remedies[0] ?? combinedRemedies[0];
    };
    const en = firstIn("en");
    one.changed = en ? this.#after(one, "changed", en.changes ?? [en], { en: en.text, ja: firstIn("ja").text }) : null;
    if (one.changed?.verdict?.decision !== "allow") one.changed = null;
    return one.changed;
  }

  /** The same scenario with a finding mended. */
  #mended(one, finding) {
    if (!finding || finding.document === null) return undefined;
    const { document, mend, code } = finding;
    const mended = this.#after(one, code, [{ document, patch: mend }]);
    // It may be there once more.
    return mended.verdict?.findings.every((other) => other.code !== code) ? mended : undefined;
  }

  #after({ file, scenario, leaves }, name, changes, change) {
    const policies = [...scenario.policies];
    for (const { document, patch } of changes) {
      const text = edit(textOf(policies[document]), patch);
      policies[document] = typeof policies[document] === "string" ? text : JSON.parse(text);
    }
    const after = { ...scenario, policies };
    const answer = answerTo(after, "en", false);
    const { decision, reason } = answer.verdict ?? {};
    after.expect = { decision, reason: reason?.code };
    return { file, scenario: after, ...answer, checks: answer.verdict ? flat(answer.verdict.checks) : [], leaves, name, change };
  }
}

const isAllowed = ({ verdict }) => verdict.reason.code === "allowed";
const passes = (rule) => (one) => isAllowed(one) && one.checks.some(({ id, outcome }) => id === rule && outcome === "pass");

/** The innermost check of a verdict with a code. */
export const checkOf = ({ checks }, code) => checks.find((check) => check.code === code && !check.checks.some((below) => below.code === code));

/** The title of an example in a language, null where it has none in it. */
export function titleOf({ file, scenario }, language) {
  return language === "ja" ? (titles.get(idOf(file)) ?? null) : scenario.title;
}
