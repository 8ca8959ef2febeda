// What a person edits: policies, credential and question as texts, and the way back to what the core takes.

import { failureOf } from "../kit/contract.ts";
import type { Failure, Json, Language, Span } from "../kit/contract.ts";
import { isAttestation, isObject, looksLikeAaguid, presentedCredential } from "../kit/presented.ts";
import type { Found } from "../kit/presented.ts";
import { inspect, locate } from "./core.ts";

/** What is edited: a policy by its index, or another text. */
export type Input = number | "credential" | "question";

/** The texts that are edited. */
export interface Texts {
  readonly policies: string[];
  credential: string;
  question: string;
}

/** A place in what is edited; the input is null for what cannot be edited. */
export interface Place {
  readonly input: Input | null;
  readonly start?: number;
  readonly end?: number;
  readonly line?: number | null | undefined;
  readonly column?: number | null | undefined;
}

/** Asks the core for what a text lacks; it throws that. */
export type Read = (text: string) => unknown;

/** What is wrong: a key of the texts with its values, or what the core says. */
export interface Wrong {
  readonly input?: Input;
  readonly key?: string;
  readonly values?: Record<string, unknown>;
  readonly report?: Failure;
}

/** Something that is wrong with what was entered: where, and a key of the texts or the message of the core. */
export class InputError extends Error {
  readonly code: string;
  readonly input: Input | undefined;
  readonly key: string | undefined;
  readonly values: Record<string, unknown> | undefined;
  readonly report: Failure | undefined;

  constructor(code: string, { input, key, values, report }: Wrong) {
    super(report?.message ?? code, report ? { cause: report } : undefined);
    this.code = code;
    this.input = input;
    this.key = key;
    this.values = values;
    this.report = report;
  }
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** The texts of a scenario: `{ policies: [text], credential, question }`. */
export function textsOf({ policies, question }: Json): Texts {
  const { credential, ...rest } = isObject(question) ? question : {};
  const list = Array.isArray(policies) ? policies : [];
  return {
    policies: list.map((policy) => (typeof policy === "string" ? policy : json(policy))),
    credential: credentialText(credential),
    question: json(rest),
  };
}

/** A credential as shortly as it can be written. */
function credentialText(credential: Json): string {
  if (!isObject(credential)) return "";
  const [[name, value] = [], ...others] = Object.entries(credential);
  if (others.length === 0) {
    if (name === "method" && isName(value)) return value;
    if (name === "certificate" && typeof value === "string") return value.trim();
    const [[member, aaguid] = [], ...more] = isObject(value) ? Object.entries(value) : [];
    if (name === "passkey" && member === "aaguid" && more.length === 0 && typeof aaguid === "string" && looksLikeAaguid(aaguid))
      return aaguid;
  }
  return json(credential);
}

function isName(text: unknown) {
  return typeof text === "string" && /^[a-z][a-z0-9]{2,39}$/i.test(text) && !looksLikeAaguid(text);
}

/**
 * The credential that a text stands for. `read` asks the core, which says in the reader's language what is wrong with it.
 * @throws InputError
 */
export function credentialOf(text: string, language: Language, read: Read): Json {
  const trimmed = text.trim();
  if (trimmed === "") throw new InputError("playground.credentialEmpty", { input: "credential", key: "credentialEmpty" });
  if (isName(trimmed)) return { method: trimmed };
  if (trimmed.startsWith("{")) {
    const value = parsed(text);
    if (value === undefined) throw unreadable(text, read, "credential");
    if (["passkey", "certificate", "method"].some((name) => name in value)) return value;
  }
  let found: Found;
  try {
    found = inspect(text, { language });
  } catch (thrown) {
    const error = failureOf(thrown);
    found = { kind: "error", error };
    // A broken attestation is answered with a verdict.
    if (!isAttestation(found)) throw new InputError(error.code ?? "playground.failed", { input: "credential", report: error });
  }
  const presented = presentedCredential(found, text);
  if (presented) return presented;
  throw new InputError("playground.credentialUnknown", { input: "credential", key: "credentialUnknown" });
}

/** The question that a text stands for. @throws InputError */
export function questionOf(text: string, read: Read): Json {
  const value = parsed(text);
  if (isObject(value)) return value;
  if (value === undefined) throw unreadable(text, read, "question");
  throw new InputError("playground.questionObject", { input: "question", key: "questionObject" });
}

/** What the core says about a text that is no JSON. */
function unreadable(text: string, read: Read, input: Input) {
  try {
    read(text);
  } catch (error) {
    const report = failureOf(error);
    return new InputError(report.code ?? "playground.failed", { input, report });
  }
  return new InputError("input.syntax", { input, key: "cannotRead" });
}

/** The value of a JSON text, undefined where it is none. */
export function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where an error of the core stands: `{ input, line, column }`. The input is null for what cannot be edited. */
export function placeOf({ document, path, line, column }: Failure, texts: Texts): Place {
  if (typeof document === "number") {
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
export function nearest(text: string, pointer: string): Span | null {
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
