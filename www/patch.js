// A JSON Patch (RFC 6902: add, replace, remove) applied to a text, so that what it does not touch keeps its formatting.

import { locate } from "./pkg/index.js";

/**
 * The text after the patch: `{ text, reformatted }`, where `reformatted` says that the whole document had to be
 * written anew. @throws Error where the patch does not fit the document.
 */
export function patchText(text, patch) {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const before = text.slice(mark.length);
  const wanted = patch.reduce(applied, JSON.parse(before));
  try {
    const after = patch.reduce(edited, before);
    if (same(JSON.parse(after), wanted)) return { text: mark + after, reformatted: false };
  } catch {
    // A text that is written in an odd way is written anew.
  }
  return { text: `${JSON.stringify(wanted, null, 2)}\n`, reformatted: true };
}

function tokens(pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function parentOf(pointer) {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

function valueAt(value, pointer) {
  return tokens(pointer).reduce((inner, token) => {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, token)) throw new Error(`no ${pointer}`);
    return inner[token];
  }, value);
}

/** The place in an array that a token means; `-` is behind the last. */
function indexIn(array, token, most) {
  const index = token === "-" ? array.length : Number(token);
  if (!/^(?:-|0|[1-9]\d*)$/.test(token) || index > most) throw new Error(`no element ${token}`);
  return index;
}

/** A document with one operation done to it. */
function applied(value, { op, path, value: given }) {
  if (path === "") {
    if (op === "remove") throw new Error("nothing would be left");
    return given;
  }
  const changed = structuredClone(value);
  const parent = valueAt(changed, parentOf(path));
  const token = tokens(path).at(-1);
  if (typeof parent !== "object" || parent === null) throw new Error(`no ${path}`);
  if (op !== "add") valueAt(changed, path);
  if (Array.isArray(parent)) {
    const index = indexIn(parent, token, parent.length - (op === "add" ? 0 : 1));
    if (op === "add") parent.splice(index, 0, given);
    else if (op === "replace") parent[index] = given;
    else if (op === "remove") parent.splice(index, 1);
    else throw new Error(`cannot ${op}`);
  } else if (op === "add" || op === "replace") {
    Object.defineProperty(parent, token, { value: given, configurable: true, enumerable: true, writable: true });
  } else if (op === "remove") delete parent[token];
  else throw new Error(`cannot ${op}`);
  return changed;
}

/** A text with one operation done to it. */
function edited(text, { op, path, value }) {
  const document = JSON.parse(text);
  if (path === "") return `${JSON.stringify(value, null, 2)}\n`;
  const above = parentOf(path);
  const parent = valueAt(document, above);
  const token = tokens(path).at(-1);
  const keys = Object.keys(parent);
  const at = (key) => locate(text, `${above}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  const inArray = Array.isArray(parent);
  const index = inArray ? indexIn(parent, token, parent.length) : keys.indexOf(token);
  if (op === "replace" || (op === "add" && !inArray && index >= 0)) {
    const span = at(inArray ? index : token);
    return splice(text, span.start, span.end, written(value, indentAt(text, span.start), unitOf(text)));
  }
  const whole = locate(text, above);
  if (op === "remove") {
    if (keys.length === 1) return splice(text, whole.start + 1, whole.end - 1, "");
    const span = at(keys[index]);
    if (index > 0) return splice(text, at(keys[index - 1]).end, span.end, "");
    // The first goes with its name and the comma behind it.
    const comma = text.indexOf(",", span.end);
    const next = text.slice(comma + 1).search(/\S/) + comma + 1;
    const first = text.slice(whole.start + 1).search(/\S/) + whole.start + 1;
    return splice(text, first, next, "");
  }
  const name = inArray ? "" : `${JSON.stringify(token)}: `;
  if (keys.length === 0) {
    const outer = indentAt(text, whole.start);
    const inner = outer + unitOf(text);
    const [open, close] = inArray ? "[]" : "{}";
    const entry = `${inner}${name}${written(value, inner, unitOf(text))}`;
    return splice(text, whole.start, whole.end, `${open}\n${entry}\n${outer}${close}`);
  }
  if (inArray && index < keys.length) {
    const span = at(index);
    const gap = gapBefore(text, span.start);
    return splice(text, span.start, span.start, `${written(value, indentAt(text, span.start), unitOf(text))},${gap || " "}`);
  }
  const last = at(keys.at(-1));
  const first = text.slice(whole.start + 1).search(/\S/) + whole.start + 1;
  const gap = keys.length > 1 && inArray ? gapBefore(text, last.start) : gapBefore(text, first);
  const entry = `${name}${written(value, gap.includes("\n") ? gap.split("\n").at(-1) : indentAt(text, last.start), unitOf(text))}`;
  return splice(text, last.end, last.end, `,${gap || " "}${entry}`);
}

function splice(text, start, end, put) {
  return text.slice(0, start) + put + text.slice(end);
}

/** The blanks and line breaks before a place. */
function gapBefore(text, start) {
  return text.slice(0, start).match(/\s*$/)[0];
}

/** How far the line of a place is indented. */
function indentAt(text, start) {
  return text.slice(text.lastIndexOf("\n", start - 1) + 1).match(/^[ \t]*/)[0];
}

/** What the document indents by. */
function unitOf(text) {
  return text.match(/\n([ \t]+)/)?.[1] ?? "  ";
}

function written(value, indent, unit) {
  return JSON.stringify(value, null, unit).replaceAll("\n", `\n${indent}`);
}

/** Whether two values of JSON are the same. */
export function same(a, b) {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const names = Object.keys(a);
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
export function diffLines(before, after) {
  const a = before.split("\n");
  const b = after.split("\n");
  const kept = common(a, b);
  const lines = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...kept, [a.length, b.length]]) {
    for (; i < nextA; i += 1) lines.push({ mark: "-", number: i + 1, text: a[i] });
    for (; j < nextB; j += 1) lines.push({ mark: "+", number: j + 1, text: b[j] });
    if (i < a.length) lines.push({ mark: " ", number: j + 1, text: b[j] });
    i += 1;
    j += 1;
  }
  const near = (index) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ mark }) => mark !== " ");
  const shown = lines.map((line, index) => (near(index) ? line : null));
  const last = shown.findLastIndex(Boolean);
  return shown.slice(0, last + 1).filter((line, index) => line || shown[index - 1]);
}

/** The pairs of lines that stay, in order. */
function common(a, b) {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const head = Array.from({ length: start }, (_, index) => [index, index]);
  const tail = Array.from({ length: end }, (_, index) => [a.length - end + index, b.length - end + index]);
  const [innerA, innerB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  // Only what differs is compared line by line, and that not without bounds.
  const inner = innerA.length * innerB.length > 250_000 ? [] : longest(innerA, innerB);
  return [...head, ...inner.map(([i, j]) => [i + start, j + start]), ...tail];
}

/** The longest common subsequence, as pairs of indices. */
function longest(a, b) {
  const size = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      size[i][j] = a[i] === b[j] ? size[i + 1][j + 1] + 1 : Math.max(size[i + 1][j], size[i][j + 1]);
    }
  }
  const pairs = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (size[i + 1][j] >= size[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}
