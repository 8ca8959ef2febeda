// Rebuilds the values that answer.rs wrote.

// Literals make objects faster than adding member after member does. Objects of other shapes are made that way; a test holds that
// those of the trace are here.
const literals = [
  () => ({
    id: next(),
    outcome: next(),
    code: next(),
    policy: next(),
    about: next(),
    expected: next(),
    actual: next(),
    values: next(),
    missing: next(),
    text: next(),
    basis: next(),
    checks: next(),
  }),
  () => ({ class: next(), source: next(), dated: next() }),
  () => ({ document: next(), path: next() }),
];

const shapes = [];

export function addShape(names) {
  const list = names === "" ? [] : names.split(",");
  // Its members are asked for of a tape that has none.
  [tape, word] = [[], 0];
  const literal = literals.find((make) => Object.keys(make()).join() === names);
  const make = () => {
    const object = {};
    for (const name of list) object[name] = next();
    return object;
  };
  return shapes.push(literal ?? make) - 1;
}

const fixed = [];

export function addFixed(text) {
  return fixed.push(text) - 1;
}

const CONSTANTS = [null, false, true];

// What is being rebuilt, and how far it is.
let tape;
let word;
let text;
let start;

export function rebuild(words, strings) {
  [tape, word, text, start] = [words, 0, strings, 0];
  return next();
}

function cut(length) {
  return text.slice(start, (start += length));
}

function next() {
  const number = tape[word] >>> 3;
  switch (tape[word++] & 7) {
    case 0:
      return CONSTANTS[number];
    case 1:
      return number;
    case 2:
      return Number(cut(number));
    case 3:
      return cut(number);
    case 4: {
      const list = [];
      for (let index = 0; index < number; index += 1) list.push(next());
      return list;
    }
    case 5:
      return shapes[number]();
    case 6:
      return Object.fromEntries(Array.from({ length: number }, () => [next(), next()]));
    default:
      return fixed[number];
  }
}

export function rebuildAfter(words, strings, findings) {
  const verdict = rebuild(words, strings);
  const copies = findings.map((one) => ({ ...one, mend: structuredClone(one.mend) }));
  verdict.findings = [...copies, ...verdict.findings];
  return verdict;
}
