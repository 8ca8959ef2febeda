// `entra-verdict test`, run as people and pipelines run it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { promisify } from "node:util";

import Ajv2020 from "ajv/dist/2020.js";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Parser } from "tap-parser";

import { run as command } from "../../../pkg/cli/commands.js";
import { Document } from "../../../pkg/cli/document.js";
import { FIELDS, mismatches } from "../../../pkg/cli/expect.js";
import { isNamedBy } from "../../../pkg/cli/files.js";
import { askAll } from "../../../pkg/cli/pool.js";
import { read as parse } from "../../../pkg/cli/options.js";
import { Progress } from "../../../pkg/cli/progress.js";
import { FORMATS } from "../../../pkg/cli/report.js";
import { misfits, nearest } from "../../../pkg/cli/shape.js";
import { termsOf, words } from "../../../pkg/cli/texts.js";
import { init, locate, vocabulary } from "../../../pkg/index.js";
import { codes } from "../../../site/codes.mjs";
import { RSA_DS100, YUBIKEY_5, example, folderWith, looksLike, path, put, read, run, start, swap } from "./run.mjs";

const git = promisify(execFile);
const AT = "2026-11-21T00:00:00Z";
const KEYS = JSON.parse(await readFile(path("tests/package/cli/keys.json"), "utf8"));

before(() => init());

const row = (more) => ({ aaguid: RSA_DS100, expect: "allow", ...more });
const file = (tests, more) => ({ assertions: 1, policies: "keys.json", at: AT, tests, ...more });

const as = (text) => text;
const PLAIN = { good: as, bad: as, doubt: as, dim: as, bold: as };

/** What the command gives in a folder, without a process of its own. */
async function within(folder, args) {
  const here = process.cwd();
  process.chdir(folder);
  try {
    const { code, text, answer, show, shows } = await command.test(parse("test", args), { language: "en", say: words("en", termsOf(vocabulary(), "en")), version: "0.0.0" });
    return { code, stdout: text ?? (shows ? `${show(PLAIN)}\n` : JSON.stringify(answer)) };
  } finally {
    process.chdir(here);
  }
}

/** What comes of an assertion file beside keys.json. */
async function tested(context, assertions, { args = [], files = {}, name = "a.json" } = {}) {
  const folder = await folderWith(context, { "keys.json": KEYS, [name]: assertions, ...files });
  const { code, stdout } = await within(folder, [name, ...args]);
  const { results, problems, ...rest } = JSON.parse(stdout);
  return { folder, code, results, problems, ...rest, statuses: results.map(({ status }) => status), messages: problems.map(({ line, column, message }) => `${line}:${column} ${message}`) };
}

describe("entra-verdict test", () => {
  it("asks every row of the example", async (context) => {
    const folder = await example(context);
    const { code, stdout } = await run(["test", "--text"], { cwd: folder });
    assert.equal(code, 0, stdout);
    await looksLike("test-passed.txt", stdout);
  });

  it("says what was expected, what came and which clause made it, in both languages", async (context) => {
    const folder = await example(context);
    await swap(folder, "policies/authenticationMethodsPolicy.json", `,\n          "${YUBIKEY_5}"`, "");
    for (const [language, name] of [["en", "test-failed"], ["ja", "test-failed-ja"]]) {
      const { code, stdout, stderr } = await run(["test", "assertions.yaml", "--text", "--language", language], { cwd: folder });
      assert.deepEqual([code, stderr], [1, ""]);
      await looksLike(`${name}.txt`, stdout);
    }
    const { results, summary } = JSON.parse((await run(["test"], { cwd: folder })).stdout);
    assert.deepEqual(summary, { passed: 7, failed: 2, undecided: 0, unreadable: 0 });
    const [first] = results.filter(({ status }) => status === "failed");
    assert.equal(first.reason, "passkey.aaguidNotAllowed");
    assert.deepEqual(first.clause, { file: "policies/authenticationMethodsPolicy.json", path: "/authenticationMethodConfigurations/0/keyRestrictions/aaGuids", line: 15, column: 20, endLine: 17 });
  });

  it("ends with 2 where something is undecided and nothing was refuted, and says what is missing", async (context) => {
    const { code, results } = await tested(context, file([row({ strengths: ["Nowhere"] })]));
    assert.deepEqual([code, results[0].status, results[0].reason], [2, "undecided", "strength.notFound"]);
    const folder = await example(context);
    await swap(folder, "assertions.yaml", "credential: anyKey, aaguid", "aaguid");
    const { code: ends, stdout } = await run(["test", "--text"], { cwd: folder });
    assert.equal(ends, 2);
    assert.match(stdout, /Missing: type of the passkey \(credential\.passkey\.type\)/);
  });

  it("lets nobody in by a part of the policies", async (context) => {
    const folder = await example(context);
    await swap(folder, "assertions.yaml", "credential: adminKey, application: Microsoft Admin Portals, expect: allow", "credential: adminKey, expect: allow");
    const { code, stdout } = await run(["test", "--json"], { cwd: folder });
    const [wrong] = JSON.parse(stdout).results.filter(({ status }) => status !== "passed");
    assert.deepEqual([code, wrong.status, wrong.decision, wrong.reason], [2, "undecided", "indeterminate", "allowed.inPart"]);
    assert.equal(wrong.missing.path, "/question/access");
  });

  it("holds strengths, checks, policies, assumptions, findings and errors to what is expected", async (context) => {
    const strengths = await readFile(path("tests/package/cli/strengths.json"), "utf8");
    const all = [
      row({ name: "strengths", strengths: ["Keys", "Texts"], expect: { strengths: { Keys: "satisfied", Texts: "unsatisfied" }, strengthReasons: { Texts: "strength.combinationNotAllowed" } } }),
      row({ name: "the service's word", strengths: ["Texts"], expect: { strengths: { Texts: "cannotSatisfyDueToCombinationConfiguration" } } }),
      row({ name: "checks", aaguid: YUBIKEY_5, expect: { checks: { "passkey.aaguid": "fail" }, findings: ["policy.missingId"], serviceCode: null } }),
      row({ name: "error", aaguid: "YubiKey", expect: { error: "input.aaguid" } }),
      row({ name: "another error", aaguid: "YubiKey", expect: { error: "input.value" } }),
      row({ name: "assumption", expect: { assumptions: ["A1"] } }),
      row({ name: "policy", expect: { applies: { Nobody: "yes" } } }),
    ];
    const { statuses, results } = await tested(context, file(all, { policies: ["keys.json", "strengths.json"] }), { files: { "strengths.json": strengths } });
    assert.deepEqual(statuses.slice(0, 1).concat(statuses.slice(2)), ["passed", "passed", "passed", "failed", "failed", "failed"], JSON.stringify(results, null, 1));
    assert.deepEqual(results[4].mismatches, [{ field: "error", expected: "input.value", came: "input.aaguid" }]);
  });

  it("asks each value of a parameter, and each combination of several", async (context) => {
    const personas = { one: { groups: [] }, other: { groups: [], type: "internalGuest" } };
    const lists = { keys: [RSA_DS100], listed: "keys.json#/keyRestrictions/aaGuids", both: [RSA_DS100, YUBIKEY_5] };
    const tests = [
      row({ name: "all", persona: { each: "personas" }, aaguid: { each: "keys" } }),
      row({ name: "of the policy", aaguid: { each: "listed" } }),
      row({ persona: ["one", "other"], aaguid: YUBIKEY_5, expect: { decision: "deny", reason: "passkey.aaguidNotAllowed" } }),
      { name: "two", persona: "one", aaguid: { each: "both" }, application: ["Office 365", "Azure DevOps"], expect: "allow" },
    ];
    const { code, results } = await tested(context, file(tests, { personas, lists }));
    assert.deepEqual(
      results.map(({ name, status }) => `${status} ${name}`),
      [
        `passed all (one)`,
        `passed all (other)`,
        `passed of the policy`,
        `passed one · ${YUBIKEY_5}`,
        `passed other · ${YUBIKEY_5}`,
        `passed two (${RSA_DS100} · Office 365)`,
        `passed two (${RSA_DS100} · Azure DevOps)`,
        `failed two (${YUBIKEY_5} · Office 365)`,
        `failed two (${YUBIKEY_5} · Azure DevOps)`,
      ],
    );
    assert.equal(code, 1);
  });

  it("presents what files hold", async (context) => {
    const { policies, question } = JSON.parse(await readFile(path("tests/scenarios/certificate/strength/seed-met.json"), "utf8"));
    const documents = Object.fromEntries(policies.map((policy, index) => [`policies/${index}.json`, policy]));
    const { certificate, ...credential } = question.credential;
    const tests = [{ name: "smart card", credential: { ...credential, certificateFile: "user.pem" }, strengths: question.strengths, question: { ...question, action: undefined, credential: undefined, strengths: undefined }, expect: "allow" }];
    const { code, results, problems } = await tested(context, { assertions: 1, policies: "policies", tests }, { files: { ...documents, "user.pem": certificate } });
    assert.deepEqual([code, results[0]?.reason], [0, "allowed"], JSON.stringify(problems));
    const attested = JSON.parse(await readFile(path("tests/scenarios/attestation/aaguid-differs.json"), "utf8"));
    const { attestationObject, clientDataJSON } = attested.question.credential.passkey;
    const registered = [{ name: "registration", action: "register", credential: { attestationFile: "key.json" }, expect: { reason: "passkey.aaguidNotAllowed" } }];
    const registration = await tested(context, file(registered), { files: { "key.json": { response: { attestationObject, clientDataJSON } } } });
    assert.deepEqual(registration.statuses, ["passed"], JSON.stringify(registration));
  });

  it("takes the policies of the command line instead", async (context) => {
    const other = { ...KEYS, keyRestrictions: { ...KEYS.keyRestrictions, aaGuids: [YUBIKEY_5] } };
    const { code, results } = await tested(context, { assertions: 1, at: AT, tests: [row()] }, { args: ["--policies", "other.json"], files: { "other.json": other } });
    assert.deepEqual([code, results[0].reason, results[0].clause.file], [1, "passkey.aaguidNotAllowed", "other.json"]);
  });

  it("runs every scenario of this repository as its own runner does", async () => {
    const { code, stdout } = await within(path("tests/scenarios"), ["access", "attestation", "certificate/revocation"]);
    const { summary, problems } = JSON.parse(stdout);
    assert.deepEqual([code, problems, summary.failed, summary.undecided], [0, [], 0, 0]);
    assert.ok(summary.passed > 800, `${summary.passed} scenarios`);
  });

  it("asks watched questions, and finds the clause within the scenario", async (context) => {
    const question = (aaguid) => ({ action: "signIn", credential: { passkey: { aaguid } } });
    const scenario = {
      scenario: 1,
      title: "Keys",
      policies: [KEYS],
      question: question(RSA_DS100),
      watch: [
        { question: question(RSA_DS100), expect: { decision: "allow", reason: "allowed" } },
        { question: question(YUBIKEY_5), expect: { decision: "allow" } },
        { question: question("x"), expect: { error: "input.aaguid" } },
      ],
    };
    const { code, results } = await tested(context, scenario);
    assert.deepEqual(results.map(({ name, status }) => [name, status]), [["Keys (1)", "passed"], ["Keys (2)", "failed"], ["Keys (3)", "passed"]]);
    assert.equal(results[1].clause.path, "/policies/0/keyRestrictions/aaGuids");
    assert.equal(results[1].clause.file, "a.json");
    assert.ok(results[1].clause.line > 5);
    assert.equal(code, 1);
  });

  it("finds tests in folders, and passes over what is something else", async (context) => {
    const nested = { assertions: 1, policies: "../keys.json", at: AT, tests: [row()] };
    const files = { "keys.json": KEYS, "b/a.yaml": JSON.stringify(nested), "b/notes.yaml": "a: 1\n", "b/others.yaml": "assertions: [x]\na:\n  assertions: 1\n", "b/others.json": { assertions: [], scenario: "x" }, "b/broken.json": "{", "b/c.json": { scenario: 1, question: {} }, "node_modules/x/a.json": nested, ".hidden/a.json": nested };
    const folder = await folderWith(context, files);
    const { code, stdout } = await run(["test"], { cwd: folder });
    assert.equal(code, 0, stdout);
    assert.deepEqual(JSON.parse(stdout).results.map(({ file: of }) => of), ["b/a.yaml"]);
    await put(folder, { "none/notes.txt": "" });
    const none = await run(["test", "none"], { cwd: folder });
    assert.equal(none.code, 3);
    assert.match(JSON.parse(none.stdout).problems[0].message, /^There is no test in none: a test is/);
  });

  it("gives the same whoever asks", async (context) => {
    const tests = Array.from({ length: 900 }, (_, index) => row({ name: `${index}`, aaguid: index % 3 ? RSA_DS100 : YUBIKEY_5 }));
    const one = await tested(context, file(tests), { args: ["--jobs", "1"] });
    const three = await tested(context, file(tests), { args: ["--jobs", "3"] });
    assert.equal(one.summary.failed, 300);
    assert.deepEqual(three.results, one.results);
  });

  it("asks 10 000 rows in less than 10 s, and says how far it is", async (context) => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `  - { aaguid: ${String(index).padStart(8, "0")}-3557-4442-bdae-139312178b39, application: Office 365, expect: deny }`);
    const text = `assertions: 1\npolicies: keys.json\nat: ${AT}\ntests:\n${lines.join("\n")}\n`;
    // Of the processor: what else runs on the machine does not count.
    const began = process.cpuUsage();
    const { code, summary } = await tested(context, text, { name: "a.yaml" });
    const { user, system } = process.cpuUsage(began);
    assert.deepEqual([code, summary.passed], [0, 10_000]);
    assert.ok(user + system < 10e6, `${Math.round((user + system) / 1000)} ms`);
    const heard = [];
    const sets = [{ files: [{ file: "keys.json", text: JSON.stringify(KEYS) }] }];
    const question = { action: "signIn", at: AT, credential: { passkey: { aaguid: RSA_DS100 } } };
    await askAll(sets, Array(1000).fill({ set: 0, question, expect: "allow" }), { language: "en", jobs: 2, tell: (done) => heard.push(done) });
    assert.deepEqual(heard, [200, 400, 600, 800, 1000]);
  });

  it("shows progress on a terminal alone, and takes it away", () => {
    const written = [];
    const terminal = { isTTY: true, write: (text) => written.push(text) };
    const progress = new Progress(terminal, (done) => `${done} done`);
    for (const [done, moment] of [[1, 0], [2, 50], [3, 120]]) progress.tell(done, moment);
    progress.end();
    assert.deepEqual(written, ["\r\u001b[2K1 done", "\r\u001b[2K3 done", "\r\u001b[2K"]);
    const silent = new Progress({ write: () => assert.fail("no terminal") }, String);
    silent.tell(1);
    silent.end();
  });
});

