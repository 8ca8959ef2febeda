// The edge worker of examples/ in Node, with what HTTP lets through and no worker expects.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

describe("the edge worker in Node", () => {
  let folder;
  let server;
  let address;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
    await cp(new URL("examples/edge-worker", root), folder, { recursive: true });
    await mkdir(join(folder, "node_modules"));
    await symlink(fileURLToPath(new URL("pkg", root)), join(folder, "node_modules/entra-verdict"), "junction");
    server = spawn(process.execPath, ["node.js", "0"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    address = await new Promise((resolve) => server.stdout.once("data", (said) => resolve(String(said).trim())));
  });
  after(async () => {
    server.kill();
    await rm(folder, { recursive: true });
  });

  // By hand, since no client sends such requests.
  const raw = (head) =>
    new Promise((resolve, reject) => {
      let said = "";
      const socket = connect(Number(new URL(address).port), "127.0.0.1", () => socket.end(`${head}\r\nhost: x\r\nconnection: close\r\n\r\n`));
      socket.on("data", (part) => (said += part)).on("error", reject);
      socket.on("close", () => resolve(Number(said.split(" ")[1])));
    });

  it("refuses what is no request to it, and goes on", async () => {
    assert.equal(await raw("TRACE / HTTP/1.1"), 405);
    assert.equal(await raw("GET // HTTP/1.1"), 400);
    assert.equal(await raw("GET http://[ HTTP/1.1"), 400);
    assert.equal((await fetch(`${address}/health`)).status, 200);
  });

  const ask = (body, headers) => fetch(`${address}/evaluate`, { method: "POST", body, headers });

  it("answers in the language that is wanted most, and refuses a body that is encoded", async () => {
    const question = JSON.stringify({ action: "signIn", credential: { passkey: { aaguid: "x" } } });
    const messageIn = async (language) => (await (await ask(question, { "accept-language": language })).json()).error.message;
    const [en, ja] = [await messageIn("en"), await messageIn("ja")];
    assert.notEqual(en, ja);
    assert.equal(await messageIn("en;q=0.5, ja"), ja);
    assert.equal(await messageIn("ja;q=0, en;q=0.1"), en);
    assert.equal(await messageIn("fr, ja-JP;q=0.8, en;q=0.7"), ja);
    assert.equal((await ask(question, { "content-encoding": "gzip" })).status, 415);
    assert.equal((await ask(question, { "content-encoding": "identity" })).status, 400);
  });

  it("tells places in what was sent", async () => {
    const { error } = await (await ask('{ "action": "signIn",\n  "credential": { "passkey": {\n    "aaguid": "x" } } }')).json();
    assert.deepEqual([error.path, error.line, error.column], ["/question/credential/passkey/aaguid", 3, 15]);
    const syntax = await (await ask('{ "action": "signIn",\n  "credential": }')).json();
    assert.equal(syntax.error.line, 2);
  });
});
