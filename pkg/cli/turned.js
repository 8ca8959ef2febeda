// What in the policies turned an answer: of two answers' checks the clause that says something else than before, at its place in the
// policies as they are now. It is mostly not the clause that decides, such as where a group is no longer excluded from a policy.

import { locateAll } from "../index.js";
import { escaped, keysOf } from "./document.js";

/**
 * The place `{ file, path, line, column, endLine }`, undefined where none is found; with `gone`, what stood there. `checks` are those of a comparison; `before` and
 * `after` are `{ tenant, files }`.
 */
export function turnedBy(checks, before, after) {
  // What failed on one side alone decided; the innermost says most.
  const judged = checks
    .filter((check) => check.before && check.after)
    .sort((one, other) => isDecisive(other) - isDecisive(one) || other.path.length - one.path.length);
  for (const check of judged) {
    const [was, is] = [check.before.policy, check.after.policy];
    // An item says more than the list that lacks it.
    const found = (isItem(was) && !isItem(is) ? goneFrom(was, before, after) : undefined) ?? newIn(is, before, after) ?? goneFrom(was, before, after);
    if (found) return found;
  }
  return undefined;
}

/** The checks of two verdicts that stand beside each other, as a comparison has them. */
export function pairedChecks(before, after) {
  const others = new Map(flat(after.checks));
  return flat(before.checks).flatMap(([key, check]) => (others.has(key) ? [{ path: key.split("\n"), before: check, after: others.get(key) }] : []));
}

function flat(checks, above = "") {
  return checks.flatMap((check) => {
    const { id, about } = check;
    const key = `${above}\n${id} ${about?.id ?? about?.name ?? ""}`;
    return [[key, check], ...flat(check.checks, key)];
  });
}

const isDecisive = ({ before, after }) => Number((before.outcome === "fail") !== (after.outcome === "fail"));

/** A clause of the policies now that was not in those before. */
function newIn(clause, before, after) {
  const was = clause && counterpart(clause, after, before);
  if (!was || isSaid(clause, after, was, before)) return undefined;
  const way = narrowed(valueAt(clause, after), valueAt(was, before));
  const [is, old] = [clause, was].map((one) => ({ ...one, path: one.path + way }));
  const [value, other] = [valueAt(is, after), valueAt(old, before)];
  const lost = itemsBeside(other, value);
  const isShorter = lost.length === 1 && itemsBeside(value, other).length === 0;
  return isShorter ? goneFrom({ ...old, path: `${old.path}/${lost[0]}` }, before, after) : placeOf(is, after);
}

/** The way to what differs of two values, as far as it is one member, or one item that is new. */
function narrowed(value, other) {
  const added = itemsBeside(value, other);
  if (added.length > 0) return added.length === 1 ? `/${added[0]}` : "";
  const isObject = (one) => typeof one === "object" && one !== null && !Array.isArray(one);
  if (!isObject(value) || !isObject(other)) return "";
  const names = Object.keys(value).filter((name) => JSON.stringify(value[name]) !== JSON.stringify(other[name]));
  const isWhole = names.length !== 1 || Object.keys(other).some((name) => !Object.hasOwn(value, name));
  return isWhole ? "" : `/${escaped(names[0])}${narrowed(value[names[0]], other[names[0]])}`;
}

/** What is left, in the policies now, of a clause of those before. */
function goneFrom(clause, before, after) {
  const is = clause && counterpart(clause, before, after);
  if (!is || isSaid(clause, before, is, after)) return undefined;
  const [gone] = isItem(clause) ? [valueAt(clause, before)] : [];
  let path = isItem(clause) ? beside(clause, before, is, after) : is.path;
  while (path.length > is.resource.length) {
    const place = placeOf({ document: is.document, path }, after);
    if (place) return typeof gone === "string" ? { ...place, gone } : place;
    path = outer(path);
  }
  return undefined;
}

/** What stands now where an item of a list stood: the next one that is left, else the last before it, else the list. */
function beside(clause, before, is, after) {
  const list = outer(is.path);
  const [was, now] = [valueAt({ ...clause, path: outer(clause.path) }, before), valueAt({ ...is, path: list }, after)];
  if (!Array.isArray(was) || !Array.isArray(now)) return list;
  const at = Number(keysOf(clause.path).at(-1));
  const left = [...was.slice(at + 1), ...was.slice(0, at).reverse()].find((item) => hasItem(now, item));
  return left === undefined ? list : `${list}/${now.findIndex((item) => isAlike(item, left))}`;
}

/** The indices of what is in one list and not in the other. */
const itemsBeside = (list, other) =>
  Array.isArray(list) && Array.isArray(other) ? list.flatMap((item, index) => (hasItem(other, item) ? [] : [index])) : [];

const isAlike = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const hasItem = (list, wanted) => list.some((item) => isAlike(item, wanted));

const outer = (path) => path.slice(0, path.lastIndexOf("/"));
const isItem = (clause) => /\/\d+$/.test(clause?.path ?? "");

/** The same clause in other policies, by the resource that it is in, where only one has its name: `{ document, path, resource }`. */
function counterpart({ document, path }, from, to) {
  const within = from.tenant.resources.filter((one) => one.document === document && (path === one.path || path.startsWith(`${one.path}/`)));
  const [own] = within.sort((one, other) => other.path.length - one.path.length);
  if (!own) return undefined;
  const isSame = ({ resource, name }) => resource === own.resource && name === own.name;
  const [same, ...others] = to.tenant.resources.filter(isSame);
  if (!same || others.length > 0 || from.tenant.resources.filter(isSame).length > 1) return undefined;
  return { document: same.document, path: same.path + path.slice(own.path.length), resource: same.path };
}

/** Whether the other policies say what a clause says; of a list whether the member is in it, wherever. */
function isSaid(clause, from, other, to) {
  const said = valueAt(clause, from);
  if (!isItem(clause)) return isAlike(said, valueAt(other, to));
  const list = valueAt({ ...other, path: outer(other.path) }, to);
  return Array.isArray(list) && hasItem(list, said);
}

function valueAt({ document, path }, { files }) {
  const { text } = files[document];
  try {
    return keysOf(path).reduce((part, key) => part?.[key], JSON.parse(text.replace(/^\ufeff/, "")));
  } catch {
    return writtenAt(text, path);
  }
}

/** What is no plain JSON, such as with comments or in PowerShell, as it is written; of a list each item. */
function writtenAt(text, path) {
  const said = (span) => written(text.slice(span.start, span.end));
  for (let count = 64; ; count *= 4) {
    const [whole, ...found] = locateAll(text, [path, ...Array.from({ length: count }, (_, index) => `${path}/${index}`)]);
    const items = found.filter(Boolean);
    // There may be more.
    if (items.length === count) continue;
    if (items.length > 0) return items.map(said);
    return whole ? said(whole) : undefined;
  }
}

function written(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function placeOf({ document, path }, { tenant, files }) {
  const [span] = tenant.places(document, [path]);
  return span ? { file: files[document].file, path, line: span.line, column: span.column, endLine: span.endLine } : undefined;
}
