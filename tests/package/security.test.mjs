// What docs/security.md says of sources, held by reading them, and of copies and members, held by trying.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "../../bundle/load.mjs";
import { init, inspect, Tenant } from "../../pkg/index.js";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** What is made of other files, and is no source. */
const MADE = /^pkg\/(core|slim|playground\.js|applications\.js|cli\/yaml\.js)|^www\/(dist\/|simulator\/views\/gallery\/(first|scenarios)\.ts)/;

/** Sources below folders by their name from the root. */
async function sources(endings, ...folders) {
  const found = [];
  for (const folder of folders) {
    for (const entry of await readdir(path(folder), { recursive: true, withFileTypes: true })) {
      const name = join(entry.parentPath ?? entry.path, entry.name).slice(path("").length).replaceAll("\\", "/");
      if (entry.isFile() && endings.test(name) && !MADE.test(name) && !name.includes("node_modules/")) {
        found.push([name, await readFile(path(name), "utf8")]);
      }
    }
  }
  assert.ok(found.length > 10, "there are sources");
  return found;
}

/** Lines of code in which something stands, by file: what a comment says does nothing. */
function lines(found, pattern) {
  return found.flatMap(([name, text]) =>
    text
      .split("\n")
      .filter((line) => pattern.test(line.replace(/^\s*(\/\/|\*|\/\*).*/, "")))
      .map((line) => `${name}: ${line.trim()}`),
  );
}

before(() => init());

