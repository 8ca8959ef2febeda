// The edge worker of examples/: its parts, and the whole of it in Node, with what HTTP lets through and no worker expects.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

import { endOfStack } from "./end-of-stack.mjs";
import { workerFolder } from "./worker-folder.mjs";

const root = new URL("../../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY_5 = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const question = (aaguid) => JSON.stringify({ action: "signIn", credential: { passkey: { aaguid } } });
const JSON_TYPE = { "content-type": "application/json" };

let folder;
let parts;
let methods;
before(async () => {
  folder = await workerFolder();
  const load = (name) => import(join(folder, name));
  parts = { ...(await load("handler.js")), ...(await load("limit.js")), ...(await load("policies.js")), ...(await load("settings.js")) };
  parts.package = await import(join(folder, "node_modules/entra-verdict/index.js"));
  methods = JSON.parse(await readFile(join(folder, "policies/authenticationMethodsPolicy.json"), "utf8"));
});
after(() => rm(folder, { recursive: true }));

/** Starts the Node form; `entries` are the lines that it logs. */
async function start(env = {}) {
  const child = spawn(process.execPath, ["node.js", "0"], { cwd: folder, env: { ...process.env, RATE: "0", ...env }, stdio: ["ignore", "pipe", "inherit"] });
  const entries = [];
  const address = await new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("it ended")));
    createInterface(child.stdout).on("line", (line) => {
      const entry = JSON.parse(line);
      if (entry.event === "listening") resolve(entry.address);
      else entries.push(entry);
    });
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  const stop = () => (child.kill(), ended);
  const ask = (body, { at = "/evaluate", headers, method = "POST" } = {}) => fetch(`${address}${at}`, { method, body, headers: { ...JSON_TYPE, ...headers } });
  return { address, entries, stop, ask };
}

/** What is said to bytes that no client sends. */
const raw = (address, bytes) =>
  new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(Number(new URL(address).port), "127.0.0.1", () => socket.end(bytes));
    socket.on("data", (part) => (said += part)).on("error", reject);
    socket.on("close", () => resolve({ status: Number(said.split(" ")[1]), said }));
  });

