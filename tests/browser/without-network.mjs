// What the simulator has to do without network, however it came to be there.

import assert from "node:assert/strict";

import { BASELINE } from "./baseline.mjs";
import { answered } from "./simulator.mjs";
import { texts } from "./words.mjs";

const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";

/** Goes through the page as it begins, in English: questions, the other language, and what is loaded when it is needed. */
export async function answersAlone(page) {
  await answered(page);
  assert.equal(await page.getByTestId("reason-code").textContent(), "passkey.aaguidNotAllowed");
  await page.getByTestId("credential-box").fill(RSA_DS100);
  await answered(page);
  assert.equal(await page.getByTestId("reason-code").textContent(), "allowed");
  await page.getByTestId("language").click();
  assert.equal(await page.getByTestId("decision").textContent(), texts.ja["decision.signIn.allow"]);
  await page.locator("#timeline > summary").click();
  await page.locator("#timeline-body").locator(".said, .timeline-stops").first().waitFor();
  await page.getByTestId("open-organisation").click();
  const person = { user: { userPrincipalName: "ann@contoso.com" }, passkeys: [{ aaGuid: RSA_DS100 }], methodsRegistered: [] };
  const file = { name: "people.ndjson", mimeType: "text/plain", buffer: Buffer.from(JSON.stringify(person)) };
  await page.getByTestId("organisation-input").setInputFiles(file);
  await page.locator(".grid-row", { hasText: "ann@contoso.com" }).waitFor();
  await page.locator("#close-organisation").click();
  await page.getByTestId("credential-box").fill(JSON.stringify(BASELINE));
  await page.getByRole("button", { name: texts.ja.loadScenario }).click();
  await answered(page);
  await page.getByTestId("open-sweep").click();
  await page.getByTestId("sweep-map").waitFor();
}
