// An answer about many policies, cut for its way to the page and put together there.

import assert from "node:assert/strict";
import { before, it } from "node:test";

import { load } from "../../bundle/load.mjs";
import { init } from "../../pkg/index.js";
import { tenantOf } from "../bench/large-tenant.mjs";

const { answerTo, inPieces, placesOf, pointersInto, together } = await load(["www/simulator/core/asking.ts", "www/simulator/core/answer-pieces.ts", "www/simulator/core/package.ts"]);

before(() => init());

it("an answer is the same after its way in pieces, none of which is long", () => {
  for (const count of [3, 600]) {
    const { policies, question } = tenantOf(count);
    const answer = answerTo({ policies, question, trust: undefined, metadata: undefined, language: "en" });
    const found = { ...answer, places: [placesOf(policies[0], pointersInto(0, [answer.verdict]))] };
    const { rest, pieces } = structuredClone(inPieces(found));
    assert.equal(pieces.length > 0, count > 250);
    assert.ok(pieces.every(({ items }) => items.length <= 250));
    assert.ok(JSON.stringify(rest).length < 200_000 + 200 * count);
    assert.deepEqual(together(rest, pieces), structuredClone(found));
  }
});
