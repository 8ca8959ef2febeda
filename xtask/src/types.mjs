// TypeScript declarations for the JSON Schemas on standard input, each type declared once.

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../tests/package.json", import.meta.url));
const { compile } = require("json-schema-to-typescript");

const definitions = {};
const documents = [];
for (const { $schema, $defs, ...document } of Object.values(JSON.parse(readFileSync(0, "utf8")))) {
  documents.push({ $ref: `#/$defs/${document.title}` });
  for (const [name, raw] of Object.entries({ ...$defs, [document.title]: document })) {
    // Only the document itself has a title.
    const { title: _, ...definition } = prepared(raw);
    definitions[name] = name in definitions ? joined(name, definitions[name], definition) : definition;
  }
}
const all = { title: "AnyDocument", $defs: definitions, anyOf: documents };
process.stdout.write(
  await compile(all, "AnyDocument", {
    bannerComment: "// Generated from the Rust types by `cargo xtask schema`.",
    additionalProperties: false,
    unknownAny: true,
  }),
);

// What is sent may leave out what an answer always has: a type that goes both ways asks for what both have.
function joined(name, { required: one = [], ...own }, { required: other = [], ...definition }) {
  if (!isDeepStrictEqual(own, definition)) throw new Error(`two different types are called ${name}`);
  const required = one.filter((member) => other.includes(member));
  return required.length > 0 ? { ...own, required } : own;
}

// json-schema-to-typescript copies a type that is described where it is used, adds the type of a default to it, and
// takes what may be anything for an object, which is right only as one of several forms.
function prepared(schema, oneOfSeveral = false) {
  if (typeof schema !== "object") return schema;
  const { $ref, default: _, ...rest } = schema;
  if ($ref !== undefined) {
    return Object.keys(rest).length === 0 ? { $ref } : { ...rest, allOf: [{ $ref }] };
  }
  const result = { ...rest };
  for (const key of ["items", "additionalProperties"]) {
    if (key in schema) result[key] = prepared(schema[key]);
  }
  for (const key of ["anyOf", "oneOf", "allOf", "prefixItems"]) {
    if (key in schema) result[key] = schema[key].map((form) => prepared(form, true));
  }
  if (schema.properties) {
    const properties = Object.entries(schema.properties);
    result.properties = Object.fromEntries(properties.map(([name, value]) => [name, prepared(value)]));
  }
  const constrained = ["type", "const", "enum", "anyOf", "oneOf", "allOf"].some((key) => key in schema);
  return constrained || oneOfSeveral ? result : { ...result, tsType: "unknown" };
}
