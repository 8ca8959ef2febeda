// The scripts for who may not install Node, against the same server, where what runs them is there.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { Tenant, init } from "../../../pkg/index.js";
import { graph, TOKEN } from "../../support/graph/server.mjs";
import { ASKED, GROUPS, ROLE, idOf, line } from "../../support/graph/tenant.mjs";

const script = (name) => fileURLToPath(new URL(`../../../pkg/collect/${name}`, import.meta.url));
const has = (program, ...args) => spawnSync(program, args, { stdio: "ignore" }).error === undefined;
const lacking = (programs) => programs.filter((program) => !has(program, "--version"));
const skipped = (programs) => {
  const missing = lacking(programs);
  return missing.length > 0 && `${missing.join(" and ")} cannot be run here`;
};

/** On it requests to reports are never close to each other. */
const HASTY = { now: () => Date.now() * 1000 };

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-scripts-"));
  await init();
});
after(() => rm(folder, { recursive: true }));

function run(program, args, token = TOKEN) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { PATH: process.env.PATH, HOME: folder, LANG: "C", ENTRA_VERDICT_TOKEN: token } });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (data) => (stdout += data));
    child.stderr.setEncoding("utf8").on("data", (data) => (stderr += data));
    child.on("error", reject).on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

async function fake(context, settings) {
  const server = await graph({ time: HASTY, wait: 0, ...settings });
  context.after(() => server.close());
  return server;
}

const expected = (count, make = line) => Array.from({ length: count }, (_, index) => make(index));
const linesOf = (text) => text.trimEnd().split("\n").map((one) => JSON.parse(one));

/** What both scripts have to do: `call` runs one with an address and a file. */
function does(call) {
  it("writes the same people and policies as the command", async (context) => {
    const people = 25;
    const server = await fake(context, { people, page: 24, throttle: 11, cut: 37, moody: 11 });
    const output = join(folder, `${call.name}.ndjson`);
    const first = await call(server.origin, output);
    assert.equal(first.code, 0, first.stderr);
    assert.deepEqual(linesOf(await readFile(output, "utf8")), expected(people));
    assert.deepEqual(server.state.faults, []);
    assert.ok(server.state.cut > 0 && server.state.throttled > 0 && server.state.moody.size > 3, "there was trouble");
    const tenant = Tenant.load(await readFile(join(folder, `${call.name}.policies.json`), "utf8"));
    assert.deepEqual(tenant.findings, []);
    tenant.free();
    assert.ok(!(first.stdout + first.stderr).includes("signature-of-a-test"));

    // Half of the last lines is lost; whoever is there is not asked again.
    await truncate(output, (await readFile(output)).length - 2000);
    const kept = linesOf(`${(await readFile(output, "utf8")).replace(/[^\n]*$/, "")}`).length;
    server.state.hits.clear();
    const second = await call(server.origin, output);
    assert.equal(second.code, 0, second.stderr);
    assert.deepEqual(linesOf(await readFile(output, "utf8")), expected(people));
    const asked = [...server.state.hits.keys()].filter((url) => url.endsWith("/fido2Methods"));
    assert.deepEqual(asked.sort(), Array.from({ length: people - kept }, (_, index) => `/users/${idOf("1", kept + index)}/authentication/fido2Methods`));
  });

  it("says what it may not read and what was looked at, and where the token does not go", async (context) => {
    const refused = { status: 403, body: { error: { code: "Authorization_RequestDenied" } } };
    const sources = [`groups/${GROUPS.keys}/transitiveMembers`, "roleManagement/directory/roleAssignments"];
    const server = await fake(context, { people: 7, beta: false, answer: (name) => (sources.includes(name) ? refused : undefined) });
    const output = join(folder, `${call.name}-refused.ndjson`);
    const { code } = await call(server.origin, output);
    assert.equal(code, 1);
    const unreadable = ["transitiveMembers", "roleAssignments"].map((source) => ({ source, status: 403, code: "Authorization_RequestDenied" }));
    const without = (index) => {
      const { user, ...rest } = line(index);
      const { groups, groupsAsked, roles, rolesAsked, ...known } = user;
      return { user: known, ...rest, unreadable };
    };
    assert.deepEqual(linesOf(await readFile(output, "utf8")), expected(7, without));

    const later = join(folder, `${call.name}-later.ndjson`);
    const open = await fake(context, { people: 7 });
    const { code: whole, stderr: said } = await call(open.origin, later, { group: GROUPS.hidden.toUpperCase(), role: ROLE });
    assert.equal(whole, 0, said);
    for (const { user } of linesOf(await readFile(later, "utf8"))) {
      assert.deepEqual([user.groupsAsked, user.rolesAsked], [[...ASKED.groups, GROUPS.hidden], ASKED.roles]);
      assert.equal(user.groups.includes(GROUPS.hidden), user.id === idOf("1", 1));
    }

    const thief = await fake(context, {});
    const traps = [
      { status: 200, body: { value: [], "@odata.nextLink": `${thief.origin}/v1.0/users` } },
      { status: 302, headers: { Location: `${thief.origin}/v1.0/users` }, body: {} },
    ];
    for (const trap of traps) {
      const led = await fake(context, { people: 3, answer: (name) => (name === "identity/conditionalAccess/policies" ? trap : undefined) });
      const { code, stderr } = await call(led.origin, join(folder, `${call.name}-led.ndjson`));
      assert.notEqual(code, 0);
      assert.match(stderr, /the token does not go/);
    }
    assert.equal(thief.state.requests, 0);
  });
}

describe("collect.sh", { skip: skipped(["curl", "jq"]) }, () => {
  for (const shell of ["dash", "bash"].filter((name) => has(name, "-c", "true"))) {
    it(`is read by ${shell}`, () => assert.equal(spawnSync(shell, ["-n", script("collect.sh")]).status, 0));
  }

  does(function shell(base, output, more = {}) {
    const also = Object.entries(more).flatMap(([name, id]) => [`--${name}`, id]);
    return run("sh", [script("collect.sh"), "--base", base, ...also, output]);
  });

  it("refuses addresses and tokens that are none", async () => {
    for (const base of ["http://graph.microsoft.com", "https://graph.microsoft.com@example.com", "https://example.com/x", "ftp://x"]) {
      assert.equal((await run("sh", [script("collect.sh"), "--base", base, "x.ndjson"])).code, 3, base);
    }
    for (const id of ["Pilots", `${ROLE}\n${ROLE}`, undefined]) {
      const { code, stderr } = await run("sh", [script("collect.sh"), "--group", ...(id ? [id, "x.ndjson"] : [])]);
      assert.deepEqual([code, /--group needs the id/.test(stderr)], [3, true], String(id));
    }
    const { code, stderr } = await run("sh", [script("collect.sh"), "x.ndjson"], `${TOKEN}\n"`);
    assert.deepEqual([code, stderr.includes("signature-of-a-test")], [3, false]);
  });
});

describe("collect.ps1", { skip: skipped(["pwsh"]) }, () => {
  does(function powershell(base, output, more = {}) {
    const also = Object.entries(more).flatMap(([name, id]) => [`-${name}`, id]);
    return run("pwsh", ["-NoProfile", "-File", script("collect.ps1"), "-Base", base, "-Output", output, ...also]);
  });
});
