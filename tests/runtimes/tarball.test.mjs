// The package as it would be published, installed and run in every runtime that can be had. Each answers some of the
// scenarios, and the answers have to be the native core's, byte for byte: the module is the one that answers all of them
// in `cargo xtask scenarios`. The policy-only module answers all of them here, in Node.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { build as vite } from "vite";
import webpack from "webpack";

import { bun, deno, install, node, path, put, tarball } from "./tools.mjs";

const run = promisify(execFile);
const { chromium } = createRequire(path("tests/package.json"))("playwright-core");

const cases = JSON.parse(readFileSync(process.env.ENTRA_VERDICT_CASES, "utf8"));
// Every scenario, with what the native core without signatures answers, and those that the others are.
const allSlimCases = JSON.parse(readFileSync(process.env.ENTRA_VERDICT_SLIM_CASES, "utf8"));
const sampled = new Set(cases.map(({ name }) => name));
const slimCases = allSlimCases.filter(({ name }) => sampled.has(name));

let folder;
let browser;
before(async () => {
  assert.ok(cases.length > 20 && allSlimCases.length > 1000, "the scenarios are missing");
  assert.equal(slimCases.length, cases.length);
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  await install(folder);
  await copyFile(process.env.ENTRA_VERDICT_CASES, join(folder, "cases.json"));
  await copyFile(process.env.ENTRA_VERDICT_SLIM_CASES, join(folder, "cases-slim-all.json"));
  await put(folder, "cases-slim.json", JSON.stringify(slimCases));
  await copyFile(new URL("replay.mjs", import.meta.url), join(folder, "replay.mjs"));
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...sandbox, ...quiet] });
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

/** What replay() says when every scenario comes out right. */
function isRight({ count, wrong }, asked = cases.length) {
  assert.deepEqual(wrong, []);
  assert.equal(count, asked);
}

async function printed(command, args, asked) {
  const { stdout } = await run(command, args, { cwd: folder, maxBuffer: 1 << 24 });
  isRight(JSON.parse(stdout), asked);
}

const FROM_FILE = `
import { readFile } from "node:fs/promises";
import * as api from "entra-verdict";
import { replay } from "./replay.mjs";
await api.init();
console.log(JSON.stringify(replay(api, JSON.parse(await readFile("cases.json", "utf8")))));
`;

const REQUIRED = `
const api = require("entra-verdict");
const { readFileSync } = require("node:fs");
api.init().then(async () => {
  const { replay } = await import("./replay.mjs");
  console.log(JSON.stringify(replay(api, JSON.parse(readFileSync("cases.json", "utf8")))));
});
`;

// Entries by what they are held to. Node's older resolution, which knows no `exports`, finds but the first of them.
const PROFILES = {
  strict: ["."],
  node16: ["./slim", "./schema.json"],
  // A worker's module and what bundlers take are ES modules, and a wasm file is none that require() knows.
  "esm-only": ["./edge", "./inline", "./playground", "./markdown", "./core.wasm", "./signatures.wasm", "./rest.wasm", "./en.wasm", "./ja.wasm", "./slim.wasm"],
};

