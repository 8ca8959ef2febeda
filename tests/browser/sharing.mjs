// The simulator with a scenario that is given to somebody else, for the tests of sharing and of every view.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";

import { allowClipboard, answered, collectErrors, collectRequests, launch, SITE } from "./simulator.mjs";
import { texts } from "./words.mjs";

export const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
export const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";

export let browser;
export let context;
export let page;
/** What must not happen; every test ends with this being empty. */
export let wrongs;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

export async function open(options = {}, hash = "#lang=en", prepare = async () => {}) {
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  await allowClipboard(context);
  page = await context.newPage();
  wrongs = [];
  collectRequests(context, wrongs);
  watchPage(page);
  await prepare(page);
  await page.goto(new URL(hash, SITE).href);
  await settled();
}

export function watchPage(opened) {
  collectErrors(opened, wrongs);
  opened.on("request", (request) => {
    if (/contoso|s1\./i.test(request.url().split("#")[0])) wrongs.push(`sent ${request.url()}`);
  });
}

export const settled = (on = page) => answered(on);

export const part = (id) => page.getByTestId(id);

export async function answers(decision, reason) {
  await settled();
  const shown = [
    await part("decision").getAttribute("data-decision"),
    await part("reason-code").textContent(),
  ];
  assert.deepEqual(shown, [decision, reason], await part("reason-text").textContent());
}

/** A scenario of the tests, without what it expects. */
export function scenario(path) {
  const { expect: _, ...rest } = JSON.parse(readFileSync(new URL(`../scenarios/${path}.json`, import.meta.url), "utf8"));
  return rest;
}

/** Loads a scenario as a person does: pasted into the credential box. */
export async function load(scenario) {
  await part("credential-box").fill(JSON.stringify(scenario));
  const language = await page.locator("html").getAttribute("lang");
  await page.getByRole("button", { name: texts[language].loadScenario }).click();
  await settled();
}

export async function share() {
  await part("open-share").click();
  await page.waitForFunction(() => document.getElementById("share-address").value !== "");
}

/** The link that the dialog shows, and the scenario in it. */
export async function shared() {
  await page.waitForFunction(() => document.getElementById("share-address").value !== "");
  const link = await part("share-address").inputValue();
  const packed = Buffer.from(new URL(link).hash.replace("#s1.", ""), "base64url");
  return { link, scenario: JSON.parse(inflateRawSync(packed)) };
}

export function linkOf(scenario) {
  return `#s1.${deflateRawSync(JSON.stringify(scenario)).toString("base64url")}`;
}

export const notes = () => part("share-notes").locator("[data-note]").evaluateAll((all) => all.map((one) => one.dataset.note));

export const TENANT = "8f5c2a10-7d64-4b9e-a1c3-5e0f9b2d7c46";
export const GROUP = "3d9e1b72-4c58-4f06-9a2d-b8c7e6f51430";
export const PERSON = "c1a4e8f3-6b27-4d95-8e0a-17f3d2b9c564";
export const ADMINISTRATORS = "62e90394-69f5-4237-9190-012177145e10";
export const PORTAL = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c";

/** A tenant with something of everything that identifies. */
export const CONTOSO = {
  scenario: 1,
  policies: [
    `{
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/authenticationMethodsPolicy",
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    "id": "Fido2",  "state": "enabled",
  "keyRestrictions": { "isEnforced": true, "enforcementType": "allow", "aaGuids": [ "${RSA_DS100}" ] },
  "includeTargets": [ { "targetType": "group", "id": "${GROUP.toUpperCase()}" } ]
}
`,
    JSON.stringify({
      "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
      id: "5a1d7c2e-0b94-4e63-8f21-9c6b3d4e7a05",
      displayName: "Contoso: administrators",
      state: "enabled",
      conditions: {
        users: { includeUsers: [PERSON], includeRoles: [ADMINISTRATORS], includeGroups: [GROUP] },
        applications: { includeApplications: [PORTAL] },
        locations: { includeLocations: ["All"], excludeLocations: ["9b7e5d31-2a46-4c80-b1f9-6e3d8c7a5420"] },
      },
      grantControls: {
        operator: "OR",
        authenticationStrength: { id: "00000000-0000-0000-0000-000000000004" },
      },
    }),
    JSON.stringify({
      "@odata.type": "#microsoft.graph.ipNamedLocation",
      id: "9b7e5d31-2a46-4c80-b1f9-6e3d8c7a5420",
      displayName: "Contoso Tokyo",
      isTrusted: true,
      ipRanges: [{ "@odata.type": "#microsoft.graph.iPv4CidrRange", cidrAddress: "131.107.0.0/16" }],
    }),
  ],
  question: {
    action: "signIn",
    at: "2026-11-21T00:00:00Z",
    reading: "report",
    user: {
      type: "member",
      id: PERSON,
      groups: [GROUP],
      roles: [ADMINISTRATORS],
      userPrincipalName: "adele@contoso.com",
      certificateUserIds: ["X509:<PN>adele@contoso.com", "X509:<I>CN=Contoso CA<SR>0a1b2c3d"],
    },
    tenant: { id: TENANT },
    credential: { passkey: { aaguid: RSA_DS100 } },
    access: { application: PORTAL, location: { ipAddress: "20.190.128.1" } },
  },
};

/** Two policies for a sign-in, of which one applies. */
export const ACCESS = structuredClone(CONTOSO);
ACCESS.policies.push(
  JSON.stringify({
    "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
    id: "0d3c6b2a-91e4-4f57-a8d0-2b7c5e9f1634",
    displayName: "Contoso: guests",
    state: "enabled",
    conditions: {
      users: { includeUsers: ["GuestsOrExternalUsers"] },
      applications: { includeApplications: ["All"] },
    },
    grantControls: { operator: "OR", builtInControls: ["block"] },
  }),
);
