// An answer about thousands of policies on its way from the worker: what is long of it comes in pieces, each a short task of the page.

import type { Json, Verdict } from "../../kit/contract.ts";
import type { Contents, Places } from "./asking.ts";

/** What is long in an answer, by the place in its list: where pointers lead, checks below a check, resources of a document. */
type Kind = "places" | "checks" | "resources";

/** Some of one of them. */
export interface Piece {
  readonly kind: Kind;
  readonly at: number;
  readonly items: readonly unknown[];
}

/** An answer as the worker has it. */
export interface Found {
  readonly verdict: Verdict | null;
  readonly contents: readonly Contents[];
  readonly places: readonly Places[];
}

/** Items of a piece. */
const MOST = 250;

/** An answer without what is long, and that in pieces. */
export function inPieces<Answer extends Found>(found: Answer): { readonly rest: Answer; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  const cut = <Item>(kind: Kind, at: number, items: readonly Item[]): readonly Item[] => {
    if (items.length <= MOST) return items;
    for (let from = 0; from < items.length; from += MOST) pieces.push({ kind, at, items: items.slice(from, from + MOST) });
    return [];
  };
  const { verdict, contents, places } = found;
  const rest = {
    ...found,
    verdict: verdict && { ...verdict, checks: verdict.checks.map((one, at) => ({ ...one, checks: cut("checks", at, one.checks) })) },
    contents: contents.map((one, at) => (one?.kind === "policies" ? { ...one, resources: cut("resources", at, one.resources) } : one)),
    places: places.map((one, at) => cut("places", at, one)),
  };
  return { rest, pieces };
}

/** Puts the pieces back to where they were. */
export function together(rest: Json, pieces: readonly Piece[]) {
  const lists: Record<Kind, (at: number) => unknown[]> = {
    places: (at) => rest.places[at],
    checks: (at) => rest.verdict.checks[at].checks,
    resources: (at) => rest.contents[at].resources,
  };
  for (const { kind, at, items } of pieces) lists[kind](at).push(...items);
  return rest;
}
