// The command line, run as people and programs run it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { membersOf } from "../../pkg/cli/contract.js";
import { COMMANDS, OPTIONS, optionFor } from "../../pkg/cli/options.js";
import { TEXTS } from "../../pkg/cli/texts.js";
import { evaluate, init, vocabulary } from "../../pkg/index.js";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const main = path("../../pkg/cli/main.js");
const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY_5 = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const AT = ["--at", "2026-11-21T00:00:00Z"];

/** Runs it in tests/package/cli, so that what it says of files is the same everywhere. */
function run(args, { input = "", env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: path("cli"),
      env: { PATH: process.env.PATH, LANG: "C", ...env },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (data) => (stdout += data));
    child.stderr.setEncoding("utf8").on("data", (data) => (stderr += data));
    child.on("error", reject).on("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.on("error", () => {}).end(input);
  });
}

/** What people read is kept beside the tests; UPDATE_SNAPSHOTS=1 writes it anew. */
async function looksLike(name, text) {
  const file = path(`cli/snapshots/${name}.txt`);
  if (process.env.UPDATE_SNAPSHOTS) await writeFile(file, text);
  assert.equal(text, await readFile(file, "utf8"), `${name} reads otherwise; UPDATE_SNAPSHOTS=1 writes it anew`);
}

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  await init();
});
after(() => rm(folder, { recursive: true }));

async function file(name, content) {
  const target = join(folder, name);
  await writeFile(target, content);
  return target;
}

const scenario = async (name) => JSON.parse(await readFile(path(`../scenarios/${name}.json`), "utf8"));
const keys = (...args) => run(["check", "--policies", "keys.json", ...args, ...AT]);

