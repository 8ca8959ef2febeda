// What a file that people write may hold, by its schema: names that are not known, and values of another kind.

import { readFileSync } from "node:fs";

import { escaped } from "./document.js";

const schemas = new Map();

function schemaOf(name) {
  if (!schemas.has(name)) {
    schemas.set(name, JSON.parse(readFileSync(new URL(`../schema/${name}`, import.meta.url), "utf8")));
  }
  return schemas.get(name);
}

const KINDS = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  number: (value) => typeof value === "number",
  null: (value) => value === null,
};

/** Values of its enumerations are left to the core, which reads them in any letter case and by further names. */
const QUESTION = "scenario.json";

/** What `misfits` tells at most, and names in one sentence, so that a file that is something else altogether does not fill a terminal. */
const MOST = 50;

/**
 * What in a value the schema does not know, each `{ key, names, pointer, ofName }`: the text that says it, and whether it
 * is about the name of the member or its value. `type` is one of those that the schema defines. It reads what the schemas of this
 * package use, no more.
 */
export function misfits(value, schema, type) {
  const found = [];
  walk(value, type ? { $ref: `#/$defs/${type}` } : schemaOf(schema), schema, "", found);
  return found.slice(0, MOST);
}

function walk(value, given, file, pointer, found) {
  if (found.length >= MOST || given === true) return;
  const [schema, from] = resolved(given, file);
  const forms = schema.anyOf ?? schema.oneOf;
  const fitting = forms && formFor(value, forms, from);
  const values = "const" in schema ? [schema.const] : schema.enum;
  if (fitting && isDescription(value, fitting[0])) {
    found.push({ key: "shape.each", pointer, names: {} });
  } else if (fitting) {
    walk(value, fitting[0], fitting[1], pointer, found);
  } else if (forms || !hasKind(value, schema)) {
    found.push({ key: "shape.kind", pointer, names: { wanted: kindsOf(schema, from).join(", ") } });
  } else if (values && from !== QUESTION && !values.includes(value)) {
    found.push(unknown("shape.value", String(value), values.map(String), pointer));
  } else if (schema.minItems > value?.length || schema.minProperties > Object.keys(Object(value)).length) {
    found.push({ key: "shape.empty", pointer, names: {} });
  } else if (KINDS.object(value)) {
    members(value, schema, from, pointer, found);
  } else if (Array.isArray(value) && schema.items) {
    value.forEach((item, index) => walk(item, schema.items, from, `${pointer}/${index}`, found));
  }
}

// What belongs among those that are named, written where it is named.
const isDescription = (value, { required = [] }) => required.join() === "each" && KINDS.object(value) && !Object.hasOwn(value, "each");

function members(value, schema, file, pointer, found) {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const names = propertyNames && resolved(propertyNames, file)[0].enum;
  for (const name of required.filter((one) => !Object.hasOwn(value, one))) {
    found.push({ key: "shape.missing", pointer, names: { name } });
  }
  for (const [name, inner] of Object.entries(value)) {
    const at = `${pointer}/${escaped(name)}`;
    if (names && !names.includes(name)) found.push({ ...unknown("shape.unknown", name, names, at), ofName: true });
    else if (Object.hasOwn(properties, name)) walk(inner, properties[name], file, at, found);
    else if (typeof additionalProperties === "object") walk(inner, additionalProperties, file, at, found);
    else if (additionalProperties !== true && schema.properties) {
      found.push({ ...unknown("shape.unknown", name, Object.keys(properties), at), ofName: true });
    }
  }
}

function unknown(key, name, known, pointer) {
  const near = nearest(name, known);
  if (!near && known.length === 1) return { key: "shape.only", pointer, names: { name, known: known[0] } };
  if (!near && known.length > MOST) return { key: "shape.unlisted", pointer, names: { name } };
  return { key: near ? `${key}Near` : key, pointer, names: { name, near, known: known.join(", ") } };
}

function resolved(schema, file) {
  if (!schema.$ref) return [schema, file];
  const [name, path] = schema.$ref.split("#");
  const from = name || file;
  const target = path
    .split("/")
    .slice(1)
    .reduce((part, key) => part[key], schemaOf(from));
  return resolved(target, from);
}

const hasKind = (value, { type }) => type === undefined || [type].flat().some((one) => KINDS[one](value));

// Of several forms that one which the value is, else one of the same kind, whose misfits then say what is meant.
function formFor(value, forms, file) {
  const all = forms
    .map((form) => resolved(form, file))
    .filter(([form, from]) => kindsOf(form, from).some((kind) => KINDS[kind](value)));
  const isMeant = ([form, from]) => {
    const found = [];
    walk(value, form, from, "", found);
    return found.length === 0;
  };
  return all.length > 1 ? (all.find(isMeant) ?? all[0]) : all[0];
}

function kindsOf(schema, file) {
  const forms = schema.anyOf ?? schema.oneOf;
  if (!forms) return [schema.type ?? "string"].flat();
  return [...new Set(forms.map((form) => resolved(form, file)).flatMap(([form, from]) => kindsOf(form, from)))];
}

/** How many letters may differ between a name and what was meant. */
const FAR = 2;

/** What was likely meant by a name that is not among those known; undefined where nothing is near. */
export function nearest(name, known) {
  const lower = name.toLowerCase();
  const far = known.map((one) => [one, distance(lower, one.toLowerCase())]);
  const [near] = far.sort(([, one], [, other]) => one - other);
  return near && near[1] <= Math.min(FAR, Math.floor(lower.length / 2)) ? near[0] : undefined;
}

// Levenshtein's, a row at a time.
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length];
}
