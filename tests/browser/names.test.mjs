// Names that other people chose, as the page shows them.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test as plain } from "node:test";

import { answers, closed, drop, open, page, part, paste, POLICY, RSA_DS100, settled } from "./opened.mjs";
import { inChromium as test, isFirefox } from "./simulator.mjs";
import { sentence, short, texts, visible } from "./words.mjs";

const blocks = (displayName) => ({
  id: "77777777-7777-4777-8777-777777777777",
  displayName,
  state: "enabled",
  conditions: { clientAppTypes: ["all"], users: { includeUsers: ["All"] }, applications: { includeApplications: ["All"] } },
  grantControls: { operator: "OR", builtInControls: ["block"] },
});

const file = (name, value) => [name, Buffer.from(JSON.stringify(value, null, 2))];

if (!isFirefox) {
  plain("what is unseen is written out, and a name from right to left is isolated", () => {
    assert.equal(visible("a\u202Eb\u0000c\u200B"), "a[U+202E]b[U+0000]c[U+200B]");
    // Letters, emoji that are joined, line breaks and tabs stay.
    for (const text of ["パスキー", "👩‍💻", "a\n\tb", "é"]) assert.equal(visible(text), text);
    assert.equal(sentence("“سياسة”: blocks"), "“\u2068سياسة\u2069”: blocks");
    // An isolate that is not closed would take the rest of the sentence with it.
    assert.equal(visible("\u2068سياسة rest"), "[U+2068]سياسة rest");
    assert.equal(visible("\u2068سياسة\u202E\u2069 rest"), "\u2068سياسة[U+202E]\u2069 rest");
  });

  plain("a long name is cut in its middle, within a sentence too", () => {
    const name = `${"n".repeat(300)}end.json`;
    assert.ok(short(name).length <= 80 && short(name).endsWith("end.json"));
    assert.equal(sentence(`“${name}”: blocks`), `“${short(name)}”: blocks`);
    assert.equal(short("a name"), "a name");
  });
}

describe("names of others", () => {
  beforeEach(() => open());
  afterEach(closed);

  async function load(displayName, name) {
    await paste("policy-editor", POLICY);
    await paste("credential-box", RSA_DS100);
    await drop("#policies", file(name, blocks(displayName)));
    await page.locator("#opens").selectOption("application");
    await page.locator("#application").fill("Office365");
    await answers("deny", "access.blocked");
  }

  test("cannot turn the page's own sentences around", async () => {
    await load("Block \u202Eoffice", "a\u202Enosj.json");
    const shown = await page.evaluate(() => document.body.innerText);
    assert.doesNotMatch(shown, /[\u202A-\u202E\u2066\u2067]/);
    assert.ok((await part("reason-text").textContent()).includes("“Block [U+202E]office”"));
    assert.ok((await page.getByRole("tab").allTextContents()).some((name) => name.startsWith("a[U+202E]nosj.json")));
    // Where each letter of the sentence after the name is: left to right, as it was written.
    await page.getByRole("tab").first().click();
    const remedy = part("remedies").locator("p").first();
    assert.match(await remedy.textContent(), /U\+202E.*report-only/);
    const lefts = await remedy.evaluate((element) => {
      const text = [...element.childNodes].find(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data);
      const at = (word) => {
        const range = document.createRange();
        const start = text.data.indexOf(word);
        range.setStart(text, start);
        range.setEnd(text, start + word.length);
        return range.getClientRects()[0];
      };
      return [at("re"), at("only")].map(({ left, top }) => [top, left]);
    });
    assert.ok(lefts[0][0] < lefts[1][0] || lefts[0][1] < lefts[1][1], JSON.stringify(lefts));
  });

  test("from right to left leave the words beside them in their order", async () => {
    await load("سياسة الوصول", "access.json");
    const order = await part("reason-text").evaluate((element) => {
      const range = document.createRange();
      const { firstChild: text } = element;
      const name = text.data.indexOf("س");
      range.setStart(text, name);
      range.setEnd(text, name + 4);
      const before = range.getClientRects()[0];
      const word = text.data.search(/This/);
      range.setStart(text, word);
      range.setEnd(text, word + 4);
      const after = range.getClientRects()[0];
      return [before.top, before.left, after.top, after.left];
    });
    assert.ok(order[0] < order[2] || order[1] < order[3], String(order));
  });

  test("do not run out of their place, however long", async () => {
    const long = "LongestNameOfAnyPolicy".repeat(28);
    await load(long, `${long}.json`);
    await part("language").click();
    await settled();
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("#verdict-body, .chain .certificate, #summary, .matrix-box")]
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map(({ id, className }) => id || className || "page"),
      );
      assert.deepEqual(wide, []);
      const tall = await part("access-matrix").locator("tbody tr").first().evaluate((row) => row.getBoundingClientRect().height);
      assert.ok(tall < 600, `${width}: ${tall}`);
    }
    // Only the document itself has the whole of it.
    const whole = await page.evaluate((name) => {
      const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (data.includes(name) && !parentElement.closest(".code-lines")) found.push(parentElement.outerHTML);
      }
      return found;
    }, long);
    assert.deepEqual(whole, []);
    assert.ok((await page.locator("#verdict").innerText()).includes(texts.ja["decision.signIn.deny"]));
  });
});
