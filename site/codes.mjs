// Codes for editors and for the command line, from the tables of docs/semantics: `pkg/schema/codes.json`, and what each means in
// `pkg/cli/codes.json`. `node site/codes.mjs` writes both.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { OWN_CODES } from "../pkg/cli/own-codes.js";
import { assumptions as assumptionsOf, catalogue } from "./catalogue.mjs";
import { filling } from "./texts.mjs";

const FILE = new URL("../pkg/schema/codes.json", import.meta.url);
const MEANINGS = new URL("../pkg/cli/codes.json", import.meta.url);

/** What the command line itself finds. */
const OWN_FINDINGS = Object.keys(OWN_CODES).filter((code) => OWN_CODES[code].kind === "finding");

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

/** What codes and rules mean, as `entra-verdict explain` and SARIF tell it. */
export async function meanings() {
  const { codes: all, rules, told, rested } = await catalogue();
  const kindOf = {
    reason: ({ decides, given }) => ({ decides, given }),
    error: () => ({}),
    finding: ({ severities }) => ({ severities }),
  };
  const filled = ({ en, ja }) => ({ en: withWords(en, "en"), ja: withWords(ja, "ja") });
  const meaning = {
    codes: Object.fromEntries(
      [...all].map(([code, kinds]) => [
        code,
        Object.fromEntries(Object.entries(kinds).map(([kind, sentences]) => [kind, { ...kindOf[kind](told.get(code)), sentences: sentences.map(filled) }])),
      ]),
    ),
    rules: Object.fromEntries(
      [...rules].map(([id, outcomes]) => {
        const some = Object.entries(outcomes).filter(([, sentences]) => sentences.length > 0);
        return [id, { ...rested.get(id), sentences: Object.fromEntries(some.map(([outcome, sentences]) => [outcome, sentences.map(filled)])) }];
      }),
    ),
  };
  meaning.assumptions = Object.fromEntries([...(await assumptionsOf())].map(([id, one]) => [id, filled(one)]));
  // One line for each, so that a change is seen where it is.
  const lines = (one) => Object.entries(one).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const parts = Object.entries(meaning).map(([name, one]) => `  ${JSON.stringify(name)}: {\n${lines(one).join(",\n")}\n  }`);
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** A sentence with its gaps in words. */
const withWords = (text, language) => text.replaceAll(/\{(\w+)\}/g, (_, gap) => `{${filling(gap, language)}}`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(FILE, await codes());
  await writeFile(MEANINGS, await meanings());
}
