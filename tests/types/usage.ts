// Compiled, never run: the package's types as a strict TypeScript project sees them.

import {
  type Decision,
  EntraVerdictError,
  type Finding,
  type Scenario,
  Tenant,
  type Verdict,
  compare,
  evaluate,
  graphChange,
  init,
  inspect,
  locate,
} from "../../pkg/index.js";

await init();

const scenario: Scenario = {
  scenario: 1,
  policies: ["{}", { state: "enabled" }],
  question: {
    action: "signIn",
    at: new Date().toISOString(),
    reading: "strict",
    user: { groups: [], type: "member" },
    credential: { passkey: { aaguid: "7e3f3d30-3557-4442-bdae-139312178b39", type: "deviceBound" } },
    strengths: ["Phishing-resistant MFA"],
  },
};

const verdict: Verdict = evaluate(scenario, { language: "ja" });
const decision: Decision = verdict.decision;
const path: string | undefined = verdict.reason.policy?.path;
const deepest: string = verdict.checks[0]?.checks[0]?.basis.source ?? "";

const tenant = Tenant.load([new Uint8Array(), "{}"]);
const findings: Finding[] = tenant.findings;
const same: Decision = tenant.decide(scenario.question);
const { models, registration } = tenant.models({ at: "2026-11-21T00:00:00Z", user: { groups: [] } }, { language: "ja" });
const admitted: string[] = models.filter((model) => model.registration.decision === "allow").map((model) => model.aaguid);
const most: number = registration[0]?.count ?? 0;
const csv: string = tenant.modelsCsv();
Tenant.load([], { trust: { metadata: new Uint8Array(), metadataRoot: "…" } }).free();
tenant.free();

const inspection = inspect("…");
switch (inspection.kind) {
  case "aaguid":
    console.log(inspection.aaguid, inspection.name);
    break;
  case "certificate":
    console.log(inspection.certificates.map((certificate) => certificate.policyOids));
    break;
  default:
    console.log(inspection.kind);
}

try {
  locate("{}", path ?? "")?.line.toFixed();
} catch (error) {
  if (error instanceof EntraVerdictError) console.log(error.code, error.line?.toFixed());
}

// @ts-expect-error a decision is one of three words
const wrong: "maybe" = decision;
// @ts-expect-error an action is one of two words
evaluate({ ...scenario, question: { ...scenario.question, action: "login" } });

console.log(deepest, findings, same, wrong, admitted, most, csv);

const remedied = evaluate(scenario, { remedies: false, language: "ja" });
const offered: number[] = remedied.remedies.map((remedy) => remedy.document);
const together: number[] = remedied.combinedRemedies.flatMap((remedy) => remedy.changes.map((change) => change.document));
const others: string[] = remedied.alternatives.flatMap((alternative) => alternative.methods);
const changedQuestions: boolean[] = compare("{}", ["{}"], [scenario.question]).questions.map((one) => one.changed);
const commands: string[] = graphChange("{}", "{}").requests.map((request) => request.azureCli);
export { offered, together, others, changedQuestions, commands };
