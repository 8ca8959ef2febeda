// What differs between two sets of policy documents, clause by clause.

import type { Json } from "../../../kit/contract.ts";
import { same } from "../../../kit/diff.ts";
import { isObject } from "../../state/scenario.ts";
import type { PolicyDocument } from "../../state/state.ts";

/** A clause that differs. */
export interface ClauseDifference {
  readonly path: string;
  readonly side: "before" | "after";
  readonly before: Json;
  readonly after: Json;
  readonly list?: boolean;
}

/** A document that differs, on both sides: one of them is null where it came or went. */
export interface DocumentDifference {
  readonly before: PolicyDocument | null;
  readonly after: PolicyDocument | null;
  readonly clauses: readonly ClauseDifference[];
  readonly formatting?: boolean;
  readonly text?: boolean;
}

/** Clauses of one document that are looked at. */
const MOST = 500;

/**
 * `[{ before, after, name, clauses, formatting }]`, one for each document that differs: the documents of both sides (one of
 * them null where it came or went), and its clauses `{ path, side, before, after, list }`. `path` leads into the document
 * of `side`; `before` and `after` are the values, undefined where there is none; of a `list` they are the entries that
 * went and came. `formatting` says that the texts differ and the values do not; `text` that one cannot be read.
 */
export function clauseChanges(before: readonly PolicyDocument[], after: readonly PolicyDocument[]): DocumentDifference[] {
  const texts = new Set([...before, ...after].map(({ text }) => text));
  for (const text of known.keys()) if (!texts.has(text)) known.delete(text);
  return pairs(before, after)
    .filter(([was, is]) => was?.text !== is?.text)
    .map(([was, is]) => {
      const [a, b] = [was ? parsed(was.text) : undefined, is ? parsed(is.text) : undefined];
      if (a === null || b === null) return { before: was, after: is, clauses: [whole(was, is)], text: true };
      const clauses: ClauseDifference[] = [];
      walk(a, b, "", "", clauses);
      return { before: was, after: is, clauses: clauses.slice(0, MOST), formatting: clauses.length === 0 };
    });
}

function whole(was: PolicyDocument | null, is: PolicyDocument | null): ClauseDifference {
  return { path: "", side: is ? "after" : "before", before: was?.text, after: is?.text };
}

/** The values of the texts that were compared last: one of two is the same the next time. Nothing else is kept. */
const known = new Map<string, Json>();

/** The value of a text; null where it is not JSON. */
function parsed(text: string): Json {
  if (!known.has(text)) {
    let value = null;
    try {
      value = JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
      // The editor says what is wrong.
    }
    known.set(text, value);
  }
  return known.get(text);
}

/** The documents of both sides that are one and the same: by the page's id, else by what they are, else the only two left. */
function pairs(before: readonly PolicyDocument[], after: readonly PolicyDocument[]): [PolicyDocument | null, PolicyDocument | null][] {
  const left = [...before];
  const take = (find: (one: PolicyDocument) => boolean): PolicyDocument | null => {
    const index = left.findIndex(find);
    return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
  };
  const found = new Map(after.map((is) => [is, take(({ id }) => id === is.id)]));
  const lone = () => after.filter((is) => !found.get(is));
  for (const is of lone()) {
    const key = identity(is);
    if (key)
      found.set(
        is,
        take((was) => identity(was) === key),
      );
  }
  const [was] = left;
  const [is] = lone();
  if (was && is && left.length === 1 && lone().length === 1 && alike(was, is)) {
    found.set(is, was);
    left.pop();
  }
  return [
    ...after.map((one): [PolicyDocument | null, PolicyDocument] => [found.get(one) ?? null, one]),
    ...left.map((one): [PolicyDocument, null] => [one, null]),
  ];
}

/** What a document says that it is: its type or context, and its id or name. */
function identity({ text }: PolicyDocument) {
  const value = parsed(text);
  if (!isObject(value)) return null;
  const kind = value["@odata.type"] ?? value["@odata.context"];
  return kind ? JSON.stringify([kind, value.id ?? value.tenantId ?? null]) : null;
}

function alike(was: PolicyDocument, is: PolicyDocument) {
  const [a, b] = [parsed(was.text), parsed(is.text)];
  return isObject(a) && isObject(b) && (a["@odata.type"] ?? "") === (b["@odata.type"] ?? "");
}

function walk(a: Json, b: Json, from: string, to: string, into: ClauseDifference[]) {
  if (same(a, b)) return;
  if (isObject(a) && isObject(b)) {
    for (const name of new Set([...Object.keys(b), ...Object.keys(a)])) {
      const token = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      walk(own(a, name), own(b, name), from + token, to + token, into);
    }
    return;
  }
  if (Array.isArray(a) && Array.isArray(b)) return lists(a, b, from, to, into);
  const side = b === undefined ? "before" : "after";
  into.push({ path: side === "before" ? from : to, side, before: a, after: b });
}

function own(object: Json, name: string): Json {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function lists(a: Json[], b: Json[], from: string, to: string, into: ClauseDifference[]) {
  const isScalar = (value: unknown) => typeof value !== "object" || value === null;
  if (a.every(isScalar) && b.every(isScalar)) {
    const gone = without(a, b);
    const come = without(b, a);
    // In another order, or an entry more often than before: the lists as they are.
    if (gone.length === 0 && come.length === 0) into.push({ path: to, side: "after", before: a, after: b });
    else into.push({ path: to, side: "after", before: gone, after: come, list: true });
    return;
  }
  const [ofA, ofB] = [a.map(nameOf), b.map(nameOf)];
  if ([ofA, ofB].some((list) => list.includes(null) || new Set(list).size < list.length)) {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
      walk(a[index], b[index], `${from}/${index}`, `${to}/${index}`, into);
    }
    return;
  }
  b.forEach((value, index) => {
    const was = ofA.indexOf(ofB[index]);
    walk(was < 0 ? undefined : a[was], value, `${from}/${was}`, `${to}/${index}`, into);
  });
  a.forEach((value, index) => {
    if (!ofB.includes(ofA[index])) walk(value, undefined, `${from}/${index}`, `${to}/${index}`, into);
  });
}

function without(list: readonly Json[], other: readonly Json[]): Json[] {
  const known = new Set(other);
  return list.filter((value) => !known.has(value));
}

/** By what an element of a list is told from the others, wherever it stands; null where there is nothing of the kind. */
function nameOf(value: Json): Json {
  if (!isObject(value)) return null;
  const name = value.id ?? value.tenantId ?? value.x509CertificateField ?? value.displayName ?? value.name;
  return typeof name === "string" ? name : null;
}
