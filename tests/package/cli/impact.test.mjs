// The command that says who is locked out, run as people and programs run it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { EntraVerdictError, Impact, Tenant, impact, init } from "../../../pkg/index.js";
import { looksLike } from "./run.mjs";

const main = fileURLToPath(new URL("../../../pkg/cli/main.js", import.meta.url));
const DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const AT = ["--at", "2026-11-21T00:00:00Z"];

const policy = (aaGuids) => ({
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  id: "Fido2",
  state: "enabled",
  isAttestationEnforced: false,
  keyRestrictions: { isEnforced: aaGuids !== undefined, enforcementType: "allow", aaGuids: aaGuids ?? [] },
  includeTargets: [{ targetType: "group", id: "all_users" }],
});

const person = (number, aaGuids, methodsRegistered = []) => ({
  user: {
    id: `${String(number).padStart(8, "0")}-1111-4111-8111-111111111111`,
    userPrincipalName: `p${number}@contoso.com`,
    displayName: `Person ${number}`,
    groups: [],
    roles: [],
    type: "member",
    accountEnabled: true,
  },
  passkeys: aaGuids.map((aaGuid, index) => ({ id: `k${number}-${index}`, aaGuid, passkeyType: "deviceBound", attestationLevel: "attested" })),
  methodsRegistered,
});

const people = [
  person(1, [YUBIKEY]),
  person(2, [YUBIKEY, DS100]),
  person(3, [DS100]),
  person(4, [YUBIKEY], ["microsoftAuthenticatorPush"]),
];
const lines = (list) => list.map((one) => `${JSON.stringify(one)}\n`).join("");

function run(args, { input = "", env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, "impact", ...args, ...AT], { cwd: folder, env: { PATH: process.env.PATH, LANG: "C", ...env } });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (data) => (stdout += data));
    child.stderr.setEncoding("utf8").on("data", (data) => (stderr += data));
    child.on("error", reject).on("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.on("error", () => {}).end(input);
  });
}

let folder;
before(async () => {
  await init();
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  const file = (name, content) => writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  await file("before.json", policy());
  await file("after.json", policy([DS100]));
  await file("people.ndjson", lines(people));
  await file("safe.ndjson", lines(people.slice(2, 3)));
  await file("cut.ndjson", `${lines(people.slice(2, 3))}{"user": {"id": "x`);
  await file("report.csv", "userPrincipalName;methodsRegistered\r\nP1@contoso.com;mobilePhone\r\n");
  const [{ methodsRegistered, ...unknown }] = people;
  await file("unknown.ndjson", lines([unknown]));
});
after(() => rm(folder, { recursive: true }));

const change = ["--before", "before.json", "--after", "after.json"];

