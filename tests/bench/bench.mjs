// How long the package takes in Node, beside others that do a part of the same work. Nothing here fails for being slow.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { Metadata, Tenant, init, inspect } from "../../pkg/index.js";
import { access, listOf, load, pem, questions, strengths } from "./inputs.mjs";
import { measure, shown, table } from "./measure.mjs";
import { partsOf } from "./parts.mjs";
import { parts as shareNames, shares } from "./profile.mjs";
import { native } from "./native.mjs";

/** Each in a process of its own: none is slower, or faster, for what another has left behind. */
const PARTS = {
  alone,
  crossings: async () => (await import("./crossings.mjs")).crossings(),
  besideNative,
  beside,
  growth,
  growing: async () => (await import("./growth.mjs")).growth(),
  batch,
  plans,
  asked: async () => (await import("./asked.mjs")).asked(),
  threads: async () => (await import("./threads.mjs")).threads(),
  impact: async () => (await import("./impact.mjs")).impact(),
  sweep: async () => (await import("./sweep.mjs")).sweep(),
  cold,
  page: async () => process.env.ENTRA_VERDICT_URL && (await import("./page.mjs")).page(),
  whereTimeGoes,
  sizes,
  parts,
};

// Cedar's answer is the only value of a function of wasm, which V8 of Node 20 puts into the code of its caller, and ends the process
// where it has to take that back.
const FLAGS = ["--no-turbo-inline-js-wasm-calls"];

const [part] = process.argv.slice(2);
if (part) {
  await init();
  await PARTS[part]();
} else {
  console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model.trim()}, Node ${process.version}`);
  for (const name of Object.keys(PARTS)) execFileSync(process.execPath, [...FLAGS, fileURLToPath(import.meta.url), name], { stdio: "inherit" });
}

/** Calls of the package, beside nothing. */
async function alone() {
  const own = Object.entries(questions).flatMap(([name, one]) => {
    const tenant = load(one);
    const { question, gives } = one;
    return [
      { name: `${name} → verdict`, run: () => tenant.evaluate(question, { remedies: false }).decision, gives },
      { name: `${name} → decision`, run: () => tenant.decide(question), gives },
    ];
  });

  const refused = listOf(10);
  refused.question.credential.passkey.aaguid = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
  const refusing = load(refused);
  own.push(
    { name: "AAGUID refused → verdict", run: () => refusing.evaluate(refused.question, { remedies: false }).decision, gives: "deny" },
    { name: "AAGUID refused → verdict with remedies", run: () => refusing.evaluate(refused.question).decision, gives: "deny" },
    {
      name: "Load the tenant of the certificate without chain",
      run: () => load(questions["PEM certificate, no chain"]).free(),
      gives: undefined,
    },
    { name: "Inspect a PEM certificate", run: () => inspect(pem).kind, gives: "certificate" },
  );

  // No answer in objects takes less than to make them.
  for (const name of ["PEM certificate, no chain", "200 Conditional Access policies"]) {
    const tenant = load(questions[name]);
    const text = JSON.stringify(tenant.evaluate(questions[name].question, { remedies: false }));
    const kb = text.length < 1e5 ? (text.length / 1000).toPrecision(2) : Math.round(text.length / 1000);
    own.push({ name: `${name}: JSON.parse of that verdict's ${kb} kB alone`, run: () => JSON.parse(text).decision, gives: questions[name].gives });
  }

  // Lies beside the project, where it is there at all.
  const payload = new URL("../../../shared/data/fido-mds/mds3-payload-no291-2026-10.noicons.json", import.meta.url);
  if (existsSync(payload)) {
    const bytes = readFileSync(payload);
    own.push({
      name: "Load FIDO metadata (payload 291, 348 models)",
      run: () => Metadata.load(bytes).free(),
      gives: undefined,
    });
  }

  const times = await measure(own);
  table(
    "The package alone",
    ["what", "median", "fastest round", "slowest round"],
    Object.entries(times).map(([name, { median, fastest, slowest }]) => [name, ...[median, fastest, slowest].map(shown)]),
  );
}

