// Every view of the simulator: in order for axe, and as wide as a phone.

import assert from "node:assert/strict";
import { describe } from "node:test";

import { violations } from "./axe.mjs";
import { BASELINE } from "./baseline.mjs";
import { editorOn } from "./editor.mjs";
import { example } from "./examples.mjs";
import { ACCESS, context, CONTOSO, load, open, page, part, settled, share, wrongs } from "./sharing.mjs";
import { SITE } from "./simulator.mjs";
import { texts } from "./words.mjs";

/** A policy with a member that is misspelt. */
const MISSPELT = JSON.stringify({
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  id: "Fido2",
  state: "enabled",
  keyRestriction: { isEnforced: true },
});

const SIGN_IN = JSON.stringify({
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#auditLogs/signIns/$entity",
  id: "66ea54eb-6301-4ee5-be62-ff5a759b0100",
  userPrincipalName: "adele@contoso.example",
  appDisplayName: "Office 365 Exchange Online",
  status: { errorCode: 53003 },
});

/** Holds every view to axe in a language, in a file of its own for each: two are looked at side by side. */
export const everyView = (language, test) =>
  describe(`every view: ${language}`, () => {
    const VIEWS = {
      "the first example": async () => {},
      "a certificate with its chain": () => load(example("cba-chain")),
      "Conditional Access": async () => {
        await load(ACCESS);
        await part("matrix-others").click();
      },
      "the answer over time": async () => {
        await load(example("cba-chain"));
        await page.locator("#timeline > summary").click();
      },
      "an open choice of a reading": async () => {
        await load(example("a1-report"));
        await page.locator("#assumptions > summary").click();
        await page.locator("#findings > summary").click();
        await page.locator("#section-when").evaluate((section) => {
          section.open = true;
        });
      },
      "a policy that cannot be read": () => editorOn(page).fill("{,"),
      "a registration": () => page.locator('input[name="action"][value="register"]').check({ force: true }),
      "a private key that was refused": () => part("credential-box").fill("-----BEGIN PRIVATE KEY-----"),
      "the examples": () => part("open-gallery").click(),
      "the models": () => part("open-models").click(),
      "every sign-in": async () => {
        await load(BASELINE);
        await part("open-sweep").click();
        await part("sweep-map").waitFor();
      },
      "the sharing of a scenario": async () => {
        await load(CONTOSO);
        await share();
        await page.getByText(texts[await page.locator("html").getAttribute("lang")]["share.preview"]).click();
      },
      "the sharing of something signed": async () => {
        await load(example("cba-chain"));
        await share();
      },
      "a bad link": async () => {
        await page.evaluate(() => {
          location.hash = "#s1.!";
        });
        await part("page-note").waitFor();
      },
      "watched questions": async () => {
        await part("add-watched").click();
        await editorOn(page).fill("{}");
        await settled();
        await part("keep-draft").check();
      },
      "an applied remedy": async () => {
        await part("apply-remedy").first().click();
        await settled();
      },
      "something to change": async () => {},
      "what may change the answer, and what was said of it": async () => {
        await editorOn(page).fill(MISSPELT);
        await settled();
        await page.locator("#findings > summary").click();
        await page.locator("#box-clear").click();
        await page.locator("#undo").click();
      },
      "the list of documents": () => part("open-documents").click(),
      "how policies are got": () => part("open-get-policies").click(),
      "models by a product's name": () => part("credential-box").fill("YubiKey 5 NFC"),
      "a code of the service": () => part("credential-box").fill("AADSTS53003"),
      "an entry of the sign-in log": () => part("credential-box").fill(SIGN_IN),
      "a guest, and an application that nobody knows": async () => {
        await load(ACCESS);
        await page.locator("#userType").selectOption("b2bCollaborationGuest");
        await page.locator("#opens").selectOption("application");
        await page.locator("#application").fill("Offcie365");
      },
      "what can stand at the cursor": async () => {
        await editorOn(page).putCursor('"enforcementType": ');
        await settled();
        await page.keyboard.press("Control+ ");
        await editorOn(page).host.locator(".cm-tooltip-autocomplete").waitFor();
      },
      "the editor alone": () => part("enlarge-editor").click(),
      "a trust store that was made here": async () => {
        const chain = example("cba-chain");
        const value = JSON.parse(chain.policies[1]);
        for (const one of value.value ?? []) for (const name of ["id", "issuer", "issuerSki"]) delete one[name];
        await load({ ...chain, policies: [chain.policies[0], JSON.stringify(value)] });
        await page.getByRole("tab").last().click();
      },
    };

    test(`is in order for axe, light and dark: ${language}`, { timeout: 600_000 }, async () => {
      const found = [];
      await open({}, `#lang=${language}`);
      for (const [name, show] of Object.entries(VIEWS)) {
        await page.emulateMedia({ colorScheme: "light" });
        await page.evaluate(() => localStorage.clear());
        await page.goto("about:blank");
        await page.goto(new URL(`#lang=${language}`, SITE).href);
        await settled();
        await show();
        await settled();
        found.push(...(await violations(page)).map((one) => `${name}, light: ${one}`));
        await page.emulateMedia({ colorScheme: "dark" });
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches), true);
        found.push(...(await violations(page, { coloursAlone: true })).map((one) => `${name}, dark: ${one}`));
      }
      await context.close();
      assert.deepEqual(found, []);
      assert.deepEqual(wrongs, []);
    });

    test("fits into 360 pixels", async () => {
      await open({ viewport: { width: 360, height: 740 } }, `#lang=${language}`);
      for (const [name, show] of Object.entries(VIEWS)) {
        await page.evaluate(() => localStorage.clear());
        await page.goto("about:blank");
        await page.goto(new URL(`#lang=${language}`, SITE).href);
        await settled();
        await show();
        await settled();
        const [content, dialog] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          Math.max(0, ...[...document.querySelectorAll("dialog[open] .view-body")].map((one) => one.scrollWidth - one.clientWidth)),
        ]);
        assert.ok(content <= 360 && dialog === 0, `${name}: ${content} ${dialog}`);
      }
      await context.close();
    });
  });
