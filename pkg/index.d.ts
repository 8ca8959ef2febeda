import type {
  Comparison,
  ErrorReport,
  Finding,
  GraphChange,
  Inspection,
  Models,
  ModelsQuestion,
  PolicyInput,
  Question,
  Scenario,
  Span,
  Trust,
  Verdict,
} from "./types.js";

export type * from "./types.js";

/** `en` or `ja`; another BCP 47 tag falls back to English. Codes never change with the language. */
export interface Options {
  language?: string;
}

/** What `evaluate` takes beside the question. */
export interface EvaluateOptions extends Options {
  /**
   * Whether policy changes are looked for that would let the credential in, and other methods that would be; `true`
   * unless stated. An answer without them comes many times faster.
   */
  remedies?: boolean;
}

/** What `Tenant.load` takes beside the policies. */
export interface LoadOptions extends Options {
  /**
   * Revocation data and FIDO metadata that no policy document holds. `metadata` is a BLOB or its decoded payload, as
   * text, as an object, or as the bytes of a file.
   */
  trust?: Trust | string;
}

/** A policy document: JSON text (findings then carry line and column), a parsed object, or the bytes of a file. */
export type Policy = PolicyInput | ArrayBuffer | ArrayBufferView;

/**
 * Loads the wasm once; later and concurrent calls wait for the same load. Nothing is fetched but the package's own
 * wasm file. `source` is for runtimes that cannot fetch beside the module: the wasm bytes, a compiled module, or
 * their address.
 */
export function init(source?: BufferSource | WebAssembly.Module | Response | URL | string): Promise<void>;

/**
 * Answers a scenario: an object, its JSON text, or the bytes of a file.
 * @throws EntraVerdictError when the scenario cannot be read.
 */
export function evaluate(scenario: Scenario | string | ArrayBuffer | ArrayBufferView, options?: EvaluateOptions): Verdict;

/**
 * Asks the same questions of policies before and after a change: decision and reason, checks that came out otherwise,
 * and which models, issuers, policy OIDs and authorities the change lets in or keeps out.
 * @throws EntraVerdictError when policies or questions cannot be read.
 */
export function compare(
  before: Policy | readonly Policy[],
  after: Policy | readonly Policy[],
  questions: readonly Question[] | string,
  options?: LoadOptions,
): Comparison;

/**
 * The requests to Microsoft Graph that turn policies into edited ones, as JSON, for the Azure CLI and for PowerShell.
 * Nothing is sent.
 * @throws EntraVerdictError when policies cannot be read.
 */
export function graphChange(
  before: Policy | readonly Policy[],
  after: Policy | readonly Policy[],
  options?: Options,
): GraphChange;

/**
 * Recognises what was pasted (AAGUID, certificate, policies, scenario, attestation, Graph response) and returns its
 * fields.
 * @throws EntraVerdictError when it clearly is of one kind and cannot be read as that.
 */
export function inspect(input: string | ArrayBuffer | ArrayBufferView, options?: Options): Inspection;

/**
 * Bytes of a file as the text that a scenario takes: UTF-8, UTF-16, DER (as hex) and PEM.
 * @throws EntraVerdictError when the bytes are none of these.
 */
export function decode(bytes: ArrayBuffer | ArrayBufferView, options?: Options): string;

/** Where the value at an RFC 6901 JSON Pointer stands in a JSON text; null when the pointer leads nowhere. */
export function locate(text: string, pointer: string): Span | null;

/** What an organisation has configured, loaded once and asked many times. */
export class Tenant {
  private constructor();
  /** @throws EntraVerdictError when a document cannot be read. */
  static load(policies: Policy | readonly Policy[], options?: LoadOptions): Tenant;
  /** What is noteworthy about the policies, whatever the question. */
  readonly findings: Finding[];
  /** @throws EntraVerdictError when the question or its credential cannot be read. */
  evaluate(question: Question | string, options?: EvaluateOptions): Verdict;
  /**
   * Which authenticator models the policies admit: the question is asked of every model of Microsoft's documentation
   * and of the FIDO metadata that was loaded, at registration and at sign-in.
   * @throws EntraVerdictError when the question cannot be read, or when no policy covers passkeys.
   */
  models(question?: ModelsQuestion | string, options?: Options): Models;
  /** The rows of `models` as CSV. */
  modelsCsv(question?: ModelsQuestion | string, options?: Options): string;
  /**
   * Asks questions of this tenant and of what it becomes.
   * @throws EntraVerdictError when the questions cannot be read.
   */
  compare(after: Tenant, questions: readonly Question[] | string, options?: Options): Comparison;
  /** The decision alone, without the trace. */
  decide(question: Question | string): Verdict["decision"];
  /** Gives the memory back; the tenant cannot be asked any more. */
  free(): void;
}

/** What cannot be read: a stable code, where it stands, and how to mend it. */
export class EntraVerdictError extends Error implements ErrorReport {
  constructor(report: ErrorReport);
  readonly code: string;
  readonly document: number | null;
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** What was given is a secret, such as a private key: do not keep or show it. */
  readonly secret: boolean;
}