/** The same questions to the wasm and to the native core of the same sources, in the same rounds. */
async function besideNative() {
  const program = native();
  if (!program) return;
  const cases = [];
  const pairs = [];
  const asked = { "AAGUID, 100 on the list": listOf(100), ...questions };
  for (const [name, one] of Object.entries(asked)) {
    const tenant = load(one);
    const { question, gives } = one;
    for (const [what, run] of [
      ["verdict", () => tenant.evaluate(question, { remedies: false }).decision],
      ["decision", () => tenant.decide(question)],
    ]) {
      const title = `${name} → ${what}`;
      const inWasm = { name: `${title}, wasm`, run, gives };
      const natively = await program.case(one, `${title}, native`, what === "verdict");
      cases.push(inWasm, natively);
      pairs.push([title, inWasm.name, natively.name]);
    }
  }
  const found = await measure(cases);
  await program.stop();
  table(
    "Beside the native core, in one run: objects in and out of wasm, JSON text in and out of the native core",
    ["what", "wasm", "native", "wasm by native"],
    pairs.map(([title, ...names]) => {
      const [wasm, natively] = names.map((name) => found[name].median);
      return [title, shown(wasm), shown(natively), `${(wasm / natively).toPrecision(2)} ×`];
    }),
  );
}

/** One run for both sides, so that the ratio holds whatever the machine does. */
async function beside() {
  const { cedar, certificateReaders, simpleWebAuthn } = await import("./peers.mjs");
  const hundred = listOf(100);
  const tenant = load(hundred);
  const { aaGuids } = hundred.policies[0].keyRestrictions;
  const certificate = questions["PEM certificate, no chain"];
  const reader = load(certificate);
  const attestation = questions["Attestation object, chain and metadata"];
  const verifier = load(attestation);
  // What is put beside each other is measured together, and no more.
  const together = [
    [
      { name: "decision", run: () => tenant.decide(hundred.question), gives: "allow" },
      { name: "verdict", run: () => tenant.evaluate(hundred.question).decision, gives: "allow" },
      { name: "cedar", run: cedar(aaGuids, aaGuids.at(-1)), gives: "allow" },
    ],
    [
      { name: "certificate", run: () => reader.evaluate(certificate.question, { remedies: false }).decision, gives: certificate.gives },
      ...Object.entries(certificateReaders).map(([name, run]) => ({ name, run, gives: 9 })),
    ],
    [
      { name: "attestation", run: () => verifier.evaluate(attestation.question).decision, gives: "allow" },
      { name: "simplewebauthn", run: simpleWebAuthn, gives: true, later: true },
    ],
  ];
  const found = {};
  for (const cases of together) Object.assign(found, await measure(cases));
  const row = (what, ours, peer, theirs) => {
    const [a, b] = [found[ours].median, found[theirs].median];
    return [what, shown(a), peer, shown(b), `${(b / a).toPrecision(2)} ×`];
  };
  table(
    "Beside others, in one run",
    ["what", "entra-verdict", "beside", "takes", "ratio"],
    [
      row("Decision for an AAGUID, 100 on the list", "decision", "Cedar, policy read before", "cedar"),
      row("Verdict for an AAGUID, 100 on the list", "verdict", "Cedar, policy read before", "cedar"),
      ...Object.keys(certificateReaders).map((name) =>
        row("Verdict for a certificate", "certificate", `${name}, reading only`, name),
      ),
      row("Verdict for a registration, chain and metadata", "attestation", "SimpleWebAuthn, without metadata", "simplewebauthn"),
    ],
  );
}

async function growth() {
  const kinds = [
    ["AAGUIDs on the list", listOf, [10, 1000, 100_000]],
    ["strengths asked for", strengths, [1, 5, 15]],
    ["Conditional Access policies", access, [1, 30, 300]],
  ];
  const rows = [];
  for (const [what, make, counts] of kinds) {
    const cases = counts.map((count) => {
      const one = make(count);
      const tenant = load(one);
      return { name: String(count), run: () => tenant.decide(one.question), gives: one.gives };
    });
    const found = await measure(cases);
    rows.push(...counts.map((count) => [what, String(count), shown(found[count].median)]));
  }
  table("Growth of a decision", ["what grows", "to", "median"], rows);
}