describe("an assertion file that cannot be meant", () => {
  const cases = [
    ["broken", "assertions: 1\ntests: [\n  {", /^3:\d+ This cannot be read/],
    ["what is nested too deeply", `assertions: 1\ntests: ${"[".repeat(50_000)}`, /^\d+:\d+ This is nested too deeply/],
    ["a member twice", "assertions: 1\nassertions: 1\n", /^2:1 assertions is there twice/],
    ["several documents", "assertions: 1\n---\nb: 1\n", /^2:1 There are several documents/],
    ["an alias", "assertions: 1\ntests: *all\n", /^2:8 The alias \*all leads nowhere/],
    ["tabs", "assertions: 1\ntests:\n\t- a\n", /^3:1 This cannot be read: lines are indented by spaces/],
    ["an open bracket", "assertions: 1\ntests: [\n- a", /^3:1 This cannot be read: a bracket is not closed/],
    ["a person where it is named", "assertions: 1\npolicies: keys.json\ntests: [{ name: a, persona: { groups: [] }, method: sms, expect: deny }]\n", /^3:29 Here stands the name of what is described elsewhere/],
    ["a merge of no mapping", "assertions: 1\nn: &n 3\ntests:\n  - { <<: *n }\n", /^4:7 << takes the alias of a mapping/],
    ["a merge into itself", "assertions: 1\ntests:\n  - &a { <<: *a }\n", /^3:10 The alias << leads nowhere, or to too much/],
    ["merges of merges", `assertions: 1\nx0: &x0 { a: 1 }\n${Array.from({ length: 12 }, (_, at) => `x${at + 1}: &x${at + 1} { <<: [${`*x${at}, `.repeat(10)}] }\n`).join("")}`, /The alias << leads nowhere, or to too much/],
    ["a merge in quotes", `assertions: 1\npolicies: keys.json\ntests:\n  - { "<<": 3 }\n`, /^4:7 << is not known here/],
    ["an unknown member", file([row({ exspect: "deny" })]), /^\d+:7 exspect is not known here\. Perhaps expect is meant/],
    ["an unknown member of a question", file([row({ question: { access: { plattform: "iOS" } } })]), /plattform is not known here\. Perhaps platform is meant/],
    ["an unknown member of an expectation", file([row({ expect: { desicion: "deny" } })]), /desicion is not known here\. Perhaps decision is meant/],
    ["an unknown reason", file([row({ expect: { reason: "passkey.aaguidNotAllowd" } })]), /passkey\.aaguidNotAllowd is not known here\. Perhaps passkey\.aaguidNotAllowed is meant/],
    ["an unknown check", file([row({ expect: { checks: { "passkey.aagui": "fail" } } })]), /passkey\.aagui is not known here\. Perhaps passkey\.aaguid is meant/],
    ["an unknown finding", file([row({ expect: { findings: ["nonsense"] } })]), /nonsense is not known here\. `schema\/codes\.json` of the package has/],
    ["an unknown reason of a scenario", { scenario: 1, policies: [], question: {}, expect: { reason: "access.bloked" } }, /access\.bloked is not known here\. Perhaps access\.blocked is meant/],
    ["an unknown decision", file([row({ expect: "alow" })]), /alow is not known here\. Perhaps allow is meant/],
    ["another kind", file([row({ persona: 1 })]), /another kind than it has to be: string, array, object/],
    ["no rows", file([]), /This is empty/],
    ["no table", { assertions: 1 }, /tests is missing/],
    ["another version", { assertions: 2, tests: [row()] }, /^2:17 2 is not known here\. It can only be 1/],
    ["no policies", { assertions: 1, tests: [row()] }, /No policies are named, so that this can never fail/],
    ["a folder without policies", file([row()], { policies: "empty" }), /empty has no JSON files, so that this can never fail/],
    ["nothing recognised", file([row()], { policies: "notes.json" }), /Nothing in notes\.json is a policy/],
    ["no credential", file([{ expect: "allow" }]), /Nothing is presented, so that this can never fail/],
    ["no expectation", file([{ aaguid: RSA_DS100 }]), /Nothing is expected, so that this can never fail/],
    ["an empty expectation", file([row({ expect: {} })]), /This is empty/],
    ["two credentials", file([row({ method: "sms" })]), /`method` is presented by itself/],
    ["the same name", file([row({ name: "a" }), row({ name: "a" })]), /a is also the name of the test in line \d+/],
    ["the same row", file([row(), row()]), /is also the name of the test in line/],
    ["an unknown person", file([row({ persona: "employe" })], { personas: { employee: {} } }), /no person employe\. Perhaps employee is meant/],
    ["an unknown credential", file([{ credential: "key", expect: "allow" }]), /no credential key\. Write it below/],
    ["an unknown list", file([row({ aaguid: { each: "keyss" } })], { lists: { keys: [RSA_DS100] } }), /no list keyss\. Perhaps keys is meant/],
    ["nobody", file([row({ persona: { each: "personas" } })]), /The list personas is empty/],
    ["a list that is none", file([row({ aaguid: { each: "keys" } })], { lists: { keys: "keys.json#/isAttestationEnforced" } }), /At \/isAttestationEnforced of keys\.json there is no list/],
    ["a name of ours", file([row()], { lists: { personas: ["x"] } }), /personas is the list of all/],
    ["an expectation that would never be compared", { scenario: 1, policies: [], question: {}, expect: { decison: "deny" } }, /decison is not known here\. Perhaps decision is meant/],
    ["a scenario that expects nothing", { scenario: 1, policies: [], question: {}, expect: {} }, /Nothing is expected, so that this can never fail/],
    ["a scenario without expectation", { scenario: 1, policies: [], question: {} }, /so that it can never fail/],
    ["policies that are gone", file([row()], { policies: "gone" }), /gone: there is no such file/],
  ];
  it("is told with its place, all of it at once, and the others are asked", async (context) => {
    const wrong = [];
    for (const [what, content, message] of cases) {
      const name = typeof content === "string" ? "a.yaml" : "a.json";
      const { code, messages } = await tested(context, content, { name, files: { "notes.json": { notes: [] }, "empty/readme.txt": "" } });
      if (code !== 3 || messages.length !== 1 || !message.test(messages[0])) wrong.push(`${what}: ${code} ${JSON.stringify(messages)}`);
    }
    assert.deepEqual(wrong, []);
  });

  it("does not keep the other files from being asked", async (context) => {
    const folder = await folderWith(context, { "keys.json": KEYS, "good.json": file([row()]), "bad.yaml": "assertions: 1\ntest: []\n" });
    const { code, stdout } = await run(["test", "--text"], { cwd: folder });
    assert.equal(code, 3);
    await looksLike("test-unreadable.txt", stdout);
  });

  it("names the document of policies that cannot be read", async (context) => {
    const { code, problems } = await tested(context, file([row()]), { files: { "keys.json": '{\n  "a": 1,\n  oops\n}' } });
    assert.deepEqual([code, problems.length, problems[0].code, problems[0].file, problems[0].line], [3, 1, "input.syntax", "keys.json", 3]);
  });

  it("names another file that is no text without a place, which only the one that names it has", async (context) => {
    const { code, problems } = await tested(context, file([row()]), { files: { "keys.json": Buffer.from([0, 159, 146, 150, 255]) } });
    assert.deepEqual([code, problems.length, problems[0].code, problems[0].file, problems[0].line], [3, 1, "input.syntax", "keys.json", null]);
  });

  it("does not keep tests beside a folder that may not be read from being asked", { skip: process.platform === "win32" }, async (context) => {
    const folder = await folderWith(context, { "keys.json": KEYS, "a.json": file([row()]), "closed/b.json": file([row()]), "c.json": file([row()], { policies: "closed" }) });
    await chmod(join(folder, "closed"), 0);
    await chmod(folder, 0o755);
    // Nothing is closed to root.
    const isRoot = process.geteuid() === 0;
    if (isRoot) process.seteuid(65534);
    try {
      const { code, stdout } = await within(folder, []);
      const { summary, problems } = JSON.parse(stdout);
      assert.deepEqual([code, summary.passed], [3, 1]);
      assert.deepEqual(problems.map(({ file: of, line, code: id }) => [of, line ?? null, id]).sort(), [["c.json", 3, "cli.file"], ["closed", null, "cli.file"]]);
    } finally {
      if (isRoot) process.seteuid(0);
      await chmod(join(folder, "closed"), 0o755);
    }
  });

  it("names the row whose question the core refuses", async (context) => {
    const { code, problems } = await tested(context, file([row({ name: "odd", application: "Ofice 365" }), row()]));
    assert.deepEqual([code, problems.length, problems[0].code, problems[0].file], [3, 1, "input.value", "a.json"]);
    assert.match(problems[0].message, /^odd: .*Office 365/);
    // What all rows share is said once.
    const all = await tested(context, { ...file([row({ name: "a" }), row({ name: "b" }), row({ name: "c", aaguid: "x" })]), at: "2026-11-21" });
    assert.deepEqual(all.messages.map((one) => one.replace(/: .*/, "")), [`${all.problems[0].line}:5 a (others alike`]);
    assert.match(all.problems[0].message, /^a \(others alike: 2\): “2026-11-21” is not a time/);
  });

  it("is told of scenarios too: what is no JSON at its place, and what holds whatever comes", async (context) => {
    const scenario = { scenario: 1, policies: [{ displayName: "K", allowedCombinations: ["sms"] }], question: { action: "signIn", credential: { method: "sms" }, strengths: ["K"] } };
    const folder = await folderWith(context, { "cut.json": '{"scenario":1,\n"expect":{"findings":[]', "idle.json": { ...scenario, expect: { findings: [], checks: {} } }, "good.json": { ...scenario, expect: { findings: [], decision: "allow" } } });
    const { code, stdout } = await run(["test", "cut.json", "idle.json", "good.json", "--json", "--language", "ja"], { cwd: folder });
    const { problems, summary } = JSON.parse(stdout);
    assert.deepEqual([code, summary.passed], [3, 1]);
    assert.deepEqual(problems.map(({ file, line, column }) => [file, line, column]), [["cut.json", 2, 24], ["idle.json", locate(await read(folder, "idle.json"), "/expect").line, locate(await read(folder, "idle.json"), "/expect").column]]);
    for (const { message } of problems) assert.match(message, /[ぁ-ん]/);
  });

  it("is bounded", async (context) => {
    const list = Array.from({ length: 400 }, (_, index) => `${index}`);
    const many = file([{ aaguid: list, persona: { each: "many" }, expect: "deny" }], { lists: { many: list } });
    const { code, messages } = await tested(context, many);
    assert.equal(code, 3);
    assert.match(messages[0], /More than 100000 questions/);
  });

  it("is told for wrong options", async (context) => {
    const folder = await folderWith(context, { "keys.json": KEYS, "a.json": file([row()]) });
    for (const [args, message] of [
      [["--json", "--format", "tap"], /one of --format, --json and --text/],
      [["--output", "x"], /--output needs --format/],
      [["--jobs", "none"], /--jobs is a number/],
      [["--watch", "--update"], /not both/],
      [["--format", "xml"], /sarif, junit, tap, github, markdown/],
      [["nowhere.yaml"], /nowhere\.yaml: there is no such file/],
      [["keys.json"], /neither an assertion file/],
      [["a.json", "--format", "tap", "--output", "a.json/where"], /cannot be written/],
    ]) {
      const told = await within(folder, args).then(
        ({ code, stdout }) => (assert.equal(code, 3), stdout),
        (error) => error.report(words("en")).message,
      );
      assert.match(told, message, args.join(" "));
    }
  });
});

