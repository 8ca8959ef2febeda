// Looks at every sign-in at once, beside the page, and keeps what it found. It is called as `answerCalls` says, by one of `tasks`.

import { failureOf } from "../../../kit/contract.ts";
import type { Language, Sweep, SweepSettings } from "../../../kit/contract.ts";
import { answerCalls } from "../../core/calls.ts";
import { Tenant } from "../../core/package.ts";
import { startCore } from "../../core/start.ts";

/** What is asked: policies as texts, and those before, where some are compared. */
export interface SweepJob {
  readonly policies: readonly string[];
  readonly before: readonly string[] | null;
  readonly settings: SweepSettings;
  readonly language: Language;
}

let swept: Sweep | null = null;

const tasks = {
  /** Looks at every sign-in, and tells what there is to tell. */
  sweep({ policies, before, settings, language }: SweepJob) {
    swept?.free();
    swept = null;
    const opened: Tenant[] = [];
    const load = (texts: readonly string[]) => {
      const tenant = Tenant.load(texts, { language });
      opened.push(tenant);
      return tenant;
    };
    try {
      const earlier = before ? loadEarlier(() => load(before)) : null;
      swept = load(policies).sweep(settings, { before: earlier, language });
      return swept.report({ language });
    } finally {
      for (const one of opened) one.free();
    }
  },

  /** The same in another language. */
  report({ language }: { language: Language }) {
    return swept?.report({ language });
  },

  /** The question behind a cell of the map; null where there is no such sign-in. */
  cell({ row, column }: { row: number; column: number }) {
    return swept?.cell(row, column) ?? null;
  },
};

/** What cannot be read of the policies before is none of the present ones, so that its place is not told. */
function loadEarlier(load: () => Tenant) {
  try {
    return load();
  } catch (error) {
    const { code, message } = failureOf(error);
    throw { code: `before ${code}`, message };
  }
}

answerCalls(startCore(), tasks);
