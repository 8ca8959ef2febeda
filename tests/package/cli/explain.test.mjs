// `entra-verdict explain`: what a code means, from the package alone, and the same in what SARIF says of its rules.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

import { init } from "../../../pkg/index.js";
import { FORMATS } from "../../../pkg/cli/report.js";
import { meaningsOf, names } from "../../../pkg/cli/meanings.js";
import { OWN_CODES } from "../../../pkg/cli/own-codes.js";
import { words } from "../../../pkg/cli/texts.js";
import { meanings } from "../../../site/codes.mjs";
import { folderWith, looksLike, path, run } from "./run.mjs";

before(() => init());

const LANGUAGES = ["en", "ja"];

describe("entra-verdict explain", () => {
  it("knows what the catalogue says: node site/codes.mjs writes it", async () => {
    assert.equal(await readFile(path("pkg/cli/codes.json"), "utf8"), await meanings());
  });

  it("says what a code means, what to do, and what it rests on, in both languages", async (context) => {
    const cwd = await folderWith(context);
    for (const language of LANGUAGES) {
      const { code, stdout } = await run(["explain", "passkey.aaguidNotAllowed", "impact.lockedOut", "access.session", "A28", "--text", "--language", language], { cwd });
      assert.equal(code, 0);
      await looksLike(`explain-${language}.txt`, stdout);
    }
    const { explained } = JSON.parse((await run(["explain", "policy.comments"], { cwd })).stdout);
    assert.deepEqual(explained.map(({ name, meanings: [{ kind }] }) => [name, kind]), [["policy.comments", "finding"]]);
  });

  it("leads to the page where it is said where these lie", async (context) => {
    const cwd = await folderWith(context, { "entra-verdict.config.json": { helpUri: "https://docs.example" } });
    const { stdout } = await run(["explain", "policy.comments", "access.session", "impact.lockedOut", "A28", "--language", "ja"], { cwd });
    const { explained } = JSON.parse(stdout);
    const pages = ["codes/policy.comments", "rules/access.session", "codes/impact.lockedOut"];
    const readings = "https://docs.example/docs/semantics/questions.html#a28";
    assert.deepEqual(explained.map(({ help }) => help), [...pages.map((page) => `https://docs.example/ja/${page}.html`), readings]);
  });

  it("says which code may be meant", async (context) => {
    const cwd = await folderWith(context);
    const said = async (...args) => {
      const { code, stderr } = await run(["explain", ...args], { cwd });
      assert.equal(code, 3);
      return stderr;
    };
    assert.match(await said("passkey.aaguidNotAlowed"), /Perhaps passkey\.aaguidNotAllowed is meant/);
    assert.match(await said("lockedOut"), /impact\.lockedOut/);
    assert.match(await said("nonsense.at.all"), /There is no code nonsense\.at\.all/);
    assert.match(await said(), /Name a code/);
    assert.match(await said("constructor"), /There is no code constructor/);
  });

  it("has words for every code in both languages, also for those of the command line alone", () => {
    for (const language of LANGUAGES) {
      const context = { language, say: words(language) };
      for (const name of names()) {
        for (const { kind, sentences, todo } of meaningsOf(name, context)) {
          assert.ok(sentences.every(Boolean) && todo && context.say(`explain.${kind}`), `${name} in ${language}`);
          assert.doesNotMatch(sentences.join(), /\{…\}/, name);
        }
      }
    }
    for (const one of Object.values(OWN_CODES)) assert.match(one.ja.means + one.ja.todo, /[ぁ-ん]/);
  });
});

describe("rules of SARIF", () => {
  const ruleOf = (code, language) => {
    const report = { version: "0.1.0", problems: [], say: words(language), language, results: [{ code, level: "error", message: "x", place: { file: "a.json" } }] };
    return JSON.parse(FORMATS.sarif(report)).runs[0].tool.driver.rules[0];
  };

  it("say what a code means, so that nobody needs a page for it", () => {
    const { shortDescription, fullDescription, help, helpUri } = ruleOf("passkey.aaguidNotAllowed", "en");
    assert.equal(shortDescription.text, "The AAGUID {what there is} is not on the enforced allow list.");
    assert.match(fullDescription.text, /Windows Hello/);
    assert.match(help.text, /^Reason of a verdict\n- The AAGUID/);
    assert.match(help.markdown, /\*\*What to do\*\*[^]*\]\(https:\/\/learn\.microsoft\.com\/entra\//);
    assert.equal(helpUri, undefined);
    assert.match(ruleOf("passkey.aaguidNotAllowed", "ja").help.markdown, /\*\*対処\*\*/);
  });

  it("are titled by their name where a code has many sentences", () => {
    assert.equal(ruleOf("input.value", "en").shortDescription.text, "Reason of a verdict input.value");
  });

  it("have those of the command line itself, and nothing for what nobody knows", () => {
    assert.match(ruleOf("impact.lockedOut", "ja").help.text, /サインインする方法/);
    assert.deepEqual(ruleOf("nonsense.code", "en"), { id: "nonsense.code" });
  });
});