describe("the schema of assertion files", () => {
  const load = async (name) => JSON.parse(await readFile(path(`pkg/schema/${name}.json`), "utf8"));

  it("takes what the command takes, and refuses what it refuses", async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addFormat("uint8", true).addFormat("uint32", true);
    ajv.addSchema(await load("scenario"), "scenario.json").addSchema(await load("codes"), "codes.json");
    const valid = ajv.compile(await load("assertions"));
    const text = await read(path("examples/pipeline"), "assertions.yaml");
    const { value } = new Document(text, { say: words("en") });
    assert.equal(valid(value), true, JSON.stringify(valid.errors));
    assert.deepEqual(misfits(value, "assertions.json"), []);
    const broken = [
      { ...value, test: [] },
      { ...value, tests: [{ ...value.tests[0], expect: "yes" }] },
      { ...value, tests: [{ ...value.tests[0], persona: { all: "x" } }] },
      { ...value, tests: [{ ...value.tests[0], strengths: "x" }] },
      { ...value, personas: { a: { grups: [] } } },
      { ...value, tests: [] },
    ];
    for (const one of broken) {
      assert.equal(valid(one), false, JSON.stringify(one));
      assert.ok(misfits(one, "assertions.json").length > 0, JSON.stringify(one));
    }
  });

  it("has one beside it for the configuration", async () => {
    const valid = new Ajv2020({ strict: false }).addSchema(await load("codes"), "codes.json").compile(await load("config"));
    const config = JSON.parse(await read(path("examples/pipeline"), "entra-verdict.config.json"));
    assert.equal(valid(config), true, JSON.stringify(valid.errors));
    assert.deepEqual(misfits(config, "config.json"), []);
    for (const one of [{ lint: { level: "off" } }, { lint: { rules: { x: "off" } } }, { lint: { rules: { "policy.comments": 1 } } }, { lint: { files: [{ files: "a" }] } }]) {
      assert.equal(valid(one), false);
      assert.ok(misfits(one, "config.json").length > 0, JSON.stringify(one));
    }
  });

  it("knows the codes that there are: node site/codes.mjs writes them", async () => {
    assert.equal(await readFile(path("pkg/schema/codes.json"), "utf8"), await codes());
  });

  it("describes every member, for who completes it in an editor", async () => {
    const undescribed = [];
    const visit = (schema, at) => {
      if (typeof schema !== "object" || schema === null) return;
      for (const [name, inner] of Object.entries(schema.properties ?? {})) if (!inner.description && !inner.$ref) undescribed.push(`${at}/${name}`);
      for (const [name, inner] of Object.entries(schema)) visit(inner, `${at}/${name}`);
    };
    for (const name of ["assertions", "config"]) visit(await load(name), name);
    assert.deepEqual(undescribed, []);
  });

  it("knows every field that can be expected", async () => {
    const { $defs } = await load("assertions");
    const changes = ["remedies", "combinedRemedies", "alternatives"];
    assert.deepEqual(Object.keys($defs.Expectation.properties).sort(), FIELDS.filter((name) => !changes.includes(name)).sort());
  });

  it("finds what was likely meant", () => {
    assert.equal(nearest("expct", ["expect", "persona"]), "expect");
    assert.equal(nearest("x", ["y"]), undefined);
    assert.equal(nearest("PERSONA", ["persona"]), "persona");
  });
});

