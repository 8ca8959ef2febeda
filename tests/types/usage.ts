// Compiled, never run: the package's types as a strict TypeScript project sees them.

import {
  type Answer,
  type Decision,
  EntraVerdictError,
  Metadata,
  type Finding,
  type MetadataSummary,
  type Scenario,
  Tenant,
  type Verdict,
  type Vocabulary,
  compare,
  edit,
  evaluate,
  graphChange,
  init,
  inspect,
  isSecret,
  locate,
  locateAll,
  vocabulary,
} from "../../pkg/index.js";
import { init as initEdge } from "../../pkg/edge.js";
import { init as initInline } from "../../pkg/inline.js";
import { EntraVerdictPlayground, upgrade, type PlaygroundVerdict } from "../../pkg/playground.js";
import { upgrade as upgradeAtOnce } from "../../pkg/markdown.js";
import { init as initSlim } from "../../pkg/slim.js";

await init();
await init(new URL("https://static.example.com/core.wasm"), { language: "ja" });
await init(undefined, { signatures: new Uint8Array(8), rest: false, en: true, ja: "https://static.example.com/ja.wasm" });
await initEdge(await WebAssembly.compile(new Uint8Array()));
await initInline({ language: "ja" });
await initSlim(await WebAssembly.compile(new Uint8Array()), { language: "ja" });
// @ts-expect-error a worker has to pass the compiled module
await initEdge();

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

const everyTerm: Vocabulary = vocabulary();
const japanese: string = everyTerm.enumerations[0]?.terms[0]?.label.ja ?? "";

const tenant = Tenant.load([new Uint8Array(), "{}"]);
const findings: Finding[] = tenant.findings;
const same: Decision = tenant.decide(scenario.question);
const { models, registration } = tenant.models({ at: "2026-11-21T00:00:00Z", user: { groups: [] } }, { language: "ja" });
const admitted: string[] = models.filter((model) => model.registration.decision === "allow").map((model) => model.aaguid);
const most: number = registration[0]?.count ?? 0;
const csv: string = tenant.modelsCsv();
Tenant.load([], { trust: { metadata: new Uint8Array(), metadataRoot: "…" } }).free();
const answer: Answer = tenant.ask(scenario.question, { language: "ja" });
const said: [Decision, string, number] = [answer.decision, answer.reason.code, answer.scope.notJudged.length];
const outcomes: string[] = answer.strengths.map(({ outcome }) => outcome);
const told: Verdict = answer.verdict({ remedies: false });
answer.free();
const resources: string[] = tenant.resources.map(({ document, path, resource, name }) => `${document}${path}${resource}${name}`);
const places: (number | undefined)[] = tenant.places(0, ["/keyRestrictions"]).map((span) => span?.line);
const edited: string = edit("{}", [{ op: "add", path: "/a", value: 1 }]);
const secret: boolean = isSecret({ any: ["value"] });
tenant.free();

const metadata = Metadata.load(new Uint8Array(), { root: "…", language: "ja" });
const summary: MetadataSummary = metadata.summary();
const until: string | null = summary.signature === "verified" ? summary.validUntil : null;
const received = Metadata.fromReduced(metadata.toReduced().buffer);
const model: string | null = received.name("7e3f3d30-3557-4442-bdae-139312178b39");
Tenant.load([], { metadata: received, trust: { revoked: [] } }).free();
received.free();

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
  locateAll("{}", new Set([""]))[0]?.endLine.toFixed();
} catch (error) {
  if (error instanceof EntraVerdictError) console.log(error.code, error.line?.toFixed());
}

// @ts-expect-error a decision is one of three words
const wrong: "maybe" = decision;
// @ts-expect-error an action is one of two words
evaluate({ ...scenario, question: { ...scenario.question, action: "login" } });

console.log(deepest, findings, same, wrong, admitted, most, csv, until, model);

const remedied = evaluate(scenario, { remedies: false, language: "ja" });
const offered: number[] = remedied.remedies.map((remedy) => remedy.document);
const together: number[] = remedied.combinedRemedies.flatMap((remedy) => remedy.changes.map((change) => change.document));
const others: string[] = remedied.alternatives.flatMap((alternative) => alternative.methods);
const changedQuestions: boolean[] = compare("{}", ["{}"], [scenario.question]).questions.map((one) => one.changed);
const commands: string[] = graphChange("{}", "{}").requests.map((request) => request.azureCli);
export { said, outcomes, told, resources, places, edited, secret };
export { offered, together, others, changedQuestions, commands };

const element: EntraVerdictPlayground = document.createElement("entra-verdict-playground");
element.scenario = "scenario.json";
element.value = scenario;
element.readonly = "policies";
const shown: Verdict | null = element.verdict;
const entered: Scenario | null = element.value;
element.addEventListener("entra-verdict", ({ detail }: CustomEvent<PlaygroundVerdict>) => detail.verdict.decision);
element.addEventListener("entra-verdict-error", (event) => event.detail.line ?? 0);
const made: EntraVerdictPlayground[] = upgrade(document, { hide: "trace", readonly: true });
// @ts-expect-error not an attribute
upgrade(document, { hidden: "trace" });
element.reset();
export { shown, entered, made, upgradeAtOnce };
