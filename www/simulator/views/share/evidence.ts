// What is signed and so cannot be rewritten: certificates, revocation lists and attestations. It can stay or go.

import type { Json } from "../../../kit/contract.ts";
import type { PageScenario } from "../../core/asking.ts";
import { inspect } from "../../core/package.ts";

const STORE = "certificateBasedAuthConfiguration";

/** The kinds of signed things in a scenario: any of certificate, trustStore, crls, attestation. */
export function evidenceIn(scenario: PageScenario) {
  const kinds = new Set<string>();
  if (scenario.policies.some(isStore)) kinds.add("trustStore");
  if (scenario.trust?.crls?.length > 0) kinds.add("crls");
  for (const { credential } of questionsOf(scenario)) {
    if (credential?.certificate !== undefined) kinds.add("certificate");
    if (credential?.passkey?.attestationObject || credential?.passkey?.registration) kinds.add("attestation");
  }
  return [...kinds];
}

function questionsOf({ question, watch = [] }: PageScenario): Json[] {
  return [question, ...watch.map((one) => one.question)];
}

function isStore(policy: string) {
  try {
    const found = inspect(policy);
    return found.kind === "policies" && found.resources.some(({ resource }) => resource === STORE);
  } catch {
    return false;
  }
}

/** The scenario without them. Of an attestation the model stays, as if somebody had typed it. */
export function withoutEvidence(scenario: PageScenario): PageScenario {
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

function bare(credential: Json): Json {
  if (credential.certificate !== undefined) return null;
  const { attestationObject, clientDataJSON: _, registration, creationOptions: __, expected: ___, ...passkey } = credential.passkey ?? {};
  if (!attestationObject && !registration) return credential;
  try {
    const found = inspect(registration ? JSON.stringify(registration) : attestationObject);
    const aaguid = "aaguid" in found ? found.aaguid : null;
    return { ...credential, passkey: { ...passkey, ...(aaguid ? { aaguid } : {}) } };
  } catch {
    return { ...credential, passkey };
  }
}
