// What would be published: the package with nothing for npm to mend, its versions, and its types in other people's projects.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";

import { install, path, put, tarball } from "./tools.mjs";

const run = promisify(execFile);

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-publish-"));
  await install(folder);
});
after(() => rm(folder, { recursive: true }));

/** A registry that has nothing, and remembers what was asked of it. */
async function registry(context) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.method);
    request.resume();
    response.writeHead(404, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  return { asked, host: `127.0.0.1:${server.address().port}` };
}

async function publish({ host }, ...options) {
  await put(folder, "npmrc", `registry=http://${host}/\n//${host}/:_authToken=nobody\nupdate-notifier=false\n`);
  const env = { PATH: process.env.PATH, HOME: folder, npm_config_userconfig: join(folder, "npmrc") };
  const child = spawn("npm", ["publish", tarball, ...options], { env, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (data) => (stdout += data));
  child.stderr.setEncoding("utf8").on("data", (data) => (stderr += data));
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

describe("publishing", () => {
  it("has nothing to mend or to warn of", async (context) => {
    const nowhere = await registry(context);
    const { code, stdout, stderr } = await publish(nowhere, "--dry-run", "--json");
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /warn|error/i);
    const answer = JSON.parse(stdout);
    const { name, files } = answer["entra-verdict"] ?? answer;
    assert.equal(name, "entra-verdict");
    const { stdout: listed } = await run("tar", ["-tzf", tarball]);
    const packed = listed.trim().split("\n").map((file) => file.replace(/^package\//, ""));
    assert.deepEqual(files.map((file) => file.path).sort(), packed.sort());
    assert.ok(!nowhere.asked.includes("PUT"));
  });

  it("goes nowhere without saying from which sources it was built", async (context) => {
    const nowhere = await registry(context);
    const { code, stderr } = await publish(nowhere);
    assert.notEqual(code, 0);
    assert.match(stderr, /provenance/);
    assert.ok(!nowhere.asked.includes("PUT"));
  });

  it("has one version, which the changelog begins with", async () => {
    const text = (file) => readFile(path(file), "utf8");
    const { version } = JSON.parse(await text("pkg/package.json"));
    assert.equal((await text("Cargo.toml")).match(/^version = "(.+)"$/m)?.[1], version);
    assert.equal((await text("CHANGELOG.md")).match(/^## (\S+)/m)?.[1], version);
  });
});

/** Projects that look into the types of what they use, by what they know of their surroundings. */
const PROJECTS = {
  "for Node": { module: "nodenext", moduleResolution: "nodenext", lib: ["es2022"], types: ["node"], files: ["any.ts", "required.cts"] },
  "for Node, with nothing of Node": { module: "nodenext", moduleResolution: "nodenext", lib: ["es2022"], types: [], files: ["any.ts", "required.cts"] },
  "for pages": { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom", "dom.iterable"], types: [], files: ["any.ts", "page.ts"] },
  "for workers": { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "webworker"], types: [], files: ["any.ts", "worker.ts"] },
};

const FILES = {
  "package.json": '{ "type": "module" }',
  "any.ts": `
    import { init, Tenant, type Decision, type Verdict } from "entra-verdict";
    import { init as inline } from "entra-verdict/inline";
    import { init as slim } from "entra-verdict/slim";
    import { applications } from "entra-verdict/applications";
    await init(new Uint8Array(8));
    await init(undefined, { signatures: true, rest: false, en: false, language: "ja" });
    // @ts-expect-error there is no such part
    await init(undefined, { words: true });
    await inline({ language: "ja" });
    await slim("https://example.com/slim.wasm");
    // @ts-expect-error a number is no wasm
    await init(1);
    const verdict: Verdict = Tenant.load("{}").evaluate({ action: "signIn", credential: { method: "fido2" } });
    export const said: Decision = verdict.decision;
    // @ts-expect-error a decision is one of three
    export const wrong: "perhaps" = verdict.decision;
    export const name: string | undefined = applications["00000003-0000-0000-c000-000000000000"];
  `,
  "required.cts": `
    import entra = require("entra-verdict");
    import slim = require("entra-verdict/slim");
    export const tenants: entra.Tenant[] = [entra.Tenant.load("{}")];
    export const starts: Promise<void>[] = [entra.init(), slim.init(new ArrayBuffer(8))];
  `,
  "page.ts": `
    import { init, Metadata } from "entra-verdict";
    import { EntraVerdictPlayground, upgrade } from "entra-verdict/playground";
    import "entra-verdict/markdown";
    await init(fetch("core.wasm"));
    await init(new URL("core.wasm", location.href));
    upgrade(document);
    export const element: HTMLElement = new EntraVerdictPlayground();
    export const reduced = new Blob([Metadata.load("{}").toReduced()]);
  `,
  "worker.ts": `
    import { init } from "entra-verdict/edge";
    import { init as slim } from "entra-verdict/slim";
    import module from "entra-verdict/core.wasm";
    import ja from "entra-verdict/ja.wasm";
    import rest from "entra-verdict/rest.wasm";
    import signatures from "entra-verdict/signatures.wasm";
    import slimModule from "entra-verdict/slim.wasm";
    const compiled: WebAssembly.Module = module;
    await init(compiled);
    await init(compiled, { signatures, rest, ja });
    // @ts-expect-error a worker has nothing to load a part from
    await init(compiled, { rest: true });
    await slim(slimModule);
    // @ts-expect-error a worker has nothing to load from
    await init();
  `,
};

// The newest, and the oldest that the package is for, which is slow.
const COMPILERS = { ".": Object.keys(PROJECTS), "tests/runtimes": ["for Node, with nothing of Node", "for pages"] };
for (const [from, names] of Object.entries(COMPILERS)) {
  const { version } = JSON.parse(await readFile(path(`${from}/node_modules/typescript/package.json`), "utf8"));
  describe(`types, by TypeScript ${version}`, () => {
    before(async () => {
      for (const [name, text] of Object.entries(FILES)) await put(folder, name, text);
    });

    for (const name of names) {
      it(`hold in a project ${name}`, async () => {
        const { files, ...of } = PROJECTS[name];
        const typeRoots = [path("node_modules/@types")];
        const compilerOptions = { strict: true, noEmit: true, skipLibCheck: false, exactOptionalPropertyTypes: true, target: "es2022", typeRoots, ...of };
        await put(folder, "tsconfig.json", JSON.stringify({ compilerOptions, files }));
        const compiler = path(`${from}/node_modules/typescript/bin/tsc`);
        const said = await run(process.execPath, [compiler, "-p", folder]).catch((error) => error);
        assert.equal(said.stdout, "");
        assert.equal(said.code, undefined);
      });
    }
  });
}
