// What a person edits: policies, credential and question as texts, and the way back to what the core takes.

import { inspect, locate } from "./core.js";
import { isAttestation, isObject, looksLikeAaguid, presentedCredential } from "../kit/presented.js";

/** Something that is wrong with what was entered: where, and a key of the texts or the message of the core. */
export class InputError extends Error {
  constructor(code, { input, key, values, report }) {
    super(report?.message ?? code, report ? { cause: report } : undefined);
    Object.assign(this, { code, input, key, values, report });
  }
}

const json = (value) => JSON.stringify(value, null, 2);

/** The texts of a scenario: `{ policies: [text], credential, question }`. */
export function textsOf({ policies, question }) {
  const { credential, ...rest } = isObject(question) ? question : {};
  const list = Array.isArray(policies) ? policies : [];
  return {
    policies: list.map((policy) => (typeof policy === "string" ? policy : json(policy))),
    credential: credentialText(credential),
    question: json(rest),
  };
}

/** A credential as shortly as it can be written. */
function credentialText(credential) {
  if (!isObject(credential)) return "";
  const [[name, value] = [], ...others] = Object.entries(credential);
  if (others.length === 0) {
    if (name === "method" && isName(value)) return value;
    if (name === "certificate" && typeof value === "string") return value.trim();
    const [[member, aaguid] = [], ...more] = isObject(value) ? Object.entries(value) : [];
    if (name === "passkey" && member === "aaguid" && more.length === 0 && typeof aaguid === "string" && looksLikeAaguid(aaguid)) return aaguid;
  }
  return json(credential);
}

function isName(text) {
  return typeof text === "string" && /^[a-z][a-z0-9]{2,39}$/i.test(text) && !looksLikeAaguid(text);
}

/**
 * The credential that a text stands for. `read` asks the core, which says in the reader's language what is wrong with it.
 * @throws InputError
 */
export function credentialOf(text, language, read) {
  const trimmed = text.trim();
  if (trimmed === "") throw new InputError("playground.credentialEmpty", { input: "credential", key: "credentialEmpty" });
  if (isName(trimmed)) return { method: trimmed };
  if (trimmed.startsWith("{")) {
    const value = parsed(text);
    if (value === undefined) throw unreadable(text, read, "credential");
    if (["passkey", "certificate", "method"].some((name) => name in value)) return value;
  }
  let found;
  try {
    found = inspect(text, { language });
  } catch (error) {
    found = { kind: "error", error };
    // A broken attestation is answered with a verdict.
    if (!isAttestation(found)) throw new InputError(error.code, { input: "credential", report: error });
  }
  const presented = presentedCredential(found, text);
  if (presented) return presented;
  throw new InputError("playground.credentialUnknown", { input: "credential", key: "credentialUnknown" });
}

/** The question that a text stands for. @throws InputError */
export function questionOf(text, read) {
  const value = parsed(text);
  if (isObject(value)) return value;
  if (value === undefined) throw unreadable(text, read, "question");
  throw new InputError("playground.questionObject", { input: "question", key: "questionObject" });
}

/** What the core says about a text that is no JSON. */
function unreadable(text, read, input) {
  try {
    read(text);
  } catch (report) {
    return new InputError(report.code, { input, report });
  }
  return new InputError("input.syntax", { input, key: "cannotRead" });
}

/** The value of a JSON text, undefined where it is none. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where an error of the core stands: `{ input, line, column }`. The input is null for what cannot be edited. */
export function placeOf({ document, path, line, column }, texts) {
  if (document !== null) {
    const text = texts.policies[document];
    if (text === undefined) return { input: null };
    const span = line ? { line, column } : nearest(text, path ?? "");
    return { input: document, ...span };
  }
  if (path?.startsWith("/question/credential")) return { input: "credential" };
  if (path?.startsWith("/question")) return { input: "question", ...nearest(texts.question, path.slice("/question".length)) };
  return line ? { input: "question", line, column } : { input: null };
}

/** Where a clause stands, or the nearest that it would be in. */
export function nearest(text, pointer) {
  let span = null;
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf("/"))) {
    try {
      span = locate(text, path);
    } catch {
      return null;
    }
    if (span || path === "") return span;
  }
}
