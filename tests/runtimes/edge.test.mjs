// The edge worker of examples/, in workerd, Node and Deno.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";

import { build } from "esbuild";
import { Miniflare } from "miniflare";

import { deno, install, path } from "./tools.mjs";

const run = promisify(execFile);
const REQUESTS = process.env.REQUESTS ?? "2000";
const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY_5 = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const JSON_TYPE = { "content-type": "application/json" };
const question = (aaguid) => JSON.stringify({ action: "signIn", credential: { passkey: { aaguid } } });

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  await cp(path("examples/edge-worker"), folder, { recursive: true });
  await install(folder);
  await symlink(path("tests/runtimes/node_modules/srvx"), join(folder, "node_modules/srvx"), "junction");
});
after(() => rm(folder, { recursive: true }));

/** From here more questions come than from anybody. */
const UNBOUND = { RATE: "0" };

async function worker(entry = "worker.js", more = {}) {
  // As wrangler does it: JavaScript in one file, wasm as a module beside it.
  const out = join(folder, "out", entry);
  await build({
    entryPoints: [join(folder, entry)],
    outdir: out,
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    loader: { ".wasm": "copy" },
    logLevel: "warning",
  });
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    modules: true,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    modulesRoot: out,
    scriptPath: join(out, entry),
    compatibilityDate: "2026-01-01",
    bindings: UNBOUND,
    // Its log.
    handleRuntimeStdio: (...streams) => streams.forEach((stream) => stream.resume()),
    ...more,
  });
  return { miniflare, address: await miniflare.ready, stop: () => miniflare.dispose() };
}

async function program(command, args) {
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...UNBOUND }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await ended;
  };
  const listening = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => {
        said += `${line}\n`;
        const [address] = line.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
        if (address) resolve(new URL(address));
      });
    }
    child.once("exit", () => reject(new Error(said)));
  });
  return { address: await listening, stop };
}

const RUNTIMES = {
  workerd: () => worker(),
  Node: () => program(process.execPath, ["node.js", "0"]),
  Deno: () => program(deno(), ["run", "--no-prompt", "--allow-read", "--allow-env=RATE,BURST,REFRESH,ORIGIN", "--allow-net=127.0.0.1", "deno.js", "0"]),
};