/** Questions a line, as `entra-verdict batch` reads them; they differ in the model. */
async function batch() {
  const { policies, question } = listOf(100);
  const tenant = Tenant.load(policies);
  const { aaGuids } = policies[0].keyRestrictions;
  const asking = (aaguid) => JSON.stringify({ ...question, credential: { passkey: { ...question.credential.passkey, aaguid } } });
  const lines = Array.from({ length: 1000 }, (_, at) => asking(aaGuids[at % aaGuids.length]));
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const text = new TextDecoder();
  const found = await measure([
    { name: "lines", run: () => tenant.decideLines(bytes).filter((one) => one === 1).length, gives: 1000 },
    { name: "decide", run: () => lines.filter((line) => tenant.decide(line) === "allow").length, gives: 1000 },
    { name: "ask", run: () => lines.filter((line) => asked(tenant, line) === "allow").length, gives: 1000 },
    {
      name: "evaluate",
      run: () => lines.filter((line) => tenant.evaluate(line, { remedies: false }).decision === "allow").length,
      gives: 1000,
    },
    {
      name: "parse",
      run: () => text.decode(bytes).split("\n").filter((line) => JSON.parse(line).action === "signIn").length,
      gives: 1000,
    },
  ]);
  const times = (name) => `${(found[name].median / found.parse.median).toPrecision(2)} ×`;
  table(
    "1000 questions, one a line, of 100 models",
    ["what", "median", "by JSON.parse"],
    [
      ["Decisions, all lines at once", shown(found.lines.median), times("lines")],
      ["Decisions, one by one", shown(found.decide.median), times("decide")],
      ["Answers: decision and reason", shown(found.ask.median), times("ask")],
      ["Verdicts", shown(found.evaluate.median), times("evaluate")],
      ["JSON.parse of the same bytes alone", shown(found.parse.median), "1"],
    ],
  );
}

function asked(tenant, question) {
  const answer = tenant.ask(question);
  try {
    return answer.decision;
  } finally {
    answer.free();
  }
}

/** Keys by a plan: a million AAGUIDs before a change and after it, and one by one beside Cedar. */
async function plans() {
  const { cedar } = await import("./peers.mjs");
  const hundred = listOf(100);
  const { aaGuids } = hundred.policies[0].keyRestrictions;
  const sides = [hundred.policies, listOf(10).policies].map((policies) => Tenant.load(policies).plan({}));
  const COUNT = 1_000_000;
  const ids = aaGuids.map((aaguid) => Buffer.from(aaguid.replaceAll("-", ""), "hex"));
  const keys = new Uint8Array(COUNT * 16);
  for (let at = 0; at < COUNT; at += 1) keys.set(ids[(at * 7) % ids.length], at * 16);
  const [plan] = sides;
  const found = await measure([
    { name: "both", run: () => sides.map((side) => side.decideMany(keys).length).join(), gives: `${COUNT},${COUNT}` },
    { name: "one", run: () => plan.decideMany(keys).length, gives: COUNT },
    { name: "call", run: () => plan.decide(aaGuids[50]).decision, gives: "allow" },
    { name: "bytes", run: () => plan.decide(ids[50]).decision, gives: "allow" },
    { name: "cedar", run: cedar(aaGuids, aaGuids[50]), gives: "allow" },
  ]);
  const each = (name, sides) => shown(found[name].median / COUNT / sides);
  table(
    "Keys by a plan, of 100 models and a list of 100",
    ["what", "a key"],
    [
      ["A million binary AAGUIDs, before and after a change, both sides together", each("both", 1)],
      ["A million binary AAGUIDs, one side", each("one", 1)],
      ["By call, as text", shown(found.call.median)],
      ["By call, as bytes", shown(found.bytes.median)],
      ["Cedar, preparsed", `${shown(found.cedar.median)} (${Math.round(found.cedar.median / found.call.median)} ×)`],
    ],
  );
}