describe("entra-verdict check", () => {
  it("says the decision, the clause and the path of checks, in both languages", async () => {
    const refused = ["--aaguid", YUBIKEY_5, "--strength", "Keys", "--group", "none", "--text"];
    const english = await run(["check", "--policies", "keys.json", "strengths.json", ...refused, ...AT]);
    assert.equal(english.code, 1);
    assert.equal(english.stderr, "");
    await looksLike("check-refused", english.stdout);
    const japanese = await run(["check", "--policies", "keys.json", "strengths.json", ...refused, ...AT, "--language", "ja"]);
    assert.equal(japanese.code, 1);
    await looksLike("check-refused-ja", japanese.stdout);
    const byEnvironment = await run(["check", "--policies", "keys.json", "strengths.json", ...refused, ...AT], {
      env: { LANG: "ja_JP.UTF-8" },
    });
    assert.equal(byEnvironment.stdout, japanese.stdout);
  });

  it("reads a scenario, and shows where in it the clause stands", async () => {
    for (const [name, code] of [
      ["certificate/strength/seed-met", 0],
      ["access/action-strength-alone", 1],
      ["certificate/revocation/list-of-revoked", 1],
    ]) {
      const result = await run(["check", `../../scenarios/${name}.json`, "--text"]);
      assert.equal(result.code, code, result.stderr);
      await looksLike(`check-${name.replaceAll("/", "-")}`, result.stdout);
    }
  });

  it("answers with the verdict itself where nobody reads it at a terminal", async () => {
    const name = "../../scenarios/certificate/strength/seed-met.json";
    const text = await readFile(path(`cli/${name}`), "utf8");
    const at = JSON.parse(text).question.at ?? "2026-11-21T00:00:00Z";
    const expected = `${JSON.stringify(evaluate({ ...JSON.parse(text), question: { ...JSON.parse(text).question, at } }))}\n`;
    for (const args of [[], ["--json"]]) {
      const { stdout } = await run(["check", name, ...args, "--at", at]);
      assert.equal(stdout, expected);
    }
  });

  it("ends with the code of the decision", async () => {
    const reason = async (...args) => {
      const { code, stdout } = await keys(...args);
      return [code, JSON.parse(stdout).reason.code];
    };
    assert.deepEqual(await reason("--aaguid", RSA_DS100), [0, "allowed"]);
    assert.deepEqual(await reason("--aaguid", YUBIKEY_5), [1, "passkey.aaguidNotAllowed"]);
    assert.deepEqual(await reason("--aaguid", RSA_DS100, "--strength", "Other"), [2, "strength.notFound"]);
    assert.deepEqual(await reason("--method", "sms", "--strength", "Other"), [2, "strength.notFound"]);
  });

  it("asks what the options say", async () => {
    const { policies, question } = await scenario("certificate/strength/seed-met");
    const files = [];
    for (const [index, policy] of policies.entries()) {
      files.push(await file(`p${index}.json`, typeof policy === "string" ? policy : JSON.stringify(policy)));
    }
    const pem = await file("user.pem", question.credential.certificate);
    const der = await file("user.der", Buffer.from(question.credential.certificate.replace(/-----[^-]+-----|\s/g, ""), "base64"));
    for (const certificate of [pem, der]) {
      const mode = ["--certificate-mode", question.credential.certificateMode ?? "x509CertificateMultiFactor"];
      const { code, stdout } = await run(["check", "--policies", ...files, "--certificate", certificate, ...mode, "--strength", ...question.strengths, ...AT]);
      assert.equal(JSON.parse(stdout).reason?.code, "allowed", stdout);
      assert.equal(code, 0);
    }
    // Over a scenario: another key, and the member beside it stays.
    const own = await file("own.json", JSON.stringify({ scenario: 1, policies: [await readFile(path("cli/keys.json"), "utf8")], question: { action: "signIn", credential: { passkey: { aaguid: RSA_DS100 } }, strengths: ["Nowhere"] } }));
    const other = JSON.parse((await run(["check", own, "--aaguid", YUBIKEY_5])).stdout);
    assert.equal(other.reason.code, "passkey.aaguidNotAllowed");
    assert.equal(other.strengths[0].reason, "strength.notFound");
    // A question in a file, on standard input.
    const asked = await run(["check", "--policies", "keys.json", "--question", "-"], { input: JSON.stringify({ action: "signIn", credential: { passkey: { aaguid: RSA_DS100 } } }) });
    assert.equal(asked.code, 0);
  });

  it("has an option for every member of the question, with the values of the vocabulary", async () => {
    const { enumerations } = vocabulary();
    for (const schema of ["scenario", "modelsQuestion"]) {
      const members = membersOf(schema);
      assert.ok(members.length > 6);
      for (const { at, enumeration, values } of members) {
        const option = optionFor(`/question${at}`)?.slice(2);
        // A registration is read by the option for attestations.
        if (at !== "/credential/passkey/registration") assert.equal(OPTIONS[option]?.at, `/question${at}`, at);
        const terms = enumerations.find(({ name }) => name === enumeration)?.terms;
        assert.deepEqual(values, terms?.map(({ value }) => value), at);
      }
    }
    for (const name of Object.keys(OPTIONS)) {
      for (const language of ["en", "ja"]) assert.ok(TEXTS[language][`option.${name}`], `--${name} is explained in ${language}`);
    }
  });

  it("takes every option that says something of the question", async () => {
    const access = "../../scenarios/access/action-strength-alone.json";
    const said = { at: AT[1], country: "JP", ip: "192.0.2.1", device: "isCompliant=true", "authentication-context": "c1", aaguid: RSA_DS100, "certificate-issuer": "9A4248C6", "certificate-policy": "1.2.3.4.6" };
    const policies = ["--policies", "keys.json"];
    const smartCard = ["--method", "x509CertificateMultiFactor", "--strength", "Keys"];
    const others = { aaguid: [], method: ["--strength", "Keys"], "certificate-issuer": smartCard, "certificate-policy": smartCard };
    const presented = (name) => [...policies, ...(others[name] ?? ["--aaguid", RSA_DS100])];
    for (const [name, { at, form, values }] of Object.entries(OPTIONS)) {
      if (!form || form === "json") continue;
      const base = at.startsWith("/question/access") ? [access] : presented(name);
      const value = values?.[0] ?? said[name] ?? "00000000-0000-0000-0000-000000000001";
      const given = form === "boolean" ? [] : [value];
      const { code, stdout } = await run(["check", ...base, `--${name}`, ...given, ...(name === "at" ? [] : AT)]);
      const { error } = JSON.parse(stdout);
      // What does not go together is for the core to say, but it has to have read the member.
      assert.ok(code < 3 || /certificateMode|application|user.type/.test(JSON.stringify(error)), `${name}: ${stdout}`);
    }
  });

  it("says of the device, of lists and of files what is meant", async () => {
    const access = "../../scenarios/access/action-strength-alone.json";
    const { policies, question } = await scenario("attestation/browser-resident-key-missing");
    const policy = await file("created.json", JSON.stringify(policies[0]));
    const response = await file("created-response.json", JSON.stringify(question.credential.passkey.registration));
    const options = await file("creation.json", JSON.stringify({ publicKey: { challenge: "AAAA", rp: { id: "login.microsoft.com" } } }));
    const { stdout } = await run(["check", "--policies", policy, "--attestation", response, "--creation-options", options]);
    assert.notEqual(JSON.parse(stdout).reason?.code, "allowed", stdout);
    for (const device of [["none"], ["trustType=AzureAD", "isCompliant=true"], ["trustType=AzureAD,isCompliant=true"]]) {
      assert.ok((await run(["check", access, "--device", ...device])).code < 3, device);
    }
    const wrong = await run(["check", access, "--device", "compliant"]);
    assert.deepEqual([wrong.code, JSON.parse(wrong.stdout).error.code], [3, "cli.usage"]);
  });

  it("names the option whose value cannot be read", async () => {
    const { code, stderr, stdout } = await keys("--aaguid", RSA_DS100, "--reading", "loose");
    assert.equal(code, 3);
    assert.match(stderr, /^✕ --reading: .*loose/);
    assert.equal(JSON.parse(stdout).error.option, "--reading");
    const { stderr: platform } = await run(["check", "../../scenarios/access/action-strength-alone.json", "--platform", "amiga"]);
    assert.match(platform, /^✕ --platform: .*amiga/);
  });

  it("points at what decides", async () => {
    for (const [name, policy] of [["condition-unknown-beside-deny", "Policy 2"], ["several-in-doubt-one-met", null]]) {
      const asked = await scenario(`access/${name}`);
      const { reason, access } = evaluate(asked);
      const { stdout } = await run(["check", `../../scenarios/access/${name}.json`, "--text"]);
      const deciding = access.policies.filter(({ check }) => `${reason.check}/`.startsWith(`${check}/`));
      assert.equal(deciding.length, 1, name);
      assert.equal(deciding[0].policy.document, reason.policy.document, name);
      if (policy) assert.equal(deciding[0].displayName, policy);
      const marked = stdout.split("\n").filter((line) => line.endsWith("← decides"));
      assert.equal(marked.length, 2, stdout);
      assert.ok(marked[0].includes(deciding[0].displayName), stdout);
      const { text } = reason.check.split("/").slice(1).reduce((part, key) => part[key], evaluate(asked).checks);
      assert.ok(marked[1].includes(text), stdout);
    }
  });

  it("marks a strength of which nothing can be said apart from one that is not met", async () => {
    const { stdout } = await run(["check", "../../scenarios/access/external-other-cloud-report.json", "--text"]);
    const { strengths } = evaluate(await scenario("access/external-other-cloud-report"));
    assert.deepEqual(strengths.map(({ decision }) => decision), ["undecided"]);
    assert.ok(stdout.includes(`  ? ${strengths[0].displayName}: undecided`), stdout);
  });

  it("shows changes of several documents, and what else would do", async () => {
    const { combinedRemedies, alternatives } = evaluate(await scenario("remedies/two-documents"));
    assert.ok(combinedRemedies.length > 0 && alternatives.length > 0);
    const { stdout } = await run(["check", "../../scenarios/remedies/two-documents.json", "--text"]);
    for (const { text, changes } of combinedRemedies) {
      assert.ok(stdout.includes(text), stdout);
      for (const { path: at } of changes.flatMap(({ patch }) => patch)) assert.ok(stdout.includes(at), stdout);
    }
    for (const { text } of alternatives) assert.ok(stdout.includes(text), stdout);
    await looksLike("check-remedies-two-documents", stdout);
  });

  it("lets nobody in by a part of the policies", async () => {
    const name = "../../scenarios/scope/access-not-asked.json";
    const { code, stdout } = await run(["check", name, "--text"]);
    assert.equal(code, 2);
    assert.match(stdout, /^\? /);
    assert.match(stdout, /--application/);
    await looksLike("check-scope-access-not-asked", stdout);
    const japanese = await run(["check", name, "--text", "--language", "ja"]);
    assert.equal(japanese.code, 2);
    await looksLike("check-scope-access-not-asked-ja", japanese.stdout);
    const told = await run(["check", name, "--json"]);
    assert.deepEqual([told.code, JSON.parse(told.stdout).reason.code], [2, "allowed.inPart"]);
  });

  it("reads an attestation in each of its forms", async () => {
    const { question } = await scenario("attestation/aaguid-differs");
    const { attestationObject, clientDataJSON } = question.credential.passkey;
    const client = await file("client.json", Buffer.from(clientDataJSON, "base64url"));
    const object = Buffer.from(attestationObject, "base64url");
    const forms = [
      ["--attestation", await file("registration.json", JSON.stringify({ response: { attestationObject, clientDataJSON } }))],
      ["--attestation", await file("object.bin", object), "--client-data", client],
      ["--attestation", await file("object.txt", object.toString("hex")), "--client-data", client],
    ];
    for (const form of forms) {
      const { stdout } = await keys(...form);
      const verdict = JSON.parse(stdout);
      assert.equal(verdict.reason?.code, "passkey.aaguidNotAllowed", stdout);
      assert.match(verdict.checks.map(({ id }) => id).join(), /passkey/);
      assert.equal((await keys(...form, "--text")).stdout.split("\n")[0], "✕ Register: Refused");
    }
    assert.equal(JSON.parse((await run(["inspect", join(folder, "object.bin")])).stdout).kind, "attestation");
  });

  it("adds what is presented to what the question says of it", async () => {
    const { question } = await scenario("attestation/browser-resident-key-missing");
    const { registration, ...asked } = question.credential.passkey;
    const policy = await file("all-keys.json", JSON.stringify((await scenario("attestation/browser-resident-key-missing")).policies[0]));
    const response = await file("response.json", JSON.stringify(registration));
    const judged = async (passkey, ...args) => {
      const input = JSON.stringify({ ...question, credential: { passkey } });
      const { stdout } = await run(["check", "--policies", policy, "--question", "-", ...args], { input });
      const { reason, error } = JSON.parse(stdout);
      return (reason ?? error).code;
    };
    assert.equal(await judged({ type: "deviceBound" }, "--attestation", response), "allowed");
    assert.equal(await judged(asked, "--attestation", response), "attestation.residentKeyMissing");
    const expected = { challenge: "AAAA", origin: "https://login.microsoft.com", rpId: "login.microsoft.com" };
    assert.equal(await judged({ expected }, "--attestation", response), "attestation.challengeMismatch");
    assert.equal(await judged({ type: "synced" }, "--aaguid", RSA_DS100), "allowed");
    // One thing is presented.
    assert.equal(await judged(question.credential.passkey, "--attestation", response), "cli.usage");
    assert.equal(await judged(question.credential.passkey, "--aaguid", RSA_DS100), "cli.usage");
    assert.equal(await judged(asked, "--method", "sms"), "cli.usage");
    const user = await file("other.pem", (await scenario("certificate/strength/seed-met")).question.credential.certificate);
    assert.equal(await judged(asked, "--certificate", user), "cli.usage");
    const own = await file("certificate.json", JSON.stringify({ action: "signIn", credential: { certificate: "x" } }));
    const both = await run(["check", "--policies", policy, "--question", own, "--attestation", response]);
    assert.match(both.stderr, /already presents something else/);
  });

  it("asks about what the question asks about", async () => {
    const { policies, question } = await scenario("attestation/aaguid-at-sign-in");
    const { attestationObject, clientDataJSON } = question.credential.passkey;
    const policy = await file("sign-in.json", JSON.stringify(policies[0]));
    const response = await file("sign-in-key.json", JSON.stringify({ attestationObject, clientDataJSON }));
    const input = JSON.stringify({ action: "signIn" });
    const shown = await run(["check", "--policies", policy, "--question", "-", "--attestation", response, "--text", ...AT], { input });
    assert.match(shown.stdout, /^✓ Sign in: Allowed/);
  });

  it("colours for terminals alone, and for who asks", async () => {
    const args = ["check", "--policies", "keys.json", "--aaguid", RSA_DS100, "--text"];
    const plain = await run(args);
    const coloured = await run(args, { env: { FORCE_COLOR: "1" } });
    assert.doesNotMatch(plain.stdout, /\u001b/);
    assert.match(coloured.stdout, /\u001b\[32m/);
    assert.equal(coloured.stdout.replaceAll(/\u001b\[\d+m/g, ""), plain.stdout);
    const none = await run(args, { env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
    assert.equal(none.stdout, plain.stdout);
  });

  it("does not pass on what a terminal would take for a command", async () => {
    const strengths = await file("bad.json", JSON.stringify({ displayName: "a\u001b]0;x\u0007\u202eb\u009b2J", allowedCombinations: ["sms"] }));
    const { stdout } = await run(["check", "--policies", strengths, "--method", "sms", "--strength", "x\u001b[2J", "--text"]);
    assert.match(stdout, /\ufffd/);
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe("what cannot be read", () => {
  it("is said in one line, with the place, and never with a stack", async () => {
    const pem = await file("key.pem", "-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----\n");
    const noise = await file("noise", Buffer.from([0, 0xff, 1, 0xfe, 2]));
    const calls = [
      [[], "cli.usage", /name a command/],
      [["judge"], "cli.usage", /there is no command judge/],
      [["check"], "cli.usage", /--policies/],
      [["check", "a", "b"], "cli.usage", /b is too much/],
      [["check", "a", "--policies", "b"], "cli.usage", /not both/],
      [["check", "--policies", "keys.json"], "cli.usage", /--aaguid/],
      [["check", "--policies", "keys.json", "--aaguid", RSA_DS100, "--method", "sms"], "cli.usage", /one thing/],
      [["check", "--policies", "keys.json", "--aaguid"], "cli.usage", /--aaguid needs a value/],
      [["check", "--policies", "keys.json", "--aaguid", "--json"], "cli.usage", /--aaguid needs a value/],
      [["check", "--policies", "keys.json", "--method", "a", "--method", "b"], "cli.usage", /only once/],
      [["check", "--policies", "-", "--question", "-"], "cli.usage", /only once/],
      [["check", "--policies", "keys.json", "--aaguid", RSA_DS100, "--reading", "loose"], "input.value", /report.*strict.*lenient/],
      [["lint", "keys.json", "--level", "loose"], "cli.usage", /error, warning, info/],
      [["check", "x", "--json=1"], "cli.usage", /takes no value/],
      [["check", "x", "--aguid", "1"], "cli.usage", /no option --aguid/],
      [["lint"], "cli.usage", /name a file/],
      [["lint", "keys.json", "--aaguid", "x"], "cli.usage", /lint has no option --aaguid/],
      [["check", "keys.json"], "cli.usage", /holds policies/],
      [["check", "nowhere.json"], "cli.file", /nowhere\.json: there is no such file/],
      [["inspect", "."], "cli.file", /is a folder/],
      [["lint", "snapshots"], "cli.file", /has no JSON files/],
      [["check", "broken.json"], "input.syntax", /^✕ broken\.json:4:3: /],
      [["lint", "keys.json", "broken.json"], "input.syntax", /^✕ broken\.json:4:3: /],
      [["models", "broken.json"], "input.syntax", /^✕ broken\.json:4:3: /],
      [["batch", "--policies", "broken.json"], "input.syntax", /^✕ broken\.json:4:3: /],
      [["inspect", "broken.json"], "input.syntax", /broken\.json:4:3/],
      [["inspect", pem], "input.certificate", /private key/],
      [["inspect", noise], "input.syntax", /noise/],
      [["check", "--policies", "keys.json", "--aaguid", "YubiKey"], "input.aaguid", /YubiKey/],
      [["check", "--policies", "keys.json", "--certificate", "keys.json"], "input.certificate", /certificate/],
      [["check", "--policies", "keys.json", "--aaguid", RSA_DS100, "--at", "noon"], "input.value", /noon/],
      [["check", "--policies", "keys.json", "--aaguid", RSA_DS100, "--trust", "broken.json"], "cli.file", /broken\.json is not a JSON object/],
      [["check", "--policies", "keys.json", "--aaguid", RSA_DS100, "--metadata", "keys.json"], "input.metadata", /metadata/],
    ];
    const results = await Promise.all(calls.map(([args]) => run(args)));
    for (const [index, [args, code, message]] of calls.entries()) {
      const { code: exit, stdout, stderr } = results[index];
      const what = `${args.join(" ")}: ${stdout}${stderr}`;
      assert.equal(exit, 3, what);
      assert.match(stderr, message, what);
      assert.ok(stderr.trimEnd().split("\n").length <= 2, what);
      assert.doesNotMatch(stdout + stderr, /\n\s+at |node:internal|file:\/\//, what);
      assert.equal(JSON.parse(stdout).error.code, code, what);
    }
  });

  it("stays silent on standard output for people", async () => {
    const { code, stdout, stderr } = await run(["check", "nowhere.json", "--text", "--language=ja"]);
    assert.deepEqual([code, stdout], [3, ""]);
    assert.match(stderr, /ファイルがありません/);
  });

  it("is bounded", async () => {
    const large = await file("large.json", Buffer.alloc(17 * 1024 * 1024, 0x20));
    const { code, stderr } = await run(["lint", large]);
    assert.equal(code, 3);
    assert.match(stderr, /16777216/);
  });

  it("keeps the lines of a scenario that has no time", async () => {
    const text = '{\n  "scenario": 1,\n  "policies": [],\n  "question": {\n    "action": "signIn",\n    "credential": {\n      "passkey": { "aaguid": "x" }\n    }\n  }\n}\n';
    const { code, stdout } = await run(["check", await file("lines.json", text)]);
    assert.equal(code, 3);
    const { error } = JSON.parse(stdout);
    assert.deepEqual([error.code, error.path, error.line], ["input.aaguid", "/question/credential/passkey/aaguid", 7]);
    // A policy that stands in it as text begins on a line of the file, whatever its own lines are.
    const embedded = text.replace("[]", `[\n    ${JSON.stringify("{\n\n\n\n\n\n\n  broken")}]`);
    const broken = await run(["check", await file("embedded.json", embedded), "--text"]);
    assert.match(broken.stderr, /embedded\.json:4:5: /);
  });
});

describe("the other commands", () => {
  it("lint ends with 1 for what is grave", async () => {
    const strength = await file("lint.json", JSON.stringify({ displayName: "x", allowedCombinations: ["fido2", "fido2,sms"] }, null, 2));
    const { code, stdout } = await run(["lint", strength]);
    const severities = JSON.parse(stdout).findings.map(({ severity }) => severity);
    assert.ok(severities.includes("warning") || severities.includes("error"), stdout);
    assert.equal(code, 1);
    const clean = await run(["lint", "keys.json", "--text"]);
    assert.equal(clean.code, 0);
    await looksLike("lint", clean.stdout);
    assert.equal((await run(["lint", "keys.json", "--level", "info"])).code, 1);
  });

  it("inspect says what something is", async () => {
    const { question } = await scenario("certificate/strength/seed-met");
    const input = question.credential.certificate;
    await looksLike("inspect-certificate", (await run(["inspect", "-", "--text"], { input })).stdout);
    await looksLike("inspect-certificate-ja", (await run(["inspect", "-", "--text", "--language", "ja"], { input })).stdout);
    const { trust } = JSON.parse(await readFile(path("../scenarios/certificate/revocation/delta-expired.json"), "utf8"));
    const lists = { input: trust.crls.join("") };
    await looksLike("inspect-revocation-list", (await run(["inspect", "-", "--text"], lists)).stdout);
    await looksLike("inspect-aaguid", (await run(["inspect", YUBIKEY_5, "--text"])).stdout);
    await looksLike("inspect-policies", (await run(["inspect", "strengths.json", "--text"])).stdout);
    assert.equal(JSON.parse((await run(["inspect", "-"], { input })).stdout).kind, "certificate");
    assert.equal((await run(["inspect", "-"], { input: "hello" })).code, 1);
  });

  it("models names every model, in words and as rows", async () => {
    const { code, stdout } = await run(["models", "keys.json", "--text", ...AT]);
    assert.equal(code, 0);
    const lines = stdout.split("\n");
    assert.match(lines[0], /^Model +AAGUID +Registration +Sign-in$/);
    assert.match(stdout, /^RSA DS100 +7e3f3d30-3557-4442-bdae-139312178b39 +✓ Allowed +✓ Allowed$/m);
    assert.match(stdout, /^YubiKey 5 .*✕ Refused \[passkey\.aaguidNotAllowed\]/m);
    const models = JSON.parse((await run(["models", "keys.json", ...AT])).stdout);
    const rows = (await run(["models", "keys.json", "--csv", ...AT])).stdout.trimEnd().split(/\r?\n/);
    assert.equal(rows.length, models.models.length + 1);
    assert.match(rows[0], /^\ufeffaaguid,name,/);
  });

  it("help explains every command in both languages", async () => {
    for (const language of ["en", "ja"]) {
      for (const command of Object.keys(COMMANDS)) {
        const { code, stdout } = await run([command, "--help", "--language", language]);
        assert.equal(code, 0);
        assert.doesNotMatch(stdout, /undefined|\{\w+\}/, command);
        await looksLike(`help-${command}${language === "ja" ? "-ja" : ""}`, stdout);
      }
    }
    await looksLike("help", (await run(["--help"])).stdout);
    assert.equal((await run(["help", "lint"])).stdout, (await run(["lint", "--help"])).stdout);
    assert.match((await run(["--version"])).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it("have every text in both languages", () => {
    const names = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    assert.deepEqual(Object.keys(TEXTS.ja), Object.keys(TEXTS.en));
    for (const [key, text] of Object.entries(TEXTS.en)) assert.deepEqual(names(TEXTS.ja[key]), names(text), key);
  });
});

describe("text of others on a terminal", () => {
  it("is cleaned in one pass, however many blanks a name has", async () => {
    const { clean } = await import("../../pkg/cli/show.js");
    const long = `a${" ".repeat(200_000)}b`;
    assert.equal(clean(long), long);
    assert.equal(clean(`a${" ".repeat(200_000)}\n b\u202e\u0007  c`), "a b\ufffd\ufffd  c");
  });
});

describe("entra-verdict batch", () => {
  const question = (aaguid, more) => JSON.stringify({ action: "signIn", credential: { passkey: { aaguid } }, ...more });

  it("answers line by line, in order, and a bad line on its line", async () => {
    const lines = [question(RSA_DS100), "not JSON", question(YUBIKEY_5), "", question("x"), " ".repeat(4 * 1024 * 1024 + 1), "\ufffd", question(RSA_DS100)];
    for (const end of ["", "\n"]) {
      const { code, stdout, stderr } = await run(["batch", "--policies", "keys.json"], { input: lines.join("\n") + end });
      assert.deepEqual([code, stderr], [3, ""]);
      const answers = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
      const told = answers.map(({ decision, error }) => decision ?? `${error.code} ${error.line}`);
      assert.deepEqual(told, ["allow", "input.syntax 2", "deny", "input.aaguid 5", "cli.file 6", "input.syntax 7", "allow"]);
    }
    const good = await run(["batch", "--policies", "keys.json"], { input: `${question(RSA_DS100)}\r\n${question(YUBIKEY_5)}\r\n` });
    assert.equal(good.code, 0);
    assert.equal(good.stdout.trimEnd().split("\n").length, 2);
    assert.deepEqual(await run(["batch", "--policies", "keys.json"]), { code: 0, stdout: "", stderr: "" });
  });

  it("tells decisions alone where nothing else is asked for, and places in what was streamed in", async () => {
    const input = `${question(RSA_DS100)}\n \t\n{"action": }\n${question(YUBIKEY_5)}\n`;
    const { code, stdout } = await run(["batch", "--policies", "keys.json", "--decisions"], { input });
    const [first, error, second] = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual([code, first, second], [3, { decision: "allow" }, { decision: "deny" }]);
    assert.equal(error.error.line, 3);
    assert.match(error.error.message, /at line 3, column 12:/);
    // Beside policies of a layer that the question is too short for, and so deep in a stream that a text of it is long.
    const policy = { id: "90000000-0000-4000-8000-000000000001", displayName: "Keys", state: "enabled", conditions: { users: { includeUsers: ["All"] }, applications: { includeApplications: ["All"] }, clientAppTypes: ["all"] }, grantControls: { operator: "OR", builtInControls: ["mfa"] } };
    const late = `${"\n".repeat(300_000)}${question(RSA_DS100)}\n{"action": }`;
    const { stdout: deep } = await run(["batch", "--policies", "keys.json", await file("access.json", JSON.stringify(policy)), "--decisions", "--language", "ja"], { input: late });
    const [part, broken] = deep.trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(part, { decision: "allow", reason: "allowed.inPart" });
    assert.equal(broken.error.line, 300_002);
    assert.match(broken.error.message, /300002 行 12 列/);
  });

  it("decides over threads in the order of the lines", async () => {
    const given = { [RSA_DS100]: "allow", [YUBIKEY_5]: "deny" };
    const asked = Array.from({ length: 60_000 }, (_, at) => (at % 7 ? RSA_DS100 : YUBIKEY_5));
    const padded = (aaguid) => question(aaguid, { at: "2026-11-21T00:00:00Z", strengths: [], registered: ["password", "fido2", "sms"] });
    const lines = asked.map(padded);
    lines[50_000] = "{";
    lines[50_001] = "";
    const input = lines.join("\n");
    assert.ok(input.length > 8 * 1024 * 1024, "more than is answered without threads");
    const decisions = ["batch", "--policies", "keys.json", "--decisions"];
    const { code, stdout, stderr } = await run([...decisions, "--jobs", "3"], { input });
    assert.deepEqual([code, stderr], [3, ""]);
    const answers = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
    const expected = asked.map((aaguid) => given[aaguid]).toSpliced(50_000, 2, "input.syntax 50001");
    const told = answers.map(({ decision, error }) => decision ?? `${error.code} ${error.line}`);
    assert.equal(told.findIndex((one, at) => one !== expected[at]), -1);
    assert.equal(told.length, expected.length);
    const alone = await run([...decisions, "--jobs", "1"], { input });
    assert.equal(alone.stdout, stdout);
    const { code: refused } = await run([...decisions, "--jobs", "none"], { input: "" });
    assert.equal(refused, 3);
  });

  it("reads UTF-16 with a mark, and refuses what is neither that nor UTF-8", async () => {
    const text = `\ufeff${question(RSA_DS100)}\r\n${question(YUBIKEY_5)}\r\n`;
    const little = Buffer.from(text, "utf16le");
    for (const input of [little, Buffer.from(little).swap16(), Buffer.from(text)]) {
      const { code, stdout } = await run(["batch", "--policies", "keys.json", "--decisions"], { input });
      assert.deepEqual([code, stdout], [0, '{"decision":"allow"}\n{"decision":"deny"}\n']);
    }
    const broken = Buffer.concat([Buffer.from('{"action":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    const { code, stdout } = await run(["batch", "--policies", "keys.json"], { input: broken });
    assert.equal(code, 3);
    assert.match(JSON.parse(stdout).error.message, /not UTF-8/);
  });

  it("answers as check does, with the time that a line says or that of the call", async () => {
    const check = await run(["check", "--policies", "keys.json", "--aaguid", YUBIKEY_5, ...AT]);
    const batch = await run(["batch", "--policies", "keys.json", ...AT], { input: question(YUBIKEY_5) });
    assert.equal(batch.stdout, check.stdout);
    const bad = await run(["batch", "--policies", "keys.json", ...AT], { input: question(YUBIKEY_5, { at: "noon" }) });
    assert.equal(JSON.parse(bad.stdout).error.code, "input.value");
  });

  it("holds no more than a line, however many there are", async () => {
    const count = 20_000;
    const child = spawn(process.execPath, ["--max-old-space-size=40", main, "batch", "--policies", path("cli/keys.json")], { stdio: ["pipe", "pipe", "inherit"] });
    const block = `${question(YUBIKEY_5)}\n`.repeat(1000);
    let [lines, bytes] = [0, 0];
    child.stdout.on("data", (data) => {
      bytes += data.length;
      for (const byte of data) if (byte === 10) lines += 1;
    });
    const closed = new Promise((resolve) => child.on("close", resolve));
    for (let sent = 0; sent < count; sent += 1000) {
      if (!child.stdin.write(block)) await new Promise((resolve) => child.stdin.once("drain", resolve));
    }
    child.stdin.end();
    assert.equal(await closed, 0);
    assert.equal(lines, count);
    assert.ok(bytes > 40 * 1024 * 1024, "more went through than there was memory for");
  });

  it("ends quietly when nobody reads on", async () => {
    const child = spawn(process.execPath, [main, "batch", "--policies", path("cli/keys.json")]);
    let stderr = "";
    child.stderr.on("data", (data) => (stderr += data));
    child.stdin.on("error", () => {});
    child.stdin.write(`${question(YUBIKEY_5)}\n`.repeat(5000));
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.deepEqual([code, stderr], [0, ""]);
  });
});