describe("the sources of page and package", () => {
  it("connections are opened in known places alone", async () => {
    const opens = /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|WebTransport|RTCPeer|importScripts|node:(https?|http2|net|tls|dgram|dns)"/;
    const found = lines(await sources(/(?<!\.d)\.[jt]s$/, "pkg", "www"), opens);
    const files = [...new Set(found.map((line) => line.split(":")[0]))].sort();
    assert.deepEqual(
      files,
      [
        // Microsoft Graph, when somebody asks for it with a token.
        "pkg/cli/collect/graph.js",
        // The package's own wasm.
        "pkg/find.js",
        // A scenario that the page around it names.
        "www/playground/element.ts",
        // The page's own files.
        "www/service-worker.js",
        "www/simulator/views/bar/offline.ts",
      ],
      found.join("\n"),
    );
  });

  it("nothing writes markup, and no text becomes code", async () => {
    const writes = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|createContextualFragment|unsafeHTML|srcdoc|\beval\(|new Function\(|javascript:/;
    assert.deepEqual(lines(await sources(/(?<!\.d)\.[jt]s$/, "pkg", "www"), writes), []);
  });
});

/** Directives of a Content Security Policy by name. */
function directives(policy) {
  return Object.fromEntries(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
}

async function pagePolicy() {
  const html = await readFile(path("www/index.html"), "utf8");
  return { html, policy: directives(html.match(/Content-Security-Policy" content="([^"]*)"/)[1]) };
}

describe("the Content Security Policy", () => {
  it("the page runs and loads nothing of others", async () => {
    const { html, policy } = await pagePolicy();
    assert.deepEqual(policy["default-src"], ["'none'"]);
    assert.deepEqual(policy["base-uri"], ["'none'"]);
    assert.deepEqual(policy["form-action"], ["'none'"]);
    // Wasm alone is compiled; images may be in the text itself.
    const more = { "script-src": ["'wasm-unsafe-eval'"], "img-src": ["data:"] };
    for (const [name, values] of Object.entries(policy)) {
      if (["default-src", "base-uri", "form-action"].includes(name)) continue;
      assert.deepEqual(values, ["'self'", ...(more[name] ?? [])], name);
    }
    // The policy comes before whatever it is for, which has no code and no style in it.
    assert.ok(html.indexOf("Content-Security-Policy") < html.search(/<(script|link|img)\b/));
    assert.doesNotMatch(html, /\son\w+=|\sstyle=|<style|<script(?![^>]*\ssrc=)|(src|href)="(https?:)?\/\//);
  });

  it("the page and the server that shows it have one policy", async () => {
    const { policy } = await pagePolicy();
    const server = await readFile(path("xtask/src/serve.rs"), "utf8");
    const told = directives(server.match(/"Content-Security-Policy",\s*"([^]*?)",\n/)[1].replace(/\\\n\s*/g, ""));
    // A page cannot say who may show it in a frame.
    assert.deepEqual(told["frame-ancestors"], ["'self'"]);
    for (const [name, values] of Object.entries(policy)) assert.deepEqual(told[name], values, name);
    for (const [name, values] of Object.entries(told)) {
      if (!(name in policy)) assert.deepEqual(values, ["'self'"], name);
    }
  });
});

describe("the core", () => {
  it("names no clock, no file, no network and no randomness", async () => {
    const world = /SystemTime|Instant::now|now_utc|now_local|std::(fs|env|process|thread)\b|std::net::(?!IpAddr)|std::io::std|getrandom|rand::|js_sys::(Date|Math)|web_sys/;
    // What measures, and what tests.
    const beside = ["src/doors/wasm/crossings.rs", "src/answers/sweep/held.rs", "src/decide/settled.rs"];
    const found = (await sources(/\.rs$/, "src")).filter(([name]) => !beside.includes(name));
    assert.deepEqual(lines(found, world), []);
  });
});

describe("what a document brings", () => {
  const policy = `{
    "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } }, "id": "99999999-0000-4000-8000-000000000001",
    "displayName": "__proto__", "state": "enabled",
    "conditions": { "__proto__": { "polluted": 1 }, "users": { "includeUsers": ["All"] }, "applications": { "includeApplications": ["All"] } },
    "grantControls": { "operator": "OR", "builtInControls": ["mfa"] }
  }`;

  it("members named like what objects inherit change no object", () => {
    const tenant = Tenant.load(policy);
    const question = { action: "signIn", credential: { method: "sms" }, access: { application: "00000003-0000-0ff1-ce00-000000000000" } };
    // What If hands a policy back with whatever members it has.
    const [answer] = tenant.whatIf(question).value;
    assert.equal({}.polluted, undefined);
    for (const object of [answer, answer.conditions]) {
      assert.equal(Object.getPrototypeOf(object), Object.prototype);
      assert.equal(object.polluted, undefined);
      assert.ok(Object.hasOwn(object, "__proto__"), "as any other member");
    }
    assert.equal(tenant.evaluate(question).decision, "indeterminate");
    assert.deepEqual(
      tenant.findings.filter(({ code }) => code === "policy.unknownMember").map(({ path: where }) => where),
      ["/__proto__", "/constructor", "/conditions/__proto__"],
    );
    tenant.free();
    assert.equal(inspect(policy).kind, "policies");
    assert.equal({}.polluted, undefined);
  });

  it("a copied verdict names nobody and leads nowhere", async () => {
    const { toMarkdown } = await load("www/simulator/views/share/markdown.ts");
    const copied = (policy, question) => {
      const text = JSON.stringify(policy, null, 2);
      const tenant = Tenant.load(text);
      const verdict = tenant.evaluate(question);
      tenant.free();
      return { verdict, copy: toMarkdown({ policies: [text], question }, verdict) };
    };
    const fence = "`".repeat(3);
    const blocks = (displayName) => ({
      id: "99999999-0000-4000-8000-000000000001",
      displayName,
      state: "enabled",
      conditions: { users: { includeUsers: ["All"] }, applications: { includeApplications: ["All"] } },
      grantControls: { operator: "OR", builtInControls: ["block"] },
    });
    const question = { action: "signIn", credential: { method: "sms" }, access: { application: "00000003-0000-0ff1-ce00-000000000000" } };
    /** What is left of Markdown without its code and what is escaped: here a link, a mention or markup would be one. */
    const outside = (copy) => copy.replace(/^(`{3,})json\n[^]*?\n\1$/gm, "").replace(/\\[!-/:-@[-`{-~]/g, "").replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "");
    /** Without the sources, which the core names and no document can. */
    const unsourced = (words) => words.replace(/^- \[Microsoft Learn: \w+\]\(https:\/\/learn\.microsoft\.com\/[\w/-]+\)/gm, "");
    const headings = outside(copied(blocks("Everybody"), question).copy).match(/^#.*/gm).length;
    const names = ["@everyone", "https://elsewhere.example/?q=1", "www.elsewhere.example", "[here](there)", "<img src=x>", "adele@contoso.example"];
    for (const name of names) {
      const { verdict, copy } = copied(blocks(`${name} \n\n# ${fence} heading`), question);
      assert.equal(verdict.reason.code, "access.blocked");
      assert.ok(verdict.reason.text.includes(name), "the verdict has the name");
      const words = unsourced(outside(copy));
      assert.doesNotMatch(words, /@|:\/\/|www\.|[<[`]/, name);
      assert.equal(words.match(/^#.*/gm).length, headings, name);
    }
  });
});
