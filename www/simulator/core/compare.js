// What a scenario is answered, apart from what the page shows: to see whether a change keeps the answer.

import { Metadata, Tenant } from "./package.js";
import { answerOfTenant } from "./asking.js";

/**
 * The answers of a scenario: `{ verdict, error, key }`. `verdict` is null where nothing is presented, or where there is
 * an `error`. Two scenarios with one `key` come out alike: decision, reason, and the outcome of every check, also of
 * the questions that are watched.
 */
export function answerOf(scenario, { metadata, language }) {
  let tenant;
  try {
    tenant = Tenant.load(scenario.policies, { trust: scenario.trust, metadata, language });
    const answers = [scenario.question, ...(scenario.watch ?? []).map((one) => one.question)].map((question) =>
      answerOfTenant(tenant, question, language),
    );
    const [{ verdict, error }] = answers;
    return { verdict, error, key: JSON.stringify(answers.map(outcome)) };
  } catch (error) {
    return { verdict: null, error, key: JSON.stringify(outcome({ error })) };
  } finally {
    tenant?.free();
  }
}

function outcome({ verdict, error }) {
  if (error) return { error: error.code ?? String(error), document: error.document, line: error.line };
  if (!verdict) return null;
  const { decision, reason, checks, strengths, access } = verdict;
  return {
    decision,
    reason: reason.code,
    checks: checks.map(outcomeOfCheck),
    strengths: strengths.map((one) => [one.outcome, one.reason]),
    access: access?.policies.map((one) => [one.state, one.applies, one.satisfied, one.reasons]),
  };
}

function outcomeOfCheck({ id, outcome: came, code, checks }) {
  return [id, came, code, checks.map(outcomeOfCheck)];
}

/** The metadata of the page: what somebody opened, or what the scenario brought; undefined where there is none. */
export function metadataOf({ metadata, trust }) {
  if ((trust?.metadata ?? null) === null) return metadata?.handle;
  if (own.source !== trust.metadata || own.root !== trust.metadataRoot) {
    own.handle?.free();
    own = { source: trust.metadata, root: trust.metadataRoot, handle: undefined };
    try {
      own.handle = Metadata.load(trust.metadata, { root: trust.metadataRoot });
    } catch {
      // The verdict says so.
    }
  }
  return own.handle;
}

let own = {};
