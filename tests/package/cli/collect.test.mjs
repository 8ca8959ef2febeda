// Collecting, against a server that answers as Microsoft Graph does.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { checkClaims, claimsOf } from "../../../pkg/cli/collect/token.js";
import { Graph, originOf } from "../../../pkg/cli/collect/graph.js";
import { collect } from "../../../pkg/cli/collect/index.js";
import { Progress } from "../../../pkg/cli/collect/progress.js";
import { words } from "../../../pkg/cli/texts.js";
import { Tenant, init } from "../../../pkg/index.js";
import { clock, graph, TOKEN } from "../../support/graph/server.mjs";
import { ASKED, GROUPS, idOf, isForbidden, isGone, line, methods, ROLE } from "../../support/graph/tenant.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const main = path("../../../pkg/cli/main.js");

/** A clock on which both runs of a test are far from each other. */
const HASTY = { now: () => Date.now() * 1000 };

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-collect-"));
  process.env.ENTRA_VERDICT_TOKEN = TOKEN;
  await init();
});
after(() => rm(folder, { recursive: true }));

let made = 0;
/** Names of files that are not there yet. */
function files() {
  made += 1;
  const output = join(folder, `people-${made}.ndjson`);
  return { output, policies: join(folder, `people-${made}.policies.json`), mark: `${output}.collecting` };
}

/** Starts a server, and stops it when the test is over. */
async function fake(context, settings) {
  const server = await graph(settings);
  context.after(() => server.close());
  return server;
}

/** Collects in this process, with the server's own clock. */
async function gather(server, output, { options = {}, ...of } = {}) {
  const told = [];
  const stderr = { write: (text) => told.push(text) };
  const parsed = { options: { output, base: server.origin, ...options }, files: [] };
  const context = { language: "en", say: words("en") };
  try {
    return { told, ...(await collect(parsed, context, { clock: server.time, stderr, ...of })) };
  } catch (error) {
    throw Object.assign(error, { told });
  }
}

/** Runs the command line, until it ends or `until` says that it is enough. */
function run(args, { input = "", env = {}, until } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, "collect", ...args], { env: { PATH: process.env.PATH, LANG: "C", ...env } });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (data) => (stdout += data));
    child.stderr.setEncoding("utf8").on("data", (data) => (stderr += data));
    child.on("error", reject).on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.on("error", () => {}).end(input);
    until?.then(() => child.kill("SIGKILL"));
  });
}

const expected = (count, make = line) => Array.from({ length: count }, (_, index) => `${JSON.stringify(make(index))}\n`).join("");
const counted = (count, is) => Array.from({ length: count }, (_, index) => index).filter(is).length;

