// What is signed and so cannot be rewritten: certificates, revocation lists and attestations. It can stay or go.

import { inspect } from "../../core/package.js";

const STORE = "certificateBasedAuthConfiguration";

/** The kinds of signed things in a scenario: any of certificate, trustStore, crls, attestation. */
export function evidenceIn(scenario) {
  const kinds = new Set();
  if (scenario.policies.some(isStore)) kinds.add("trustStore");
  if (scenario.trust?.crls?.length > 0) kinds.add("crls");
  for (const { credential } of questionsOf(scenario)) {
    if (credential?.certificate !== undefined) kinds.add("certificate");
    if (credential?.passkey?.attestationObject || credential?.passkey?.registration) kinds.add("attestation");
  }
  return [...kinds];
}

function questionsOf({ question, watch = [] }) {
  return [question, ...watch.map((one) => one.question)];
}

function isStore(policy) {
  try {
    const found = inspect(policy);
    return found.kind === "policies" && found.resources.some(({ resource }) => resource === STORE);
  } catch {
    return false;
  }
}

/** The scenario without them. Of an attestation the model stays, as if somebody had typed it. */
export function withoutEvidence(scenario) {
  const kept = structuredClone(scenario);
  kept.policies = kept.policies.filter((policy) => !isStore(policy));
  if (kept.trust) {
    delete kept.trust.crls;
    if (Object.keys(kept.trust).length === 0) delete kept.trust;
  }
  for (const question of questionsOf(kept)) {
    if (question.credential) question.credential = bare(question.credential);
    if (!question.credential) delete question.credential;
  }
  if (kept.watch) kept.watch = kept.watch.filter(({ question }) => question.credential);
  return kept;
}

function bare(credential) {
  if (credential.certificate !== undefined) return null;
  const { attestationObject, clientDataJSON: _, registration, creationOptions: __, expected: ___, ...passkey } =
    credential.passkey ?? {};
  if (!attestationObject && !registration) return credential;
  try {
    const { aaguid } = inspect(registration ? JSON.stringify(registration) : attestationObject);
    return { ...credential, passkey: { ...passkey, ...(aaguid ? { aaguid } : {}) } };
  } catch {
    return { ...credential, passkey };
  }
}
