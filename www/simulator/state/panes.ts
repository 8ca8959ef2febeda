// Where the panes are divided, as shares of the width: two places where there are three columns, one where there are two.

/** A place where two panes meet. */
export type Split = "first" | "second" | "only";
export type Splits = Readonly<Partial<Record<Split, number>>>;

/** How the panes are shown: what somebody chose, and nothing where nobody did. */
export interface Panes {
  readonly splits: Splits;
  /** Whether the editor is shown over all of them. */
  readonly isEnlarged: boolean;
}

export const BLANK: Panes = { splits: {}, isEnlarged: false };

const USUAL: Record<Split, number> = { first: 0.35, second: 0.63, only: 0.5 };
/** A pane has at least this share, and at least so many pixels where there is room for all. */
const LEAST = 0.15;
const PIXELS = 250;

const bounded = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));

/** Where a split is, and between which places it can be, in a window of a width. */
export function within(split: Split, splits: Splits, width: number) {
  const least = Math.min(0.3, Math.max(LEAST, PIXELS / Math.max(1, width)));
  const wanted = { ...USUAL, ...splits };
  if (split === "only") return { value: bounded(wanted.only, least, 1 - least), least, most: 1 - least };
  // The one that is moved gives way to the other, which keeps its place.
  const first = bounded(wanted.first, least, 1 - 2 * least);
  const second = bounded(wanted.second, 2 * least, 1 - least);
  return split === "first"
    ? { value: bounded(first, least, second - least), least, most: second - least }
    : { value: bounded(second, bounded(first, least, 1 - 2 * least) + least, 1 - least), least: first + least, most: 1 - least };
}

/** What of something that was stored are panes. */
export function panesIn(stored: unknown): Panes {
  const { splits, isEnlarged } = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const given = typeof splits === "object" && splits !== null ? (splits as Record<string, unknown>) : {};
  const kept = (Object.keys(USUAL) as Split[]).filter((name) => typeof given[name] === "number" && Number.isFinite(given[name]));
  return { splits: Object.fromEntries(kept.map((name) => [name, given[name] as number])), isEnlarged: isEnlarged === true };
}