describe("what is expected", () => {
  it("is compared as scenarios are everywhere", () => {
    const verdict = { decision: "deny", reason: { code: "a" }, remedies: [{ document: 0, patch: [] }], findings: [{ code: "f" }], access: { policies: [{ id: "0A", applies: "yes" }] } };
    const wrong = (expect) => mismatches(expect, verdict).map(({ field }) => field);
    assert.deepEqual(wrong({ decision: "deny", serviceCode: null, applies: { "0a": "yes" }, remedies: [{ document: 0 }], findings: [] }), []);
    assert.deepEqual(wrong({ remedies: [] }), ["remedies"]);
    assert.deepEqual(wrong({ remedies: [{ document: 1 }], alternatives: [] }), ["remedies"]);
    assert.deepEqual(wrong({ nonsense: 1, findings: ["x"] }), ["nonsense", "findings"]);
    assert.deepEqual(mismatches({ decision: "deny" }, { error: { code: "input.syntax" } }).length, 1);
  });
});

describe("--update", () => {
  const YAML = `# kept
assertions: 1
policies: keys.json
at: ${AT}
personas: { p: { groups: [] } }   # people
tests:
  - { name: one,     aaguid: ${YUBIKEY_5},   expect: allow }   # beside

  - name: two
    aaguid: ${YUBIKEY_5}
    expect: # why
      decision: allow   # inner
      reason: allowed
  - name: three   # open
    aaguid: ${RSA_DS100}
  - { "name": "four", "aaguid": "${YUBIKEY_5}" }
  - name: five
    aaguid: [${RSA_DS100}, ${YUBIKEY_5}]
    expect: allow
  - { name: six, aaguid: ${YUBIKEY_5}, expect: { applies: { Nobody: yes } } }
`;

  it("writes what came, and nothing else of the text changes", async (context) => {
    const folder = await folderWith(context, { "keys.json": KEYS, "a.yaml": YAML });
    const { code, stdout } = await run(["test", "a.yaml", "--update", "--text"], { cwd: folder });
    const deny = "{ decision: deny, reason: passkey.aaguidNotAllowed }";
    const wanted = YAML.replace(`${YUBIKEY_5},   expect: allow }`, `${YUBIKEY_5},   expect: deny }`)
      .replace("decision: allow   # inner\n      reason: allowed", "decision: deny   # inner\n      reason: passkey.aaguidNotAllowed")
      .replace(`aaguid: ${RSA_DS100}\n  - { "name"`, `aaguid: ${RSA_DS100}\n    expect: allow\n  - { "name"`)
      .replace(`"aaguid": "${YUBIKEY_5}" }`, `"aaguid": "${YUBIKEY_5}", expect: ${deny} }`);
    assert.equal(await read(folder, "a.yaml"), wanted);
    // Two rows cannot be written: one comes out in two ways, the other has nothing to expect.
    assert.equal(code, 1);
    await looksLike("test-update.txt", stdout);
    const again = await run(["test", "a.yaml", "--update", "--json"], { cwd: folder });
    assert.deepEqual(JSON.parse(again.stdout).written, []);
    assert.equal(await read(folder, "a.yaml"), wanted);
  });

  it("does so in JSON and in scenarios", async (context) => {
    const text = `{\n\t"assertions": 1, "policies": "keys.json",\n\t"tests": [\n\t\t{"aaguid": "${RSA_DS100}", "expect": "deny"},\n\t\t{"aaguid": "${YUBIKEY_5}"}\n\t]\n}\n`;
    const scenario = { scenario: 1, policies: [KEYS], question: { action: "signIn", credential: { passkey: { aaguid: YUBIKEY_5 } } }, expect: { decision: "allow", reason: "allowed" } };
    const folder = await folderWith(context, { "keys.json": KEYS, "a.json": text, "s.json": scenario });
    const { code, stdout } = await run(["test", "--update", "--json"], { cwd: folder });
    assert.equal(code, 0, stdout);
    assert.deepEqual(JSON.parse(stdout).written, [{ file: "a.json", count: 2 }, { file: "s.json", count: 2 }]);
    const written = await read(folder, "a.json");
    assert.ok(written.startsWith(`{\n\t"assertions": 1, "policies": "keys.json",\n\t"tests": [\n\t\t{"aaguid": "${RSA_DS100}", "expect": "allow"},\n`), written);
    assert.deepEqual(JSON.parse(written).tests[1].expect, { decision: "deny", reason: "passkey.aaguidNotAllowed" });
    assert.deepEqual(JSON.parse(await read(folder, "s.json")).expect, { decision: "deny", reason: "passkey.aaguidNotAllowed" });
  });

  it("says what is wrong with a file rather than what would have been written, and that nothing was", async (context) => {
    const twice = `assertions: 1\npolicies: keys.json\nat: ${AT}\ntests:\n  - { name: a, aaguid: ${RSA_DS100} }\n  - { name: a, aaguid: ${RSA_DS100} }\n`;
    const folder = await folderWith(context, { "keys.json": KEYS, "a.yaml": twice });
    const { code, stdout } = await run(["test", "a.yaml", "--update", "--text"], { cwd: folder });
    assert.equal(code, 3);
    assert.match(stdout, /^✕ a\.yaml:6:5 {2}a is also the name of the test in line 5[^]*\n\nNothing was written\.\n/);
    assert.doesNotMatch(stdout, /Nothing is expected|Everything was/);
    assert.equal(await read(folder, "a.yaml"), twice);
  });

  it("leaves rows alone whose question cannot be read", async (context) => {
    const { code, folder } = await tested(context, file([row({ aaguid: "x" })]), { args: ["--update"] });
    assert.equal(code, 3);
    assert.equal(JSON.parse(await read(folder, "a.json")).tests[0].expect, "allow");
  });

  it("reads what is merged in, and writes beside it", async (context) => {
    const base = `assertions: 1\npolicies: keys.json\nat: ${AT}\ncredentials:\n  key: { passkey: { aaguid: ${RSA_DS100}, type: deviceBound } }\ntests:\n  - &base { name: a, credential: key, expect: allow }\n`;
    const text = `${base}  - <<: *base\n    name: b\n  - { <<: [*base, { expect: deny }], name: c }\n  - { <<: *base, name: d, expect: deny }\n`;
    const folder = await folderWith(context, { "keys.json": KEYS, "a.yaml": text });
    const { results } = JSON.parse((await within(folder, ["a.yaml"])).stdout);
    assert.deepEqual(results.map(({ name, status, line }) => [name, status, line]), [["a", "passed", 7], ["b", "passed", 8], ["c", "passed", 10], ["d", "failed", 11]]);
    await within(folder, ["a.yaml", "--update"]);
    assert.equal(await read(folder, "a.yaml"), text.replace("name: d, expect: deny", "name: d, expect: allow"));
    // What is merged in stays as it is for the others.
    await put(folder, { "a.yaml": text.replace("name: b\n", `name: b\n    credential: { passkey: { aaguid: ${YUBIKEY_5}, type: deviceBound } }\n`) });
    await within(folder, ["a.yaml", "--update"]);
    assert.match(await read(folder, "a.yaml"), /name: a, credential: key, expect: allow \}[^]*type: deviceBound \} \}\n {4}expect: deny\n/);
  });

  it("changes nothing that an alias stands for", () => {
    const text = "base: &b { expect: allow }   # kept\ntests:\n  - *b\n";
    const changed = new Document(text, { say: words("en") }).changed([["/tests/0/expect", "deny"]]);
    // The alias would change what it stands for.
    assert.equal(changed, undefined);
    const beside = "base: &b allow   # kept\ntests:\n  - { expect: *b }\n";
    assert.equal(new Document(beside, { say: words("en") }).changed([["/tests/0/expect", "deny"]]), beside.replace("*b", "deny"));
    const empty = "tests:\n  - expect:   # kept\n";
    assert.equal(new Document(empty, { say: words("en") }).changed([["/tests/0/expect", "deny"]]), "tests:\n  - expect:   deny # kept\n");
  });
});