describe("entra-verdict impact", () => {
  it("gives one object, with a row for everybody", async () => {
    const { code, stdout, stderr } = await run([...change, "--population", "people.ndjson", "--json"]);
    assert.deepEqual([code, stderr], [1, ""]);
    const { users, totals, models, allowList, undecided } = JSON.parse(stdout);
    assert.deepEqual(
      users.map(({ effect, reason }) => [effect, reason]),
      [
        ["lockedOut", "passkey.aaguidNotAllowed"],
        ["losesKey", "passkey.aaguidNotAllowed"],
        ["unchanged", null],
        ["losesKey", "passkey.aaguidNotAllowed"],
      ],
    );
    const { users: count, keys, unchanged, losesKey, lockedOut, gains, undecided: open, unreadable } = totals;
    assert.deepEqual([count, keys, unchanged, losesKey, lockedOut, gains, open, unreadable], [4, 5, 1, 2, 1, 0, 0, 0]);
    assert.deepEqual(models.map(({ aaGuid, keys: of, lost }) => [aaGuid, of, lost]), [[YUBIKEY, 3, 3], [DS100, 2, 0]]);
    assert.deepEqual(allowList.aaGuids, [DS100, YUBIKEY]);
    assert.equal(allowList.change.requests.length, 1);
    assert.deepEqual(undecided, []);
  });

  it("tells people what is open, and what of the people was only partly read", async () => {
    const [asked, other, gone] = ["a", "b", "c"].map((letter) => `${letter}0000000-0000-4000-8000-000000000001`);
    const of = (group, list) => ({ ...policy(list), includeTargets: [{ targetType: "group", id: group }] });
    const one = (number, more, groups = [asked]) => {
      const { user, ...rest } = person(number, [YUBIKEY]);
      return { user: { ...user, groups, groupsAsked: [asked, gone], rolesAsked: [] }, ...rest, ...more };
    };
    const list = [one(1), one(2, {}, []), one(3, { unreadable: [{ source: "windowsHelloForBusinessMethods", status: 403, code: "accessDenied" }] })];
    await writeFile(join(folder, "asked.json"), JSON.stringify(of(asked)));
    await writeFile(join(folder, "other.json"), JSON.stringify(of(other)));
    await writeFile(join(folder, "asked.ndjson"), `${lines(list)}{"user": {"id": "x`);
    for (const language of ["en", "ja"]) {
      const { code, stdout } = await run(["--before", "asked.json", "--after", "other.json", "--population", "asked.ndjson", "--text", "--language", language]);
      assert.equal(code, 3, stdout);
      await looksLike(`impact${language === "ja" ? "-ja" : ""}.txt`, stdout);
    }
    // Who is in a group that nobody looked at is open; where it was looked at, it is not.
    const { stdout } = await run(["--before", "asked.json", "--after", "other.json", "--population", "asked.ndjson", "--json"]);
    assert.deepEqual(JSON.parse(stdout).undecided.map(({ path, users }) => [path, users]), [["/question/user/groups", 3]]);
    await writeFile(join(folder, "gone.json"), JSON.stringify(of(gone)));
    const { stdout: known } = await run(["--before", "asked.json", "--after", "gone.json", "--population", "asked.ndjson", "--json"]);
    assert.deepEqual(JSON.parse(known).users.map(({ effect }) => effect), ["lockedOut", "unchanged", "lockedOut"]);
  });

  it("takes folders of policies, as other commands do", async () => {
    for (const name of ["was/methods/keys.json", "is/keys.json"]) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), await readFile(join(folder, name.startsWith("was") ? "before.json" : "after.json")));
    }
    await writeFile(join(folder, "is/groups.json"), JSON.stringify({ value: [{ "@odata.type": "#microsoft.graph.group", id: "g", displayName: "Group" }] }));
    const args = ["--population", "people.ndjson", "--json"];
    const [files, folders] = [await run([...change, ...args]), await run(["--before", "was", "--after", "is", ...args])];
    assert.deepEqual([folders.code, JSON.parse(folders.stdout).totals], [files.code, JSON.parse(files.stdout).totals]);
    const none = await run(["--before", "was", "--after", "nowhere", ...args]);
    assert.equal(none.code, 3);
    assert.match(none.stderr, /nowhere: there is no such file/);
  });

  it("gives a row a line, of the effects that are wanted", async () => {
    const some = await run([...change, "--population", "people.ndjson", "--ndjson", "--only", "lockedOut"]);
    assert.equal(some.code, 1);
    assert.deepEqual(some.stdout.trim().split("\n").map((row) => JSON.parse(row).user.userPrincipalName), ["p1@contoso.com"]);
    const several = await run([...change, "--population", "people.ndjson", "--ndjson", "--only", "lockedOut,losesKey"]);
    assert.equal(several.stdout.trim().split("\n").length, 3);
    const csv = await run([...change, "--population", "people.ndjson", "--csv", "--language", "ja"]);
    assert.equal(csv.stdout.trim().split("\r\n").length, 5);
    assert.match(csv.stdout, /締め出される/);
    assert.ok(csv.stdout.startsWith("\ufeff"));
  });

  it("reads standard input, and gives the same", async () => {
    const piped = await run([...change, "--population", "-", "--json"], { input: lines(people) });
    const filed = await run([...change, "--population", "people.ndjson", "--json"]);
    assert.deepEqual(JSON.parse(piped.stdout).totals, JSON.parse(filed.stdout).totals);
  });

  it("says by its exit code what came out", async () => {
    for (const [population, code] of [
      ["people.ndjson", 1],
      ["safe.ndjson", 0],
      ["unknown.ndjson", 2],
      ["cut.ndjson", 3],
    ]) {
      const found = await run([...change, "--population", population, "--json"]);
      assert.equal(found.code, code, `${population}: ${found.stdout} ${found.stderr}`);
    }
    const missing = await run([...change, "--population", "nowhere.ndjson", "--json"]);
    assert.equal(missing.code, 3);
    assert.match(missing.stderr, /nowhere\.ndjson/);
  });

  it("says line and reason of what cannot be read, and what was readable counts", async () => {
    const { stdout } = await run([...change, "--population", "cut.ndjson", "--json"]);
    const { totals, unreadable } = JSON.parse(stdout);
    assert.equal(totals.users, 1);
    assert.deepEqual(unreadable.places.map(({ file, line, code }) => [file, line, code]), [["cut.ndjson", 2, "population.cutOff"]]);
  });

  it("joins what other files say, in whatever order they are named", async () => {
    const { code, stdout } = await run([...change, "--population", "unknown.ndjson", "report.csv", "--json"]);
    assert.equal(code, 0, stdout);
    const { users } = JSON.parse(stdout);
    assert.equal(users.length, 1);
    assert.equal(users[0].effect, "losesKey");
  });

  it("says it in words, in both languages", async () => {
    const english = await run([...change, "--population", "people.ndjson", "--text"]);
    assert.match(english.stdout, /^3 of 4 people lose a key, 1 has no other way in\./);
    assert.match(english.stdout, /Person 1/);
    const japanese = await run([...change, "--population", "people.ndjson", "--text", "--language", "ja"]);
    assert.match(japanese.stdout, /^4 人のうち 3 人がキーを失い/);
    const inUse = await run(["--before", "after.json", "--population", "people.ndjson", "--text"]);
    assert.match(inUse.stdout, /^4 people have 5 keys of 2 models\./);
    assert.equal(/undefined/.test(english.stdout + japanese.stdout + inUse.stdout), false);
  });

  it("joins parts to the report of the whole", async () => {
    const policies = ["--before", "before.json", "--after", "after.json"];
    const whole = await run([...policies, "--population", "-", "--ndjson"], { input: lines(people) });
    const report = await run([...policies, "--population", "-", "--json"], { input: lines(people) });
    const files = [];
    for (const [index, list] of [people.slice(0, 1), people.slice(1, 3), people.slice(3)].entries()) {
      const { code, stdout } = await run([...policies, "--population", "-", "--partial"], { input: lines(list) });
      assert.equal(code, index === 0 ? 1 : 0);
      files.push(`part-${index}.ndjson`);
      await writeFile(join(folder, files[index]), stdout);
    }
    const rows = await run([...policies, "--merge", ...files, "--ndjson"]);
    assert.deepEqual([rows.code, rows.stdout], [whole.code, whole.stdout]);
    const joined = await run([...policies, "--merge", ...files, "--json"]);
    assert.deepEqual([joined.code, joined.stdout], [report.code, report.stdout]);
    const other = await run(["--before", "before.json", "--merge", ...files, "--json"]);
    assert.equal(other.code, 3);
    assert.match(other.stderr, /no part of an answer about these policies/);
    assert.equal((await run([...policies, "--merge", ...files, "--csv"])).code, 3);
    // Parts have everybody's rows; who wants some gets those.
    for (const form of [["--text"], ["--ndjson", "--only", "lockedOut"], ["--json", "--only", "losesKey,lockedOut"]]) {
      const [one, of] = [await run([...policies, "--population", "-", ...form], { input: lines(people) }), await run([...policies, "--merge", ...files, ...form])];
      assert.deepEqual([of.code, of.stdout], [one.code, one.stdout], form.join(" "));
    }
    const nobody = await run([...policies, "--population", "-", "--partial"], { input: "" });
    assert.equal(nobody.stdout.trim().split("\n").length, 1);
    // What is no part says which file, and where in it, before a row goes out.
    const [first] = files;
    const part = await readFile(join(folder, first), "utf8");
    const bad = { "rows.part": part.split("\n")[0], "cut.part": part.slice(0, 40), "half.part": part.slice(0, -40), "none.part": "" };
    for (const [name, text] of Object.entries(bad)) await writeFile(join(folder, name), text);
    for (const [name, said] of [
      ["rows.part", /rows\.part is no part of an answer/],
      ["cut.part", /cut\.part, line 1: this is no row/],
      ["half.part", /half\.part:2/],
      ["none.part", /none\.part is no part/],
      ["people.ndjson", /people\.ndjson, line 1: this is no row/],
      ["gone.part", /gone\.part: there is no such file/],
    ]) {
      const { code, stdout, stderr } = await run([...policies, "--merge", ...files.slice(1), name, "--ndjson"]);
      assert.deepEqual([code, Object.keys(JSON.parse(stdout))], [3, ["error"]], name);
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /fault in entra-verdict/);
    }
  });

  it("refuses what it cannot be asked", async () => {
    for (const [args, text] of [
      [["--population", "people.ndjson"], /--before/],
      [["--before", "before.json"], /--population/],
      [[...change, "--population", "people.ndjson", "--only", "sad"], /lockedOut/],
      [[...change, "--population", "people.ndjson", "--csv", "--json"], /--ndjson/],
    ]) {
      const { code, stderr } = await run(args);
      assert.equal(code, 3);
      assert.match(stderr, text);
    }
  });
});

