// Where somebody reads more about a code.

import { readFileSync } from "node:fs";

import { addressesIn, isAddress } from "../addresses.js";
import { OWN_CODES } from "./own-codes.js";
import { Problem } from "./problem.js";

const { homepage } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** Codes that a hint names. */
const MOST_HINTED = 3;

/**
 * Where the documentation's site lies: as it is asked for, or as it is configured, else where the package says. `page` gives the
 * address of a code's page, `rule` that of a rule's, where there is a site, and `source` the page, else the documentation which the
 * check cites. Without a site `entra-verdict explain` tells what a page would, and `hint` says so of some codes.
 */
export function helpOf(given, configured, command, { language, say }) {
  if (given !== undefined && !isAddress(given)) throw new Problem("helpUri", { value: given }, command);
  const site = given ?? configured ?? homepage;
  const { code: page, rule } = addressesIn(site, language, (code) => Object.hasOwn(OWN_CODES, code));
  const hint = (codes) => {
    const [first, ...others] = new Set(codes);
    return site || first === undefined ? [] : [say("report.explain", { codes: [first, ...others.slice(0, MOST_HINTED - 1)].join(" ") })];
  };
  return { page, rule, source: (code, source) => page(code) ?? source, hint };
}