describe("the edge worker in Node", () => {
  let server;
  let ask;
  before(async () => {
    server = await start();
    ({ ask } = server);
  });
  after(() => server.stop());

  it("refuses what is no request to it as JSON, and goes on", async () => {
    // Node hears no longer who says nothing more, so that an answer that waits for policies would not arrive.
    await ask(question(RSA_DS100));
    const end = "\r\nhost: x\r\nconnection: close\r\n\r\n";
    for (const [bytes, status] of [
      [`TRACE /evaluate HTTP/1.1${end}`, 405],
      [`TRACE / HTTP/1.1${end}`, 404],
      [`GET // HTTP/1.1${end}`, 404],
      [`GET http://[ HTTP/1.1${end}`, 400],
      [`GET * HTTP/1.1${end}`, 400],
      [`PROPFIND /evaluate HTTP/1.1${end}`, 405],
      [`CONNECT x:1 HTTP/1.1${end}`, 405],
      ["rubbish\r\n\r\n", 400],
      ["\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001", 400],
      ["GET /health HTTP/1.1\r\n\r\n", 400],
      [`GET /health HTTP/1.1\r\nhost: y${end}`, 400],
      ...["", "a b", "a/b", "[::", "x@y", "x?"].map((host) => [`GET /health HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`, 400]),
      ["GET /health HTTP/1.1\r\nhost: [::1]:8787\r\nconnection: close\r\n\r\n", 200],
      ["GET /health HTTP/1.0\r\n\r\n", 200],
      [`GET /health HTTP/1.1\r\nexpect: the-unexpected${end}`, 417],
      ["GET /health HTTP/9.9\r\nhost: x\r\n\r\n", 400],
      [`GET /health HTTP/1.1\r\nx: ${"x".repeat(64 * 1024)}${end}`, 431],
      [`POST /evaluate HTTP/1.1\r\ncontent-length: x${end}`, 400],
      [`POST /evaluate HTTP/1.1\r\ncontent-length: 2\r\ntransfer-encoding: chunked${end}{}`, 400],
      [`POST /evaluate HTTP/1.1\r\ntransfer-encoding: chunked${end}zz\r\n`, 400],
    ]) {
      const answer = await raw(server.address, bytes);
      assert.equal(answer.status, status, `${bytes.slice(0, 40)}: ${answer.said}`);
      assert.match(answer.said, status === 200 ? /"status":"ok"/ : /"error":\{"code":"http\.\w+","message":/);
    }
    for (const bytes of ["", "GET", "POST /evaluate HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{", ""]) await raw(server.address, bytes).catch(() => {});
    assert.equal((await fetch(`${server.address}/health`)).status, 200);
  });

  it("ends a connection whose head comes in too slowly", async () => {
    const socket = connect(Number(new URL(server.address).port), "127.0.0.1", () => socket.write("GET /health HTTP/1.1\r\nx: "));
    const began = performance.now();
    let said = "";
    for await (const part of socket) said += part;
    assert.match(said, /^HTTP\/1\.1 408 [^]*"the request took too long to come in"/);
    assert.ok(performance.now() - began < 20_000);
  });

  it("says what is wrong with a head, a body that is no question, and the settings", async () => {
    const large = await raw(server.address, `GET /health HTTP/1.1\r\nx: ${"x".repeat(64 * 1024)}\r\n\r\n`);
    assert.match(large.said, /the head of the request is too large/);
    for (const body of ["", " ", "[]", "7"]) {
      const answer = await ask(body);
      assert.equal(answer.status, 400);
      assert.deepEqual((await answer.json()).error, { code: "http.body", message: "the body is a question: a JSON object" }, body);
    }
    const japanese = await ask("{}", { at: "/nowhere", headers: { "accept-language": "ja" } });
    assert.match((await japanese.json()).error.message, /使えるのは/);
    const refused = async (port, env) => {
      const child = spawn(process.execPath, ["node.js", port], { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
      let said = "";
      child.stderr.setEncoding("utf8").on("data", (part) => (said += part));
      return [await new Promise((resolve) => child.once("close", resolve)), said];
    };
    assert.deepEqual(await refused("0", { RATE: "abc" }), [2, "RATE is a number from 0, not abc\n"]);
    assert.deepEqual(await refused("abc"), [2, "the port is a number up to 65535, not abc\n"]);
    // A line, not a stack.
    const [code, said] = await refused(new URL(server.address).port);
    assert.equal(code, 2);
    assert.match(said, /^127\.0\.0\.1:\d+ cannot be listened at: .*EADDRINUSE.*\n$/);
  });

  it("answers in the language that is wanted most, and refuses bodies of other types", async () => {
    const wrong = question("x");
    const messageIn = async (language) => (await (await ask(wrong, { headers: { "accept-language": language } })).json()).error.message;
    const [en, ja] = [await messageIn("en"), await messageIn("ja")];
    assert.notEqual(en, ja);
    assert.equal(await messageIn("en;q=0.5, ja"), ja);
    assert.equal(await messageIn("ja;q=0, en;q=0.1"), en);
    assert.equal(await messageIn("fr, ja-JP;q=0.8, en;q=0.7"), ja);
    for (const [headers, status] of [
      [{ "content-encoding": "gzip" }, 415],
      [{ "content-encoding": "identity" }, 400],
      [{ "content-type": "text/plain" }, 415],
      [{ "content-type": "application/x-www-form-urlencoded" }, 415],
      [{ "content-type": "Application/JSON; charset=utf-8" }, 400],
    ])
      assert.equal((await ask(wrong, { headers })).status, status, JSON.stringify(headers));
  });

  it("tells places in what was sent", async () => {
    const { error } = await (await ask('{ "action": "signIn",\n  "credential": { "passkey": {\n    "aaguid": "x" } } }')).json();
    assert.deepEqual([error.path, error.line, error.column], ["/question/credential/passkey/aaguid", 3, 15]);
    const syntax = await (await ask('{ "action": "signIn",\n  "credential": }')).json();
    assert.equal(syntax.error.line, 2);
  });

  it("logs a line for each request, with nothing of whoever asked", async () => {
    const from = server.entries.length;
    await ask(question(YUBIKEY_5), { headers: { "x-forwarded-for": "192.0.2.7", authorization: "Bearer alice" } });
    await ask("{}", { at: "/alice@contoso.com?token=secret" });
    while (server.entries.length < from + 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const [first, second] = server.entries.slice(from).map(({ ms, ...entry }) => (assert.ok(ms >= 0), entry));
    assert.deepEqual(first, { method: "POST", path: "/evaluate", status: 200, code: "passkey.aaguidNotAllowed" });
    assert.deepEqual(second, { method: "POST", path: "other", status: 404, code: "http.path" });
  });

  it("ends when it is told to, after what was asked is answered", async () => {
    const other = await start();
    const asked = Promise.all(Array.from({ length: 20 }, () => other.ask(question(RSA_DS100)).then((response) => response.json())));
    await other.ask(question(RSA_DS100));
    const code = other.stop();
    assert.deepEqual(new Set((await asked).map(({ decision }) => decision)), new Set(["allow"]));
    assert.equal(await code, 0);
  });

  it("takes changed policies without losing a request, and keeps the old ones beside broken ones", async () => {
    const other = await start({ REFRESH: "0.02", POLICIES: join(folder, "changing") }).catch(() => undefined);
    const write = (value) => writeFile(join(folder, "changing/methods.json"), value);
    try {
      assert.equal((await fetch(`${other.address}/health`)).status, 503);
      await mkdir(join(folder, "changing"));
      const list = (aaGuids) => JSON.stringify(methods).replace(`"${RSA_DS100}"`, aaGuids.map((one) => `"${one}"`).join(","));
      await write(list([RSA_DS100]));
      const { version } = await (await fetch(`${other.address}/health`)).json();
      let isOver = false;
      const seen = new Set();
      const asking = Array.from({ length: 8 }, async () => {
        while (!isOver) {
          const response = await other.ask(question(YUBIKEY_5));
          assert.equal(response.status, 200);
          seen.add(`${response.headers.get("x-policies-version")} ${(await response.json()).decision}`);
        }
      });
      const until = async (holds) => {
        for (;;) {
          const health = await (await fetch(`${other.address}/health`)).json();
          if (holds(health)) return health;
        }
      };
      await write(list([RSA_DS100, YUBIKEY_5]));
      const newer = await until((health) => health.version !== version && health.status === "ok");
      await write("{ broken");
      const stale = await until(({ status }) => status === "stale");
      assert.deepEqual([stale.version, stale.code], [newer.version, "input.syntax"]);
      isOver = true;
      await Promise.all(asking);
      assert.ok(seen.has(`${newer.version} allow`));
      // A file may be read while it is written, which is one more version.
      for (const one of seen) assert.ok(!one.includes("undefined"), one);
    } finally {
      await other.stop();
    }
  });
});

describe("openapi.json", () => {
  const BASE = "https://example.com/";
  let document;
  let ajv;
  before(async () => {
    const text = await readFile(path("examples/edge-worker/openapi.json"), "utf8");
    document = JSON.parse(text);
    ajv = addFormats(new Ajv2020({ strict: false, allErrors: true, inlineRefs: false, logger: false }));
    const names = new Set([...text.matchAll(/"\.\/(node_modules\/entra-verdict\/(schema\/\w+\.json))/g)].map(([, at, name]) => `${at} ${name}`));
    for (const [at, name] of [...names].map((one) => one.split(" "))) ajv.addSchema(JSON.parse(await readFile(path(`pkg/${name}`), "utf8")), `${BASE}${at}`);
    ajv.addSchema(document, `${BASE}openapi.json`);
  });

  const pointer = (...keys) => keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const found = (at) => at.split("/").slice(1).reduce((part, key) => part[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  const validate = (at, value, what) => {
    // A schema that is nothing but a reference is the other one.
    const valid = ajv.getSchema(new URL(found(at).$ref ?? `#${at}`, `${BASE}openapi.json`).href);
    assert.ok(valid, at);
    assert.equal(valid(value), true, `${what}: ${JSON.stringify(valid.errors, null, 1)}`);
  };
  // The response that an operation has for a status, and where it stands.
  const responseOf = (route, method, status) => {
    const at = document.paths[route]?.[method]?.responses[status];
    assert.ok(at, `${method} ${route} has ${status}`);
    if (!at.$ref) return { response: at, at: pointer("paths", route, method, "responses", status) };
    return { response: found(at.$ref), at: at.$ref.slice(1) };
  };

  it("says what the worker answers, each answer of each operation", async () => {
    const { handler, bundled, package: whole } = parts;
    const { init } = whole;
    const log = () => {};
    const usual = { init, read: bundled([methods]), log };
    const answers = handler({ ...usual, milliseconds: 50 });
    const often = handler({ ...usual, limit: { perSecond: 1, burst: 1 }, now: () => 0 });
    const broken = handler({ ...usual, read: bundled(["{ broken"]) });
    const without = handler({ ...usual, read: parts.fromKv({ getWithMetadata: async () => ({ value: null, metadata: null }) }) });
    const endless = () => new ReadableStream({ pull: () => new Promise(() => {}) });
    const seen = new Set();
    const held = async (answer, route, method, init = {}) => {
      const request = new Request(`http://localhost${route}`, { method, headers: JSON_TYPE, duplex: "half", ...init });
      const response = await answer(request);
      const { status } = response;
      // Another method is documented with the one that there is.
      const documented = document.paths[route][method.toLowerCase()] ? method.toLowerCase() : Object.keys(document.paths[route])[0];
      const { response: said, at } = responseOf(route, documented, status);
      for (const name of Object.keys(said.headers ?? {})) assert.ok(response.headers.get(name), `${status} has ${name}`);
      assert.deepEqual(Object.keys(said.content), [response.headers.get("content-type")]);
      validate(`${at}${pointer("content", "application/json", "schema")}`, await response.json(), `${method} ${route} ${status}`);
      seen.add(`${documented} ${route} ${status}`);
    };
    const bodies = { "/evaluate": [question(YUBIKEY_5), question(RSA_DS100), JSON.stringify({ action: "register", credential: { method: "sms" } })], "/models": ["{}"] };
    for (const [route, all] of Object.entries(bodies)) {
      for (const body of all) {
        const content = document.paths[route].post.requestBody.content;
        validate(`${pointer("paths", route, "post", "requestBody", "content", Object.keys(content)[0], "schema")}`, JSON.parse(body), body);
        await held(answers, route, "POST", { body });
      }
      for (const body of ["{", "null", "[]", '{"reading":1}']) await held(answers, route, "POST", { body });
      await held(answers, route, "POST");
      await held(answers, route, "POST", { body: new Uint8Array([0xff, 0xfe, 0xfd]) });
      await held(answers, route, "POST", { body: "x".repeat(513 * 1024) });
      await held(answers, route, "POST", { body: "[".repeat(100_000) });
      await held(answers, route, "POST", { body: endless() });
      await held(answers, route, "POST", { body: "{}", headers: { "content-type": "text/plain" } });
      await held(answers, route, "GET");
      await often(new Request(`http://localhost${route}`));
      await held(often, route, "POST", { body: "{}" });
      await held(broken, route, "POST", { body: all[0] });
      await held(without, route, "POST", { body: all[0] });
    }
    for (const [answer, method] of [[answers, "GET"], [often, "GET"], [broken, "GET"], [without, "GET"], [answers, "POST"]]) await held(answer, "/health", method);
    const all = Object.entries(document.paths).flatMap(([route, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) => Object.keys(responses).map((status) => `${method} ${route} ${status}`)),
    );
    assert.deepEqual([...seen].sort(), all.sort());
  });
});

describe("the parts of the edge worker", () => {
  it("give policies back to memory when the last request that asks them has ended", async () => {
    const { Policies, package: whole } = parts;
    let [version, now] = ["1", 0];
    const read = () => ({ version, policies: [methods] });
    const policies = new Policies({ init: whole.init, read, refresh: 10, now: () => now, log: () => {} });
    const later = [];
    const take = () => policies.take((work) => later.push(work));
    const [one, other] = [await take(), await take()];
    assert.equal(one, other);
    [version, now] = ["2", 11];
    const third = await take();
    await Promise.all(later);
    const newer = await take();
    assert.deepEqual([third.version, newer.version, later.length], ["1", "2", 1]);
    const asked = question(RSA_DS100);
    for (const held of [one, other, third]) {
      assert.equal(held.tenant.evaluate(asked).decision, "allow");
      held.release();
    }
    assert.throws(() => one.tenant.evaluate(asked), { code: "package.tenantFreed" });
    assert.equal(newer.tenant.evaluate(asked).decision, "allow");
    // What began to be read earlier and comes later does not count.
    const gates = [];
    const slow = new Policies({ init: whole.init, read: () => new Promise((resolve) => gates.push(resolve)), refresh: 0, now: () => 0, log: () => {} });
    const waiting = [slow.take(() => {}), slow.take(() => {})];
    while (gates.length < 2) await new Promise((resolve) => setImmediate(resolve));
    gates[1]({ version: "newer", policies: [methods] });
    await waiting[1];
    gates[0]({ version: "older", policies: [methods] });
    assert.deepEqual((await Promise.all(waiting)).map((held) => held.version), ["newer", "newer"]);
  });

  it("read policies again where the core has stopped", async () => {
    const { handler, bundled, package: whole } = parts;
    const entries = [];
    const answer = handler({ init: whole.init, read: bundled([methods], "1"), log: (entry) => entries.push(entry) });
    const ask = () => answer(new Request("http://localhost/evaluate", { method: "POST", body: question(RSA_DS100), headers: JSON_TYPE }));
    const { reason } = await (await ask()).json();
    const tenant = whole.Tenant.load([methods]);
    endOfStack(tenant, question(RSA_DS100));
    assert.throws(() => tenant.evaluate(question(RSA_DS100)), { code: "package.restarted" });
    const answers = await Promise.all([ask(), ask(), ask()]);
    for (const one of answers) {
      assert.equal(one.status, 200);
      assert.deepEqual((await one.json()).reason, reason);
    }
    assert.ok(entries.filter(({ event }) => event === "policies").length > 1, "they were read again");
  });

  it("read a KV namespace, with the version of its metadata or one of its text", async () => {
    const { fromKv, handler, package: whole } = parts;
    const text = JSON.stringify([methods]);
    const namespace = (metadata) => ({ getWithMetadata: async (key, type) => (assert.deepEqual([key, type], ["policies", "text"]), { value: text, metadata }) });
    assert.deepEqual(await fromKv(namespace({ version: "2026-11-29" }))(), { version: "2026-11-29", policies: [text] });
    const { version } = await fromKv(namespace(null))();
    assert.match(version, /^[0-9a-f]{12}$/);
    const answer = handler({ init: whole.init, read: fromKv(namespace(null)), log: () => {} });
    const response = await answer(new Request("http://localhost/evaluate", { method: "POST", body: question(YUBIKEY_5), headers: JSON_TYPE }));
    assert.deepEqual([response.headers.get("x-policies-version"), (await response.json()).decision], [version, "deny"]);
  });

  it("let each client ask as often as is set, by the clock that is given", async () => {
    const { Limit, handler, bundled, settings, package: whole } = parts;
    const limit = new Limit({ perSecond: 0.5, burst: 2 });
    assert.deepEqual([limit.take("a", 0), limit.take("a", 0), limit.take("a", 0), limit.take("b", 0)], [0, 0, 2, 0]);
    assert.deepEqual([limit.take("a", 1000), limit.take("a", 2000), limit.take("a", 1500)], [1, 0, 2]);
    for (let client = 0; client < 20_000; client += 1) limit.take(`${client}`, 3000);
    // Who was forgotten begins anew.
    assert.deepEqual([limit.take("a", 3000), limit.take("a", 3000), limit.take("a", 3000)], [0, 0, 2]);
    let now = 0;
    const answer = handler({ init: whole.init, read: bundled([methods]), limit: { perSecond: 1, burst: 1 }, now: () => now, log: () => {} });
    const ask = async (client, at = "/evaluate") => {
      const response = await answer(new Request(`http://localhost${at}`, { method: "POST", body: question(RSA_DS100), headers: JSON_TYPE }), { client });
      return [response.status, response.headers.get("retry-after")];
    };
    assert.deepEqual([await ask("a"), await ask("a"), await ask("b"), await ask("a", "/nowhere")], [[200, null], [429, "1"], [200, null], [429, "1"]]);
    now = 1000;
    assert.deepEqual(await ask("a"), [200, null]);
    assert.deepEqual(settings({}), { limit: { perSecond: 20, burst: 40 }, refresh: 60_000, origin: undefined });
    assert.deepEqual(settings({ RATE: "0", REFRESH: "5", ORIGIN: "https://a.example" }), { limit: undefined, refresh: 5000, origin: "https://a.example" });
    for (const variables of [{ RATE: "x" }, { BURST: "-1" }]) assert.throws(() => settings(variables), /is a number from 0/);
  });
});
