import type {
  AnswerReason,
  PlanAnswer,
  Comparison,
  ErrorReport,
  Finding,
  GraphChange,
  ImpactExplanation,
  ImpactPart,
  ImpactReport,
  ImpactSettings,
  ImpactUser,
  Inspection,
  MetadataSummary,
  Models,
  ModelsQuestion,
  PolicyInput,
  PopulationPerson,
  Question,
  Scenario,
  Scope,
  Span,
  StrengthResult,
  SweepNarrowing,
  SweepReport,
  SweepSettings,
  SweptMap,
  TenantResource,
  Trust,
  User,
  Verdict,
  Vocabulary,
  WhatIfResults,
} from "./types.js";

export type * from "./types.js";

/** `WebAssembly.Module`, where there are types of WebAssembly. */
export type WasmModule = object &
  (typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : unknown);

/** The wasm: its bytes, a compiled module, an address, or a response. The last two where there are types of them. */
export type WasmSource =
  | ArrayBuffer
  | ArrayBufferView
  | WasmModule
  | string
  | (typeof globalThis extends { URL: { prototype: infer Address } } ? Address : never)
  | (typeof globalThis extends { Response: { prototype: infer Answer } } ? Answer | Promise<Answer> : never);

/** `Uint8Array<ArrayBuffer>`, where TypeScript knows that there are others. */
export type Bytes = ReturnType<Uint8ArrayConstructor["from"]>;

/** `en` or `ja`; another BCP 47 tag falls back to English. Codes never change with the language. */
export interface Options {
  language?: string;
}

/**
 * The parts of the core that need not be loaded: where each is, or `false` for one that is left out. They can be added
 * later, by another `init`.
 */
export interface Parts<Source> {
  /**
   * What verifies signatures, of certificates, revocation lists, attestations and FIDO metadata. Without it a verdict that
   * would rest on one says so (`scope.signatures`).
   */
  signatures?: Source | false;
  /**
   * What few callers need: remedies, which a verdict then says it did not look for (`scope.remedies`), FIDO metadata,
   * and `compare`, `edit`, `graphChange`, `impact`, `inspect`, `models`, `sweep`, `vocabulary` and `whatIf`, which without
   * it throw `package.partMissing`.
   */
  rest?: Source | false;
  /**
   * The sentences of English. Where those of the language that is asked for are not there, others are read; where none are,
   * texts are the values alone that would fill them, and a verdict says so (`scope.words`). Codes are always there.
   */
  en?: Source | false;
  /** The sentences of Japanese. */
  ja?: Source | false;
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
  /** Metadata that was read before, in place of `trust.metadata`. It can be freed once the tenant is loaded. */
  metadata?: Metadata;
}

/** What `Metadata.load` takes beside the file. */
export interface MetadataOptions extends Options {
  /** Root of the BLOB as PEM; default the FIDO Alliance's, GlobalSign Root CA - R3. */
  root?: string;
}

/** A policy document: JSON text (findings then carry line and column), a parsed object, or the bytes of a file. */
export type Policy = PolicyInput | ArrayBuffer | ArrayBufferView;

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

/** What is wanted of `impact` beside the question. */
export interface ImpactOptions extends LoadOptions, Omit<ImpactSettings, "question"> {}

/**
 * What a change of policies does to people: whose keys are not accepted any more, and who is locked out. Without `after`
 * it says what is in use. `population` is a file, or files by name (lines of people, answers of Graph, the portal's CSV,
 * logs), or people themselves. For more than fits into memory, `Tenant.impact` takes files piece by piece.
 * @throws EntraVerdictError when policies or question cannot be read. What cannot be read of the population is counted.
 */
export function impact(
  before: Policy | readonly Policy[],
  after: Policy | readonly Policy[] | null | undefined,
  population:
    | string
    | ArrayBuffer
    | ArrayBufferView
    | readonly PopulationPerson[]
    | Readonly<Record<string, string | ArrayBuffer | ArrayBufferView>>,
  question?: ImpactSettings["question"],
  options?: ImpactOptions,
): ImpactReport & { users: ImpactUser[] };

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
 * Recognises what was pasted (AAGUID, certificate, revocation list, policies, scenario, attestation, Graph response) and
 * returns its fields.
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

