// What a copied verdict tells of many checks.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { load } from "../../bundle/load.mjs";
import { init, Tenant } from "../../pkg/index.js";
import { tenantOf } from "../bench/large-tenant.mjs";

const { loadLaterTexts, toMarkdown } = await load(["www/simulator/views/share/markdown.ts", "www/simulator/i18n.ts"]);

describe("a copied verdict", () => {
  before(() => Promise.all([init(), loadLaterTexts()]));

  const copied = (count) => {
    const { policies, question } = tenantOf(count);
    const tenant = Tenant.load(policies);
    const verdict = tenant.evaluate({ ...question, credential: { method: "sms" } }, { remedies: false });
    tenant.free();
    return { verdict, text: toMarkdown({ policies, question }, verdict) };
  };

  it("has every check where they are few", () => {
    const { text } = copied(10);
    assert.doesNotMatch(text, /Checks left out here/);
    assert.match(text, /^ +- Passed:/m);
  });

  it("leaves out what came out as it should where they are many, and says how much", () => {
    const { verdict, text } = copied(500);
    assert.equal(verdict.decision, "deny");
    assert.ok(text.split("\n").length < 300, `${text.split("\n").length} lines`);
    assert.match(text, /^- Checks left out here: \d{4}$/m);
    assert.ok(text.includes(`\`${verdict.reason.code}\``));
  });
});
