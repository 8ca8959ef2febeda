// What axe finds on a page. Only what it violates is looked into, and of a page that was asked before only the colours.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(new URL("../package.json", import.meta.url));
const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** The rules whose outcome depends on the colours: the same page in another scheme differs in nothing else. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** What violates a rule, as the rule, the elements and what is wrong with them. */
export async function violations(page, { coloursAlone = false } = {}) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(SOURCE);
  // An animation half way through has other colours.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== "running"));
  const options = { resultTypes: ["violations"], ...(coloursAlone ? { runOnly: { type: "rule", values: COLOURS } } : {}) };
  const { violations: found } = await page.evaluate((wanted) => globalThis.axe.run(document, wanted), options);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`));
}