/** `locate` for many pointers, each answer in the place of its pointer. The text is read once, however many they are. */
export function locateAll(text: string, pointers: Iterable<string>): (Span | null)[];

/**
 * A JSON text after a JSON Patch (RFC 6902). What the patch does not touch stays character for character, comments
 * included; a new member stands as its neighbours do.
 * @throws EntraVerdictError when the text is not JSON, or the patch does not fit it.
 */
export function edit(text: string, patch: readonly object[] | string, options?: Options): string;

/**
 * Whether a private key is in a text, or in any text of a value: PEM, also as base64, a JSON Web Key, DER, PKCS #12. What
 * holds one is not to be kept, shown or sent.
 */
export function isSecret(input: unknown): boolean;

/**
 * Every enumeration of questions and verdicts with what people call its members, in English and Japanese, and the inputs
 * that a check can name as missing. It depends on nothing that was loaded.
 */
export function vocabulary(): Vocabulary;

/**
 * Who opens what: members of a question, or the body of Graph's What If request, with `user` beside it for the groups
 * and roles that Graph would look up.
 */
export interface WhatIfQuestion extends Partial<Pick<Question, "at" | "user" | "tenant" | "access">> {
  signInIdentity?: object | null;
  signInContext?: object | null;
  signInConditions?: object | null;
  /** Whether policies that do not apply are left out. */
  appliedPoliciesOnly?: boolean | null;
}

/**
 * FIDO metadata, read and verified once and shared by every tenant that is loaded with it. Reading megabytes takes
 * a moment; loading a tenant with metadata that was read does not depend on its size.
 */
export class Metadata {
  private constructor();
  /**
   * Reads the BLOB of the FIDO Alliance or its decoded payload: text, bytes of a file, or an object.
   * @throws EntraVerdictError `input.metadata` when it cannot be read or does not verify.
   */
  static load(source: string | object | ArrayBuffer | ArrayBufferView, options?: MetadataOptions): Metadata;
  /**
   * Takes what `toReduced` gave, such as out of a worker that read the file. It is taken as true, signature included:
   * give it nothing that comes from elsewhere.
   * @throws EntraVerdictError `input.metadata` for anything else, and for what another version made.
   */
  static fromReduced(reduced: ArrayBuffer | ArrayBufferView, options?: Options): Metadata;
  /** What is kept of the snapshot, a small part of its file. */
  toReduced(): Bytes;
  /** What the snapshot says of itself. */
  summary(options?: Options): MetadataSummary;
  /** The name that the snapshot gives a model; null for an AAGUID that it does not have. */
  name(aaguid: string): string | null;
  /** Gives the memory back. Tenants that were loaded with it can still be asked. */
  free(): void;
}

