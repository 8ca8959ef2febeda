// What is dropped, pasted or opened, wherever in the window, and many documents at once.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe } from "node:test";
import { deflateRawSync } from "node:zlib";

import { MATCHING } from "./example-certificates.mjs";
import { REVOKED } from "./example-chain.mjs";
import { answers, closed, drop, editor, open, page, part, paste, POLICY, RSA_DS100, settled, YUBIKEY } from "./opened.mjs";
import { everywhere, inChromium as test } from "./simulator.mjs";
import { texts } from "./words.mjs";

const strength = (number) =>
  JSON.stringify({ id: `55555555-5555-4555-8555-5555555555${number}`, displayName: `Strength ${number}`, allowedCombinations: ["fido2"] });

const file = (name, text) => [name, Buffer.from(text)];

/** Pastes a text while nothing that takes text has the focus. */
async function pasteAnywhere(text) {
  await page.evaluate((pasted) => {
    document.activeElement.blur();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await settled();
}

/** An archive with these texts by path: each entry compressed, then the list of them, as programs write it. */
function zip(texts) {
  const [parts, list] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(texts)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, path, packed]);
    list.push(Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), head, place, path);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(list);
  const end = Buffer.alloc(18);
  const count = Object.keys(texts).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\u0005\u0006"), end]);
}

/** The check sum of an archive's entry. */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

const tabs = () => page.getByRole("tab").allTextContents();

