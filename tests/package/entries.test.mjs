// The entry points, and what each says when it is used the wrong way.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { build } from "esbuild";

import { load } from "../../bundle/load.mjs";
import { endOfStack } from "./end-of-stack.mjs";

const pkg = (path) => new URL(`../../pkg/${path}`, import.meta.url);
const tests = fileURLToPath(new URL("..", import.meta.url));

const policy = {
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  isAttestationEnforced: false,
  keyRestrictions: { isEnforced: true, enforcementType: "block", aaGuids: ["cb69481e-8ff7-4039-93ec-0a2729a154a8"] },
};
const question = { action: "signIn", credential: { passkey: { aaguid: "cb69481e-8ff7-4039-93ec-0a2729a154a8" } } };

function answers(api) {
  const tenant = api.Tenant.load(policy);
  assert.equal(tenant.evaluate(question).reason.code, "passkey.aaguidBlocked");
  assert.equal(api.evaluate({ scenario: 1, policies: [policy], question }).decision, "deny");
  assert.ok(api.vocabulary().enumerations.some(({ name }) => name === "RuleId"));
  return tenant;
}

// Each test gets a copy of the package of its own, since a copy loads once.
let copies = 0;
let folder;
const copy = (entry) => new URL(entry, pathToFileURL(join(folder, `${(copies += 1)}`, "/")));
async function entry(name) {
  const url = copy(name);
  const to = fileURLToPath(new URL(".", url));
  await cp(pkg("."), to, { recursive: true });
  return { to, api: await import(url) };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
});
after(() => rm(folder, { recursive: true }));

const wasm = (part = "core") => readFile(pkg(`core/${part}.wasm`));
const compiled = async (part) => WebAssembly.compile(await wasm(part));
const PARTS = ["signatures", "rest", "en", "ja"];
const all = async () => Object.fromEntries(await Promise.all(PARTS.map(async (part) => [part, await compiled(part)])));