/** What an organisation has configured, loaded once and asked many times. */
export class Tenant {
  private constructor();
  /** @throws EntraVerdictError when a document cannot be read. */
  static load(policies: Policy | readonly Policy[], options?: LoadOptions): Tenant;
  /** What is noteworthy about the policies, whatever the question. */
  readonly findings: Finding[];
  /** What was recognised in the documents. */
  readonly resources: TenantResource[];
  /**
   * Where the values at JSON Pointers stand in the text of a document, which is kept from loading: each answer in the
   * place of its pointer, null for one that leads nowhere, and for a document that was not given as text.
   */
  places(document: number, pointers: Iterable<string>): (Span | null)[];
  /**
   * Answers a question without putting it into words, which is most of the work of `evaluate`: for checks that read the
   * decision and its reason, and the whole verdict only now and then.
   * @throws EntraVerdictError when the question or its credential cannot be read.
   */
  ask(question: Question | string, options?: Options): Answer;
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
  /**
   * Which Conditional Access policies are for a sign-in, whatever they ask for, in the shape in which Graph's What If
   * (`POST /identity/conditionalAccess/evaluate`) answers. A policy of which it cannot be told has `policyApplies: null`
   * and says why.
   * @throws EntraVerdictError when the question cannot be read.
   */
  whatIf(question: WhatIfQuestion | string, options?: Options): WhatIfResults;
  /**
   * Asks what becomes of people when these policies become `after`, or, without it, what is in use.
   * @throws EntraVerdictError when the settings cannot be read, or the policies have nothing to judge a passkey by.
   */
  impact(after?: Tenant | null, settings?: ImpactSettings | string, options?: Options): Impact;
  /**
   * Looks at every sign-in at once: which get in with less than is required, which are accepted with nothing, which policies
   * never decide; with `before` also what changed since those policies.
   * @throws EntraVerdictError when the settings cannot be read, or there are no Conditional Access policies.
   */
  sweep(settings?: SweepSettings | string, options?: Options & { before?: Tenant | null }): Sweep;
  /**
   * Makes a plan of a question that leaves a part open: it is asked once for each class of values that the tenant can tell
   * apart, and looked up from then on. Left out, the action is a sign-in.
   * `aaguid`, that of the passkey, is left open unless `user` or `certificate` is.
   * @throws EntraVerdictError when the question cannot be read, is about another credential, or says what is left open.
   */
  plan(question?: PlanQuestion | string, options?: Options & { open?: "aaguid" }): Plan;
  plan(question: PlanQuestion | string, options: Options & { open: "user" }): Plan<User | string, readonly User[] | string | ArrayBuffer | ArrayBufferView>;
  plan(
    question: PlanQuestion | string | undefined,
    options: Options & { open: "certificate" },
  ): Plan<string, readonly string[] | string | ArrayBuffer | ArrayBufferView>;
  /** The decision alone, without the trace. */
  decide(question: Question | string): Verdict["decision"];
  /**
   * The decisions of questions, one in each line, as numbers: of a line that is blank 0, `allow` 1, `allow` of which not
   * everything that was loaded was judged (`allowed.inPart`) 2, `deny` 3, `indeterminate` 4, and 5 of one that cannot be
   * answered: ask it by itself for the reason. Questions that do not say when are of the moment `at` (RFC 3339).
   */
  decideLines(lines: string | ArrayBuffer | ArrayBufferView, options?: Options & { at?: string }): Uint8Array;
  /** Gives the memory back; the tenant cannot be asked any more. */
  free(): void;
}

/** A question with a part left open. */
export type PlanQuestion = Partial<Question>;

/**
 * A tenant and a question, as one table from values of what is left open to answers. It outlives the tenant that it is of, and
 * takes some megabytes at most, however many values it is asked about.
 */
export class Plan<Value = string | Uint8Array, Values = Uint8Array | ArrayBuffer> {
  private constructor();
  /** The answers that came out so far. */
  readonly answers: PlanAnswer[];
  /**
   * The answer for an AAGUID, as text in any of its spellings or as its 16 bytes, for a user or for the text of a certificate: the
   * same object for the same answer.
   * @throws EntraVerdictError when the value cannot be read, or nobody can be meant by it.
   */
  decide(value: Value): PlanAnswer;
  /**
   * The answers for many values as places in `answers`: AAGUIDs of 16 bytes each, one behind the other; users or certificates as
   * a list, or as text with the JSON of one in each line. Of a user or certificate that cannot be answered the place is
   * 4294967295, where `answers` has nothing: `decide` says why.
   * @throws EntraVerdictError when bytes of an AAGUID are left over.
   */
  decideMany(values: Values): Uint32Array;
  /** The whole verdict about a value, the same as `tenant.evaluate` gives. */
  explain(value: Exclude<Value, Uint8Array>, options?: EvaluateOptions): Verdict;
  /** Gives the memory back; the plan cannot be asked any more. */
  free(): void;
}