describe("--before", () => {
  const commit = async (folder, message) => {
    const as = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
    await git("git", ["init", "-q"], { cwd: folder });
    await git("git", ["add", "-A"], { cwd: folder });
    await git("git", [...as, "commit", "-qm", message], { cwd: folder });
  };

  it("says which answers are others than those of a revision", async (context) => {
    const folder = await example(context);
    await commit(folder, "before");
    const same = await run(["test", "--before", "HEAD", "--text"], { cwd: folder });
    assert.match(same.stdout, /All answers are those of HEAD/);
    await swap(folder, "policies/authenticationMethodsPolicy.json", `,\n          "${YUBIKEY_5}"`, "");
    const { code, stdout } = await run(["test", "--before", "HEAD", "--text"], { cwd: folder });
    assert.equal(code, 1);
    await looksLike("test-before.txt", stdout);
    for (const form of ["markdown", "github"]) {
      const report = await run(["test", "--before", "HEAD", "--format", form], { cwd: folder });
      assert.match(report.stdout, /Answers that are others than with HEAD: 2/, form);
    }
    const { changes } = JSON.parse((await run(["test", "--before", "HEAD", "--json"], { cwd: folder })).stdout);
    assert.deepEqual(changes.map(({ before: was, after }) => [was.reason, after.reason]), [["allowed", "passkey.aaguidNotAllowed"], ["access.strengthUnsatisfied", "passkey.aaguidNotAllowed"]]);
    assert.deepEqual(changes[0].models.lost.map(({ aaguid }) => aaguid), [YUBIKEY_5]);
    assert.ok(changes[0].checks.length > 0);
  });

  it("has what turned an answer on the line that was changed, beside the clause that decides", async (context) => {
    const folder = await example(context);
    await commit(folder, "before");
    const name = "policies/conditionalAccess.json";
    const policies = JSON.parse(await read(folder, name));
    for (const { conditions } of policies.value) conditions.users.excludeGroups = [];
    await put(folder, { [name]: policies });
    const lines = (await read(folder, name)).split("\n");
    const asked = ["test", "--before", "HEAD"];
    const { stdout } = await run([...asked, "--format", "sarif"], { cwd: folder });
    const [{ results }] = JSON.parse(stdout).runs;
    assert.ok(results.length > 0);
    for (const { locations, relatedLocations } of results) {
      const [turned, decided, test] = [...locations, ...relatedLocations].map(({ physicalLocation: { artifactLocation, region } }) => [artifactLocation.uri, lines[region.startLine - 1]]);
      assert.deepEqual([turned[0], decided[0], test[0]], [name, name, "assertions.yaml"]);
      assert.match(turned[1], /"excludeGroups": \[\]/);
      assert.doesNotMatch(decided[1], /excludeGroups/);
    }
    const said = await run([...asked, "--text", "--language", "ja"], { cwd: folder });
    assert.match(said.stdout, /結果を変えた箇所 {2}policies\/conditionalAccess\.json:\d+/);
    // What is added stands where it was added.
    await commit(folder, "without");
    for (const { conditions } of policies.value) conditions.applications.includeApplications = ["None"];
    await put(folder, { [name]: policies });
    const { results: told } = JSON.parse((await run([...asked, "--json"], { cwd: folder })).stdout);
    const turned = told.flatMap((one) => (one.turned ? [one.turned] : []));
    assert.ok(turned.length > 0 && turned.every(({ path: pointer }) => pointer.includes("/includeApplications")), JSON.stringify(turned));
    // Of several changes that which let somebody in, who was refused by the second policy alone.
    await git("git", ["checkout", "-q", "HEAD~1", "--", name], { cwd: folder });
    await put(folder, { [name]: (await read(folder, name)).replaceAll('"state": "enabled"', '"state": "disabled"') });
    const { results: opened } = JSON.parse((await run(["test", "--before", "HEAD~1", "--json"], { cwd: folder })).stdout);
    const places = new Map(opened.map((one) => [one.name, one.turned?.path]));
    assert.equal(places.get("administrator · yubiKey · Microsoft Admin Portals"), "/value/1/state");
    assert.equal(places.get("employee · password · Office 365"), "/value/0/state");
  });

  it("has what is gone from a list where it stood, also where the policies have comments", async (context) => {
    const keys = (...all) => JSON.stringify({ ...KEYS, keyRestrictions: { ...KEYS.keyRestrictions, aaGuids: all } }, null, 2);
    const [one, other, third] = ["11111111-2222-4333-8444-555555555555", "21111111-2222-4333-8444-555555555555", "31111111-2222-4333-8444-555555555555"];
    const commented = (text) => text.replace("{", "{ // kept, as it is");
    for (const written of [String, commented]) {
      for (const [now, line] of [[[one, RSA_DS100, other], other], [[one, other, RSA_DS100], other], [[other, RSA_DS100, one], other], [[one, RSA_DS100], RSA_DS100], [[third], '"aaGuids": [']]) {
        const folder = await folderWith(context, { "keys.json": written(keys(...now)), "old/keys.json": written(keys(one, RSA_DS100, YUBIKEY_5, other)), "a.json": file([row({ aaguid: YUBIKEY_5 })]) });
        const { results: [{ turned, clause }] } = JSON.parse((await within(folder, ["a.json", "--before", "old"])).stdout);
        const at = (turned ?? clause).line;
        assert.ok((await read(folder, "keys.json")).split("\n")[at - 1].includes(line), `${now}: ${at}`);
        // Where the list is all that is left, it is what decides.
        assert.equal(turned?.gone, line.includes("[") ? undefined : YUBIKEY_5);
      }
    }
    // So it is where the list as a whole decided before, too.
    const strength = (...allowedCombinations) => ({ displayName: "Keys", allowedCombinations });
    const folder = await folderWith(context, { "keys.json": strength("fido2", "x509CertificateMultiFactor"), "old/keys.json": strength("fido2", "password,sms", "x509CertificateMultiFactor"), "a.json": file([{ method: "sms", question: { alsoUsed: ["password"] }, strengths: ["Keys"], expect: "allow" }]) });
    const { results: [{ turned }] } = JSON.parse((await within(folder, ["a.json", "--before", "old"])).stdout);
    assert.deepEqual([turned.path, turned.gone], ["/allowedCombinations/1", "password,sms"]);
  });

  it("compares with a folder, and says where there were no policies", async (context) => {
    const folder = await example(context);
    await put(folder, { "old/keys.json": KEYS });
    const { stdout } = await run(["test", "--before", "old", "--json"], { cwd: folder });
    assert.ok(JSON.parse(stdout).changes.length > 0);
    await rm(join(folder, "old"), { recursive: true });
    await rm(join(folder, "policies/conditionalAccess.json"));
    await git("git", ["init", "-q"], { cwd: folder });
    await put(folder, { ".gitignore": "policies\n" });
    await commit(folder, "no policies");
    const none = await run(["test", "--before", "HEAD", "--text"], { cwd: folder });
    assert.match(none.stdout, /There were no policies in HEAD/);
  });

  it("finds policies that lie elsewhere now", async (context) => {
    const folder = await example(context);
    await put(folder, { "nested/a.yaml": `assertions: 1\npolicies: [../policies/authenticationMethodsPolicy.json, ../gone]\nat: ${AT}\ntests:\n  - { aaguid: ${RSA_DS100}, credential: { passkey: { type: deviceBound } }, expect: allow }\n`, "gone/strengths.json": KEYS });
    await commit(folder, "before");
    await rm(join(folder, "gone"), { recursive: true });
    await swap(folder, "nested/a.yaml", ", ../gone", "");
    await swap(folder, "policies/authenticationMethodsPolicy.json", RSA_DS100, YUBIKEY_5);
    const { changes } = JSON.parse((await within(join(folder, "nested"), ["a.yaml", "--before", "HEAD"])).stdout);
    assert.deepEqual(changes.map(({ before: was, after }) => [was.reason, after.reason]), [["allowed", "passkey.aaguidNotAllowed"]]);
  });

  it("says of a clone without its history what to fetch", async (context) => {
    const folder = await example(context);
    await commit(folder, "one");
    await put(folder, { "two.txt": "two" });
    await commit(folder, "two");
    const clones = await folderWith(context);
    await git("git", ["clone", "-q", "--depth", "1", `file://${folder}`, "clone"], { cwd: clones });
    const { code, stderr } = await run(["test", "--before", "HEAD~1"], { cwd: join(clones, "clone") });
    assert.equal(code, 3);
    assert.match(stderr, /HEAD~1 is not there: this clone has a part of the history alone\. Fetch/);
  });

  it("refuses what is no revision, whatever it looks like", async (context) => {
    const folder = await example(context);
    await commit(folder, "one");
    for (const revision of ["nowhere", "HEAD;touch x", "$(touch x)"]) {
      const { code, stderr } = await run(["test", `--before=${revision}`], { cwd: folder });
      assert.equal(code, 3);
      assert.match(stderr, /is no revision that can be read/);
    }
    const option = await run(["test", "--before=--output=x"], { cwd: folder });
    assert.equal(option.code, 3);
    await assert.rejects(readFile(join(folder, "x")));
    const { code, stderr } = await run(["test", "--before", "HEAD"], { cwd: folder, env: { PATH: "" } });
    assert.equal(code, 3);
    assert.match(stderr, /git is not installed/);
  });
});

