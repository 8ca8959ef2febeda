// Where somebody reads more about a code.

import { readFileSync } from "node:fs";

import { OWN_CODES } from "./own-codes.js";
import { Problem } from "./problem.js";

const { homepage } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** Codes that stand in reports about many and have no page of their own: the document that tells of them. */
const TOLD = /^(impact|population|sweep)\./;
const DOCUMENTS = { impact: "docs/population.html", population: "docs/population.html", sweep: "docs/sweep.html" };

const ASSUMPTION = /^[AB]\d+$/;

/** Codes that a hint names. */
const MOST_HINTED = 3;

/** Whether a text is the address of a folder of pages. */
export const isAddress = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/**
 * Where the documentation's site lies: as it is asked for, or as it is configured, else where the package says. `page` gives the
 * address of a code's page, `rule` that of a rule's, where there is a site, and `source` the page, else the documentation which the
 * check cites. Without a site `entra-verdict explain` tells what a page would, and `hint` says so of some codes.
 */
export function helpOf(given, configured, command, { language, say }) {
  if (given !== undefined && !isAddress(given)) throw new Problem("helpUri", { value: given }, command);
  const base = given ?? configured ?? homepage;
  const root = base && base.replace(/\/?$/, "/");
  const at = (folder, name) => root && new URL(`${language === "ja" ? "ja/" : ""}${folder}/${encodeURIComponent(name)}.html`, root).href;
  const page = (code) => {
    // Readings stand in one document.
    if (ASSUMPTION.test(code)) return root && new URL(`docs/semantics/questions.html#${code.toLowerCase()}`, root).href;
    const told = Object.hasOwn(OWN_CODES, code) ? undefined : TOLD.exec(code)?.[1];
    // Documents are in English alone.
    return told ? root && new URL(DOCUMENTS[told], root).href : at("codes", code);
  };
  const hint = (codes) => {
    const [first, ...others] = new Set(codes);
    return root || first === undefined ? [] : [say("report.explain", { codes: [first, ...others.slice(0, MOST_HINTED - 1)].join(" ") })];
  };
  return { page, rule: (id) => at("rules", id), source: (code, source) => page(code) ?? source, hint };
}