describe("entra-verdict collect", () => {
  it("writes everybody once, with what could not be read, and policies that are read without findings", async (context) => {
    const server = await fake(context, { people: 130, page: 50 });
    const { output, policies, mark } = files();
    const { code, answer, told } = await gather(server, output);
    assert.equal(await readFile(output, "utf8"), expected(130));
    assert.deepEqual(server.state.faults, []);
    const unreadable = ["fido2Methods", "platformCredentialMethods", "windowsHelloForBusinessMethods"].flatMap((source) => [
      { source, status: 403, code: "accessDenied", people: counted(130, isForbidden) },
      { source, status: 404, code: "Request_ResourceNotFound", people: counted(130, isGone) },
    ]);
    const passkeys = Array.from({ length: 130 }, (_, index) => line(index).passkeys?.length ?? 0).reduce((sum, count) => sum + count, 0);
    assert.deepEqual(answer, {
      population: { file: output, people: 130, passkeys, resumed: 0 },
      policies: { file: policies, documents: 10 },
      notRead: [{ source: `transitiveMembers ${GROUPS.gone}`, status: 404, code: "Request_ResourceNotFound" }],
      unreadable,
    });
    assert.equal(code, 0);
    assert.match(told.join(""), /UserAuthMethod-Passkey\.Read\.All/);

    const text = await readFile(policies, "utf8");
    const tenant = Tenant.load(text);
    assert.deepEqual(tenant.findings, []);
    assert.match(text, /"displayName": "Group 1?/);
    tenant.free();
    const modes = await Promise.all([output, policies].map(async (file) => ((await stat(file)).mode & 0o777).toString(8)));
    assert.deepEqual(modes, ["600", "600"]);
    assert.ok(!(await readdir(folder)).includes(mark));
  });

  it("loses nobody of 30 000 and counts nobody twice, whatever Graph does", async () => {
    const people = 30_000;
    const { output } = files();
    const worker = new Worker(new URL("../../support/graph/large.mjs", import.meta.url), { workerData: { output, people, throttle: 23, cut: 41, moody: 199 } });
    const [{ answer, state, lines, wrong }] = await once(worker, "message");
    assert.deepEqual([lines, wrong], [people, []]);
    assert.equal(answer.population.people, people);
    assert.deepEqual(state.faults, []);
    assert.ok(state.cut > 20 && state.throttled > 50 && state.moody > 300, "there was trouble");
    // Batches go out full, but for what is asked again.
    assert.ok(state.asked / state.batches > 10, `${state.asked} requests in ${state.batches} batches`);
  });

  it("goes on after it was killed, to the same file as without", async (context) => {
    const people = 200;
    for (const after_ of [0, 70, 150]) {
      let reached;
      const until = new Promise((resolve) => (reached = resolve));
      let asked = 0;
      let isStalled = true;
      const server = await fake(context, {
        people,
        page: 60,
        time: HASTY,
        answer: (name) => {
          if (!isStalled || !name.endsWith("/fido2Methods")) return undefined;
          asked += 1;
          if (asked <= after_) return undefined;
          reached();
          return { stall: true };
        },
      });
      const { output, mark } = files();
      const args = ["--base", server.origin, "--output", output];
      const killed = await run(args, { input: TOKEN, until });
      assert.equal(killed.signal, "SIGKILL");
      const written = await readFile(output, "utf8").catch(() => "");
      assert.ok(expected(people).startsWith(written), "what was written is a part of the whole");
      assert.ok(await stat(mark), "it is marked as begun");
      // A line that was not finished.
      if (written.length > 0) await truncate(output, Buffer.byteLength(written) - 40);
      isStalled = false;
      const hits = new Map(server.state.hits);
      const resumed = await run([...args, "--json"], { input: JSON.stringify({ accessToken: TOKEN, tokenType: "Bearer" }) });
      assert.equal(resumed.code, 0, resumed.stderr);
      assert.equal(await readFile(output, "utf8"), expected(people));
      const lines = written.split("\n").length - 1;
      assert.equal(JSON.parse(resumed.stdout).population.resumed, Math.max(0, lines - 1));
      if (lines > 1) assert.equal(server.state.hits.get(`/users/${idOf("1", 0)}/authentication/fido2Methods`), hits.get(`/users/${idOf("1", 0)}/authentication/fido2Methods`));
      assert.ok(!(await readdir(folder)).some((name) => name.endsWith(".collecting")));
    }
  });

  it("stays with the tenant, the policies and the files that it began with", async (context) => {
    const server = await fake(context, { people: 60, answer: (name) => (name === "users" ? { status: 500, body: {} } : undefined) });
    const { output, policies } = files();
    await assert.rejects(gather(server, output), { key: "graphUnavailable", status: 500 });
    const begun = await readFile(policies, "utf8");
    await assert.rejects(gather(server, output, { options: { policies: [`${policies}2`] } }), { key: "outputOther" });
    await assert.rejects(gather(server, output, { options: { group: [GROUPS.hidden] } }), { key: "outputOther" });
    const other = await fake(context, { people: 60 });
    await assert.rejects(gather(other, output), { key: "outputOther" });
    const tenant = await fake(context, { people: 60, answer: (name) => (name === "organization" ? { status: 200, body: { value: [{ id: "another" }] } } : undefined) });
    await writeFile(`${output}.collecting`, (await readFile(`${output}.collecting`, "utf8")).replaceAll(server.origin, tenant.origin));
    await assert.rejects(gather(tenant, output), { key: "outputOther" });
    assert.equal(await readFile(policies, "utf8"), begun);
    // Policies that were taken away are read anew.
    await rm(policies);
    await assert.rejects(gather(server, output), { key: "outputOther" });
    await writeFile(`${output}.collecting`, (await readFile(`${output}.collecting`, "utf8")).replaceAll(tenant.origin, server.origin));
    await assert.rejects(gather(server, output), { key: "graphUnavailable" });
    assert.equal(await readFile(policies, "utf8"), begun);

    const complete = files();
    await gather(other, complete.output);
    await assert.rejects(gather(other, complete.output), { key: "outputThere" });
    const beside = files();
    await assert.rejects(gather(other, beside.output, { options: { policies: [complete.policies] } }), { key: "outputThere" });
    const foreign = files();
    await assert.rejects(gather(server, foreign.output), { key: "graphUnavailable" });
    await writeFile(foreign.output, "not a person\n");
    await assert.rejects(gather(server, foreign.output), { key: "outputLine" });
    assert.equal(await readFile(foreign.output, "utf8"), "not a person\n");
    await assert.rejects(gather(other, join(folder, "nowhere", "people.ndjson")), { key: "write" });
  });

  it("reads methods of the first version where there is no beta, and lists of methods that have pages", async (context) => {
    const server = await fake(context, { people: 25, beta: false });
    const { output } = files();
    await gather(server, output);
    assert.equal(await readFile(output, "utf8"), expected(25));
    assert.equal(methods(4).fido2Methods.length, 45);
  });

  it("lists people anew where Graph has forgotten how far it was", async (context) => {
    let isForgetful = true;
    const server = await fake(context, {
      people: 100,
      page: 30,
      answer: (name, address) => {
        if (name !== "users" || address.searchParams.get("$skiptoken") !== "60" || !isForgetful) return undefined;
        isForgetful = false;
        return { status: 400, body: { error: { code: "Directory_ExpiredPageToken" } } };
      },
    });
    const { output } = files();
    await gather(server, output);
    assert.equal(await readFile(output, "utf8"), expected(100));
  });

  it("says of whole sources that they were not read, in each line and at the end", async (context) => {
    const refused = { status: 403, body: { error: { code: "Authorization_RequestDenied" } } };
    const sources = ["reports/authenticationMethods/userRegistrationDetails", `groups/${GROUPS.keys}/transitiveMembers`, "roleManagement/directory/roleAssignments"];
    const server = await fake(context, {
      people: 30,
      answer: (name, address) => (sources.includes(name) || address.searchParams.get("$select")?.includes("authorizationInfo") ? refused : undefined),
    });
    const { output } = files();
    const { code, answer } = await gather(server, output);
    const names = ["transitiveMembers", "roleAssignments", "userRegistrationDetails", "authorizationInfo"];
    const unreadable = names.map((source) => ({ source, status: 403, code: "Authorization_RequestDenied" }));
    const without = (index) => {
      const { methodsRegistered: _, unreadable: own = [], ...rest } = line(index);
      const { groups, groupsAsked, roles, rolesAsked, certificateUserIds, ...user } = rest.user;
      return { ...rest, user, unreadable: [...unreadable, ...own] };
    };
    assert.equal(await readFile(output, "utf8"), expected(30, without));
    assert.equal(code, 1);
    assert.deepEqual(answer.notRead, unreadable);
    assert.deepEqual(answer.unreadable.map(({ source, people }) => [source, people]), names.sort().map((source) => [source, 30]));
  });

  it("knows no groups where policies that may name some were refused", async (context) => {
    const refused = { status: 403, body: { error: { code: "AccessDenied" } } };
    const server = await fake(context, { people: 25, answer: (name) => (name === "identity/conditionalAccess/policies" ? refused : undefined) });
    const { output } = files();
    const { code, answer } = await gather(server, output);
    assert.equal(code, 1);
    assert.deepEqual(answer.notRead, [{ source: "identity/conditionalAccess/policies", status: 403, code: "AccessDenied" }]);
    const [first] = (await readFile(output, "utf8")).split("\n");
    const { user, unreadable } = JSON.parse(first);
    assert.deepEqual(Object.keys(user).filter((name) => /^(groups|roles)/.test(name)), []);
    assert.deepEqual(unreadable, [{ source: "transitiveMembers", status: null, code: null }, { source: "roleAssignments", status: null, code: null }]);
  });

  it("reads further groups that only later policies will name", async (context) => {
    const server = await fake(context, { people: 25 });
    const { output } = files();
    await gather(server, output, { options: { group: [GROUPS.hidden], role: [ROLE] } });
    const lines = (await readFile(output, "utf8")).trimEnd().split("\n").map((text) => JSON.parse(text));
    assert.deepEqual(lines.filter(({ user }) => user.groups.includes(GROUPS.hidden)).map(({ user }) => user.id), [idOf("1", 1)]);
    for (const { user } of lines) assert.deepEqual([user.groupsAsked, user.rolesAsked], [[...ASKED.groups, GROUPS.hidden], ASKED.roles]);
    await assert.rejects(gather(server, files().output, { options: { group: ["Pilots"] } }), { key: "id" });
  });

  it("stops at once where nobody's passkeys may be read", async (context) => {
    const server = await fake(context, { people: 5000, forbidden: () => true });
    const { output } = files();
    await assert.rejects(gather(server, output), { key: "graphForbidden", status: 403 });
    assert.equal(await readFile(output, "utf8").catch(() => ""), "");
    assert.ok(server.state.asked < 1000, `${server.state.asked} requests`);
  });

  it("gives up one request that is never answered, and all where none is", async (context) => {
    const one = `users/${idOf("1", 2)}/authentication/fido2Methods`;
    const alone = await fake(context, { people: 25, answer: (name) => (name === one ? { status: 503, body: {} } : undefined) });
    const { output } = files();
    await gather(alone, output);
    const { passkeys: _, ...rest } = line(2);
    const wanted = expected(25, (index) => (index === 2 ? { ...rest, unreadable: [{ source: "fido2Methods", status: 503, code: null }] } : line(index)));
    assert.equal(await readFile(output, "utf8"), wanted);
    const all = await fake(context, { people: 25, answer: (name) => (name.startsWith("users/") ? { status: 504, body: {} } : undefined) });
    await assert.rejects(gather(all, files().output), { key: "graphUnavailable", status: 504 });
  });

  it("tells people which permissions it needs, how far it is and what it wrote, in both languages", async (context) => {
    const server = await fake(context, { people: 25 });
    for (const language of ["en", "ja"]) {
      const { output, policies } = files();
      const { code, stdout, stderr } = await run(["--base", server.origin, "--output", output, "--text", "--language", language], { input: `${TOKEN}\n` });
      assert.equal(code, 0, stderr);
      const shown = `${stderr}---\n${stdout}`.replaceAll(server.origin.slice("http://".length), "HOST").replaceAll(output, "people.ndjson").replaceAll(policies, "people.policies.json");
      const file = path(`snapshots/collect${language === "ja" ? "-ja" : ""}.txt`);
      if (process.env.UPDATE_SNAPSHOTS) await writeFile(file, shown);
      assert.equal(shown, await readFile(file, "utf8"));
    }
  });

  it("tells on a terminal how fast it is and how long it will take", () => {
    let time = 0;
    const told = [];
    const stream = { isTTY: true, write: (text) => told.push(text) };
    const progress = new Progress(stream, { say: words("en"), language: "en" }, () => time);
    progress.people(0, 12_000);
    time = 10_000;
    progress.people(2000, 12_000);
    progress.people(2001, 12_000);
    progress.wait(1);
    progress.wait(11.2);
    progress.end();
    assert.deepEqual(told, [
      "\r\u001b[K0 of 12,000 people",
      "\r\u001b[K2,000 of 12,000 people, 200 a second, 0:50 left",
      "\r\u001b[KMicrosoft Graph asks to wait 12 seconds",
      "\n",
    ]);
  });
});

describe("the connection", () => {
  const answers = (server, make = {}) => new Graph(server.origin, TOKEN, { clock: server.time, ...make });

  it("is only opened by one file, which asks in one place", async () => {
    const opens = /\bfetch\(|node:(http|https|net|tls|dgram|http2)"|WebSocket/;
    const folders = [path("../../../pkg/cli/"), path("../../../pkg/cli/collect/")];
    const found = [];
    for (const folder of folders) {
      for (const name of (await readdir(folder)).filter((file) => file.endsWith(".js"))) {
        const text = await readFile(join(folder, name), "utf8");
        for (const _ of text.match(new RegExp(opens, "g")) ?? []) found.push(name);
      }
    }
    assert.deepEqual(found, ["graph.js"]);
  });

  it("keeps to GET and batches of GETs, and to the host", async (context) => {
    const server = await fake(context, { people: 3 });
    const connection = answers(server);
    await assert.rejects(connection.batch("v1.0", ["users"]), /does not only read/);
    await assert.rejects(connection.batch("v1.0", ["//elsewhere.example/users"]), /does not only read/);
    for (const elsewhere of ["https://graph.microsoft.com/v1.0/users", server.origin.replace("127.0.0.1", "localhost"), "https://a:b@127.0.0.1/x"]) {
      await assert.rejects(connection.get(elsewhere), { key: "graphElsewhere" });
    }
    const { requests } = server.state;
    assert.equal(requests, 0);
  });

  it("follows neither a list to another host, nor one into itself, nor a redirection", async (context) => {
    const stolen = [];
    const thief = await fake(context, { answer: (name) => (stolen.push(name), undefined) });
    let lead;
    const server = await fake(context, {
      answer: (name, address) =>
        ({ away: { status: 200, body: { value: [], "@odata.nextLink": `${thief.origin}/v1.0/users` } }, round: { status: 200, body: { value: [], "@odata.nextLink": address.href } }, other: lead })[name],
    });
    lead = { status: 302, headers: { Location: `${thief.origin}/v1.0/users` }, body: {} };
    const connection = answers(server);
    await assert.rejects(connection.list("/v1.0/away"), { key: "graphElsewhere" });
    await assert.rejects(connection.list("/v1.0/round"), { key: "graphLoop" });
    await assert.rejects(connection.get("/v1.0/other"), { key: "graphRedirect", status: 302 });
    assert.deepEqual(stolen, []);
    assert.equal(thief.state.requests, 0);
  });

  it("waits as long as Graph says, in seconds or until a moment, and twice as long each time where it says nothing", async (context) => {
    const time = clock();
    const say = [{ "Retry-After": "17" }, { "Retry-After": new Date(time.now() + 60_000).toUTCString() }, {}, {}, { "Retry-After": "soon" }];
    const server = await fake(context, { time, answer: () => (say.length > 0 ? { status: 429, headers: say.shift(), body: {} } : undefined) });
    const waits = [];
    const { status } = await answers(server, { onWait: (seconds) => waits.push(seconds) }).get("/v1.0/organization");
    assert.equal(status, 200);
    assert.deepEqual(waits, [17, 43, 4, 8, 16]);
  });

  it("asks reports 5 times in 10 seconds at most", async (context) => {
    const server = await fake(context, { people: 60, page: 5 });
    const began = server.time.now();
    const { value } = await answers(server).list("/v1.0/reports/authenticationMethods/userRegistrationDetails");
    assert.equal(value.length, counted(60, (index) => line(index).user.accountEnabled));
    assert.deepEqual(server.state.faults, []);
    assert.equal(server.time.now() - began, 20_000);
  });

  it("says why it cannot be reached, and tries again where it was", async (context) => {
    const server = await graph({});
    const connection = answers(server);
    await connection.get("/v1.0/organization");
    await server.close();
    await assert.rejects(connection.get("/v1.0/organization"), { key: "graphUnreached" });
    const waits = [];
    await assert.rejects(answers(server, { onWait: (seconds) => waits.push(seconds) }).get("/v1.0/users"), { key: "graphUnreached" });
    assert.deepEqual(waits, []);
    const silent = await fake(context, { answer: () => ({ stall: true }) });
    await assert.rejects(answers(silent, { patience: 20 }).get("/v1.0/users"), (error) => error.key === "graphUnreached" && error.names.fault === "ETIMEDOUT");
  });

  it("goes to clouds by name, and to addresses that are protected", () => {
    const origins = [undefined, "usGov", "usGovDoD", "china", "https://graph.example.com/v1.0/", "https://graph.example.com/beta", "http://127.0.0.1:8080", "http://[::1]:1"];
    assert.deepEqual(origins.map((base) => originOf(base)), [
      "https://graph.microsoft.com",
      "https://graph.microsoft.us",
      "https://dod-graph.microsoft.us",
      "https://microsoftgraph.chinacloudapi.cn",
      "https://graph.example.com",
      "https://graph.example.com",
      "http://127.0.0.1:8080",
      "http://[::1]:1",
    ]);
    for (const base of ["mars", "ftp://graph.microsoft.com", "https://a:b@graph.microsoft.com", "https://graph.microsoft.com/x", "https://graph.microsoft.com?x"]) {
      assert.throws(() => originOf(base), { key: "base" }, base);
    }
    for (const base of ["http://graph.microsoft.com", "http://127.0.0.1.example.com"]) assert.throws(() => originOf(base), { key: "baseOpen" }, base);
  });
});

describe("the token", () => {
  const jwt = (claims) => ["e30", Buffer.from(JSON.stringify(claims)).toString("base64url"), "c2ln"].join(".");

  it("is in no message and no file, whatever fails", async (context) => {
    const server = await fake(context, { people: 25, answer: (name) => (name === "users" ? { status: 403, body: { error: { code: TOKEN, message: TOKEN } } } : undefined) });
    const inputs = [TOKEN, `${TOKEN}\u0000`, `${TOKEN}\n${TOKEN}`, JSON.stringify({ accessToken: `${TOKEN}\u00e9` }), `{"accessToken": "${TOKEN}"`, `Bearer ${TOKEN}`];
    for (const input of inputs) {
      const { output, mark } = files();
      const { code, stdout, stderr } = await run(["--base", server.origin, "--output", output], { input });
      assert.equal(code, 3, stderr);
      assert.ok(!(stdout + stderr).includes("signature-of-a-test"), stderr);
      assert.ok(!(await readFile(mark, "utf8").catch(() => "")).includes("signature-of-a-test"));
    }
    const wrong = await run(["--base", server.origin, "--output", files().output], { env: { ENTRA_VERDICT_TOKEN: "another" } });
    assert.equal(JSON.parse(wrong.stdout).error.code, "cli.graph");
    assert.match(wrong.stderr, /\(401\)/);
  });

  it("comes from the environment or from standard input, as it is or as JSON", async (context) => {
    const server = await fake(context, { people: 1 });
    const given = [{ env: { ENTRA_VERDICT_TOKEN: TOKEN } }, { input: `\ufeff${TOKEN}\r\n` }, { input: JSON.stringify({ accessToken: TOKEN }, null, 2) }, { input: JSON.stringify({ access_token: TOKEN }) }];
    for (const from of given) {
      const { code, stderr } = await run(["--base", server.origin, "--output", files().output], from);
      assert.equal(code, 0, stderr);
    }
    const none = await run(["--base", server.origin, "--output", files().output]);
    assert.match(none.stderr, /^✕ no token/);
  });

  it("is looked at for hints, before anything is asked", () => {
    const now = Date.UTC(2026, 10, 29);
    const of = (claims) => claimsOf(jwt(claims));
    assert.deepEqual(of({ scp: "User.Read.All AuditLog.Read.All", aud: "x", exp: 1 }), { audience: "x", expires: 1000, permissions: ["User.Read.All", "AuditLog.Read.All"] });
    assert.deepEqual(of({ roles: ["Policy.Read.All"] }).permissions, ["Policy.Read.All"]);
    assert.deepEqual([claimsOf("opaque"), of({}).permissions], [{}, undefined]);
    assert.throws(() => checkClaims({ expires: now }, "https://graph.microsoft.com", now), { key: "tokenExpired" });
    assert.throws(() => checkClaims({ audience: "https://management.azure.com/" }, "https://graph.microsoft.us", now), { key: "tokenAudience" });
    for (const audience of [undefined, "00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com/"]) checkClaims({ audience }, "https://graph.microsoft.com", now);
  });

  it("says which permissions it lacks", async (context) => {
    const server = await fake(context, { people: 1 });
    const token = jwt({ scp: "Policy.Read.All Directory.Read.All" });
    const { stderr } = await run(["--base", server.origin, "--output", files().output], { input: token });
    assert.match(stderr, /✓ Policy\.Read\.All[^]*✓ User\.Read\.All[^]*✕ UserAuthMethod-Passkey\.Read\.All[^]*✓ GroupMember\.Read\.All/);
  });
});
