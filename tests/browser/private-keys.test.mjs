// What the simulator does with a private key that somebody gives it by mistake.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe } from "node:test";

import { MATCHING } from "./example-certificates.mjs";
import { example } from "./examples.mjs";
import { closed, context, drop, editor, fill, open, page, part, paste, POLICY, settled, textIn } from "./opened.mjs";
import { allowClipboard, everywhere, inChromium as test } from "./simulator.mjs";
import { texts } from "./words.mjs";

describe("private keys", () => {
  beforeEach(() => open());
  afterEach(closed);

  test("knows private keys in other clothes", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    const base64 = Buffer.from(pem).toString("base64");
    const key = JSON.stringify(privateKey.export({ format: "jwk" }));
    const forms = {
      "base64 of PEM": base64,
      "in lines": base64.match(/.{1,76}/g).join("\n"),
      "a secret of Kubernetes": `apiVersion: v1\nkind: Secret\ndata:\n  tls.crt: ${Buffer.from(MATCHING).toString("base64")}\n  tls.key: ${base64}\n`,
      "JSON Web Key": key,
      "set of them": `{"keys":[${key}]}`,
      "within a text of JSON": JSON.stringify({ note: key }),
    };
    await page.locator("#section-revocation").evaluate((section) => {
      section.hidden = false;
      section.open = true;
    });
    for (const [what, text] of Object.entries(forms)) {
      for (const selector of ["#credential", "#crls", "#policy-editor"]) {
        await paste("credential-box", MATCHING);
        await settled();
        await fill(selector, text);
        await settled();
        assert.equal(await textIn(selector), "", `${what} in ${selector}`);
        const place = selector === "#policy-editor" ? "policies" : "question";
        assert.equal(await page.locator(`#${place}-refused`).textContent(), texts.en.refusedSecret, what);
      }
    }
    // What is public stays.
    const { d: _, ...shown } = privateKey.export({ format: "jwk" });
    for (const text of [JSON.stringify(shown), Buffer.from(MATCHING).toString("base64")]) {
      await paste("credential-box", text);
      await settled();
      assert.equal(await part("credential-box").inputValue(), text);
    }
  });

  everywhere("keeps nothing of a private key", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    const secret = privateKey.export({ type: "pkcs8", format: "der" });
    const base64 = secret.toString("base64");
    const length = secret.length + 3;
    const keyStore = Buffer.concat([Buffer.from([0x30, 0x82, length >> 8, length & 0xff, 2, 1, 3]), secret]);
    const pieces = [...pem.split("\n").slice(1, -2), secret.toString("hex")].map((line) => line.slice(8, 56));
    /** Asserts that no piece of the key is anywhere, and that the alert says so. */
    const isGone = async (place, what) => {
      await settled();
      const known = await page.evaluate(async () => {
        const { state } = await import("./inside.js");
        const values = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
        const { innerHTML } = document.getElementById("policy-editor").shadowRoot;
        return [JSON.stringify(state), document.documentElement.outerHTML, innerHTML, location.href, ...values].join("\n");
      });
      const found = pieces.filter((piece) => known.includes(piece));
      assert.deepEqual(found, [], what);
      assert.doesNotMatch(known, /PRIVATE KEY--/, what);
      const alert = page.locator(`#${place}-refused`);
      assert.equal(await alert.getAttribute("role"), "alert");
      assert.equal(await alert.textContent(), texts.en.refusedSecret, what);
    };
    const over = async (selector) => {
      await paste("credential-box", MATCHING);
      if (selector !== "#credential") await fill(selector, selector === "#extra" ? "{}" : "1");
    };
    await page.evaluate(() => {
      for (const section of document.querySelectorAll("details.group")) section.open = true;
    });
    await paste("credential-box", MATCHING);
    await settled();
    for (const selector of ["#credential", "#crls", "#policy-editor", "#certificateUserIds", "#extra"]) {
      if (selector === "#certificateUserIds") await page.locator('input[name="userIds"][value="list"]').check();
      const place = selector === "#policy-editor" ? "policies" : "question";
      for (const [what, text] of [
        ["PEM", pem],
        ["PEM behind a certificate", MATCHING + pem],
        ["base64", base64],
      ]) {
        await over(selector);
        await fill(selector, text);
        await isGone(place, `${what} in ${selector}`);
        assert.equal(await textIn(selector), "");
      }
    }
    assert.equal(await part("credential-box").inputValue(), MATCHING);

    // From the clipboard, and the field cannot bring it back.
    await allowClipboard(context);
    for (const [selector, place] of [
      ["#credential", "question"],
      ["#policy-editor", "policies"],
    ]) {
      await page.evaluate((text) => navigator.clipboard.writeText(text), pem);
      await fill(selector, "");
      await page.locator(selector).focus();
      await page.keyboard.press("ControlOrMeta+v");
      await isGone(place, `pasted into ${selector}`);
      await page.keyboard.press("ControlOrMeta+z");
      await isGone(place, `undone in ${selector}`);
      await page.keyboard.press("ControlOrMeta+Shift+z");
      await isGone(place, `redone in ${selector}`);
      await page.evaluate(() => navigator.clipboard.writeText(""));
    }

    // As files.
    for (const [name, bytes] of [
      ["user.key", Buffer.from(pem)],
      ["user.der", secret],
      ["user.pfx", keyStore],
    ]) {
      await over("#credential");
      await drop("#credential", [name, bytes]);
      await isGone("question", `${name} on the credential`);
      await over("#crls");
      await drop("#crls", [name, bytes]);
      await isGone("question", `${name} on the lists`);
      await editor.fill(POLICY);
      await drop("#policies", [name, bytes]);
      await isGone("policies", `${name} on the policies`);
      assert.equal(await editor.text(), POLICY);
      assert.equal(await page.getByRole("tab", { name }).count(), 0);
    }

    // In JSON, where only the core can tell.
    await paste("credential-box", JSON.stringify({ ...example("cba-chain"), trust: { crls: [pem] } }));
    await isGone("question", "in a scenario");
    await page.locator("#extra").fill(JSON.stringify({ credential: { certificate: base64 } }));
    await isGone("question", "in the further members");

    // It is said in the language of the page until something else is given.
    await part("language").click();
    await page.locator("#question-refused").filter({ hasText: texts.ja.refusedSecret }).waitFor();
    await paste("credential-box", MATCHING);
    await settled();
    assert.equal(await page.locator("#question-refused").textContent(), "");
  });
});