describe("the package", () => {
  it("asks about people at once, and file by file", async () => {
    const found = impact(policy(), policy([DS100]), people, { at: "2026-11-21T00:00:00Z" });
    assert.deepEqual(found.users.map(({ effect }) => effect), ["lockedOut", "losesKey", "unchanged", "losesKey"]);
    const text = await readFile(join(folder, "people.ndjson"));
    const [one, other] = [policy(), policy([DS100])].map((documents) => Tenant.load(documents));
    const asked = one.impact(other, { rows: "ndjson" });
    for (let at = 0; at < text.length; at += 100) asked.feed("people", text.subarray(at, at + 100));
    asked.end("people");
    assert.equal(asked.people, 4);
    assert.deepEqual(asked.finish().totals, found.totals);
    const [row] = new TextDecoder().decode(asked.take()).split("\n");
    const { before: was, after: is } = asked.explain(JSON.parse(row), 0);
    assert.deepEqual([was.decision, is.decision, is.reason.code], ["allow", "deny", "passkey.aaguidNotAllowed"]);
    asked.free();
    assert.throws(() => asked.people, { code: "package.impactFreed" });
    assert.throws(() => one.impact(null, { rows: "knitted" }), EntraVerdictError);
    assert.equal(Impact.isPeople(text), true);
    for (const tenant of [one, other]) tenant.free();
  });
});