for (const [name, start] of Object.entries(RUNTIMES)) {
  describe(`the worker in ${name}`, () => {
    let address;
    let stop;
    before(async () => {
      ({ address, stop } = await start());
    });
    after(() => stop?.());

    const ask = (body, { headers, ...init } = {}) =>
      fetch(new URL("/evaluate", address), { method: "POST", body, headers: { ...JSON_TYPE, ...headers }, ...init });
    const health = async () => {
      const response = await fetch(new URL("/health", address));
      assert.equal(response.status, 200);
      assert.equal((await response.json()).status, "ok");
    };

    it("answers", async () => {
      const refused = await ask(question(YUBIKEY_5));
      assert.equal(refused.status, 200);
      assert.equal(refused.headers.get("content-type"), "application/json");
      const verdict = await refused.json();
      assert.equal(verdict.reason.code, "passkey.aaguidNotAllowed");
      assert.equal((await (await ask(question(RSA_DS100))).json()).decision, "allow");
      const japanese = await (await ask(question(YUBIKEY_5), { headers: { "accept-language": "ja-JP,en;q=0.5" } })).json();
      assert.match(japanese.reason.text, /許可リスト/);
      const models = await fetch(new URL("/models", address), { method: "POST", body: "{}", headers: JSON_TYPE });
      assert.ok((await models.json()).models.some(({ aaguid }) => aaguid === RSA_DS100));
      await health();
    });

    it("says what it does not answer", async () => {
      const cases = [
        ["/evaluate", { method: "GET" }, 405, "http.method"],
        ["/evaluate", { method: "OPTIONS" }, 405, "http.method"],
        ["/health", { method: "POST", body: "x" }, 405, "http.method"],
        ["/", { method: "GET" }, 404, "http.path"],
        ["/models", { method: "GET" }, 405, "http.method"],
        ["/evaluate", { method: "POST", body: "{}", headers: { "content-type": "text/plain" } }, 415, "http.contentType"],
        ["/evaluate", { method: "POST" }, 400, undefined],
        ["/evaluate", { method: "POST", body: "{" }, 400, "input.syntax"],
        ["/evaluate", { method: "POST", body: "[".repeat(100_000) }, 400, "http.body"],
        ["/evaluate", { method: "POST", body: '{"a":'.repeat(80_000) }, 413, "input.tooLarge"],
        ["/evaluate", { method: "POST", body: "null" }, 400, undefined],
        ["/evaluate", { method: "POST", body: new Uint8Array([0xff, 0xfe, 0xfd]) }, 400, "http.body"],
        ["/evaluate", { method: "POST", body: question("x") }, 400, "input.aaguid"],
        ["/evaluate", { method: "POST", body: "x".repeat(513 * 1024) }, 413, "http.bodyTooLarge"],
      ];
      for (const [at, init, status, code] of cases) {
        const response = await fetch(new URL(at, address), { headers: init.body ? JSON_TYPE : {}, ...init });
        const { error } = await response.json();
        assert.equal(response.status, status, `${init.method} ${at} ${error.code}`);
        if (code) assert.equal(error.code, code);
        assert.ok(error.message);
        assert.equal(response.headers.get("access-control-allow-origin"), null);
      }
      await health();
    });

    it("keeps the connection of a body that it refuses", async () => {
      for (let round = 0; round < 40; round += 1) {
        const response = await ask("x".repeat(513 * 1024));
        assert.equal((await response.json()).error.code, "http.bodyTooLarge");
        await health();
      }
    });

    it("survives bodies without a length and without an end", async () => {
      // More than the bound, in pieces; the worker may close before it has read them all.
      const huge = await new Promise((resolve) => {
        const call = request(new URL("/evaluate", address), { method: "POST" }, (response) => {
          response.resume();
          resolve(response.statusCode);
          call.destroy();
        });
        call.on("error", () => resolve("closed"));
        const piece = "x".repeat(64 * 1024);
        for (let count = 0; count < 64; count += 1) call.write(piece);
      });
      assert.ok([413, "closed"].includes(huge), String(huge));
      // Some that begin and never end, and some that end in the middle.
      const slow = Array.from({ length: 20 }, (_, index) => {
        const socket = connect(Number(address.port), "127.0.0.1");
        socket.on("error", () => {});
        socket.write('POST /evaluate HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"action":');
        if (index % 2 === 0) setTimeout(() => socket.destroy(), 50);
        return socket;
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.equal((await (await ask(question(YUBIKEY_5))).json()).decision, "deny");
      for (const socket of slow) socket.destroy();
      await health();
    });

    it("loses no request under load", async () => {
      const { stdout } = await run(process.execPath, [join(folder, "load.js"), String(address), "--requests", REQUESTS]);
      assert.match(stdout, new RegExp(`^${REQUESTS} requests, 32 at a time, 0 lost`));
      assert.match(stdout, /p50 [\d.]+ ms, p99 [\d.]+ ms/);
      console.log(`${name}: ${stdout.trim().replace("\n", "; ")}`);
      await health();
    });
  });
}

describe("the worker in workerd with a namespace", () => {
  it("takes policies from it, and others after a while", async () => {
    const { miniflare, address, stop } = await worker("worker.js", { bindings: { ...UNBOUND, REFRESH: "0" }, kvNamespaces: ["POLICIES"] });
    try {
      const ask = () => fetch(new URL("/evaluate", address), { method: "POST", body: question(YUBIKEY_5), headers: JSON_TYPE });
      assert.equal((await ask()).status, 503);
      const namespace = await miniflare.getKVNamespace("POLICIES");
      const text = await readFile(join(folder, "policies/authenticationMethodsPolicy.json"), "utf8");
      await namespace.put("policies", text, { metadata: { version: "one" } });
      const first = await ask();
      assert.deepEqual([first.headers.get("x-policies-version"), (await first.json()).decision], ["one", "deny"]);
      await namespace.put("policies", text.replace(RSA_DS100, YUBIKEY_5), { metadata: { version: "two" } });
      for (;;) {
        const response = await ask();
        const { decision } = await response.json();
        if (response.headers.get("x-policies-version") === "one") continue;
        assert.deepEqual([response.headers.get("x-policies-version"), decision], ["two", "allow"]);
        break;
      }
    } finally {
      await stop();
    }
  });

  it("lets a client ask as often as is set", async () => {
    const { address, stop } = await worker("worker.js", { bindings: { RATE: "0.1", BURST: "1" } });
    try {
      const ask = () => fetch(new URL("/evaluate", address), { method: "POST", body: question(YUBIKEY_5), headers: JSON_TYPE });
      const [first, second] = [await ask(), await ask()];
      assert.deepEqual([first.status, second.status], [200, 429]);
      assert.ok(Number(second.headers.get("retry-after")) > 0);
      await Promise.all([first, second].map((response) => response.text()));
    } finally {
      await stop();
    }
  });
});

describe("the handler", () => {
  it("ends bodies that take too long, and lets in the origin it is told", async () => {
    const { handler } = await import(join(folder, "handler.js"));
    const { init } = await import(join(folder, "node_modules/entra-verdict/index.js"));
    const { bundled } = await import(join(folder, "policies.js"));
    const read = bundled([{ displayName: "Keys", allowedCombinations: ["fido2"] }]);
    const answer = handler({ init, read, log: () => {}, milliseconds: 50, origin: "https://intranet.example.com" });
    const body = new ReadableStream({ pull: () => new Promise(() => {}) });
    const late = await answer(new Request("http://localhost/evaluate", { method: "POST", body, duplex: "half" }));
    assert.equal(late.status, 408);
    assert.equal(late.headers.get("access-control-allow-origin"), "https://intranet.example.com");
    const asked = await answer(new Request("http://localhost/evaluate", { method: "OPTIONS" }));
    assert.deepEqual([asked.status, asked.headers.get("access-control-allow-methods")], [204, "POST"]);
  });

  it("says when the deployment is at fault, and tries again", async () => {
    const { handler } = await import(join(folder, "handler.js"));
    const { init } = await import(join(folder, "node_modules/entra-verdict/index.js"));
    const { bundled } = await import(join(folder, "policies.js"));
    let calls = 0;
    const answer = handler({ init: () => ((calls += 1), init()), read: bundled(["{ broken"]), log: () => {} });
    for (let call = 1; call <= 2; call += 1) {
      const response = await answer(new Request("http://localhost/health"));
      assert.equal(response.status, 500);
      assert.equal((await response.json()).error.code, "input.syntax");
      assert.equal(calls, call);
    }
  });
});
