// Which scenarios show a code or a rule: one that fails by it, and one like it that does not.

import { edit } from "../pkg/index.js";
import { answerTo, answers, flat, textOf } from "./answers.mjs";
import { groups } from "../www/gallery-texts.js";

/** How many of the shortest scenarios are asked for remedies. */
const TRIED = 8;

/** What makes an example harder to read, in characters. */
const COSTS = { trust: 400, reading: 2_000, finding: 150, document: 150 };

const titles = new Map(Object.values(groups).flatMap(({ examples }) => Object.entries(examples).map(([id, [title]]) => [id, title])));
const idOf = (file) => file.match(/([^/]+)\.json$/)[1];

/** An example of the gallery has a title in both languages. */
const isOfGallery = ({ file }) => titles.has(idOf(file));

function costOf({ scenario, verdict, file }) {
  const { policies, question, trust } = scenario;
  const length = JSON.stringify({ policies, question }).length;
  const more =
    (trust ? COSTS.trust : 0) +
    (question.reading ? COSTS.reading : 0) +
    (verdict?.findings.length ?? 0) * COSTS.finding +
    policies.length * COSTS.document;
  return (length + more) / (isOfGallery({ file }) ? 4 : 1);
}

function alike(one, other) {
  let shared = 0;
  for (const leaf of one.leaves) if (other.leaves.has(leaf)) shared += 1;
  return shared / (one.leaves.size + other.leaves.size - shared);
}

export class Examples {
  #all;
  #answered;

  static async find() {
    const examples = new Examples();
    examples.#all = (await answers()).map((one) => ({ ...one, cost: costOf(one) })).sort((one, other) => one.cost - other.cost);
    examples.#answered = examples.#all.filter(({ verdict }) => verdict);
    return examples;
  }

  /** Whatever is known of a code or a rule: the checks with it, over all scenarios. */
  checks(is) {
    return this.#answered.flatMap(({ checks, verdict }) => checks.filter((check) => is(check, verdict)));
  }

  /** Codes as reasons of verdicts: the decisions, and the service's own codes. */
  reasons(code) {
    const all = this.#answered.map(({ verdict }) => verdict).filter(({ reason }) => reason.code === code);
    const distinct = (values) => [...new Set(values)].filter(Boolean).sort();
    return { decisions: distinct(all.map(({ decision }) => decision)), service: distinct(all.map(({ reason }) => reason.serviceCode)) };
  }

  severities(code) {
    const all = this.#answered.flatMap(({ verdict }) => verdict.findings.filter((finding) => finding.code === code));
    return [...new Set(all.map(({ severity }) => severity))];
  }

  /** A scenario with this reason, and one like it that is let in. */
  ofReason(code) {
    const isGood = ({ verdict }) => verdict.decision === "allow" && verdict.reason.code === code;
    const good = this.#first(isGood) ?? this.#first(({ verdict }) => verdict.strengths.some((one) => one.decision === "satisfied" && one.reason === code));
    if (good) return { pass: good };
    const fail =
      this.#mendable(({ verdict }) => verdict.reason.code === code && verdict.decision === "deny") ??
      this.#mendable(({ verdict }) => verdict.reason.code === code) ??
      this.#first(({ checks, verdict }) => checks.some((check) => check.code === code) || verdict.strengths.some(({ reason }) => reason === code));
    if (!fail) return {};
    const rule = ruleOf(fail, code);
    const changed = fail.verdict.reason.code === code ? this.#changed(fail) : null;
    return { fail, pass: changed ?? this.#nearest(fail, passes(rule)) ?? this.#nearest(fail, isAllowed) };
  }

  /** A scenario in which a check of the rule fails, else is undecided, and one like it in which it passes. */
  ofRule(id) {
    const came = (outcome) => (check) => check.id === id && check.outcome === outcome;
    // The innermost check says the most.
    const decides = (is) => ({ verdict, checks }) => checks.some((check) => is(check) && check.code === verdict.reason.code);
    const has = (is) => ({ checks }) => checks.some(is);
    const fail =
      this.#mendable(decides(came("fail"))) ??
      this.#first(has(came("fail"))) ??
      this.#mendable(decides(came("unknown"))) ??
      this.#first(has(came("unknown")));
    const isPassed = has(came("pass"));
    if (!fail) return { pass: this.#first((one) => isPassed(one) && isAllowed(one)) ?? this.#first(isPassed) };
    const changed = this.#changed(fail);
    const pass =
      (changed && isPassed(changed) && changed) ||
      (this.#nearest(fail, (one) => isPassed(one) && isAllowed(one)) ?? this.#nearest(fail, isPassed));
    return { fail, pass };
  }

  /** A scenario with this finding, and one like it without. */
  ofFinding(code) {
    const has = ({ verdict }) => verdict.findings.some((finding) => finding.code === code);
    const mendOf = ({ verdict }) => verdict.findings.find((finding) => finding.code === code && finding.mend);
    const with_ = this.#first((one) => has(one) && mendOf(one)) ?? this.#first(has);
    if (!with_) return {};
    return { fail: with_, pass: this.#mended(with_, mendOf(with_)) ?? this.#nearest(with_, (one) => !has(one)) };
  }

  /** A scenario that is refused with this error, and one like it that is answered. */
  ofError(code) {
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
    const both = ["en", "ja"].map((language) => answerTo(one.scenario, language).verdict);
    const [en, ja] = both.map(({ remedies, combinedRemedies }) => remedies[0] ?? combinedRemedies[0]);
    one.changed = en ? this.#after(one, "changed", en.changes ?? [en], { en: en.text, ja: ja.text }) : null;
    if (one.changed?.verdict?.decision !== "allow") one.changed = null;
    return one.changed;
  }

  /** The same scenario with a finding mended. */
  #mended(one, finding) {
    if (!finding || finding.document === null) return undefined;
    const { document, mend, code, path } = finding;
    const mended = this.#after(one, code, [{ document, patch: mend }]);
    const is = (other) => other.code === code && other.document === document && other.path === path;
    return mended.verdict && !mended.verdict.findings.some(is) ? mended : undefined;
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
const ruleOf = (one, code) => checkOf(one, code)?.id;

/** The title of an example in a language, null where it has none in it. */
export function titleOf({ file, scenario }, language) {
  return language === "ja" ? (titles.get(idOf(file)) ?? null) : scenario.title;
}
