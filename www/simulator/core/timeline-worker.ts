// Looks at when an answer changes, beside the page. It is called as `answerCalls` says; what is asked later takes the place of
// what it is at.

import type { Json } from "../../kit/contract.ts";
import type { Answered, Job } from "./asking.ts";
import { answerOfTenant, tenantOf } from "./asking.ts";
import { answerCalls, ENDED } from "./calls.ts";
import { Metadata } from "./package.ts";
import { startCore } from "./start.ts";
import { keyOf, samplesFor, stopOf, timelineOf, written } from "./timeline.ts";
import type { Looking, Sample, Stop } from "./timeline.ts";

/** Policies and evidence, and what is looked at. `metadata` has the bytes of `Metadata.toReduced()`, null for none, or undefined for those of before. */
export type TimelineJob = Looking & Pick<Job, "policies" | "trust"> & { readonly metadata: Uint8Array | null | undefined };

/** Milliseconds after which it looks whether something else was asked. */
const AT_A_TIME = 30;

let latest = 0;
let metadata: Metadata | undefined;

async function timeline({ policies, trust, language, question, metadata: bytes, ...looking }: TimelineJob): Promise<{ stops: Stop[]; to: number }> {
  const own = (latest += 1);
  if (bytes !== undefined) {
    metadata?.free();
    metadata = bytes ? Metadata.fromReduced(bytes) : undefined;
  }
  const tenant = tenantOf(policies, trust, metadata, language);
  const asked = new Map<number, Sample<Answered>>();
  let since = performance.now();

  async function ask(at: number): Promise<Sample<Answered>> {
    if (performance.now() - since > AT_A_TIME) {
      await new Promise((settle) => setTimeout(settle));
      if (own !== latest) throw { code: ENDED, message: ENDED };
      since = performance.now();
    }
    const known = asked.get(at);
    if (known) return known;
    const value = answerOfTenant(tenant, { ...(question as Record<string, Json>), at: written(at) }, language);
    const sample = { at, key: keyOf(value, at), value };
    asked.set(at, sample);
    return sample;
  }

  const times = samplesFor(looking);
  const found = await timelineOf(times, ask, (share) => postMessage({ progress: share }));
  const stops = found.map(({ at, value }, index) => stopOf(value, at, found[index - 1]?.value.verdict ?? null));
  return { stops, to: times.at(-1) ?? looking.now };
}

answerCalls(startCore(), { timeline });
