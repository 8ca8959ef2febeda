// Assertions over every sign-in: nobody gets in, or gets in to something, with less than a strength. It runs in worker threads too.

import { EntraVerdictError } from "../index.js";
import { words } from "./texts.js";

/** How many kinds are looked at first, and how many where those do not tell. */
const LIMITS = [50, 1000];

/** Kinds that a result names. */
const MOST_TOLD = 20;

/** Reports that are held at a time: assertions of a file mostly ask for one or two strengths. */
const HELD = 4;

/** What a sign-in is for; an assertion says one of them. */
export const TARGETS = ["resource", "userAction", "authenticationContext"];

const OTHER = { en: "ja", ja: "en" };

export class Sweeps {
  #language;
  #held = new Map();

  constructor(language) {
    this.#language = language;
  }

  /**
   * What came of an assertion, as what comes of any case. `key` tells its policies from others, and `placeOf` finds a clause of
   * them. Each kind of sign-ins is asked about with what the assertion names in the place of what its example opens.
   */
  ask(key, tenant, { question, sweep }, placeOf) {
    const { at, reading, tenant: identity } = question;
    const settings = { at, reading, tenant: identity, require: sweep.require };
    const target = targetOf(sweep);
    if (target) refuseTarget(tenant, target, question);
    for (const limit of LIMITS) {
      const told = this.#told(key, tenant, { ...settings, limit });
      const result = held(told, tenant, sweep, target, this.#language, placeOf);
      if (result) return result;
    }
    return undefined;
  }

  #told(key, tenant, settings) {
    const name = JSON.stringify([key, settings]);
    if (!this.#held.has(name)) {
      const swept = sweptBy(tenant, settings, this.#language);
      try {
        const report = swept.report();
        let other;
        // Who reads in another language may have written the texts.
        const otherTexts = () => (other ??= tellOther(tenant, settings, this.#language));
        this.#held.set(name, { report, otherTexts, isLast: settings.limit === LIMITS.at(-1) });
      } finally {
        swept.free();
      }
      if (this.#held.size > HELD) this.#held.delete(this.#held.keys().next().value);
    }
    return this.#held.get(name);
  }
}

function sweptBy(tenant, settings, language) {
  try {
    return tenant.sweep(settings, { language });
  } catch (error) {
    // What is required stands in the assertion.
    throw error.path === "/require" ? new EntraVerdictError({ code: "cli.assertions", message: error.message }) : error;
  }
}

function tellOther(tenant, settings, language) {
  const swept = tenant.sweep(settings);
  try {
    return swept.report({ language: OTHER[language] }).gaps.regions.map(({ text }) => text);
  } finally {
    swept.free();
  }
}

// Its result; undefined where kinds that were not told may come otherwise.
function held({ report, otherTexts, isLast }, tenant, { allow = [] }, target, language, placeOf) {
  const say = words(language);
  const { gaps, possibleGaps, undecided, required } = report;
  const isThere = ({ question, decision }) => !target || tenant.decide(opening(question, target)) === decision;
  const texts = allow.some((one) => one.includes("→")) ? otherTexts() : [];
  const isLeft = (region, at) => !allow.includes(region.text) && !allow.includes(texts[at]) && !isOfPeople(region, report, allow);
  const found = gaps.regions.filter(isLeft).filter(isThere);
  const asked = { required, count: found.length };
  if (found.length > 0) {
    const policies = policiesOf(found[0], target, tenant, placeOf);
    return {
      status: "failed",
      decision: "allow",
      reason: "sweep.gap",
      text: say("test.sweepGap", asked),
      mismatches: found.slice(0, MOST_TOLD).map(({ text }) => ({ field: "sweep", expected: null, came: text })),
      changes: [],
      policies,
      ...(policies.length > 0 ? { clause: policies[0].clause } : {}),
    };
  }
  if (!gaps.complete && !isLast) return undefined;
  const open = [possibleGaps, undecided].flatMap(({ regions }) => regions).filter((region) => !isOfPeople(region, report, allow)).filter(isThere);
  const isOpen = open.length > 0 || ![gaps, possibleGaps, undecided].every(({ complete }) => complete);
  if (!isOpen) return { status: "passed", decision: "deny", reason: "sweep.nobody" };
  return {
    status: "undecided",
    decision: "indeterminate",
    reason: "sweep.undecided",
    text: open.length > 0 ? say("test.sweepOpen", { required, count: open.length }) : say("test.sweepMore", { required }),
    mismatches: open.slice(0, MOST_TOLD).map(({ text }) => ({ field: "sweep", expected: null, came: text })),
    changes: [],
  };
}

function targetOf(sweep) {
  const name = TARGETS.find((one) => sweep[one] !== undefined);
  return name && { [name === "resource" ? "application" : name]: sweep[name] };
}

// Something that nobody knows would be reached by nobody, so that the core has to have read it.
function refuseTarget(tenant, target, { at, reading, tenant: identity }) {
  tenant.ask({ action: "signIn", at, reading, tenant: identity, credential: { method: "password" }, access: target }).free();
}

/** The question with what an assertion names in the place of what it opens. */
function opening(question, target) {
  const { application: _, applicationGroups: __, userAction: ___, authenticationContext: ____, ...access } = question.access;
  return { ...question, access: { ...access, ...target } };
}

/** Whether everybody in a region is among people who may: in a group, with a role, or a user, by name or id. */
function isOfPeople({ within, question: { user } }, { dimensions }, allow) {
  const alone = { user: [user.id], group: user.groups, role: user.roles, userType: [user.type] };
  return within.some(({ dimension, classes, except }) => {
    if (except || !(dimension in alone)) return false;
    const texts = classes.map((at) => dimensions.find((one) => one.dimension === dimension).classes[at].text);
    const [id, ...others] = alone[dimension] ?? [];
    const isById = classes.length === 1 && others.length === 0 && id !== undefined && allow.includes(id);
    return isById || texts.every((text) => allow.includes(text));
  });
}

/** The policies that are for an example, each with its clause and where that stands. */
function policiesOf({ question }, target, tenant, placeOf) {
  const { access } = tenant.evaluate(target ? opening(question, target) : question, { remedies: false });
  const applying = access?.policies.filter(({ applies, state }) => applies === "yes" && state === "enabled") ?? [];
  return applying.map(({ id, displayName, policy }) => ({ id, displayName, clause: placeOf(policy) }));
}
