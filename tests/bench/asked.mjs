// What the package is to reach, as ratios of one run: each beside the same peer in the same rounds.

import { Tenant } from "../../pkg/index.js";
import { baseline, listOf, load, questions } from "./inputs.mjs";
import { measure, shown, table } from "./measure.mjs";
import { native } from "./native.mjs";
import { cedar } from "./peers.mjs";

const CERTIFICATE = "PEM certificate, no chain";
const POLICIES = "200 Conditional Access policies";

/** More than shapes of questions are kept, so that each is new. */
const NEW = 4096;

/** Measures, and prints what is beside what. */
export async function asked() {
  const { cases, rows } = inWasm();
  const besideNative = await natively(cases);
  const found = await measure(cases);
  await besideNative?.stop();
  const median = (name) => found[name].median;
  rows.push(...(besideNative?.rows ?? []));
  table(
    "What is to be reached, in one run",
    ["work", "takes", "beside", "takes", "ratio", "to reach"],
    rows.map(([work, own, beside, peer, goal, faster]) => {
      const [ours, theirs] = [median(own), beside === "" ? NaN : median(peer)];
      const ratio = faster ? theirs / ours : ours / theirs;
      return [work, shown(ours), beside, beside === "" ? "" : shown(theirs), beside === "" ? "" : `${ratio.toPrecision(2)} ×`, goal];
    }),
  );
}

function inWasm() {
  const cases = [];
  const rows = [];
  const add = (name, run, gives) => cases.push({ name, run, gives });

  const hundred = listOf(100);
  const { aaGuids } = hundred.policies[0].keyRestrictions;
  const tenant = Tenant.load(hundred.policies);
  const plan = tenant.plan({});
  add("cedar", cedar(aaGuids, aaGuids.at(-1)), "allow");
  add("key by a plan", () => plan.decide(aaGuids[50]).decision, "allow");
  const turn = (list) => {
    let at = 0;
    return () => list[(at = (at + 1) % list.length)];
  };
  const asking = (aaguid, user) => JSON.stringify({ ...hundred.question, ...(user ? { user: { id: user } } : {}), credential: { passkey: { aaguid, type: "deviceBound" } } });
  const seen = turn(aaGuids.map((aaguid) => asking(aaguid)));
  const bytes = turn(aaGuids.map((aaguid) => new TextEncoder().encode(asking(aaguid))));
  const fresh = turn(Array.from({ length: NEW }, (_, index) => asking(aaGuids[50], `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`)));
  add("decision, shape seen before", () => tenant.decide(seen()), "allow");
  add("decision of bytes, shape seen before", () => tenant.decide(bytes()), "allow");
  add("decision, shape new", () => tenant.decide(fresh()), "allow");
  rows.push(
    ["Decision for a key by a plan", "key by a plan", "Cedar, policy read before", "cedar", "≥ 1000 ×", true],
    ["Decision of a question as text, shape seen before", "decision, shape seen before", "Cedar, policy read before", "cedar", "≥ 80 ×", true],
    ["The same as bytes", "decision of bytes, shape seen before", "Cedar, policy read before", "cedar", "≥ 80 ×", true],
    ["Decision of a question as text, shape new", "decision, shape new", "Cedar, policy read before", "cedar", "≥ 20 ×", true],
  );

  for (const [what, one] of Object.entries({ AAGUID: questions.AAGUID, "AAGUID, 100 on the list": hundred, [CERTIFICATE]: questions[CERTIFICATE], [POLICIES]: questions[POLICIES] })) {
    const of = load(one);
    const text = JSON.stringify(of.evaluate(one.question, { remedies: false }));
    const written = JSON.stringify(one.question);
    add(`${what}, verdict`, () => of.evaluate(written, { remedies: false }).decision, one.gives);
    add(`${what}, parse`, () => JSON.parse(text).decision, one.gives);
    add(`${what}, ask`, () => answered(of, written), one.gives);
    rows.push([`Verdict with its trace: ${what}`, `${what}, verdict`, `JSON.parse of it, ${Math.round(text.length / 1000)} kB`, `${what}, parse`, "≤ 1.25 ×", false]);
  }
  rows.push(
    ["Decision, reason and clause: AAGUID", "AAGUID, ask", "Cedar, policy read before", "cedar", "≥ 8 ×", true],
    [`Decision, reason and clause: ${CERTIFICATE}`, `${CERTIFICATE}, ask`, "JSON.parse of the verdict", `${CERTIFICATE}, parse`, "≤ 1.1 ×", false],
    [`Decision, reason and clause: ${POLICIES}`, `${POLICIES}, ask`, "JSON.parse of the verdict", `${POLICIES}, parse`, "≤ 0.5 ×", false],
  );

  const refused = listOf(10);
  refused.question.credential.passkey.aaguid = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
  const refusing = load(refused);
  add("refused", () => refusing.evaluate(refused.question, { remedies: false }).decision, "deny");
  add("refused, remedies", () => refusing.evaluate(refused.question).decision, "deny");
  rows.push(["Remedies of a refused AAGUID, with their verdict", "refused, remedies", "the verdict alone", "refused", "≤ 3 ×", false]);
  return { cases, rows };
}

function answered(tenant, question) {
  const answer = tenant.ask(question);
  try {
    return answer.reason && answer.decision;
  } finally {
    answer.free();
  }
}

/** Policies of Conditional Access in the native core, where there is one. */
async function natively(cases) {
  const program = native();
  if (!program) return undefined;
  const { question } = questions[POLICIES];
  const rows = [];
  for (const count of [1, 30, 240]) {
    const one = { policies: baseline(count), question, gives: undefined };
    one.gives = Tenant.load(one.policies).decide(question);
    for (const what of ["decision", "verdict"]) {
      const name = `${count} policies, ${what}, native`;
      cases.push(await program.case(one, name, what === "verdict"));
      const goal = count < 240 ? "" : { decision: "≤ 150 µs", verdict: "≤ 1.2 ms" }[what];
      rows.push([`${count} Conditional Access policies, ${what}, native core`, name, "", "", goal, false]);
    }
  }
  return { rows, stop: () => program.stop() };
}
