// Asks the core for all that the page shows of some policies: in the page, or, for large ones, in answer-worker.js.

import { Tenant, inspect, locateAll } from "./package.js";

let loaded = {};

/** The tenant of these policies, not to be freed; kept, so that another question does not read the policies again. */
export function tenantOf(policies, trust, metadata, language) {
  const key = [language, JSON.stringify(trust), metadata, ...policies];
  if (loaded.key?.length !== key.length || !key.every((part, index) => part === loaded.key[index])) {
    loaded.tenant?.free();
    loaded = {};
    loaded = { tenant: Tenant.load(policies, { language, trust, metadata }), key };
  }
  return loaded.tenant;
}

// The tenant with what is there to be told of it. Where the core has stopped since, the policies are read again.
function kept(...asked) {
  const { error } = tried(() => tenantOf(...asked).findings);
  if (error?.code === "package.restarted") loaded = {};
  return tenantOf(...asked);
}

/**
 * What the core says to a question, or to the policies alone where that is null: `{ findings, verdict, error, contents }`,
 * the last by the index of the policy, null where it cannot be read.
 */
export function answerTo({ policies, trust, metadata, question, language }) {
  let findings = [];
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
    return { findings, verdict: null, error, contents };
  }
}

/** What is in each document of a tenant; only one in which it recognised nothing is looked at again. */
function contentsIn(tenant, policies, language) {
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
export function answersTo({ policies, trust, metadata, watch, language }) {
  const tenants = new Map();
  const tenantFor = ({ credential }) => {
    const certificate = credential?.certificate !== undefined;
    if (!tenants.has(certificate)) {
      const options = { trust: trustFor(certificate, trust), metadata, language };
      tenants.set(certificate, tried(() => Tenant.load(policies, options)));
    }
    return tenants.get(certificate);
  };
  const answers = watch.map(({ question }) => {
    const { value: tenant, error } = tenantFor(question);
    return error ? { verdict: null, error } : answerOfTenant(tenant, question, language);
  });
  for (const { value } of tenants.values()) value?.free();
  return answers;
}

/** Trust data for a question: one without a certificate is not held up by a revocation list that cannot be read. */
export function trustFor(certificate, trust) {
  const { crls, revoked, ...rest } = { ...trust };
  return certificate ? { ...rest, crls, revoked } : rest;
}

/** One question to a tenant: `{ verdict, error }`, one of them null, or both where nothing is presented. */
export function answerOfTenant(tenant, question, language) {
  if (!question.credential) return { verdict: null, error: null };
  const at = question.at ?? new Date().toISOString();
  // Nothing here shows what would change an answer, and looking for it takes many times as long as the answer.
  const { value, error } = tried(() => tenant.evaluate({ ...question, at }, { language, remedies: false }));
  return { verdict: value, error };
}

/** What the core sees in a document: its inspection, or null where it cannot be read. */
export function contentsOf(text, language) {
  return text.trim() === "" ? null : tried(() => inspect(text, { language })).value;
}

/** The pointers of an answer into the document with that index, and those of what they are in. */
export function pointersInto(index, answer) {
  const pointers = new Set();
  const walk = (value) => {
    if (typeof value !== "object" || value === null) return;
    if (value.document === index && typeof value.path === "string") for (const one of withAbove(value.path)) pointers.add(one);
    Object.values(value).forEach(walk);
  };
  walk(answer);
  return [...pointers];
}

/** A pointer and those of what it is in. */
export function withAbove(pointer) {
  const tokens = pointer.split("/");
  return tokens.map((_, index) => tokens.slice(0, tokens.length - index).join("/"));
}

/** Where pointers lead in a text: a list of pairs. */
export function placesOf(text, pointers) {
  const spans = locateAll(text, pointers);
  return pointers.map((pointer, index) => [pointer, spans[index]]);
}

function tried(run) {
  try {
    return { value: run(), error: null };
  } catch (error) {
    return { value: null, error };
  }
}
