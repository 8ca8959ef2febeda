// Telling a private key from what is meant to be pasted.

import { inspect } from "./pkg/index.js";

const PEM = /PRIVATE KEY-----/;

/**
 * Whether a text holds a private key: a PEM block of one anywhere in it, also as base64, a JSON Web Key, or a part that
 * the core calls a secret.
 */
export function isSecret(text) {
  if (PEM.test(text) || isWebKey(text) || encodedIn(text).some((one) => PEM.test(one))) return true;
  // In JSON there is nothing else that could be told apart from any other value.
  if (/^\s*([[{]|$)/.test(text)) return false;
  const parts = [text.split(/\n\s*\n/), text.split("\n").filter((line) => line.length > LONG)].flat();
  return [...new Set([text, ...parts])].some(isCalledSecret);
}

/** No private key is written in fewer characters. */
const LONG = 60;

/** A private JSON Web Key (RFC 7518, section 6) has `d` beside `kty`; the quotes may be those of a text in JSON. */
function isWebKey(text) {
  return /"kty\\*"\s*:/.test(text) && /"d\\*"\s*:\s*\\*"[\w-]{16}/.test(text);
}

/** "-----BEGIN" as base64. */
const BEGIN = "LS0tLS1CRUdJT";

/** What the base64 in a text stands for, as Kubernetes writes whole files; it may be in lines. */
function encodedIn(text) {
  const runs = text.replace(/\s+/g, "").match(/[a-z0-9+/]{60,}/gi) ?? [];
  // A word may stand right before it.
  return runs.flatMap((run) => [run, run.slice(Math.max(0, run.indexOf(BEGIN)))]).map(decoded);
}

function decoded(base64) {
  return atob(base64.slice(0, base64.length - (base64.length % 4)));
}

function isCalledSecret(text) {
  try {
    inspect(text);
    return false;
  } catch (error) {
    return error.secret === true;
  }
}

/** Whether any text in a value is one. */
export function holdsSecret(value) {
  if (typeof value === "string") return isSecret(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}
