// What the package answers, as types, and what is told of failures.

export type * from "../../pkg/api.js";

/** JSON of somebody else, whose form nobody checked. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

/** Languages of the texts. */
export type Language = "en" | "ja";

/** What is told of something that failed: the core's report, or another error's message alone. */
export interface Failure {
  readonly message: string;
  readonly code?: string | undefined;
  readonly document?: number | null | undefined;
  readonly path?: string | null | undefined;
  readonly line?: number | null | undefined;
  readonly column?: number | null | undefined;
  readonly secret?: boolean | undefined;
  /** The field of the form that it is about, where the form itself found it. */
  readonly field?: string | undefined;
}

/** What was thrown, as what can be told of it. */
export function failureOf(error: unknown): Failure {
  return error instanceof Error || (typeof error === "object" && error !== null && "code" in error)
    ? (error as Failure)
    : { message: String(error) };
}