describe("--population", () => {
  const id = (number) => `0000000${number}-1111-4111-8111-111111111111`;
  const person = (number, aaGuids, more) => ({
    user: { id: id(number), userPrincipalName: `p${number}@contoso.com`, groups: [], roles: [], type: "member", accountEnabled: true },
    passkeys: aaGuids.map((aaGuid, index) => ({ id: `k${number}-${index}`, aaGuid, passkeyType: "deviceBound", attestationLevel: "attested" })),
    methodsRegistered: [],
    ...more,
  });
  const people = (...all) => all.map((one) => `${JSON.stringify(one)}\n`).join("");
  const everybody = people(person(1, [YUBIKEY_5]), person(2, [YUBIKEY_5, RSA_DS100]), person(3, [RSA_DS100]));
  const wide = { ...KEYS, keyRestrictions: { ...KEYS.keyRestrictions, aaGuids: [YUBIKEY_5, RSA_DS100] } };
  const asked = async (context, population, { args = [], files = {}, more = {}, now = KEYS } = {}) => {
    const all = { "keys.json": now, "old/keys.json": wide, "people.ndjson": population, "a.json": file([row()], more), ...files };
    const folder = await folderWith(context, all);
    const given = more.population ? [] : ["--population", "people.ndjson"];
    return { folder, ...(await within(folder, ["a.json", "--before", "old", ...given, ...args])) };
  };

  it("says who loses a key and who is locked out, a few of them by id, and fails", async (context) => {
    const { folder, code, stdout } = await asked(context, everybody);
    const { impact, summary } = JSON.parse(stdout);
    assert.deepEqual([code, summary.failed, impact.length], [1, 0, 1]);
    const [{ policies, file: of, line, people: named, report }] = impact;
    assert.deepEqual([policies, of, line], [["keys.json"], "a.json", 3]);
    assert.deepEqual(named, [{ id: id(1), effect: "lockedOut", reason: "passkey.aaguidNotAllowed" }]);
    assert.deepEqual([report.totals.lockedOut, report.totals.losesKey], [1, 1]);
    assert.doesNotMatch(stdout, /contoso\.com/);
    const args = ["test", "a.json", "--before", "old", "--population", "people.ndjson"];
    for (const [language, name] of [["en", "test-population"], ["ja", "test-population-ja"]]) {
      const said = await run([...args, "--text", "--language", language], { cwd: folder });
      assert.deepEqual([said.code, said.stderr], [1, ""]);
      await looksLike(`${name}.txt`, said.stdout);
    }
    await looksLike("test-population.summary.md", (await run([...args, "--format", "markdown"], { cwd: folder })).stdout);
  });

  it("names all of them where that is asked for, and counts the others", async (context) => {
    const many = people(...Array.from({ length: 9 }, (_, index) => person(index, [YUBIKEY_5])));
    const few = await asked(context, many, { args: ["--text", "--format", "terminal"].slice(1) });
    assert.match(few.stdout, /9 of 9 people lose a key, 9 have no other way in\./);
    assert.equal(few.stdout.match(/Locked out/g).length, 5);
    assert.match(few.stdout, /… and 4 more/);
    const all = await asked(context, everybody, { args: ["--only", "lockedOut,losesKey"] });
    assert.deepEqual(JSON.parse(all.stdout).impact[0].people.map(({ effect }) => effect), ["lockedOut", "losesKey"]);
  });

  it("ends with 2 for what is undecided, 3 for what cannot be read, and 0 where nobody is locked out", async (context) => {
    const { methodsRegistered: _, ...unknown } = person(1, [YUBIKEY_5]);
    for (const [population, wanted, kind] of [
      [people(person(2, [YUBIKEY_5, RSA_DS100])), 0, undefined],
      [people(unknown), 2, "impact.undecided"],
      [`${people(person(3, [RSA_DS100]))}{"user": {"id": "x`, 3, "impact.unreadable"],
      ["", 3, "impact.unreadable"],
    ]) {
      const { code, stdout } = await asked(context, population, { args: ["--format", "junit"] });
      assert.equal(code, wanted, stdout);
      assert.equal(stdout.match(/type="(impact\.\w+)"/)?.[1], kind);
    }
    // What is graver goes first.
    const failed = await asked(context, people(unknown), { files: { "a.json": file([row({ expect: "deny" })]) } });
    assert.equal(failed.code, 1);
  });

  it("is what assertion files say, for each set of policies", async (context) => {
    const other = file([row()], { policies: "other.json", population: ["people.ndjson"] });
    const files = { "other.json": wide, "b.json": other, "c.json": file([row()], { policies: "other.json", population: "people.ndjson" }) };
    const { folder, code, stdout } = await asked(context, everybody, { files, more: { population: "people.ndjson" }, args: ["b.json", "c.json"] });
    const { impact } = JSON.parse(stdout);
    assert.deepEqual([code, impact.map(({ policies, report }) => [policies[0], report.totals.lockedOut])], [1, [["keys.json", 1], ["other.json", 0]]]);
    // Without a change there is nothing to tell of people.
    const alone = await within(folder, ["a.json"]);
    assert.deepEqual([alone.code, JSON.parse(alone.stdout).impact], [0, undefined]);
  });

  it("is told in the forms that programs read", async (context) => {
    const { stdout } = await asked(context, everybody, { args: ["--format", "sarif", "--help-uri", "https://docs.example"] });
    const rule = JSON.parse(stdout).runs[0].tool.driver.rules.find(({ id }) => id === "impact.lockedOut");
    assert.equal(rule.helpUri, "https://docs.example/codes/impact.lockedOut.html");
    assert.match(rule.help.text, /entra-verdict impact/);
    const [{ results }] = JSON.parse(stdout).runs;
    assert.deepEqual(results.map(({ ruleId, level }) => [ruleId, level]), [["impact.lockedOut", "error"]]);
    // It stands on what the policies say now, and names the file that asks.
    const [{ locations, relatedLocations }] = results;
    const uris = [...locations, ...relatedLocations].map(({ physicalLocation }) => physicalLocation.artifactLocation.uri);
    assert.deepEqual(uris, ["keys.json", "keys.json", "a.json"]);
    const github = await asked(context, everybody, { args: ["--format", "github"] });
    // Of a list the line from which something is gone.
    assert.match(github.stdout, /^::error file=keys\.json,line=8,col=7,title=impact\.lockedOut::/);
    const tap = await asked(context, everybody, { args: ["--format", "tap"] });
    assert.match(tap.stdout, /not ok 2 - a\.json: People, by keys\.json in place of old/);
  });

  it("says what cannot be asked", async (context) => {
    const { folder, code, stdout } = await asked(context, everybody, { args: ["--population", "gone.ndjson"] });
    assert.deepEqual([code, JSON.parse(stdout).problems.map(({ file: of, message }) => [of, message])], [3, [["a.json", "gone.ndjson: there is no such file"]]]);
    await put(folder, { "s.json": { scenario: 1, policies: [KEYS], question: { action: "signIn", at: AT, credential: { passkey: { aaguid: YUBIKEY_5 } } }, expect: { decision: "deny" } } });
    for (const [args, message] of [
      [["a.json", "--population", "people.ndjson"], /--population needs --before/],
      [["a.json", "--before", "old", "--population", "-"], /files here, not standard input/],
      [["a.json", "--before", "old", "--population", "people.ndjson", "--only", "sad"], /lockedOut/],
      [["a.json", "--before", "old", "--before-plan"], /not both/],
      [["s.json", "--before", "old", "--population", "people.ndjson"], /needs an assertion file/],
    ])
      await assert.rejects(within(folder, args), (error) => message.test(error.report(words("en")).message), args.join(" "));
  });
});

