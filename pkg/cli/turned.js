// What in the policies turned an answer: of two answers' checks the clause that says something else than before, at its place in the
// policies as they are now. It is mostly not the clause that decides, such as where a group is no longer excluded from a policy.

import { escaped, keysOf } from "./document.js";

/**
 * The place `{ file, path, line, column, endLine }`, undefined where none is found. `checks` are those of a comparison; `before` and
 * `after` are `{ tenant, files }`.
 */
export function turnedBy(checks, before, after) {
  // What failed on one side alone decided; the innermost says most.
  const judged = checks
    .filter((check) => check.before && check.after)
    .sort((one, other) => isDecisive(other) - isDecisive(one) || other.path.length - one.path.length);
  for (const check of judged) {
    const found = newIn(check.after.policy, before, after) ?? goneFrom(check.before.policy, before, after);
    if (found) return found;
  }
  return undefined;
}

const isDecisive = ({ before, after }) => Number((before.outcome === "fail") !== (after.outcome === "fail"));

/** A clause of the policies now that was not in those before. */
function newIn(clause, before, after) {
  const was = clause && counterpart(clause, after, before);
  if (!was || isSaid(clause, after, was, before)) return undefined;
  const path = clause.path + narrowed(valueAt(clause, after), valueAt(was, before));
  return placeOf({ ...clause, path }, after);
}

/** The way to what differs of two values, as far as it is one member. */
function narrowed(value, other) {
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
  // Of a list it is the list that lacks something.
  let path = isItem(clause.path) ? outer(is.path) : is.path;
  while (path.length > is.resource.length) {
    const place = placeOf({ document: is.document, path }, after);
    if (place) return place;
    path = outer(path);
  }
  return undefined;
}

const outer = (path) => path.slice(0, path.lastIndexOf("/"));
const isItem = (path) => /\/\d+$/.test(path);

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
  const said = JSON.stringify(valueAt(clause, from));
  if (!isItem(clause.path)) return said === JSON.stringify(valueAt(other, to));
  const list = valueAt({ ...other, path: outer(other.path) }, to);
  return Array.isArray(list) && list.some((item) => JSON.stringify(item) === said);
}

function valueAt({ document, path }, { files }) {
  try {
    return keysOf(path).reduce((part, key) => part?.[key], JSON.parse(files[document].text.replace(/^\ufeff/, "")));
  } catch {
    // One with comments has none; then it counts as unchanged.
    return undefined;
  }
}

function placeOf({ document, path }, { tenant, files }) {
  const [span] = tenant.places(document, [path]);
  return span ? { file: files[document].file, path, line: span.line, column: span.column, endLine: span.endLine } : undefined;
}