describe("what arrives", () => {
  beforeEach(() => open());
  afterEach(closed);

  everywhere("forty documents in one drop, anywhere, as a list that can be searched and cleared", async () => {
    const files = Array.from({ length: 40 }, (_, index) => file(`strength-${index + 10}.json`, strength(index + 10)));
    await drop("#verdict", file("policy.json", POLICY), ...files, file("broken.json", "{"));
    assert.equal(await page.getByRole("tab").count(), 42);
    assert.equal(await page.getByRole("tab", { selected: true }).textContent(), "policy.json");
    await part("open-documents").click();
    assert.equal(await page.locator("#documents-count").textContent(), "42");
    const entries = part("documents-menu").locator(".entry");
    assert.equal(await entries.count(), 42);
    assert.ok((await entries.last().textContent()).includes(texts.en.tabBroken));
    assert.ok((await entries.first().textContent()).includes(texts.en["resource.fido2AuthenticationMethodConfiguration"]));
    await part("documents-search").fill("authentication strength 49");
    assert.equal(await entries.count(), 1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const selected = page.getByRole("tab", { selected: true });
    assert.equal(await selected.textContent(), "strength-49.json");
    assert.ok(await editor.focused());
    // The strip follows.
    const inSight = await selected.evaluate((tab) => {
      const [one, strip] = [tab, tab.parentElement].map((each) => each.getBoundingClientRect());
      return one.left >= strip.left - 1 && one.right <= strip.right + 1;
    });
    assert.ok(inSight);
    await part("open-documents").click();
    await page.locator("#remove-documents").click();
    await settled();
    assert.equal(await page.getByRole("tab").count(), 1);
    assert.equal(await editor.text(), "");
    await part("undo-note").getByRole("button", { name: texts.en.undo }).click();
    assert.equal(await page.getByRole("tab").count(), 42);
  });

  test("of hundreds of documents the strip has those around the one in the editor, and the list all", async () => {
    const files = Array.from({ length: 300 }, (_, index) => file(`strength-${index + 100}.json`, strength(index + 100)));
    await drop("#policies", ...files);
    assert.equal(await page.getByRole("tab").count(), 50);
    await part("open-documents").click();
    await part("documents-search").fill("strength-250");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.getByRole("tab", { selected: true }).textContent(), "strength-250.json");
    assert.equal(await page.getByRole("tab").count(), 50);
    await page.getByRole("tab", { selected: true }).focus();
    await page.keyboard.press("End");
    assert.equal(await page.getByRole("tab", { selected: true }).textContent(), "strength-399.json");
  });

  test("a file of the same name takes the place of the one before, with the way back", async () => {
    await drop("#policies", file("a.json", POLICY), file("b.json", strength(10)));
    await answers("deny", "passkey.aaguidNotAllowed");
    await drop("#verdict", file("a.json", POLICY.replace(RSA_DS100, YUBIKEY)));
    await answers("allow", "allowed");
    assert.deepEqual(await tabs(), ["a.json", "b.json"]);
    await part("undo-note").getByRole("button", { name: texts.en.undo }).click();
    await answers("deny", "passkey.aaguidNotAllowed");
    // Two of one name, as folders may hold them, are two.
    await drop("#verdict", file("b.json", strength(11)), file("b.json", strength(12)));
    assert.deepEqual(await tabs(), ["a.json", "b.json", "b.json"]);
  });

  test("what is pasted with nothing in focus goes where it belongs", async () => {
    await pasteAnywhere(POLICY);
    assert.deepEqual(await tabs(), [texts.en["resource.fido2AuthenticationMethodConfiguration"]]);
    assert.equal(await editor.text(), POLICY);
    await pasteAnywhere(RSA_DS100);
    await answers("allow", "allowed");
    await pasteAnywhere(MATCHING);
    assert.equal(await part("credential-box").inputValue(), MATCHING);
    await pasteAnywhere(REVOKED);
    assert.equal((await page.locator("#crls").inputValue()).trim(), REVOKED.trim());
    await pasteAnywhere(JSON.stringify({ scenario: 1, policies: [POLICY], question: { action: "signIn", credential: { passkey: { aaguid: YUBIKEY } } } }));
    await answers("deny", "passkey.aaguidNotAllowed");
    // A field takes what is pasted into it.
    await page.locator("#userId").focus();
    await page.locator("#userId").evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, strength(11));
    await settled();
    assert.equal(await page.getByRole("tab").count(), 1);
    // Neither do views of their own let anything through.
    await part("open-share").click();
    await settled();
    await pasteAnywhere(strength(12));
    await drop("#share", file("c.json", strength(13)));
    assert.equal(await page.getByRole("tab").count(), 1);
  });

  test("a folder is opened with all that is in it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "entra-verdict-"));
    try {
      mkdirSync(join(folder, "strengths"));
      writeFileSync(join(folder, "policy.json"), POLICY);
      writeFileSync(join(folder, "strengths", "one.json"), strength(10));
      writeFileSync(join(folder, ".DS_Store"), "Bud1");
      await page.locator("#policy-folder").setInputFiles(folder);
      await page.getByRole("tab", { name: "one.json" }).waitFor();
      assert.deepEqual((await tabs()).sort(), ["one.json", "policy.json"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("an archive is opened with all that is in it, and one that cannot be is named", async () => {
    const archive = zip({ "export/policy.json": POLICY, "export/strengths/one.json": strength(10), "__MACOSX/export/._policy.json": "x", "export/": "" });
    await drop("#verdict", ["export.zip", archive]);
    assert.deepEqual((await tabs()).sort(), ["one.json", "policy.json"]);
    await answers("deny", "passkey.aaguidNotAllowed");
    await drop("#policies", ["cut.zip", archive.subarray(0, 60)]);
    assert.match(await page.locator("#file-notes").textContent(), /^cut\.zip: /);
    // What says that it unpacks to more than anybody means is not unpacked.
    const bomb = zip({ "a.json": "{}" });
    for (const at of [22, bomb.indexOf("PK\u0001\u0002") + 24]) bomb.writeUInt32LE(0x7000_0000, at);
    await drop("#policies", ["bomb.zip", bomb]);
    assert.match(await page.locator("#file-notes").textContent(), new RegExp("^bomb\\.zip: .*64 MB"));
    assert.equal(await page.getByRole("tab").count(), 2);
  });

  test("folders that are dropped are gone through", async () => {
    // No script can make a drop with folders; what one gives is asked of in the same way.
    const names = await page.evaluate(async () => {
      const { filesOf } = await import("./inside.js");
      const entry = (name, content) =>
        Array.isArray(content)
          ? {
              name,
              isDirectory: true,
              createReader() {
                const parts = [content.slice(0, 1), content.slice(1), []];
                return { readEntries: (take) => take(parts.shift()) };
              },
            }
          : { name, isFile: true, file: (take) => take(new File([content], name)) };
      const tree = entry("export", [entry("a.json", "{}"), entry("inner", [entry("b.json", "{}"), entry(".git", [entry("c", "")])])]);
      const found = await filesOf({ items: [{ webkitGetAsEntry: () => tree }], files: [] });
      return found.map(({ name }) => name);
    });
    assert.deepEqual(names, ["a.json", "b.json"]);
  });
});
