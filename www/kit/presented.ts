// What the core recognised in a pasted text, as the credential of a question.

import type { CredentialInput, Failure, Inspection, Json } from "./contract.ts";

/** A passkey in a Graph response that lists them. */
export interface ListedKey {
  readonly aaGuid: string;
  readonly [name: string]: Json;
}

/** What is recognised in a text: by the core, or before it is asked. */
export type Found =
  | Inspection
  | { readonly kind: "empty" }
  | { readonly kind: "error"; readonly error: Failure }
  | { readonly kind: "credential"; readonly credential: CredentialInput }
  | { readonly kind: "method"; readonly method: string };

const KINDS = ["passkey", "certificate", "method"] as const;
type Kind = (typeof KINDS)[number];
/** As what something is presented that the core cannot read. */
const ERRORS: Record<string, Kind> = { "input.certificate": "certificate", "input.attestation": "passkey" };
const MEMBERS: readonly string[] = [...KINDS, "chain", "certificateMode"];

/** The passkeys in a Graph response that lists them. */
export function keysIn(found: Found): ListedKey[] {
  return found.kind === "graphResponse" ? found.items.filter((item): item is ListedKey => typeof item.aaGuid === "string") : [];
}

/** Somebody is typing an AAGUID, or has mistyped one; the core then says what is wrong with it. */
export function looksLikeAaguid(text: string) {
  return /^[{(]?[0-9a-f]{4,8}[0-9a-f-]{0,32}[)}]?$/i.test(text.trim());
}

/** A text that is the credential of a question already: its JSON, read; else null. */
export function wholeCredential(text: string): CredentialInput | null {
  if (!/^\s*\{/.test(text)) return null;
  const value = parsed(text);
  const names = Object.keys(value ?? {});
  return names.some((name) => (KINDS as readonly string[]).includes(name)) && names.every((name) => MEMBERS.includes(name))
    ? (value as CredentialInput)
    : null;
}

/**
 * As what a text is presented: passkey, certificate or method; null where it is nothing of that. `found` is what the core
 * recognises in it, `{ kind: "error", error }` or `{ kind: "credential", credential }`. What the core cannot read is
 * presented too, and it answers for that; a revocation list is presented as a certificate, which it says it is not.
 */
export function presentedKind(found: Found, text: string): Kind | null {
  switch (found.kind) {
    case "credential":
      return KINDS.find((name) => name in found.credential) ?? null;
    case "aaguid":
    case "attestation":
      return "passkey";
    case "certificate":
    case "revocationList":
      return "certificate";
    case "graphResponse":
      return keysIn(found).length > 0 ? "passkey" : null;
    case "unrecognised":
      return looksLikeAaguid(text) ? "passkey" : null;
    case "error":
      return ERRORS[found.error.code ?? ""] ?? null;
    default:
      return null;
  }
}

/** What the core recognised in a text, as the credential of a question, or null; `picked` is the place of one in a list. */
export function presentedCredential(found: Found, text: string, picked: number = 0): Json {
  const kind = presentedKind(found, text);
  if (kind === null) return null;
  if (found.kind === "credential") return found.credential;
  return kind === "passkey" ? { passkey: passkey(found, text.trim(), picked) } : { certificate: text };
}

/** Whether a text is presented as an attestation, however broken. */
export function isAttestation(found: Found) {
  return found.kind === "attestation" || (found.kind === "error" && found.error.code === "input.attestation");
}

function passkey(found: Found, text: string, picked: number): Json {
  if (found.kind === "graphResponse") {
    const keys = keysIn(found);
    return { aaguid: (keys[picked] ?? keys[0])?.aaGuid };
  }
  if (!isAttestation(found)) return { aaguid: text };
  if (!text.startsWith("{")) return { attestationObject: text };
  const registration = parsed(text);
  // The core may read more than this page does.
  if (!registration) return { registration: text };
  const own = Object.keys(registration).every((name) => ["attestationObject", "clientDataJSON"].includes(name));
  return own ? registration : { registration };
}

export function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object that a JSON text is, or null. */
export function parsed(text: string): Record<string, Json> | null {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
