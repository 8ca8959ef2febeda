// Asks the core for all that the page shows of some policies: in the page, or, for large ones, in answer-worker.js.

import { failureOf } from "../../kit/contract.ts";
import type { Failure, Finding, Inspection, Json, Language, Metadata, Span, TenantResource, Verdict } from "../../kit/contract.ts";
import { inspect, locateAll, Tenant } from "./package.ts";

/** What the core sees in a document; null where it cannot be read. */
export type Contents = Inspection | { readonly kind: "policies"; readonly resources: readonly TenantResource[] } | null;

/** Where pointers lead in a text. */
export type Places = readonly (readonly [string, Span | null])[];

/** What the core is asked. */
export interface Asked {
  readonly policies: readonly string[];
  readonly trust: Json;
  readonly metadata: Metadata | undefined;
  readonly question: Json;
  readonly language: Language;
}

/** The same with the questions that are watched. */
export interface Job extends Asked {
  readonly watch: readonly { readonly id: number; readonly question: Json }[];
}

/** What one question was answered; neither where nothing is presented. */
export interface Answered {
  readonly verdict: Verdict | null;
  readonly error: Failure | null;
}

/** What is expected of a watched question: `{ decision, reason }`, or `{ error }` with an error code. */
export interface Expected {
  readonly decision?: string;
  readonly reason?: string;
  readonly error?: string;
}

/** A scenario as the page gives it: policies as texts, and the questions that are watched. */
export interface PageScenario {
  readonly scenario: number;
  policies: readonly string[];
  trust?: Json;
  readonly question: Json;
  watch?: readonly { readonly question: Json; readonly expect: Expected | null }[];
}

/** What the core says to a question. */
export interface AnswerOfCore extends Answered {
  readonly findings: readonly Finding[];
  readonly contents: readonly Contents[];
}

type Tried<Value> = { readonly value: Value; readonly error: null } | { readonly value: null; readonly error: Failure };

let loaded: { readonly tenant: Tenant; readonly key: readonly unknown[] } | null = null;

/** The tenant of these policies, not to be freed; kept, so that another question does not read the policies again. */
export function tenantOf(policies: readonly string[], trust: Json, metadata: Metadata | undefined, language: Language): Tenant {
  const key = [language, JSON.stringify(trust), metadata, ...policies];
  const before = loaded;
  if (before?.key.length === key.length && key.every((part, index) => part === before.key[index])) return before.tenant;
  before?.tenant.free();
  loaded = null;
  loaded = { tenant: Tenant.load(policies, { language, trust, ...(metadata ? { metadata } : {}) }), key };
  return loaded.tenant;
}

// The tenant with what is there to be told of it. Where the core has stopped since, the policies are read again.
function kept(...asked: Parameters<typeof tenantOf>): Tenant {
  const { error } = tried(() => tenantOf(...asked).findings);
  if (error?.code === "package.restarted") loaded = null;
  return tenantOf(...asked);
}

/**
 * What the core says to a question, or to the policies alone where that is null: `{ findings, verdict, error, contents }`,
 * the last by the index of the policy, null where it cannot be read.
 */
export function answerTo({ policies, trust, metadata, question, language }: Asked): AnswerOfCore {
  let findings: readonly Finding[] = [];
  let contents;
  try {
    const tenant = kept(policies, trust, metadata, language);
    findings = tenant.findings;
    contents = contentsIn(tenant, policies, language);
    if (!question) return { findings, verdict: null, error: null, contents };
    const verdict = tenant.evaluate(question, { language });
    return { findings: verdict.findings, verdict, error: null, contents };
  } catch (error) {
    // A document that cannot be read holds up all; what the others hold is shown still.
    contents ??= policies.map((text) => contentsOf(text, language));
    return { findings, verdict: null, error: failureOf(error), contents };
  }
}

/** What is in each document of a tenant; only one in which it recognised nothing is looked at again. */
function contentsIn(tenant: Tenant, policies: readonly string[], language: Language): Contents[] {
  const byDocument = new Map();
  for (const one of tenant.resources) {
    if (!byDocument.has(one.document)) byDocument.set(one.document, []);
    byDocument.get(one.document).push(one);
  }
  return policies.map((text, index) => {
    const resources = byDocument.get(index);
    return resources ? { kind: "policies", resources } : contentsOf(text, language);
  });
}

/** The answers to watched questions, in their order: `{ verdict, error }`. */
export function answersTo({ policies, trust, metadata, watch, language }: Omit<Job, "question">): Answered[] {
  const tenants = new Map<boolean, Tried<Tenant>>();
  const tenantFor = ({ credential }: Json): Tried<Tenant> => {
    const certificate = credential?.certificate !== undefined;
    if (!tenants.has(certificate)) {
      const options = { trust: trustFor(certificate, trust), metadata, language };
      tenants.set(
        certificate,
        tried(() => Tenant.load(policies, options)),
      );
    }
    return tenants.get(certificate) as Tried<Tenant>;
  };
  const answers = watch.map(({ question }) => {
    const { value: tenant, error } = tenantFor(question);
    return error ? { verdict: null, error } : answerOfTenant(tenant, question, language);
  });
  for (const { value } of tenants.values()) value?.free();
  return answers;
}

/** Trust data for a question: one without a certificate is not held up by a revocation list that cannot be read. */
export function trustFor(certificate: boolean, trust: Json): Json {
  const { crls, revoked, ...rest } = { ...trust };
  return certificate ? { ...rest, crls, revoked } : rest;
}

/** One question to a tenant: `{ verdict, error }`, one of them null, or both where nothing is presented. */
export function answerOfTenant(tenant: Tenant, question: Json, language: Language): Answered {
  if (!question.credential) return { verdict: null, error: null };
  const at = question.at ?? new Date().toISOString();
  // Nothing here shows what would change an answer, and looking for it takes many times as long as the answer.
  const { value, error } = tried(() => tenant.evaluate({ ...question, at }, { language, remedies: false }));
  return { verdict: value, error };
}

/** What the core sees in a document: its inspection, or null where it cannot be read. */
export function contentsOf(text: string, language: Language): Contents {
  return text.trim() === "" ? null : tried(() => inspect(text, { language })).value;
}

/** The pointers of an answer into the document with that index, and those of what they are in. */
export function pointersInto(index: number, answer: unknown): string[] {
  const pointers = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { document, path } = value as Record<string, unknown>;
    if (document === index && typeof path === "string") for (const one of withAbove(path)) pointers.add(one);
    Object.values(value).forEach(walk);
  };
  walk(answer);
  return [...pointers];
}

/** A pointer and those of what it is in. */
export function withAbove(pointer: string): string[] {
  const tokens = pointer.split("/");
  return tokens.map((_, index) => tokens.slice(0, tokens.length - index).join("/"));
}

/** Where pointers lead in a text: a list of pairs. */
export function placesOf(text: string, pointers: readonly string[]): Places {
  const spans = locateAll(text, pointers);
  return pointers.map((pointer, index) => [pointer, spans[index] ?? null]);
}

function tried<Value>(run: () => Value): Tried<Value> {
  try {
    return { value: run(), error: null };
  } catch (error) {
    return { value: null, error: failureOf(error) };
  }
}
