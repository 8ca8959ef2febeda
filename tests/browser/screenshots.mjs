// Draws the main views for the README. ENTRA_VERDICT_URL says where the simulator answers; people look at what comes out.

import { BASELINE } from "./baseline.mjs";
import { serve } from "./documents.mjs";
import { SITE, answered, launch } from "./simulator.mjs";

const FOLDER = new URL("../../www/screenshots/", import.meta.url);
const SCHEMES = { en: "light", ja: "dark" };

/** How to get to each view of the simulator. */
const VIEWS = {
  simulator: async () => {},
  compare: async (page) => {
    await page.getByTestId("keep-before").click();
    await page.getByTestId("apply-remedy").first().click();
    await answered(page);
    await page.getByTestId("open-compare").click();
  },
  models: async (page) => {
    await page.getByTestId("open-models").click();
    await page.locator("#models-answer").waitFor();
  },
  sweep: async (page) => {
    await page.evaluate(async (text) => (await import("./inside.js")).loadScenario(text), JSON.stringify(BASELINE));
    await answered(page);
    await page.getByTestId("open-sweep").click();
    await page.getByTestId("sweep-map").waitFor();
    await page.locator("#sweep-headline").evaluate((headline) => headline.scrollIntoView());
  },
  organisation: async (page) => {
    await page.getByTestId("keep-before").click();
    await page.getByTestId("apply-remedy").first().click();
    await answered(page);
    // The change is taken back: who loses by that?
    await page.getByTestId("strip-swap").click();
    await answered(page);
    await page.getByTestId("open-organisation").click();
    await page.getByTestId("organisation-input").setInputFiles({ name: "people.ndjson", mimeType: "text/plain", buffer: Buffer.from(people()) });
    await page.locator(".grid-row").first().waitFor();
  },
};

/** A few people with keys of a few models, of whom some have another way in. */
function people() {
  const models = ["cb69481e-8ff7-4039-93ec-0a2729a154a8", "7e3f3d30-3557-4442-bdae-139312178b39", "2fc0579f-8113-47ea-b116-bb5a8db9202a"];
  return Array.from({ length: 480 }, (_, index) => {
    const name = `person${index + 1}`;
    const user = { userPrincipalName: `${name}@contoso.com`, displayName: `Person ${index + 1}`, groups: [] };
    const methodsRegistered = index % 5 === 0 ? [] : ["microsoftAuthenticatorPush"];
    return JSON.stringify({ user, passkeys: [{ aaGuid: models[(index * index) % 3] }], methodsRegistered });
  }).join("\n");
}

const browser = await launch();
const book = await serve();

for (const [language, colorScheme] of Object.entries(SCHEMES)) {
  const locale = { en: "en-GB", ja: "ja-JP" }[language];
  const context = await browser.newContext({ locale, colorScheme, viewport: { width: 1280, height: 800 } });
  const draw = (page, name) => page.screenshot({ path: new URL(`${name}-${language}.png`, FOLDER).pathname });
  for (const [name, show] of Object.entries(VIEWS)) {
    const page = await context.newPage();
    await page.goto(new URL(`#lang=${language}`, SITE).href);
    await answered(page);
    await show(page);
    // Nothing keeps the eye on what was clicked.
    await page.mouse.move(0, 0);
    await page.waitForTimeout(500);
    await draw(page, name);
    await page.close();
  }
  const page = await context.newPage();
  await page.goto(`${book.origin}/examples/playground/plain.html`);
  const playground = page.locator(`entra-verdict-playground${language === "ja" ? '[language="ja"], [lang="ja"] entra-verdict-playground' : ""}`).first();
  await playground.getByTestId("verdict").waitFor();
  await playground.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await draw(page, "playground");
  await context.close();
}

await browser.close();
await book.stop();
