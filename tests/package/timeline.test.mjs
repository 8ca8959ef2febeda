// The answer over time: from which times on another one is given, as the simulator looks for them.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { load } from "../../bundle/load.mjs";
import { init, Tenant } from "../../pkg/index.js";

const { changesBetween, keyOf, samplesFor, stopOf, timelineOf, written } = await load("www/simulator/core/timeline.ts");
const { entriesOf, askedIn } = await load("www/simulator/views/timeline/entries.ts");

const second = (text) => Date.parse(text) / 1000;
const NOW = second("2026-11-30T10:20:30Z");

/** Asks for a value that begins at some times, and counts. */
function asking(beginnings) {
  const asked = [];
  const ask = async (at) => {
    asked.push(at);
    const value = beginnings.filter((one) => one <= at).length;
    return { at, key: String(value), value };
  };
  return { ask, asked };
}

async function between(from, to, beginnings) {
  const { ask, asked } = asking(beginnings);
  const [first, last] = [await ask(from), await ask(to)];
  const found = await changesBetween(first, last, ask);
  return { found: found.map(({ at }) => at), asks: asked.length - 2 };
}

describe("the search for changes", () => {
  it("finds the begin of a day with few questions", async () => {
    const day = second("2027-02-01T00:00:00Z");
    const { found, asks } = await between(second("2027-01-12T07:08:09Z"), second("2027-02-11T07:08:09Z"), [day]);
    assert.deepEqual(found, [day]);
    assert.ok(asks <= 7, `${asks} questions`);
  });

  it("finds any second, and several of them", async () => {
    const moments = ["2027-01-31T23:59:59Z", "2027-02-03T04:05:06Z", "2027-02-03T04:05:07Z"].map(second);
    const { found, asks } = await between(second("2027-01-12T00:00:00Z"), second("2027-02-11T00:00:00Z"), moments);
    assert.deepEqual(found, moments);
    assert.ok(asks < 60, `${asks} questions`);
  });

  it("asks nothing where both ends are alike", async () => {
    assert.deepEqual(await between(0, 10 ** 9, []), { found: [], asks: 0 });
  });

  it("looks a year back and two ahead, and as far as what is presented is valid", () => {
    const known = [second("2019-05-06T07:08:09Z"), second("2049-01-01T00:00:00Z")];
    const times = samplesFor({ now: NOW, known });
    assert.equal(times[0], known[0] - 1);
    assert.equal(times.at(-1), known[1] + 1);
    assert.ok(times.includes(NOW));
    assert.deepEqual(times, times.toSorted((a, b) => a - b));
    assert.ok(times.length < 90, `${times.length} times`);
    const alone = samplesFor({ now: NOW, known: [] });
    assert.deepEqual([written(alone[0]), written(alone.at(-1))], ["2025-11-30T10:20:30Z", "2028-11-29T10:20:30Z"]);
  });

  it("leaves out what holds for one second alone, and what is then as before", async () => {
    const { ask } = asking([]);
    const odd = async (at) => (at === 500 ? { at, key: "odd", value: 1 } : ask(at));
    const found = await timelineOf([0, 499, 500, 501, 1000], odd);
    assert.deepEqual(
      found.map(({ at }) => at),
      [0],
    );
  });
});

describe("the answer over time", () => {
  before(() => init());

  /** The stops of a question, as the worker makes them. */
  async function stops(policies, question, known = []) {
    const tenant = Tenant.load(policies);
    const ask = async (at) => {
      const value = { verdict: tenant.evaluate({ ...question, at: written(at) }, { remedies: false }), error: null };
      return { at, key: keyOf(value, at), value };
    };
    const found = await timelineOf(samplesFor({ now: NOW, known }), ask);
    tenant.free();
    return found.map(({ at, value }, index) => stopOf(value, at, found[index - 1]?.value.verdict ?? null));
  }

  const SMS = { action: "signIn", credential: { method: "sms" }, alsoUsed: ["password"], strengths: ["MFA"] };
  const STRENGTH = [{ displayName: "MFA", allowedCombinations: ["password,sms"] }];

  it("knows of a date that the rules know, and what is new from then on", async () => {
    const found = await stops(STRENGTH, SMS);
    assert.deepEqual(
      found.map(({ at, decision, reason }) => [written(at), decision, reason.code]),
      [
        ["2025-11-30T10:20:30Z", "allow", "allowed"],
        ["2027-02-01T00:00:00Z", "allow", "allowed"],
      ],
    );
    assert.match(found[1].news[0], /ended on 2027-02-01/);
    const administrator = await stops(STRENGTH, { ...SMS, user: { roles: ["62e90394-69f5-4237-9190-012177145e10"] } });
    assert.deepEqual(administrator.map(({ at }) => written(at)).slice(1), ["2027-07-01T00:00:00Z"], "a Global Administrator");
  });

  it("has the moments of the question among what can be looked at", async () => {
    const found = await stops(STRENGTH, SMS);
    const asked = second("2027-06-07T08:09:10Z");
    const entries = entriesOf(found, NOW, asked);
    assert.deepEqual(
      entries.map(({ at, isChange, isNow, isAsked }) => [written(at), isChange, isNow, isAsked]),
      [
        ["2026-11-30T10:20:30Z", false, true, false],
        ["2027-02-01T00:00:00Z", true, false, false],
        ["2027-06-07T08:09:10Z", false, false, true],
      ],
    );
    assert.equal(entries[2].stop, found[1]);
    assert.equal(askedIn(entries), 2);
    assert.equal(askedIn(entriesOf(found, NOW, null)), 0, "now");
    assert.deepEqual(
      entriesOf(found, second("2027-03-01T00:00:00Z"), null).map(({ isChange, isNow }) => [isChange, isNow]),
      [
        [false, false],
        [true, false],
        [false, true],
      ],
      "what was before the last change can be looked at too",
    );
  });
});