describe("the entry points", () => {
  it("answer alike", async () => {
    const plain = await entry("index.js");
    await plain.api.init();
    answers(plain.api).free();

    const edge = await entry("edge.js");
    await edge.api.init(await compiled(), await all());
    answers(edge.api).free();

    const inline = await entry("inline.js");
    await inline.api.init();
    answers(inline.api).free();

    const slim = await entry("slim.js");
    await slim.api.init();
    answers(slim.api).free();

    const slimEdge = await entry("slim.edge.js");
    await assert.rejects(slimEdge.api.init(), { code: "package.moduleMissing", message: /entra-verdict\/slim\.wasm/ });
    await slimEdge.api.init(await WebAssembly.compile(await readFile(pkg("slim/entra_verdict_bg.wasm"))));
    answers(slimEdge.api).free();
  });

  it("have a policy-only build that says which signatures it did not check", async () => {
    const { api: slim } = await entry("slim.js");
    const { api: whole } = await entry("index.js");
    await Promise.all([slim.init(), whole.init()]);
    const scenario = await readFile(new URL("../scenarios/certificate/chain/signature-rsa-broken.json", import.meta.url), "utf8");
    const [unchecked, checked] = [slim, whole].map((api) => api.evaluate(scenario));
    assert.deepEqual([unchecked.decision, checked.decision], ["allow", "deny"]);
    const said = ({ findings }) => findings.filter(({ code }) => code === "scope.signatures").map(({ text }) => text);
    assert.match(said(unchecked).join(), /not checked/);
    assert.deepEqual(said(checked), []);
    const ja = slim.evaluate(scenario, { language: "ja" });
    assert.match(said(ja).join(), /署名/);
  });

  it("keep the whole and the policy-only build apart, in one copy of the package", async () => {
    const { api: whole, to } = await entry("index.js");
    const slim = await import(pathToFileURL(join(to, "slim.js")));
    assert.equal(slim.EntraVerdictError, whole.EntraVerdictError);
    await slim.init();
    assert.throws(() => whole.inspect("x"), { code: "package.notInitialised" });
    await whole.init();
    const [one, other] = [whole, slim].map((api) => answers(api));
    const foreign = { code: "package.foreignTenant" };
    assert.throws(() => whole.Tenant.prototype.decide.call(other, question), foreign);
    assert.throws(() => one.compare(other, [question]), foreign);
    assert.throws(() => other.compare(one, [question]), foreign);
  });

  it("take no module of the other build", async () => {
    const bytes = { "index.js": await readFile(pkg("slim/entra_verdict_bg.wasm")), "slim.js": await wasm() };
    const says = { "index.js": /is not the wasm of entra-verdict [\d.]+,[^]*core\//, "slim.js": /[\d.]+\+slim,[^]*slim\// };
    for (const name of Object.keys(bytes)) {
      const { api } = await entry(name);
      await assert.rejects(api.init(bytes[name]), { code: "package.wasmInvalid", message: says[name] });
      await api.init();
      answers(api).free();
    }
  });

  it("load with require()", async () => {
    const slim = createRequire(import.meta.url)(fileURLToPath(pkg("slim/index.cjs")));
    await slim.init();
    answers(slim).free();
    const api = createRequire(import.meta.url)(fileURLToPath(pkg("core/index.cjs")));
    assert.throws(() => api.inspect("x"), { code: "package.notInitialised" });
    await api.init();
    const tenant = answers(api);
    // Node loads ES modules with require() too, where it is new enough; this one need not.
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...(process.allowedNodeEnvironmentFlags.has("--no-experimental-require-module") ? ["--no-experimental-require-module"] : []),
      "-e",
      `const { init, evaluate } = require(${JSON.stringify(fileURLToPath(pkg("core/index.cjs")))});
       init().then(() => console.log(typeof evaluate))`,
    ]);
    assert.equal(stdout, "function\n");
    // The other copy's tenants are not this one's.
    const { api: other } = await entry("index.js");
    await other.init();
    const foreign = { code: "package.foreignTenant" };
    assert.throws(() => other.Tenant.prototype.evaluate.call(tenant, question), foreign);
    const others = other.Tenant.load(policy);
    assert.throws(() => others.compare(tenant, [question]), foreign);
    assert.throws(() => tenant.compare(others, [question]), foreign);
  });

  it("take bytes, a module, a response and an address", async () => {
    const server = createServer(async (request, response) => {
      const typed = request.url.startsWith("/typed");
      response.setHeader("content-type", typed ? "application/wasm" : "text/plain");
      response.end(await wasm());
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${server.address().port}`;
    try {
      const bytes = await wasm();
      for (const source of [
        bytes,
        new Uint8Array(bytes).buffer,
        new WebAssembly.Module(bytes),
        pkg("core/core.wasm"),
        pkg("core/core.wasm").href,
        `${origin}/typed`,
        new URL(`${origin}/plain`),
        await fetch(`${origin}/typed`),
        fetch(`${origin}/plain`),
      ]) {
        const { api } = await entry("index.js");
        await api.init(source);
        answers(api).free();
      }
    } finally {
      server.close();
    }
  });

  it("have the version of the package", async () => {
    const { version } = JSON.parse(await readFile(pkg("package.json"), "utf8"));
    assert.equal((await import(pkg("load.js"))).VERSION, version);
  });

  it("load the playground where there is no document, and keep it in a bundle", async () => {
    const { api } = await entry("playground.js");
    assert.deepEqual(Object.keys(api).sort(), ["EntraVerdictPlayground", "upgrade"]);
    assert.equal(globalThis.customElements, undefined);
    assert.equal(typeof (await entry("markdown.js")).api.upgrade, "function");
    const { outputFiles } = await build({
      stdin: { contents: `import "entra-verdict/markdown";`, resolveDir: tests },
      alias: { "entra-verdict/markdown": fileURLToPath(pkg("markdown.js")) },
      bundle: true,
      format: "esm",
      write: false,
      logLevel: "silent",
    });
    assert.match(outputFiles[0].text, /"entra-verdict-playground"/);
    assert.match(outputFiles[0].text, /Redistribution and use in source and binary forms/);
  });

  it("lead to nothing where nothing is used", async () => {
    const bundle = async (code) => {
      const { outputFiles } = await build({
        stdin: { contents: code, resolveDir: tests },
        alias: { "entra-verdict": fileURLToPath(pkg("index.js")), "entra-verdict/inline": fileURLToPath(pkg("inline.js")) },
        bundle: true,
        format: "esm",
        write: false,
        minify: true,
        logLevel: "silent",
      });
      return outputFiles[0].text;
    };
    assert.equal((await bundle(`import { evaluate } from "entra-verdict"; import "entra-verdict/inline";`)).trim(), "");
    const errors = await bundle(`import { EntraVerdictError } from "entra-verdict"; console.log(EntraVerdictError)`);
    assert.doesNotMatch(errors, /__wbindgen|WebAssembly/);
    const all = await bundle(`import { init } from "entra-verdict"; console.log(init)`);
    assert.doesNotMatch(all, /AGFzbQ/, "the built-in wasm is for those who ask for it");
  });
});

describe("what goes wrong", () => {
  it("is said in both languages", async () => {
    const { TEXTS } = await import(pkg("errors.js"));
    const names = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    assert.deepEqual(Object.keys(TEXTS.ja), Object.keys(TEXTS.en));
    for (const [code, text] of Object.entries(TEXTS.en)) assert.deepEqual(names(TEXTS.ja[code]), names(text), code);
  });

  it("before init", async () => {
    for (const name of ["index.js", "edge.js", "inline.js", "slim.js"]) {
      const { api } = await entry(name);
      for (const call of [
        () => api.evaluate("{}"),
        () => api.inspect("x"),
        () => api.decode(new Uint8Array()),
        () => api.locate("{}", ""),
        () => api.Tenant.load(policy),
      ]) {
        assert.throws(call, (error) => {
          assert.ok(error instanceof api.EntraVerdictError);
          assert.equal(error.code, "package.notInitialised");
          assert.match(error.message, /await init\(\)/);
          return true;
        });
      }
      assert.throws(() => api.evaluate("{}", { language: "ja" }), { message: /init\(\) を await/ });
    }
  });

  it("a core that stopped is started anew, and what it held says so", async () => {
    const { api } = await entry("index.js");
    await api.init();
    for (let round = 0; round < 3; round += 1) {
      const tenant = answers(api);
      const metadata = api.Metadata.load(JSON.stringify({ legalHeader: "", no: 1, nextUpdate: "2026-12-01", entries: [] }));
      const answer = tenant.ask(question);
      const impact = tenant.impact(null, { question: { action: "signIn" } });
      const plan = tenant.plan({ action: "signIn", credential: { passkey: {} } }, { open: "aaguid" });
      endOfStack(tenant, question);
      const lost = { code: "package.restarted", message: /load it again/ };
      assert.throws(() => tenant.evaluate(question), lost);
      assert.throws(() => tenant.decide(question, { language: "ja" }), lost);
      assert.throws(() => answer.reason, lost);
      assert.throws(() => metadata.summary({ language: "ja" }), { code: "package.restarted", message: /読み込んでください/ });
      assert.throws(() => api.Tenant.load(policy, { metadata }), lost);
      assert.throws(() => impact.people, lost);
      assert.throws(() => plan.decide("cb69481e-8ff7-4039-93ec-0a2729a154a8"), lost);
      const next = answers(api);
      assert.throws(() => next.compare(tenant, [question]), lost);
      // What is gone is freed by nobody, and what is there stays.
      for (const one of [tenant, metadata, answer, impact, plan]) one.free();
      assert.equal(next.decide(question), "deny");
      next.free();
      assert.throws(() => tenant.decide(question), { code: "package.tenantFreed" });
    }
  });

  it("a core that stopped where none is started at once is started by init", async () => {
    const { api } = await entry("index.js");
    await api.init();
    const tenant = answers(api);
    endOfStack(tenant, question);
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function refused() {
      throw new RangeError("not here");
    };
    try {
      assert.throws(() => api.Tenant.load(policy), { code: "package.stopped", message: /not here.*await init\(\)/ });
      assert.throws(() => api.Tenant.load(policy, { language: "ja" }), { code: "package.stopped", message: /もう一度 init\(\)/ });
      // Several who wait for it get one.
      const [first, second] = [api.init(), api.init()];
      assert.equal(first, second);
      await first;
      const next = answers(api);
      await Promise.all([second, api.init()]);
      assert.equal(next.evaluate(question).reason.code, "passkey.aaguidBlocked");
      assert.throws(() => tenant.decide(question), { code: "package.restarted" });
    } finally {
      WebAssembly.Instance = Instance;
    }
  });

  it("a core that a call has started is not started by who waited for it", async () => {
    const { api } = await entry("index.js");
    await api.init();
    endOfStack(answers(api), question);
    const waiting = api.init();
    const tenant = answers(api);
    await waiting;
    assert.equal(tenant.evaluate(question).reason.code, "passkey.aaguidBlocked");
    tenant.free();
  });

  it("a page whose core stopped reads its policies again", async () => {
    const { to } = await entry("index.js");
    const index = pathToFileURL(join(to, "index.js")).href;
    const { answerTo } = await load("www/simulator/core/asking.ts", index);
    const api = await import(index);
    await api.init();
    const asked = { policies: [JSON.stringify(policy)], question, language: "en" };
    assert.equal(answerTo(asked).verdict.decision, "deny");
    const other = api.Tenant.load(policy);
    endOfStack(other, question);
    assert.throws(() => other.evaluate(question), { code: "package.restarted" });
    for (let again = 0; again < 2; again += 1) {
      const { verdict, error } = answerTo(asked);
      assert.equal(error, null);
      assert.equal(verdict.decision, "deny");
    }
  });

  it("a second init is harmless, also with something else", async () => {
    const { api } = await entry("index.js");
    const first = api.init();
    assert.equal(api.init(new Uint8Array(3)), first);
    await first;
    await api.init("http://127.0.0.1:1/nowhere");
    answers(api).free();
  });

  it("a failed init may be tried again", async () => {
    const { api } = await entry("index.js");
    const bytes = await wasm();
    await assert.rejects(api.init(bytes.subarray(0, 1000)), { code: "package.wasmInvalid", message: /0\.1\.0/ });
    assert.throws(() => api.evaluate("{}"), { code: "package.notInitialised" });
    // A module without imports and exports.
    const foreign = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await assert.rejects(api.init(foreign), { code: "package.wasmInvalid" });
    await assert.rejects(api.init(new Uint8Array([1, 2, 3]), { language: "ja" }), { message: /wasm ではない/ });
    await assert.rejects(api.init(new Uint8Array()), { code: "package.wasmInvalid" });
    assert.throws(() => api.Tenant.load(policy), { code: "package.notInitialised" });
    await api.init(bytes);
    answers(api).free();
  });

  it("a wasm that is not where it is looked for", async () => {
    const { api, to } = await entry("index.js");
    await rm(join(to, "core/core.wasm"));
    await assert.rejects(api.init(), (error) => {
      assert.equal(error.code, "package.wasmNotFound");
      assert.match(error.message, /ENOENT[^]*entra-verdict\/inline/);
      assert.equal(error.cause.code, "ENOENT");
      return true;
    });
    await assert.rejects(api.init("http://127.0.0.1:1/core.wasm"), { code: "package.wasmNotFound" });
    await assert.rejects(api.init("not an address"), { code: "package.wasmNotFound" });
    await assert.rejects(api.init(new Response("", { status: 404 })), { code: "package.wasmNotFound", message: /404/ });
    for (const source of [5, {}, null, [], () => 1]) {
      await assert.rejects(api.init(source), { code: "package.wasmNotFound" });
    }
    await writeFile(join(to, "core/core.wasm"), await wasm());
    await api.init();
    answers(api).free();
  });

  it("a module that is cut off anywhere", async () => {
    const { api } = await entry("index.js");
    const bytes = await wasm();
    // In the header, in the types, in the code, in the data and just before its end.
    for (const share of [0.000001, 0.001, 0.1, 0.5, 0.9, 0.999999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      await assert.rejects(api.init(cut), { code: "package.wasmInvalid" }, String(share));
    }
    await api.init();
    answers(api).free();
  });

  it("a runtime that compiles no WebAssembly", async () => {
    const refuse = "WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('refused by a policy'));";
    for (const [prepare, detail] of [
      ["delete globalThis.WebAssembly;", /WebAssembly is not defined/],
      [refuse, /refused by a policy/],
    ]) {
      for (const name of ["index.js", "inline.js", "slim.js"]) {
        const code = `${prepare}
          const { init } = await import(${JSON.stringify(pkg(name).href)});
          await init().catch(({ name, code, message }) => console.log(JSON.stringify({ name, code, message })));`;
        const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code]);
        const said = JSON.parse(stdout);
        assert.deepEqual([said.name, said.code], ["EntraVerdictError", "package.wasmUnavailable"], name);
        assert.match(said.message, detail);
        assert.match(said.message, /entra-verdict\/edge[^]*'wasm-unsafe-eval'/);
      }
    }
  });

  it("a response that breaks off", async () => {
    const { api } = await entry("index.js");
    const bytes = await wasm();
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "application/wasm", "content-length": bytes.length });
      response.write(bytes.subarray(0, 1000), () => response.destroy());
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${server.address().port}/`;
    await assert.rejects(api.init(address), { code: "package.wasmNotFound" });
    server.close();
  });

  it("a worker's init without a module", async () => {
    const { api } = await entry("edge.js");
    for (const source of [undefined, await wasm(), "core.wasm", {}]) {
      await assert.rejects(api.init(source), { code: "package.moduleMissing", message: /entra-verdict\/core\.wasm/ });
    }
    await assert.rejects(api.init(new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]))), {
      code: "package.wasmInvalid",
    });
    const rest = await compiled("rest");
    await assert.rejects(api.init(await compiled(), { signatures: 5 }), { code: "package.moduleMissing", message: /entra-verdict\/signatures\.wasm/ });
    await api.init(await compiled(), { rest });
    answers(api).free();
  });

  it("a tenant that was freed, and what is none", async () => {
    const { api } = await entry("index.js");
    await api.init();
    const tenant = answers(api);
    tenant.free();
    tenant.free();
    const freed = { code: "package.tenantFreed", message: /Tenant\.load\(\)/ };
    assert.throws(() => tenant.evaluate(question), freed);
    assert.throws(() => tenant.decide(question), freed);
    assert.throws(() => tenant.findings, freed);
    assert.throws(() => tenant.models(), freed);
    assert.throws(() => tenant.modelsCsv(), freed);
    assert.throws(() => tenant.whatIf({}), freed);
    assert.throws(() => tenant.compare(tenant, [question]), freed);
    assert.throws(() => answers(api).compare(tenant, [question]), freed);
    assert.throws(() => tenant.evaluate(question, { language: "ja" }), { message: /解放/ });
    const foreign = { code: "package.foreignTenant" };
    assert.throws(() => new api.Tenant(policy), foreign);
    assert.throws(() => new api.Tenant(), foreign);
    for (const other of [undefined, null, 5, {}, structuredClone(tenant)]) {
      assert.throws(() => api.Tenant.prototype.decide.call(other, question), foreign);
      assert.throws(() => api.Tenant.prototype.free.call(other), foreign);
    }
  });
});
