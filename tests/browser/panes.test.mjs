// The panes of the simulator: how wide each is, and the editor over all of them.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test as plain } from "node:test";

import { load } from "../../bundle/load.mjs";
import { answers, closed, editor, open, page, part, paste, POLICY } from "./opened.mjs";
import { everywhere, inChromium as test, isFirefox } from "./simulator.mjs";
import { texts } from "./words.mjs";

const { panesIn, within } = await load("www/simulator/state/panes.ts");

const width = (id) => page.locator(`#${id}`).evaluate((element) => Math.round(element.getBoundingClientRect().width));
const isEnlarged = () => page.evaluate(() => document.documentElement.hasAttribute("data-enlarged"));

if (!isFirefox) {
  plain("panes keep room for each other, in whatever window", () => {
    for (const total of [1, 320, 760, 1120, 4000]) {
      for (const splits of [{}, { first: 0, second: 1, only: 0 }, { first: 1, second: 0, only: 1 }, { first: 0.9 }, { second: 0.1 }, { first: -1e9, second: 1e9 }]) {
        const [first, second, only] = ["first", "second", "only"].map((split) => within(split, splits, total));
        const said = JSON.stringify([total, splits, first, second, only]);
        assert.ok(first.value > 0.14 && second.value - first.value > 0.14 && 1 - second.value > 0.14, said);
        assert.ok(only.value > 0.14 && only.value < 0.86, said);
        for (const { value, least, most } of [first, second, only]) assert.ok(least - 1e-9 <= value && value <= most + 1e-9, said);
      }
    }
  });

  plain("of what was stored it takes what panes are", () => {
    const blank = { splits: {}, isEnlarged: false };
    for (const stored of [undefined, null, 1, "x", [], { splits: null }, { splits: { first: "1", other: 0.5, only: null } }, { isEnlarged: 1 }]) {
      assert.deepEqual(panesIn(stored), blank, JSON.stringify(stored));
    }
    assert.deepEqual(panesIn({ splits: { first: 0.4, x: 1 }, isEnlarged: true }), { splits: { first: 0.4 }, isEnlarged: true });
  });
}

describe("the panes", () => {
  beforeEach(() => open());
  afterEach(closed);

  everywhere("are resized with keys and by dragging, and put back", async () => {
    const before = await width("policies");
    const separator = page.getByRole("separator", { name: texts.en["panes.first"] });
    await separator.focus();
    await page.keyboard.press("ArrowRight");
    assert.ok(Math.abs((await width("policies")) - before - 0.02 * 1280) <= 2);
    assert.equal(await separator.getAttribute("aria-valuenow"), "37");
    await page.keyboard.press("End");
    assert.equal(await separator.getAttribute("aria-valuenow"), await separator.getAttribute("aria-valuemax"));
    assert.ok((await width("question")) >= 245);
    await page.keyboard.press("Enter");
    assert.equal(await width("policies"), before);
    const other = page.getByRole("separator", { name: texts.en["panes.second"] });
    const { x, y } = await other.boundingBox();
    const verdict = await width("verdict");
    await page.mouse.move(x, y + 300);
    await page.mouse.down();
    await page.mouse.move(x - 100, y + 300, { steps: 4 });
    await page.mouse.up();
    assert.ok(Math.abs((await width("verdict")) - verdict - 100) <= 2);
    await other.dblclick();
    assert.equal(await width("verdict"), verdict);
  });

  test("are two in a smaller window, with one way to divide them, and below each other in a small one", async () => {
    await page.setViewportSize({ width: 900, height: 800 });
    const separators = page.getByRole("separator");
    assert.equal(await separators.count(), 1);
    await separators.focus();
    const before = await width("verdict");
    await page.keyboard.press("ArrowLeft");
    assert.ok(Math.abs((await width("verdict")) - before - 18) <= 2);
    await page.setViewportSize({ width: 600, height: 800 });
    assert.equal(await separators.count(), 0);
  });

  everywhere("give way to the editor, with the verdict in a line below it, until Escape", async () => {
    const button = part("enlarge-editor");
    const before = await editor.host.boundingBox();
    await button.click();
    const large = await editor.host.boundingBox();
    assert.ok(large.width > 1200 && large.height > before.height + 200, JSON.stringify(large));
    assert.equal(await button.getAttribute("aria-label"), texts.en["panes.back"]);
    // What is open within it closes first.
    await editor.putCursor('"enforcementType": ');
    await page.keyboard.press("Control+ ");
    await editor.host.locator(".cm-tooltip-autocomplete").waitFor();
    await page.keyboard.press("Escape");
    await editor.host.locator(".cm-tooltip-autocomplete").waitFor({ state: "detached" });
    assert.ok(await isEnlarged());
    await paste("policy-editor", POLICY.replace('"allow"', '"block"'));
    await page.locator('#pinned[data-kind="allow"]').waitFor();
    await page.keyboard.press("Escape");
    assert.ok(!(await isEnlarged()) && (await editor.focused()));
    assert.ok((await editor.host.boundingBox()).width < 500);
  });

  test("come back for whoever goes on elsewhere", async () => {
    await part("enlarge-editor").click();
    await page.locator("#pinned").click();
    assert.ok(!(await isEnlarged()));
    assert.equal(await page.evaluate(() => document.activeElement.id), "verdict-title");
    await part("enlarge-editor").click();
    await editor.putCursor('"7e3f3d30');
    await part("clause-checks").getByRole("button").first().click();
    assert.ok(!(await isEnlarged()));
  });

  test("stay as they are with the draft, and are forgotten without one", async () => {
    const separator = page.getByRole("separator", { name: texts.en["panes.first"] });
    await paste("policy-editor", POLICY);
    await part("keep-draft").check();
    await separator.focus();
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("ArrowLeft");
    await page.reload();
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await separator.getAttribute("aria-valuenow"), "29");
    await part("keep-draft").uncheck();
    await page.reload();
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await separator.getAttribute("aria-valuenow"), "35");
  });
});