describe("the packed package", () => {
  it("holds what it should and nothing else", async () => {
    const { stdout } = await run("tar", ["-tzf", tarball]);
    const files = stdout.trim().split("\n").map((name) => name.replace("package/", ""));
    const { exports, main, module, types, bin } = JSON.parse(await readFile(path("pkg/package.json"), "utf8"));
    const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));
    for (const target of [...targets(exports), main, module, types, ...targets(bin)]) {
      const file = target.replace("./", "");
      assert.ok(file.includes("*") || files.includes(file), target);
    }
    for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "types.d.ts"]) assert.ok(files.includes(file), file);
    assert.equal(files.filter((file) => file.endsWith(".wasm")).length, 6);
    const foreign = files.filter((file) => !/^(cli\/([\w-]+\/)?[\w-]+\.js|cli\/codes\.json|collect\/collect\.(sh|ps1)|(core|slim)\/[\w./-]+|schema\/\w+\.json|[\w.]+\.(js|d\.ts)|package\.json|README\.md|LICENSE-\w+)$/.test(file));
    assert.deepEqual(foreign, []);
  });

  it("has no dependencies and no scripts", async () => {
    const manifest = JSON.parse(await readFile(join(folder, "node_modules/entra-verdict/package.json"), "utf8"));
    for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"]) assert.equal(manifest[key], undefined);
  });

  it("installs with npm, and its command runs", async () => {
    const empty = join(folder, "empty");
    await put(empty, "package.json", "{}");
    await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: empty });
    const { stdout } = await run(join(empty, "node_modules/.bin/entra-verdict"), ["inspect", "7e3f3d30-3557-4442-bdae-139312178b39"]);
    assert.equal(JSON.parse(stdout).name, "RSA DS100");
  });

  it("is right to publint", async () => {
    const { publint } = await import("publint");
    const { messages } = await publint({ pkgDir: join(folder, "node_modules/entra-verdict"), strict: true });
    assert.deepEqual(messages, []);
  });

  it("is right to arethetypeswrong", async () => {
    const attw = path("tests/runtimes/node_modules/@arethetypeswrong/cli/dist/index.js");
    // What a profile leaves out is told all the same, and does not make it fail.
    const check = async (profile, entries) => {
      const args = [attw, tarball, "--format", "json", "--profile", profile, "--entrypoints", ...entries];
      const { stdout, code = 0 } = await run(process.execPath, args).catch((error) => error);
      const found = Object.values(JSON.parse(stdout).problems ?? {}).flat();
      return { code, found: found.map(({ kind, entrypoint, resolutionKind }) => `${kind} ${entrypoint} ${resolutionKind}`).join() };
    };
    assert.equal((await check("strict", ["./edge"])).code, 1, "it fails where there is something wrong");
    for (const [profile, entries] of Object.entries(PROFILES)) {
      const { exports } = JSON.parse(await readFile(path("pkg/package.json"), "utf8"));
      for (const entry of entries) assert.ok(entry in exports, entry);
      const { code, found } = await check(profile, entries);
      assert.equal(code, 0, `${profile}: ${found}`);
    }
  });
});

describe("the packed package answers as the native core", () => {
  it("in Node, imported", async () => {
    await put(folder, "node.mjs", FROM_FILE);
    await printed(process.execPath, ["node.mjs"]);
  });

  it("in Node, required", async () => {
    await put(folder, "node.cjs", REQUIRED);
    await printed(process.execPath, ["node.cjs"]);
  });

  for (const version of [22, 24]) {
    const skip = !node(version) && "no package has it for this machine";
    it(`in Node ${version}, imported and required`, { skip }, async () => {
      await put(folder, "node.mjs", FROM_FILE);
      await printed(node(version), ["node.mjs"]);
      await put(folder, "node.cjs", REQUIRED);
      await printed(node(version), ["node.cjs"]);
    });
  }

  it("in Node, slim, imported and required", async () => {
    const slim = (text, file) => text.replaceAll('"entra-verdict"', '"entra-verdict/slim"').replaceAll("cases.json", file);
    await put(folder, "slim.mjs", slim(FROM_FILE, "cases-slim-all.json"));
    await printed(process.execPath, ["slim.mjs"], allSlimCases.length);
    await put(folder, "slim.cjs", slim(REQUIRED, "cases-slim.json"));
    await printed(process.execPath, ["slim.cjs"]);
  });

  it("in Deno", async () => {
    await put(folder, "deno.json", '{ "nodeModulesDir": "manual" }');
    await put(folder, "package.json", '{ "dependencies": { "entra-verdict": "*" } }');
    await put(folder, "deno.mjs", FROM_FILE);
    await printed(deno(), ["run", "--no-prompt", "--cached-only", "--allow-read", "deno.mjs"]);
  });

  it("in Bun", async () => {
    await put(folder, "bun.mjs", FROM_FILE);
    await printed(bun(), ["run", "bun.mjs"]);
  });

  it("in workerd", async () => {
    await put(
      folder,
      "worker.js",
      `import * as api from "entra-verdict/edge";
       import * as same from "entra-verdict";
       import * as inline from "entra-verdict/inline";
       import module from "entra-verdict/core.wasm";
       import signatures from "entra-verdict/signatures.wasm";
       import rest from "entra-verdict/rest.wasm";
       import en from "entra-verdict/en.wasm";
       import ja from "entra-verdict/ja.wasm";
       import * as slim from "entra-verdict/slim";
       import slimModule from "entra-verdict/slim.wasm";
       import { replay } from "./replay.mjs";
       export default {
         async fetch(request) {
           // There is nothing to load from, which has to be said and not to be waited for.
           const refused = [];
           for (const { init } of [same, inline, slim]) refused.push(await init().catch((error) => error.code));
           await api.init(module, { signatures, rest, en, ja });
           await slim.init(slimModule);
           const [cases, slimCases] = await request.json();
           return Response.json({ refused, whole: replay(api, cases), slim: replay(slim, slimCases) });
         },
       };`,
    );
    const out = join(folder, "workerd");
    const conditions = ["workerd", "worker", "browser"];
    await build({ entryPoints: [join(folder, "worker.js")], outdir: out, bundle: true, format: "esm", conditions, loader: { ".wasm": "copy" } });
    const miniflare = new Miniflare({
      host: "127.0.0.1",
      port: 0,
      modules: true,
      modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
      modulesRoot: out,
      scriptPath: join(out, "worker.js"),
      compatibilityDate: "2026-01-01",
    });
    try {
      const response = await fetch(await miniflare.ready, { method: "POST", body: JSON.stringify([cases, slimCases]) });
      const answer = await response.json();
      assert.deepEqual(answer.refused, ["package.moduleMissing", "package.wasmUnavailable", "package.moduleMissing"]);
      isRight(answer.whole);
      isRight(answer.slim);
    } finally {
      await miniflare.dispose();
    }
  });
});

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

