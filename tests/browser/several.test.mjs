// Several passkeys in the credential box, and models by the name of their product.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "node:test";

import { answers, closed, open, page, part, paste, POLICY, RSA_DS100, settled, verdict, YUBIKEY } from "./opened.mjs";
import { inChromium as test } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { texts } from "./words.mjs";

const rows = () => part("several").locator("tbody tr");
const decisions = () => rows().evaluateAll((all) => all.map((row) => [row.dataset.aaguid, row.dataset.decision]));

describe("several passkeys", () => {
  beforeEach(() => open());
  afterEach(closed);

  test("a product's name finds its models, each with its verdict", async () => {
    await paste("policy-editor", POLICY.replace(RSA_DS100, YUBIKEY));
    await part("credential-box").fill(" yubikey 5 SERIES ");
    const count = await rows().count();
    assert.ok(count > 20, String(count));
    assert.ok((await part("recognised").textContent()).startsWith(texts.en["several.named"].replace("{count}", String(count))));
    assert.equal((await verdict()).text, texts.en["several.choose"]);
    const found = Object.fromEntries(await decisions());
    assert.equal(found[YUBIKEY], "allow");
    assert.equal(Object.values(found).filter((decision) => decision === "deny").length, count - 1);
    assert.equal(await part("several-counts").textContent(), `${term("Decision", "allow")}: 1; ${term("Decision", "deny")}: ${count - 1}`);
    // Every word has to be in the name, and what is nobody's name is said not to be recognised.
    await part("credential-box").fill("YubiKey 5 NFC");
    assert.ok((await rows().count()) < count);
    await part("credential-box").fill("no product is called so");
    assert.equal(await rows().count(), 0);
    assert.equal((await part("recognised").textContent()).trim(), texts.en.unrecognised);
    // One of them is presented as if its AAGUID had been pasted.
    await part("credential-box").fill("RSA DS100");
    await rows().first().getByRole("button").click();
    assert.equal(await part("credential-box").inputValue(), RSA_DS100);
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.ok(await page.locator('input[name="passkeyType"][value="deviceBound"]').isChecked());
  });

  test("several AAGUIDs give one table, whatever they stand in, and it follows policies and question", async () => {
    await paste("policy-editor", POLICY);
    for (const text of [
      `${YUBIKEY}\n${RSA_DS100.toUpperCase()}\n${YUBIKEY}`,
      `user,aaGuid\nadele@contoso.example,${YUBIKEY}\nalex@contoso.example,${RSA_DS100}\n`,
    ]) {
      await part("credential-box").fill(text);
      await settled();
      assert.deepEqual(await decisions(), [
        [YUBIKEY, "deny"],
        [RSA_DS100, "allow"],
      ]);
      assert.ok((await rows().first().textContent()).includes("YubiKey 5 Series"));
    }
    await paste("policy-editor", POLICY.replace(RSA_DS100, YUBIKEY));
    await settled();
    assert.deepEqual((await decisions()).map(([, decision]) => decision), ["allow", "deny"]);
    await page.locator('input[name="action"][value="register"]').check({ force: true });
    await part("language").click();
    await settled();
    assert.ok((await part("recognised").textContent()).startsWith(texts.ja["several.listed"].replace("{count}", "2")));
    await paste("policy-editor", "{");
    await settled();
    assert.equal(await rows().count(), 0);
    assert.notEqual(await part("recognised").locator(".said").nth(1).textContent(), "");
  });

  test("a list of keys has a verdict on each beside the choice of one", async () => {
    await paste("policy-editor", POLICY);
    const key = (aaGuid, displayName) => ({ id: displayName, displayName, aaGuid, passkeyType: "deviceBound", attestationLevel: "attested" });
    await part("credential-box").fill(
      JSON.stringify({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users('x')/authentication/fido2Methods",
        value: [key(YUBIKEY, "Red key"), key(RSA_DS100, "Blue key")],
      }),
    );
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.deepEqual(await decisions(), [
      [YUBIKEY, "deny"],
      [RSA_DS100, "allow"],
    ]);
    await rows().nth(1).getByRole("button").click();
    await answers("allow", "allowed");
    assert.ok(await page.getByLabel("Blue key").isChecked());
  });
});
