// The times of a timeline, in their order: those from which on another answer is given, and those that somebody asks about.

import type { Stop } from "../../core/timeline.ts";

/** A time that can be looked at. */
export interface Entry {
  /** Seconds since 1970. */
  readonly at: number;
  /** What is answered then. */
  readonly stop: Stop;
  /** Whether another answer is given from then on. */
  readonly isChange: boolean;
  readonly isNow: boolean;
  readonly isAsked: boolean;
}

/** The entries of some stops, the first of which is the answer before anything changes; `asked` is null where that is now. */
export function entriesOf(stops: readonly Stop[], now: number, asked: number | null): Entry[] {
  const times = [...new Set([...stops.map(({ at }) => at), now, asked ?? now])].toSorted((a, b) => a - b);
  const entries = times.flatMap((at) => {
    const stop = stops.findLast((one) => one.at <= at);
    return stop ? [{ at, stop, isChange: at === stop.at && stop !== stops[0], isNow: at === now, isAsked: at === (asked ?? now) }] : [];
  });
  // Where nothing changed before, there is nothing to see before.
  return entries.filter((one, index) => index > 0 || one.isNow || one.isAsked || entries[1]?.isChange);
}

/** The one that the question is about. */
export function askedIn(entries: readonly Entry[]) {
  return entries.findIndex(({ isAsked }) => isAsked);
}