/** Serves a folder with the policy that the simulator has too. */
async function serve(root, answers) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/cases.json") return response.end(JSON.stringify(answers));
    const file = join(root, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const body = await readFile(file).catch(() => undefined);
    if (body === undefined) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:");
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** Opens a page that leaves window.api, and asks it for the answers. */
async function opened(address, given) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/favicon/.test(message.location().url) && errors.push(message.text()));
  try {
    await page.goto(address);
    await page.waitForFunction(() => window.api ?? window.failed, undefined, { timeout: 30_000 }).catch((error) => {
      throw new Error(`${error.message} ${errors}`);
    });
    const asked = async (some) => window.failed ?? window.answer(some ?? (await (await fetch("/cases.json")).json()));
    const answer = await page.evaluate(asked, given);
    assert.equal(typeof answer, "object", String(answer));
    isRight(answer, given?.length);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

const PAGE = (entry) => `
import * as api from "${entry}";
import { replay } from "./replay.mjs";
window.answer = (cases) => replay(api, cases);
api.init().then(() => { window.api = api; }, (error) => { window.failed = String(error.cause ?? error); });
`;
const HTML = (script) => `<!doctype html><meta charset="utf-8"><title>entra-verdict</title><link rel="icon" href="data:,">${script}`;

async function site(name, entry) {
  const root = join(folder, name);
  await mkdir(root, { recursive: true });
  await install(root);
  await put(root, "main.js", PAGE(entry));
  await copyFile(join(folder, "replay.mjs"), join(root, "replay.mjs"));
  return root;
}

async function openedFrom(root, answers = cases) {
  const { address, stop } = await serve(root, answers);
  try {
    await opened(address);
  } finally {
    stop();
  }
}

describe("the packed package answers in Chromium as the native core", () => {
  it("as plain modules", async () => {
    const root = await site("plain", "./node_modules/entra-verdict/index.js");
    await put(root, "index.html", HTML('<script type="module" src="main.js"></script>'));
    await openedFrom(root);
  });

  it("bundled with vite", async () => {
    const root = await site("vite", "entra-verdict");
    await put(root, "index.html", HTML('<script type="module" src="/main.js"></script>'));
    // The policy lets in no data: address, and there is no need for one.
    await vite({ root, base: "./", logLevel: "error", configFile: false, build: { assetsInlineLimit: 0, target: "es2022" } });
    const wasm = (await readdir(join(root, "dist/assets"))).filter((file) => file.endsWith(".wasm"));
    assert.equal(wasm.length, 5);
    await openedFrom(join(root, "dist"));
  });

  it("bundled with vite, slim", async () => {
    const root = await site("vite-slim", "entra-verdict/slim");
    await put(root, "index.html", HTML('<script type="module" src="/main.js"></script>'));
    await vite({ root, base: "./", logLevel: "error", configFile: false, build: { assetsInlineLimit: 0, target: "es2022" } });
    const wasm = (await readdir(join(root, "dist/assets"))).filter((file) => file.endsWith(".wasm"));
    assert.equal(wasm.length, 1);
    await openedFrom(join(root, "dist"), slimCases);
  });

  it("bundled with webpack", async () => {
    const root = await site("webpack", "entra-verdict");
    const stats = await promisify(webpack)({ mode: "production", context: root, entry: "./main.js", output: { path: join(root, "dist") }, performance: { hints: false } });
    const { errors, warnings, assets } = stats.toJson();
    assert.deepEqual([...errors, ...warnings], []);
    assert.equal(assets.filter(({ name }) => name.endsWith(".wasm")).length, 5);
    await put(root, "dist/index.html", HTML('<script src="main.js"></script>'));
    await openedFrom(join(root, "dist"));
  });

  it("bundled with esbuild, the wasm in it", async () => {
    const root = await site("esbuild", "entra-verdict/inline");
    await build({ entryPoints: [join(root, "main.js")], outfile: join(root, "dist/main.js"), bundle: true, format: "iife", minify: true });
    await put(root, "dist/index.html", HTML('<script src="main.js"></script>'));
    await openedFrom(join(root, "dist"));
    // And without any server, which is also without a way to fetch the scenarios.
    await opened(pathToFileURL(join(root, "dist/index.html")).href, cases);
  });

  it("bundled with esbuild, the wasm beside it", async () => {
    const root = await site("beside", "entra-verdict");
    await put(
      root,
      "main.js",
      `import address from "entra-verdict/core.wasm";
       import signatures from "entra-verdict/signatures.wasm";
       import rest from "entra-verdict/rest.wasm";
       import en from "entra-verdict/en.wasm";
       import ja from "entra-verdict/ja.wasm";
       ${PAGE("entra-verdict").replace("api.init()", "api.init(address, { signatures, rest, en, ja })")}`,
    );
    await build({ entryPoints: [join(root, "main.js")], outdir: join(root, "dist"), bundle: true, format: "esm", loader: { ".wasm": "file" }, logLevel: "error" });
    await put(root, "dist/index.html", HTML('<script type="module" src="main.js"></script>'));
    await openedFrom(join(root, "dist"));
  });

  it("in a playground, as plain modules and bundled", async () => {
    const scenario = {
      scenario: 1,
      policies: [{ displayName: "Keys", allowedCombinations: ["fido2"] }],
      question: { action: "signIn", credential: { method: "fido2" }, strengths: ["Keys"] },
    };
    const body = (script) => HTML(`${script}<pre><code class="language-entra-verdict">${JSON.stringify(scenario)}</code></pre>`);
    const root = await site("playground", "entra-verdict");
    await put(root, "main.js", 'import "entra-verdict/markdown";');
    await put(root, "plain.html", body('<script type="module" src="node_modules/entra-verdict/markdown.js"></script>'));
    await put(root, "index.html", body('<script type="module" src="/main.js"></script>'));
    await vite({ root, base: "./", logLevel: "error", configFile: false, build: { assetsInlineLimit: 0, target: "es2022", outDir: "vite" } });
    const output = { path: join(root, "webpack") };
    const stats = await promisify(webpack)({ mode: "production", context: root, entry: "./main.js", output, performance: { hints: false } });
    const { errors, warnings } = stats.toJson();
    assert.deepEqual([...errors, ...warnings], []);
    await put(root, "webpack/index.html", body('<script src="main.js"></script>'));
    const { address, stop } = await serve(root);
    try {
      for (const path of ["plain.html", "vite/index.html", "webpack/index.html"]) {
        const page = await browser.newPage();
        await page.goto(address + path);
        await page.locator('entra-verdict-playground [data-testid="verdict"][data-decision="allow"]').waitFor({ timeout: 30_000 });
        await page.close();
      }
    } finally {
      stop();
    }
  });
});