/** Fresh processes, in turn; the time of an empty one is taken off. */
function cold() {
  const program = fileURLToPath(new URL("./cold.mjs", import.meta.url));
  const names = ["empty", "entra-verdict", "what decides", "cedar", "registration"];
  const found = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < 15; round += 1) {
    for (const name of names) found[name].push(Number(execFileSync(process.execPath, [program, name])));
  }
  const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
  const empty = median(found.empty);
  const [ours, first, cedar] = ["entra-verdict", "what decides", "cedar"].map((name) => median(found[name]) - empty);
  table(
    "Cold start: import, load and first answer in a fresh process, less an empty process",
    ["what", "median"],
    [
      ["entra-verdict", shown(ours)],
      ["entra-verdict, what decides alone", shown(first)],
      ["Cedar", `${shown(cedar)} (${(cedar / ours).toPrecision(2)} ×)`],
    ],
  );
  // Later ones find the signature of the certificate that attests verified.
  table(
    "The first registration of a model, chain and metadata, in a process that has answered before",
    ["what", "median", "fastest"],
    [["entra-verdict", shown(median(found.registration)), shown(Math.min(...found.registration))]],
  );
}

/** Where the time of some calls goes. */
async function whereTimeGoes() {
  const names = ["AAGUID", "PEM certificate, no chain", "Attestation object, chain and metadata", "200 Conditional Access policies"];
  const rows = [];
  for (const name of names) {
    const tenant = load(questions[name]);
    const { question } = questions[name];
    const found = await shares(() => tenant.evaluate(question, { remedies: false }));
    rows.push([`${name} → verdict`, ...found.map((share) => `${Math.round(share * 100)} %`)]);
  }
  table("Where the time goes", ["what", ...shareNames], rows);
}

/** What the module is made of, before it is made smaller and its names are taken out. */
function parts() {
  if (!process.env.ENTRA_VERDICT_NAMED) return;
  const found = partsOf(readFileSync(process.env.ENTRA_VERDICT_NAMED));
  const whole = found.reduce((sum, [, bytes]) => sum + bytes, 0);
  const rows = found.map(([kind, bytes]) => [kind, `${Math.round(bytes / 1024)} KiB`, `${Math.round((bytes / whole) * 100)} %`]);
  table("Whose code the wasm is, by the names of its functions, before wasm-opt", ["whose", "as it is", "share"], rows);
}

async function sizes() {
  const read = (path) => readFileSync(new URL(path, import.meta.url));
  const kib = (bytes) => `${Math.round(bytes.length / 1024)} KiB`;
  const row = (name, bytes) => [name, kib(bytes), kib(gzipSync(bytes, { level: 9 })), kib(brotliCompressSync(bytes))];
  const bundled = async (name) => row(`${name}, bundled and minified`, await bundle(name));
  table(
    "Size of the wasm, and of peers in JavaScript",
    ["what", "as it is", "gzip", "brotli"],
    [
      row("entra-verdict, what decides", read("../../pkg/core/core.wasm")),
      row("entra-verdict, its part signatures", read("../../pkg/core/signatures.wasm")),
      row("entra-verdict, its part rest", read("../../pkg/core/rest.wasm")),
      row("entra-verdict, its words in English", read("../../pkg/core/en.wasm")),
      row("entra-verdict, its words in Japanese", read("../../pkg/core/ja.wasm")),
      row("entra-verdict/slim", read("../../pkg/slim/entra_verdict_bg.wasm")),
      row("Cedar", read("./node_modules/@cedar-policy/cedar-wasm/nodejs/cedar_wasm_bg.wasm")),
      await bundled("@peculiar/x509"),
      await bundled("pkijs"),
      await bundled("@simplewebauthn/server"),
    ],
  );
}

/** All that a package exports, as a page would load it. */
async function bundle(name) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: `export * from ${JSON.stringify(name)}`, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  return outputFiles[0].contents;
}