/** Every sign-in of a tenant at once. It outlives the tenant that it is of. */
export class Sweep {
  private constructor();
  /** What there is to tell, in the language asked for. */
  report(options?: Options): SweepReport;
  /** The map of `report()` under some circumstances: a class of a dimension each, by its place in the report. */
  map(narrowing?: SweepNarrowing | string, options?: Options): SweptMap;
  /**
   * The question behind a cell of `report().map`: a sign-in with the weakest credential that is let in, or, where none is,
   * with the strongest; null where there is no such cell. `narrowing` is that of the map.
   */
  cell(row: number, column: number, narrowing?: SweepNarrowing | string): Question | null;
  /** Gives the memory back; the sweep cannot be read any more. */
  free(): void;
}

/** An answer that is put into words when somebody reads it. It outlives the tenant that gave it. */
export class Answer {
  private constructor();
  /** Whether the credential is let in. */
  readonly decision: Verdict["decision"];
  /** The code and the clause that decided. */
  readonly reason: AnswerReason;
  /** What the decision speaks of, and what was loaded and left out of it. */
  readonly scope: Scope;
  /** One entry for each authentication strength that was tested. */
  readonly strengths: StrengthResult[];
  /** The whole verdict, the same as `evaluate` gives. */
  verdict(options?: EvaluateOptions): Verdict;
  /** Gives the memory back; the answer cannot be read any more. */
  free(): void;
}

/**
 * A population as it is read, file by file, piece by piece. Lines of people are judged as they come, and nothing of them is
 * kept but counts; files that have to be joined come before the lines of the same people.
 */
export class Impact {
  private constructor();
  /** Whether a file that begins so has lines of people, which are to come after every other file. */
  static isPeople(beginning: string | ArrayBuffer | ArrayBufferView): boolean;
  /** People who were judged so far. */
  readonly people: number;
  /** Reads a piece of a file. */
  feed(name: string, data: string | ArrayBuffer | ArrayBufferView): void;
  /** Says that a file has ended. */
  end(name: string): void;
  /** The rows that came out since they were taken last, as UTF-8: whole lines, in the form that was asked for. */
  take(): Bytes;
  /** Ends what is open and says what it all comes to; take the rows once more afterwards. */
  finish(): ImpactReport;
  /**
   * Ends what is open and says what this part of a population comes to, for `merge`; take the rows once more afterwards.
   * Everything that is said of one person has to be in one part.
   */
  part(): ImpactPart;
  /**
   * Adds a part that was made with the same policies and the same question, as if its people had been read here.
   * @throws EntraVerdictError for a part of other policies, of another question or of another version.
   */
  merge(part: ImpactPart | string | object): void;
  /**
   * Both verdicts about a key of a row, with every check. A row does not hold certificates: of what is no key of it, its
   * member `credential` is asked about, as a question has it.
   * @throws EntraVerdictError when the row cannot be read.
   */
  explain(row: ImpactUser | string | object, key?: number, options?: Options): ImpactExplanation;
  /** Gives the memory back. */
  free(): void;
}

/**
 * What cannot be read: a stable code, where it stands, and how to mend it. Codes `input.…` are about what was given,
 * codes `package.…` about how the package is used:
 * `package.notInitialised` (a call before `init`), `package.wasmNotFound` (nothing to load where it was looked for),
 * `package.wasmUnavailable` (the runtime, or a policy of the page, compiles no WebAssembly),
 * `package.moduleMissing` (a worker's `init` without a compiled module), `package.partMissing` (a part that is needed is not loaded), `package.wasmInvalid` (truncated, of another
 * version, or something else), `package.tenantFreed`, `package.metadataFreed`, `package.answerFreed`,
 * `package.foreignTenant`, `package.impactFreed`, `package.planFreed`, `package.foreignMetadata`, `package.foreignAnswer`, `package.foreignPlan` and `package.foreignImpact` (of another copy of the package),
 * `package.crashed` (a fault in entra-verdict, or the end of the caller's stack), `package.restarted` (the core stopped since what is
 * asked was loaded), `package.stopped` (it cannot be started anew at once: `await init()` again).
 */
export class EntraVerdictError extends Error implements ErrorReport {
  constructor(report: ErrorReport, options?: { cause?: unknown });
  readonly code: string;
  readonly document: number | null;
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** What was given is a secret, such as a private key: do not keep or show it. */
  readonly secret: boolean;
}
