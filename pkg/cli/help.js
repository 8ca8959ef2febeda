// Where somebody reads more about a code.

import { readFileSync } from "node:fs";

import { Problem } from "./problem.js";

const { homepage } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** Codes of the command line alone, which have no page of their own: the document that tells of them, where there is one. */
const OWN = /^(cli|impact|lint|population|sweep)\./;
const DOCUMENTS = { impact: "docs/population.html", population: "docs/population.html", sweep: "docs/sweep.html" };

/** Whether a text is the address of a folder of pages. */
export const isAddress = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/**
 * Where the documentation's site lies: as it is asked for, or as it is configured, else where the package says. `page` gives the
 * address of a code's page, where there is one, and `source` that, else the documentation which the check cites.
 */
export function helpOf(given, configured, command, language) {
  if (given !== undefined && !isAddress(given)) throw new Problem("helpUri", { value: given }, command);
  const base = given ?? configured ?? homepage;
  const root = base && base.replace(/\/?$/, "/");
  const page = (code) => {
    const own = OWN.exec(code)?.[1];
    // Documents are in English alone.
    const path = own ? DOCUMENTS[own] : `${language === "ja" ? "ja/" : ""}codes/${encodeURIComponent(code)}.html`;
    return root && path ? new URL(path, root).href : undefined;
  };
  return { page, source: (code, source) => page(code) ?? source };
}
