// Where somebody reads more about a code.

import { readFileSync } from "node:fs";

const { homepage } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** The address of a code's page, once the package has one; until then that of the documentation which the check cites. */
export function helpFor(code, source) {
  return homepage
    ? new URL(`codes/${encodeURIComponent(code)}.html`, homepage.endsWith("/") ? homepage : `${homepage}/`).href
    : source;
}