describe("--before-plan", () => {
  const planned = async (state) => {
    const [plan] = JSON.parse(await readFile(path("tests/scenarios/documents/terraform-plan.json"), "utf8")).policies;
    const values = structuredClone(plan.planned_values);
    values.root_module.resources[0].values.state = state;
    return { ...plan, prior_state: { format_version: "1.0", terraform_version: plan.terraform_version, values } };
  };
  const question = { access: { application: "Office 365" } };
  const tests = [row({ method: "fido2", aaguid: undefined, expect: "deny" })];
  const both = { policies: ["keys.json", "plan.json"], question };

  it("compares with the state before the plan, in the same file", async (context) => {
    const { folder, code, changes, before: was } = await tested(context, file(tests, both), { args: ["--before-plan"], files: { "plan.json": await planned("disabled") } });
    assert.deepEqual([code, was], [0, "prior_state"]);
    assert.deepEqual(changes.map(({ before: old, after }) => [old.decision, after.reason]), [["allow", "access.blocked"]]);
    const same = await tested(context, file(tests, both), { args: ["--before-plan"], files: { "plan.json": await planned("enabled") } });
    assert.deepEqual(same.changes, []);
    const population = JSON.stringify({ user: { id: "00000001-1111-4111-8111-111111111111", groups: [], roles: [], type: "member", accountEnabled: true }, passkeys: [{ id: "k", aaGuid: RSA_DS100, passkeyType: "deviceBound", attestationLevel: "attested" }], methodsRegistered: [] });
    await put(folder, { "people.ndjson": `${population}\n` });
    const locked = await within(folder, ["a.json", "--before-plan", "--population", "people.ndjson"]);
    assert.deepEqual([locked.code, JSON.parse(locked.stdout).impact[0].report.totals.lockedOut], [1, 1]);
    await put(folder, { "question.json": question });
    const impact = await run(["impact", "--before-plan", "--after", "keys.json", "plan.json", "--question", "question.json", "--population", "people.ndjson", "--json", "--at", AT], { cwd: folder });
    assert.deepEqual([impact.code, JSON.parse(impact.stdout).totals.lockedOut], [1, 1], impact.stderr);
  });

  it("says where an export behind a plan takes its place", async (context) => {
    const plan = await planned("enabled");
    const id = "33333333-1111-4222-8333-444444444444";
    for (const { root_module: module } of [plan.planned_values, plan.prior_state.values]) Object.assign(module.resources[0].values, { id });
    const { display_name: displayName } = plan.planned_values.root_module.resources[0].values;
    const conditions = { clientAppTypes: ["all"], applications: { includeApplications: ["All"] }, users: { includeUsers: ["All"] } };
    const exported = { "@odata.type": "#microsoft.graph.conditionalAccessPolicy", id, displayName, state: "disabled", conditions, grantControls: { operator: "OR", builtInControls: ["block"] } };
    const files = { "plan.json": plan, "export.json": exported };
    const behind = await tested(context, file(tests, { policies: ["plan.json", "export.json"], question }), { args: ["--before-plan"], files });
    assert.deepEqual([behind.code, behind.superseded.map((one) => one.file), behind.changes], [1, ["plan.json"], []]);
    const ahead = await tested(context, file(tests, { policies: ["export.json", "plan.json"], question }), { args: ["--before-plan"], files });
    assert.deepEqual([ahead.code, ahead.superseded.map((one) => one.file)], [0, ["export.json"]]);
  });

  it("says where there is no plan, and where nothing was before", async (context) => {
    await assert.rejects(tested(context, file([row()]), { args: ["--before-plan"] }), { key: "noPlan" });
    const { prior_state: _, ...first } = await planned("enabled");
    const { code, changes } = await tested(context, file(tests, { policies: "plan.json", question }), { args: ["--before-plan"], files: { "plan.json": first } });
    assert.deepEqual([code, changes], [0, null]);
    const nothing = { values: { root_module: { resources: [{ mode: "data", type: "azuread_client_config", name: "us", values: {} }], child_modules: [{ address: "module.a" }] } } };
    const empty = await tested(context, file(tests, { policies: "plan.json", question }), { args: ["--before-plan"], files: { "plan.json": { ...first, prior_state: nothing } } });
    assert.deepEqual([empty.code, empty.changes], [0, null]);
  });
});

describe("folders that other tools export", () => {
  const documents = async (name) => JSON.parse(await readFile(path(`tests/scenarios/documents/${name}.json`), "utf8")).policies;
  const question = { user: { id: "11111111-2222-4333-8444-555555555555", groups: [], roles: [] } };
  const asked = async (context, files) => {
    const tests = [{ method: "fido2", application: "Office 365", question, expect: { decision: "deny", reason: "access.blocked" } }];
    const all = Object.fromEntries(Object.entries(files).map(([name, content]) => [`export/${name}`, content]));
    const { passedOver, ...rest } = await tested(context, file(tests, { policies: "export" }), { files: all });
    return { ...rest, passed: passedOver?.map(({ file: of, findings }) => [of.replace("export/", ""), findings.at(-1).code]) };
  };
  const group = { id: "eeeeeeee-1111-4222-8333-444444444444", displayName: "Staff", securityEnabled: true, mailEnabled: false, groupTypes: [] };

  it("of EntraExporter are read as they are, and what is no policy is said", async (context) => {
    const [{ "@odata.context": _, "@ObjectFromFile": __, "@ObjectFileName": ___, "#CustomRef_group": ____, ...policy }] = await documents("intunemanagement");
    const [{ "@odata.context": _____, ...methods }] = await documents("dynamic-migration");
    const { code, problems, passed } = await asked(context, {
      [`Policies/ConditionalAccessPolicy/${policy.id}/${policy.id}.json`]: policy,
      "Policies/AuthenticationMethodsPolicy/authenticationMethodsPolicy/authenticationMethodsPolicy.json": methods,
      "Groups/Staff/Staff.json": group,
      "Organization/Contoso/Contoso.json": { id: "dddddddd-1111-4222-8333-444444444444", displayName: "Contoso", verifiedDomains: [{ name: "contoso.com" }] },
      "README.json": { title: "Export" },
      "settings.json": '// of the export\n{ "path": "/export", }',
    });
    const unrecognised = "input.unrecognisedPolicy";
    assert.deepEqual([code, problems], [0, []]);
    assert.deepEqual(passed.sort(), [["Organization/Contoso/Contoso.json", unrecognised], ["README.json", unrecognised], ["settings.json", unrecognised]]);
  });

  it("of IntuneManagement too, with their marks of order, migration table and settings", async (context) => {
    const [policy, migration] = await documents("intunemanagement");
    const { code, problems, passed } = await asked(context, {
      "ConditionalAccess/Policy 1.json": Buffer.from(`\ufeff${JSON.stringify(policy)}`, "utf16le"),
      "Groups/Staff.json": { "@odata.context": "https://graph.microsoft.com/beta/$metadata#groups/$entity", ...group },
      "MigrationTable.json": migration,
      "SettingsCatalog/Windows.json": { "@odata.context": "https://graph.microsoft.com/beta/$metadata#deviceManagement/configurationPolicies/$entity", id: "x", name: "Windows", settings: [] },
      "Settings.json": { ExportPath: "C:/export" },
    });
    assert.deepEqual([code, problems], [0, []]);
    assert.deepEqual(passed.sort(), [["MigrationTable.json", "policy.migrationTable"], ["Settings.json", "input.unrecognisedPolicy"], ["SettingsCatalog/Windows.json", "input.unrecognisedPolicy"]]);
  });

  it("of Microsoft365DSC are read: its configurations with the line of a clause, its reports, and no other scripts", async (context) => {
    const [configuration] = await documents("dsc-policy-block");
    const [report] = await documents("microsoft365dsc");
    const files = { "M365TenantConfig.ps1": configuration, "ConfigurationData.psd1": "@{}", "Deploy.ps1": "Import-Module Microsoft365DSC\nGet-Date {\n" };
    const folder = await folderWith(context, {
      "a.json": file([{ application: "dddddddd-1111-4222-8333-444444444444", method: "fido2", expect: "allow" }], { policies: "export" }),
      ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`export/${name}`, content])),
    });
    const { code, stdout } = await within(folder, ["a.json", "--format", "sarif"]);
    assert.equal(code, 1, stdout);
    const [{ ruleId, locations }] = JSON.parse(stdout).runs[0].results;
    assert.equal(ruleId, "access.blocked");
    const line = configuration.split("\n").findIndex((one) => one.includes("BuiltInControls")) + 1;
    const places = locations.map(({ physicalLocation: { artifactLocation, region } }) => [artifactLocation.uri, region.startLine]);
    assert.ok(places.some(([uri, at]) => uri === "export/M365TenantConfig.ps1" && at === line), JSON.stringify(places));
    const alone = await asked(context, { "Report.json": report });
    assert.deepEqual([alone.problems, alone.passed], [[], undefined]);
    const lint = await run(["lint", "export", "--json"], { cwd: folder });
    assert.equal(JSON.parse(lint.stdout).error, undefined, lint.stdout);
    const sweep = await run(["sweep", "export", "--json"], { cwd: folder });
    assert.ok([0, 1, 2].includes(sweep.code), sweep.stderr);
  });

  it("of Microsoft365DSC that cannot be read are not passed over", async (context) => {
    const [broken] = await documents("dsc-broken");
    const [policy] = await documents("intunemanagement");
    const { code, messages } = await asked(context, { "M365TenantConfig.ps1": broken, "policy.json": policy });
    assert.equal(code, 3);
    assert.match(messages[0], /This configuration of Microsoft365DSC cannot be read from line \d+/);
  });

  it("are told of in words, and counted where programs read", async (context) => {
    const folder = await folderWith(context, { "a.json": file([row()], { policies: "export" }), "export/keys.json": KEYS, "export/README.json": { title: "Export" } });
    const { code, stdout } = await within(folder, ["a.json", "--format", "terminal"]);
    assert.equal(code, 0);
    assert.match(stdout, /Passed over, since nothing in it is a policy: 1\n {2}export\/README\.json {2}The document is not a policy/);
    assert.match((await within(folder, ["a.json", "--format", "github"])).stdout, /Passed over, since nothing in it is a policy: 1/);
  });
});

