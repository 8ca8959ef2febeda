// Codes for editors and for the command line: `pkg/schema/codes.json`, from the tables of docs/semantics. `node site/codes.mjs` writes it.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { catalogue } from "./catalogue.mjs";

const FILE = new URL("../pkg/schema/codes.json", import.meta.url);

/** What the command line itself finds. */
const OWN_FINDINGS = ["lint.unusedIgnore"];

/** The text of the schema. */
export async function codes() {
  const { codes: all, rules } = await catalogue();
  const having = (kind) => [...all].filter(([, sentences]) => sentences[kind]).map(([code]) => code);
  const assumptions = await readFile(new URL("../docs/semantics/assumptions.md", import.meta.url), "utf8");
  const list = (description, values) => ({ description, type: "string", enum: [...values].sort() });
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Codes",
    description: "Codes by what they are of. They never change with the language.",
    $defs: {
      Assumption: list("Assumption of a verdict.", [...assumptions.matchAll(/^## (\w+)$/gm)].map(([, id]) => id)),
      Error: list("Why an input is refused.", having("error")),
      Finding: list("What is noteworthy about policies.", [...having("finding"), ...OWN_FINDINGS]),
      Reason: list("Why a verdict is as it is.", having("reason")),
      Rule: list("Rule of a check.", rules.keys()),
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(FILE, await codes());
