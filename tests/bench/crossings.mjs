// Ways for one verdict to cross from the core to JavaScript, in one run: the tape of this package, a call for every member,
// and JSON text that is parsed.

import { existsSync, readFileSync } from "node:fs";

import { questions } from "./inputs.mjs";
import { measure, shown, table } from "./measure.mjs";

const built = new URL("../../target/crossings/", import.meta.url);
const WAYS = ["tape", "serde-wasm-bindgen", "json"];
const TIMES = 10;

export async function crossings() {
  if (!existsSync(built)) return;
  const core = await import(new URL("entra_verdict_bg.js", built));
  const module = await WebAssembly.compile(readFileSync(new URL("entra_verdict_bg.wasm", built)));
  const { exports } = await WebAssembly.instantiate(module, { "./entra_verdict_bg.js": core });
  core.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  const rows = [];
  for (const name of ["PEM certificate, no chain", "200 Conditional Access policies"]) {
    const { policies, trust, question } = questions[name];
    const tenant = core.Tenant.load(JSON.stringify([policies].flat()), trust && JSON.stringify(trust), undefined, "en");
    const answer = tenant.ask(new TextEncoder().encode(JSON.stringify(question)), "en");
    const cases = WAYS.map((way) => ({ name: `${name}, ${way}`, run: () => answer.cross(way, TIMES), gives: undefined }));
    const found = await measure(cases);
    const medians = cases.map((one) => found[one.name].median / TIMES);
    rows.push([name, ...medians.map((median) => `${shown(median)}, ${(median / medians[0]).toPrecision(2)} ×`)]);
  }
  table("How a verdict crosses to JavaScript, evaluation left out, by the first", ["verdict", ...WAYS], rows);
}
