import type { SweepReport, User } from "./types.js";

/** Somebody, and where they stand. */
export interface Person {
  readonly user: User;
  readonly file: string;
  readonly line: number;
}

/** People of files, as they are read. */
export class People {
  constructor(language: string);
  readonly list: Person[];
  /** Whether no more need be read. */
  readonly isFull: boolean;
  feed(file: string, bytes: Uint8Array): void;
  end(): void;
}

/** @throws EntraVerdictError where nobody was counted. */
export function refuseNobody(report: SweepReport, language: string): void;