describe("--watch", () => {
  /** Makes a change, and waits until it says what comes of it and watches again. */
  const after = async (said, change, message) => {
    const [out, err] = [said.stdout.length, said.stderr.length];
    await change();
    const more = () => said.stdout.slice(out) + said.stderr.slice(err);
    while (!message.test(more()) || !said.stderr.slice(err).includes("Watching")) {
      const next = new Promise((resolve) => {
        for (const stream of [said.child.stdout, said.child.stderr]) stream.once("data", () => resolve("more"));
      });
      assert.equal(await Promise.race([said.closed, next]), "more", said.stdout + said.stderr);
    }
  };

  it("runs again after a change, bears what vanishes, and ends with the last code", async (context) => {
    const assertions = (name) => file([row({ name })], { policies: "../keys.json" });
    const folder = await folderWith(context, { "keys.json": KEYS, "t/a.json": assertions("key"), "trust.json": {} });
    const gone = (name) => () => rm(join(folder, name), { recursive: true });
    const said = start(["test", "t", "--watch", "--text", "--trust", "trust.json"], { cwd: folder });
    await after(said, () => {}, /1 as expected, 0 otherwise/);
    const other = { ...KEYS, keyRestrictions: { ...KEYS.keyRestrictions, aaGuids: [YUBIKEY_5] } };
    await after(said, () => put(folder, { "keys.json": other }), /0 as expected, 1 otherwise/);
    // What vanishes is told and waited for: policies, tests, and what an option names.
    await after(said, gone("keys.json"), /keys\.json: there is no such file/);
    await after(said, () => put(folder, { "keys.json": KEYS }), /1 as expected, 0 otherwise/);
    await after(said, gone("t"), /✕ t: there is no such file/);
    await after(said, () => put(folder, { "t/b.json": assertions("back") }), /✓ t\/b\.json {2}1 of 1/);
    await after(said, gone("trust.json"), /trust\.json: there is no such file/);
    await after(said, () => put(folder, { "trust.json": {} }), /1 as expected, 0 otherwise/);
    said.child.kill("SIGINT");
    assert.equal(await said.closed, 0);
  });

  it("runs again after a change of what it compares with", async (context) => {
    const folder = await folderWith(context, { "keys.json": KEYS, "a.json": file([row()]), "old/in/keys.json": KEYS });
    const said = start(["test", "a.json", "--watch", "--text", "--before", "old"], { cwd: folder });
    await after(said, () => {}, /All answers are those of old/);
    const other = { ...KEYS, keyRestrictions: { ...KEYS.keyRestrictions, aaGuids: [YUBIKEY_5] } };
    await after(said, () => put(folder, { "old/in/keys.json": other }), /Answers that are others than with old: 1/);
    said.child.kill("SIGINT");
    assert.equal(await said.closed, 0);
  });
});

describe("reports for programs", () => {
  const broken = async (context) => {
    const folder = await example(context);
    await swap(folder, "policies/authenticationMethodsPolicy.json", `,\n          "${YUBIKEY_5}"`, "");
    await put(folder, { "bad.yaml": "assertions: 1\ntest: []\n" });
    return folder;
  };
  const report = async (folder, format, args = []) => (await within(folder, ["--format", format, ...args])).stdout;

  it("are SARIF that its schema takes", async (context) => {
    const folder = await broken(context);
    const log = JSON.parse(await report(folder, "sarif"));
    const require = createRequire(import.meta.url);
    const schema = JSON.parse(await readFile(join(require.resolve("@microsoft/jest-sarif/package.json"), "../lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
    const ajv = new AjvDraft4({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    const valid = ajv.compile(schema);
    assert.equal(valid(log), true, JSON.stringify(valid.errors, null, 1));
    const [{ results, tool, invocations }] = log.runs;
    assert.equal(results.length, 2);
    const [{ ruleId, locations, relatedLocations }] = results;
    assert.equal(ruleId, "passkey.aaguidNotAllowed");
    const { artifactLocation, region } = locations[0].physicalLocation;
    assert.deepEqual([artifactLocation.uri, region.startLine, region.startColumn], ["policies/authenticationMethodsPolicy.json", 15, 20]);
    assert.equal(relatedLocations[0].physicalLocation.artifactLocation.uri, "assertions.yaml");
    for (const rule of tool.driver.rules) {
      assert.match(rule.helpUri, /^https:\/\/learn\.microsoft\.com\//);
      assert.ok(rule.shortDescription.text && rule.fullDescription.text && rule.help.text && rule.help.markdown, rule.id);
    }
    await put(folder, { "entra-verdict.config.json": { helpUri: "https://docs.example" } });
    const page = "https://docs.example/codes/passkey.aaguidNotAllowed.html";
    assert.deepEqual(JSON.parse(await report(folder, "sarif")).runs[0].tool.driver.rules.map(({ helpUri }) => helpUri), [page]);
    assert.match(await report(folder, "terminal"), new RegExp(`^  More about it: ${page.replaceAll(".", "\\.")}$`, "m"));
    assert.match(await report(folder, "markdown"), new RegExp(`\\| \\[\`passkey\\.aaguidNotAllowed\`\\]\\(<${page.replaceAll(".", "\\.")}>\\) \\|`));
    const { results: told } = JSON.parse(await report(folder, "json"));
    assert.deepEqual([...new Set(told.map(({ status, help }) => `${status} ${help}`))].sort(), [`failed ${page}`, "passed undefined"]);
    await rm(join(folder, "entra-verdict.config.json"));
    assert.deepEqual(invocations.map(({ executionSuccessful, toolExecutionNotifications }) => [executionSuccessful, toolExecutionNotifications.length]), [[false, 2]]);
    const lint = JSON.parse((await run(["lint", "policies", "--format", "sarif"], { cwd: folder })).stdout);
    assert.equal(valid(lint), true, JSON.stringify(valid.errors, null, 1));
  });

  it("are JUnit XML that is well-formed and counts right", async (context) => {
    const xml = await report(await broken(context), "junit");
    assert.equal(XMLValidator.validate(xml), true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, isArray: (name) => ["testsuite", "testcase"].includes(name) }).parse(xml);
    const of = testsuites.testsuite.find((suite) => suite["@_name"] === "assertions.yaml");
    assert.deepEqual([testsuites["@_tests"], testsuites["@_failures"], testsuites["@_errors"]], ["11", "2", "2"]);
    assert.equal(of.testcase.length, 9);
    assert.equal(of.testcase.filter(({ failure }) => failure).length, 2);
    await looksLike("test.junit.xml", xml);
  });

  it("are TAP that a reader of TAP takes", async (context) => {
    const text = await report(await broken(context), "tap");
    const { ok, count, pass, fail, failures } = await new Promise((resolve) => {
      const parser = new Parser({ strict: true }, resolve);
      parser.end(text);
    });
    assert.deepEqual([ok, count, pass, fail], [false, 11, 7, 4]);
    assert.equal(failures[0].diag.code, "passkey.aaguidNotAllowed", JSON.stringify(failures[0]));
    assert.match(text, /^TAP version 14\n1\.\.11\n/);
  });

  it("are annotations and a summary for GitHub", async (context) => {
    const folder = await broken(context);
    await looksLike("test.github.txt", await report(folder, "github"));
    await looksLike("test.summary.md", await report(folder, "markdown"));
  });

  it("go into a folder of their own, which is made", async (context) => {
    const folder = await example(context);
    assert.equal((await within(folder, ["--format", "junit", "--output", "out/reports/tests.xml"])).code, 0);
    assert.equal(XMLValidator.validate(await read(folder, "out/reports/tests.xml")), true);
  });

  it("go into a file, with words for people beside it", async (context) => {
    const folder = await broken(context);
    for (const format of [...Object.keys(FORMATS), "json", "terminal"]) {
      const { code, stdout } = await within(folder, ["assertions.yaml", "--format", format, "--output", `out.${format}`]);
      assert.equal(code, 1, format);
      assert.match(stdout, /✕ assertions\.yaml {2}7 of 9 as expected/);
      const direct = await within(folder, ["assertions.yaml", "--format", format]);
      const written = await read(folder, `out.${format}`);
      if (format === "json") assert.deepEqual(JSON.parse(written), JSON.parse(direct.stdout));
      else assert.equal(written, direct.stdout, format);
    }
  });

  it("pass on nothing that their readers would take for something else", () => {
    const odd = "a::error::b\n]]><x> & \"%0A\" \u001b[2J | `c` # TODO\u0000";
    const place = { file: "a b,c:d.json", line: 1, column: 2 };
    const input = {
      command: "test",
      version: "0.0.0",
      say: words("en"),
      summary: odd,
      problems: [],
      cases: [{ suite: "s", name: odd, status: "failed", kind: "x", message: odd, place }],
      results: [{ code: "x", level: "error", message: odd, place }],
    };
    assert.match(FORMATS.sarif({ ...input, results: [{ code: "x", level: "error", message: "[a](b) [c]", place }] }), /"\\\\\[a\\\\\]\(b\) \[c\]"/);
    for (const [format, write] of Object.entries(FORMATS)) assert.doesNotMatch(write(input), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/, format);
    assert.equal(XMLValidator.validate(FORMATS.junit(input)), true);
    const github = FORMATS.github(input).split("\n");
    assert.equal(github.filter((line) => line.startsWith("::")).length, 1);
    assert.match(github[0], /^::error file=a b%2Cc%3Ad\.json,line=1,col=2,title=x::a::error::b%0A/);
    assert.equal(FORMATS.tap(input).split("\n").filter((line) => /^(not )?ok/.test(line)).length, 1);
    assert.doesNotMatch(FORMATS.tap(input).split("\n")[2], /[^\\]# TODO/);
    assert.equal(FORMATS.markdown(input).split("\n").filter((line) => line.startsWith("| ❌")).length, 1);
  });
});

describe("patterns of files", () => {
  it("are those that people know", () => {
    for (const [pattern, name, is] of [
      ["policies/*.json", "policies/a.json", true],
      ["policies/*.json", "policies/x/a.json", false],
      ["**/*.json", "a.json", true],
      ["**/*.json", "x/y/a.json", true],
      ["./a.json", "a.json", true],
      ["a?c", "abc", true],
      ["a.c", "abc", false],
      ["policies/**", "policies/x/y", true],
    ]) {
      assert.equal(isNamedBy(pattern, name), is, `${pattern} ${name}`);
    }
  });
});
