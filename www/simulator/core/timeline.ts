// When the answer to a question changes: the core is asked at one time after another. It knows the dates; none stands here.

import type { Check, Clause, Decision, Failure, Json, Language, Verdict } from "../../kit/contract.ts";
import type { Answered } from "./asking.ts";

/** Seconds since 1970, as dates of rules and of certificates are. */
type Second = number;

/** What is answered from a time on. */
export interface Stop {
  readonly at: Second;
  readonly decision: Decision | null;
  readonly reason: { readonly code: string; readonly text: string; readonly policy: Clause | null } | null;
  readonly error: Failure | null;
  /** What else is said from then on that was not before. */
  readonly news: readonly string[];
}

/** A question as it can be asked at any time, and the times that are looked at beside the months. */
export interface Looking {
  readonly question: Json;
  readonly language: Language;
  readonly now: Second;
  /** Times at which something begins or ends, as far as they are known. */
  readonly known: readonly Second[];
}

/** An answer with what it is told from others by. */
export interface Sample<Value> {
  readonly at: Second;
  readonly key: string;
  readonly value: Value;
}

const [DAY, MONTH, YEAR] = [86_400, 30 * 86_400, 365 * 86_400];

/** The times that are asked about whatever comes: a year back, two ahead, and each year further out to the known ones. */
export function samplesFor({ now, known }: Pick<Looking, "now" | "known">): Second[] {
  // What is good until a second has ended with the next one.
  const own = known.flatMap((one) => [one - 1, one, one + 1]);
  const [from, to] = [Math.min(now - YEAR, ...own), Math.max(now + 2 * YEAR, ...own)];
  const times = new Set([from, to, now, ...own]);
  for (let at = now - YEAR; at < now + 2 * YEAR; at += MONTH) times.add(at);
  for (let at = from; at < to; at += YEAR) times.add(at);
  return [...times].toSorted((a, b) => a - b);
}

/** The samples from which on another answer is given, between two samples, down to the second. */
export async function changesBetween<Value>(
  before: Sample<Value>,
  after: Sample<Value>,
  ask: (at: Second) => Promise<Sample<Value>>,
): Promise<Sample<Value>[]> {
  if (before.key === after.key) return [];
  const width = after.at - before.at;
  if (width <= 1) return [after];
  const middle = await ask(between(before.at, width));
  return [...(await changesBetween(before, middle, ask)), ...(await changesBetween(middle, after, ask))];
}

/** A time within: the begin of a day, since most rules change there, then the last second before, then the middle. */
function between(from: Second, width: number): Second {
  const middle = from + Math.floor(width / 2);
  const day = middle - (middle % DAY);
  if (day > from) return day;
  return (from + width) % DAY === 0 ? from + width - 1 : middle;
}

/** The first sample, and each from which on another answer is given. `progress` is told how much of the way is done. */
export async function timelineOf<Value>(
  times: readonly Second[],
  ask: (at: Second) => Promise<Sample<Value>>,
  progress: (share: number) => void = () => {},
): Promise<Sample<Value>[]> {
  const found: Sample<Value>[] = [];
  let last: Sample<Value> | undefined;
  for (const [index, at] of times.entries()) {
    const next = await ask(at);
    found.push(...(last ? await changesBetween(last, next, ask) : [next]));
    last = next;
    progress((index + 1) / times.length);
  }
  return lasting(found);
}

/** Without what holds for a second alone, such as the very last one of a certificate. */
function lasting<Value>(found: readonly Sample<Value>[]): Sample<Value>[] {
  const kept = found.filter(({ at }, index) => index === 0 || (found[index + 1]?.at ?? Infinity) - at > 1);
  return kept.filter(({ key }, index) => key !== kept[index - 1]?.key);
}

/** A time as the contract writes it. */
export function written(at: Second): string {
  return new Date(at * 1000).toISOString().replace(".000Z", "Z");
}

/** What tells answers apart: all that comes out, and not how a sentence names the time that was asked about. */
export function keyOf({ verdict, error }: Answered, at: Second): string {
  if (!verdict) return JSON.stringify(error && [error.code, error.document, error.path]);
  const { decision, reason, strengths, assumptions } = verdict;
  return JSON.stringify([
    decision,
    reason.code,
    reason.check,
    reason.policy,
    verdict.checks.map(outcomeOf),
    strengths.map((one) => [one.outcome, one.reason]),
    assumptions.map(({ id }) => id),
    verdict.findings.map(({ text }) => text.replaceAll(written(at), "")),
  ]);
}

function outcomeOf({ id, about, outcome, code, checks }: Check): unknown[] {
  return [id, about, outcome, code, checks.map(outcomeOf)];
}

/** An answer as a stop, beside the one before. */
export function stopOf({ verdict, error }: Answered, at: Second, before: Verdict | null): Stop {
  if (!verdict) return { at, decision: null, reason: null, error: error && plain(error), news: [] };
  const { code, text, policy } = verdict.reason;
  return { at, decision: verdict.decision, reason: { code, text, policy }, error: null, news: before ? newsIn(verdict, before) : [] };
}

/** An error as it gets across from a worker. */
function plain({ code, message, document, path }: Failure): Failure {
  return { code, message, document, path };
}

/** What a verdict says that one before it did not: findings and assumptions, else checks, as sentences. */
function newsIn(verdict: Verdict, before: Verdict): string[] {
  const said = ({ findings, assumptions }: Verdict) => [...findings, ...assumptions].map(({ text }) => text);
  const told = new Set(said(before));
  const news = said(verdict).filter((text) => !told.has(text));
  if (news.length > 0 || verdict.decision !== before.decision || verdict.reason.code !== before.reason.code) return news;
  const outcomes = new Map(lastChecks(before.checks));
  return lastChecks(verdict.checks).flatMap(([key, { outcome, text }]) => {
    const was = outcomes.get(key);
    return was?.outcome === outcome ? [] : [text];
  });
}

/** The checks at the ends of the trace, by their way there. */
function lastChecks(checks: readonly Check[], way = ""): [string, Check][] {
  return checks.flatMap((check, index) => {
    const key = `${way}/${index} ${check.id}`;
    return check.checks.length > 0 ? lastChecks(check.checks, key) : [[key, check] as [string, Check]];
  });
}
