// Whether and where two values, or two texts, differ.

/** A line of a difference. */
export interface Line {
  readonly mark: "-" | "+" | " ";
  readonly number: number;
  readonly text: string;
}

/** Whether two values of JSON are the same. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const names = Object.keys(a) as (keyof typeof a)[];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}

/** Lines of context around a change. */
const AROUND = 1;

/**
 * The lines in which two texts differ: `[{ mark, number, text }]`, `mark` one of `-`, `+` and blank, and null where
 * lines are left out.
 */
export function diffLines(before: string, after: string): (Line | null)[] {
  const a = before.split("\n");
  const b = after.split("\n");
  const kept = common(a, b);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...kept, [a.length, b.length] as const]) {
    for (; i < nextA; i += 1) lines.push({ mark: "-", number: i + 1, text: a[i] ?? "" });
    for (; j < nextB; j += 1) lines.push({ mark: "+", number: j + 1, text: b[j] ?? "" });
    if (i < a.length) lines.push({ mark: " ", number: j + 1, text: b[j] ?? "" });
    i += 1;
    j += 1;
  }
  const near = (index: number) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ mark }) => mark !== " ");
  const shown = lines.map((line, index) => (near(index) ? line : null));
  const last = shown.findLastIndex(Boolean);
  return shown.slice(0, last + 1).filter((line, index) => line || shown[index - 1]);
}

/** The pairs of lines that stay, in order. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const head = Array.from({ length: start }, (_, index): [number, number] => [index, index]);
  const tail = Array.from({ length: end }, (_, index): [number, number] => [a.length - end + index, b.length - end + index]);
  const [innerA, innerB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  // Only what differs is compared line by line, and that not without bounds.
  const inner = innerA.length * innerB.length > 250_000 ? [] : longest(innerA, innerB);
  return [...head, ...inner.map(([i, j]): [number, number] => [i + start, j + start]), ...tail];
}

/** The longest common subsequence, as pairs of indices. */
function longest(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const size = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => size[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      size[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
