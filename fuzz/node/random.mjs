// Numbers that look random and are the same in every run, and JSON changed by them.

/** mulberry32. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number below `bound`. */
  below(bound) {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  }

  /** One of them. */
  one(list) {
    return list[this.below(list.length)];
  }
}

const ODD = [null, true, false, 0, -1, 1.5, 1e300, "", " ", "\0\u{1f511}\u202e", "x".repeat(3000), [], {}, [null], { "": { "~/": [""] } }, "~1/~0"];

/** Every value in a value, with its pointer and what holds it. */
export function* places(value, pointer = "") {
  yield { pointer, value };
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* places(member, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
}

/** Something that stands nowhere yet, or a copy of what stands somewhere. */
export function another(value, random) {
  const all = [...places(value)];
  return structuredClone(random.below(2) === 0 ? random.one(ODD) : random.one(all).value);
}

/** A JSON Patch of a few operations, each of which fits what the ones before it make of the value. */
export function patchOf(value, random) {
  const patch = [];
  let now = value;
  for (let count = 1 + random.below(6); count > 0; count -= 1) {
    const { pointer, value: there } = random.one([...places(now)]);
    const operation = operationAt(pointer, there, another(now, random), random);
    patch.push(operation);
    now = applied(now, operation);
  }
  return { patch, after: now };
}

function operationAt(path, there, value, random) {
  const kind = random.below(4);
  if (kind === 0 && Array.isArray(there)) return { op: "add", path: `${path}/${random.one(["-", random.below(there.length + 1)])}`, value };
  if (kind === 0 && typeof there === "object" && there !== null) return { op: "add", path: `${path}/${random.one(["a", "~0~1", "", "\u{1f511}"])}`, value };
  if (kind === 1 && path !== "") return { op: "remove", path };
  return { op: "replace", path, value };
}

/** A value after an operation (RFC 6902). */
export function applied(value, { op, path, value: put }) {
  if (path === "") return structuredClone(put);
  const after = structuredClone(value);
  const tokens = path.slice(1).split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = tokens.pop();
  let holder = after;
  for (const token of tokens) holder = holder[token];
  const at = Array.isArray(holder) && last === "-" ? holder.length : last;
  if (op === "remove" && Array.isArray(holder)) holder.splice(Number(at), 1);
  else if (op === "remove") delete holder[at];
  else if (op === "add" && Array.isArray(holder)) holder.splice(Number(at), 0, structuredClone(put));
  else Object.defineProperty(holder, at, { value: structuredClone(put), configurable: true, enumerable: true, writable: true });
  return after;
}

/** A text with a few characters changed, taken away or put in. */
export function damaged(text, random) {
  let now = text;
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const at = random.below(now.length + 1);
    const to = at + random.below(6);
    now = now.slice(0, at) + random.one(["", "A", "-", "_", ".", "=", "{", '"', "\n", "\u{1f511}", now.slice(at, to).repeat(3)]) + now.slice(random.one([at, to]));
  }
  return now;
}
