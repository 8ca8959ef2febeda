// What a scenario is answered, apart from what the page shows: to see whether a change keeps the answer.

import { failureOf } from "../../kit/contract.ts";
import type { Check, Json, Language } from "../../kit/contract.ts";
import { answerOfTenant } from "./asking.ts";
import type { Answered, PageScenario } from "./asking.ts";
import { Metadata, Tenant } from "./package.ts";

/**
 * The answers of a scenario: `{ verdict, error, key }`. `verdict` is null where nothing is presented, or where there is
 * an `error`. Two scenarios with one `key` come out alike: decision, reason, and the outcome of every check, also of
 * the questions that are watched.
 */
export function answerOf(
  scenario: PageScenario,
  { metadata, language }: { metadata: Metadata | undefined; language: Language },
): Answered & { key: string } {
  let tenant: Tenant | undefined;
  try {
    const own = (tenant = Tenant.load(scenario.policies, { trust: scenario.trust, language, ...(metadata ? { metadata } : {}) }));
    const answers = [scenario.question, ...(scenario.watch ?? []).map((one) => one.question)].map((question) =>
      answerOfTenant(own, question, language),
    );
    const { verdict, error } = answers[0] as Answered;
    return { verdict, error, key: JSON.stringify(answers.map(outcome)) };
  } catch (thrown) {
    const error = failureOf(thrown);
    return { verdict: null, error, key: JSON.stringify(outcome({ error })) };
  } finally {
    tenant?.free();
  }
}

function outcome({ verdict, error }: Partial<Answered>) {
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

function outcomeOfCheck({ id, outcome: came, code, checks }: Check): unknown[] {
  return [id, came, code, checks.map(outcomeOfCheck)];
}

/** The metadata of the page: what somebody opened, or what the scenario brought; undefined where there is none. */
export function metadataOf({
  metadata,
  trust,
}: {
  readonly metadata: { readonly handle: Metadata } | null;
  readonly trust: Json;
}): Metadata | undefined {
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

let own: { source?: unknown; root?: unknown; handle?: Metadata | undefined } = {};
