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
  for (const [name, definition] of Object.entries({ ...$defs, [document.title]: document })) {
    if (name in definitions && !isDeepStrictEqual(definitions[name], definition)) {
      throw new Error(`two different types are called ${name}`);
    }
    definitions[name] = definition;
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
