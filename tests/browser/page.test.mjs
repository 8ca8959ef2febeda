// The simulator in a real browser, as a person uses it.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { readdirSync, readFileSync } from "node:fs";

import { BUNDLE, CARD, CARD_CA, OLD_CARD } from "./certificates.mjs";
import { editorOn } from "./editor.mjs";
import { SITE, allowClipboard, answered, collectErrors, collectRequests, launch } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { bundle, certificate, entity, trustStore } from "./forge.mjs";
import { ISSUING, NONE_REVOKED, REVOKED, ROOT, USER } from "./example-chain.mjs";
import { MATCHING, SEVEN_OIDS } from "./example-certificates.mjs";
import { example } from "./examples.mjs";
import { gallery } from "../../www/gallery.js";
import { texts } from "../../www/texts.js";

const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";

const POLICY = JSON.stringify(
  {
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    id: "Fido2",
    state: "enabled",
    isAttestationEnforced: false,
    keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids: [RSA_DS100] },
    includeTargets: [{ targetType: "group", id: "all_users" }],
  },
  null,
  2,
);

let browser;
let context;
let page;
let editor;
/** What must not happen; every test ends with this being empty. */
let wrongs;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function open(options = {}, hash = "#lang=en") {
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  editor = editorOn(page);
  wrongs = [];
  collectErrors(page, wrongs);
  collectRequests(context, wrongs);
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`blocked: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(new URL(hash, SITE).href);
  await settled();
}

const settled = () => answered(page);

const part = (id) => page.getByTestId(id);

async function verdict() {
  await settled();
  return {
    decision: await part("decision").getAttribute("data-decision"),
    words: await part("decision").textContent(),
    reason: await part("reason-code").textContent(),
    text: await part("reason-text").textContent(),
  };
}

async function paste(id, text) {
  await fill(`[data-testid="${id}"]`, text);
}

/** The policy editor is no plain field. */
const isEditor = (selector) => selector.includes("policy-editor");

async function fill(selector, text) {
  await (isEditor(selector) ? editor : page.locator(selector)).fill(text);
}

async function textIn(selector) {
  return isEditor(selector) ? editor.text() : page.locator(selector).inputValue();
}

/** Drops files `[name, bytes]` on an element. */
async function drop(selector, ...files) {
  const sent = files.map(([name, bytes]) => ({ name, bytes: [...bytes] }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of list) transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, sent);
  await page.locator(selector).dispatchEvent("drop", { dataTransfer });
  await settled();
}

/** The bytes of a PEM block. */
function der(pem) {
  return Buffer.from(pem.replace(/-----.*-----/g, ""), "base64");
}

/** What a description list says for a label. */
function field(label, within = part("recognised")) {
  const exactly = new RegExp(`^${label.replace(/[()]/g, "\\$&")}$`);
  return within.locator("dt", { hasText: exactly }).first().locator("xpath=following-sibling::dd[1]");
}

/** Opens an example from the menu. */
async function show(name) {
  await part("open-gallery").click();
  await part(`example-${name}`).click();
  await settled();
}

async function answers(decision, reason) {
  const shown = await verdict();
  assert.deepEqual([shown.decision, shown.reason], [decision, reason], shown.text);
  return shown;
}

describe("the page", () => {
  beforeEach(() => open());
  afterEach(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  test("opens on an answered example", async () => {
    const { words, text } = await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(words, texts.en["decision.signIn.deny"]);
    assert.match(text, new RegExp(YUBIKEY));
    const clause = part("deciding-clause");
    assert.match(await clause.textContent(), new RegExp(RSA_DS100));
    assert.deepEqual(await clause.locator(".marked .number").allTextContents(), ["7", "8", "9"]);
  });

  test("suggests the type of a model that the documentation lists, and asks for the others", async () => {
    const suggested = part("recognised").getByText(texts.en.suggestedType);
    // The example leaves it open.
    assert.equal(await suggested.count(), 0);
    const profile = (id, passkeyTypes) => ({
      id,
      name: passkeyTypes,
      passkeyTypes,
      attestationEnforcement: "disabled",
    });
    const profiles = [profile("00000000-0000-0000-0000-000000000001", "synced")];
    const policy = {
      "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
      id: "Fido2",
      state: "enabled",
      defaultPasskeyProfile: profiles[0].id,
      passkeyProfiles: profiles,
      includeTargets: [{ id: "all_users", targetType: "group", allowedPasskeyProfiles: [profiles[0].id] }],
      excludeTargets: [],
    };
    await paste("policy-editor", JSON.stringify(policy, null, 2));
    await paste("credential-box", RSA_DS100);
    await answers("deny", "passkey.typeNotAllowed");
    assert.ok(await suggested.isVisible());
    await paste("credential-box", "11111111-2222-4333-8444-555555555555");
    await answers("indeterminate", "input.passkeyTypeUnknown");
  });

  test("answers for a pasted policy and pasted AAGUIDs", async () => {
    await paste("policy-editor", POLICY);
    await paste("credential-box", RSA_DS100);
    await answers("allow", "allowed");
    await paste("credential-box", YUBIKEY);
    await answers("deny", "passkey.aaguidNotAllowed");
    await paste("credential-box", ` {${RSA_DS100.toUpperCase()}} \n`);
    await answers("allow", "allowed");
    assert.match(await part("recognised").textContent(), /AAGUID.*RSA DS100/);
  });

  test("answers for a pasted certificate and shows its fields", async () => {
    await paste("policy-editor", example("seed-met").policies[0]);
    await paste("credential-box", MATCHING);
    await page.getByRole("checkbox", { name: "CBA Restriction" }).check();
    await answers("indeterminate", "input.missing");
    await page.getByRole("radio", { name: texts.en["value.multi"] }).check();
    await answers("allow", "allowed");
    const fields = await part("recognised").textContent();
    assert.match(fields, /CN=Adele Vance/);
    assert.match(fields, /9A4248C6AC8C2931AB2A86537818E92E7B6C97B6/);
    await paste("credential-box", SEVEN_OIDS);
    await answers("indeterminate", "strength.policyOidOrderAmbiguous");
    await page.locator("#section-when > summary").click();
    await page.locator('input[name="reading"][value="strict"]').check({ force: true });
    await answers("deny", "strength.policyOidNotAllowed");
  });

  test("asks for the names that a certificate is bound to", async () => {
    const [bindings, store] = example("cba-chain").policies;
    await paste("policy-editor", bindings);
    await page.locator("#add-document").click();
    await paste("policy-editor", store);
    await page
      .getByRole("tab", { name: texts.en["resource.certificateBasedAuthConfiguration"], exact: true })
      .waitFor();
    assert.equal(await page.locator("#userPrincipalName").isVisible(), false);
    await paste("credential-box", USER);
    await answers("indeterminate", "certificate.revocationUnknown");
    await page.locator("#section-revocation > summary").click();
    await page.locator('input[name="revoked"][value="none"]').check();
    await answers("indeterminate", "input.missing");
    await part("go-to-field").click();
    assert.equal(await page.evaluate(() => document.activeElement.name), "userIds");
    await page.locator('input[name="userIds"][value="none"]').check();
    await answers("indeterminate", "input.missing");
    await part("go-to-field").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "userPrincipalName");
    await page.keyboard.type("adele@contoso.example");
    await answers("allow", "allowed");
    await page.locator("#userPrincipalName").fill("somebody@contoso.example");
    await answers("deny", "certificate.noBindingMatches");
    await page.locator('input[name="userIds"][value="list"]').check();
    await page.locator("#certificateUserIds").fill("X509:<PN>x@y\nX509:<SKI>A9BA578BC57FC68AB67E5DE7B1D69518180DDDD8");
    await answers("allow", "allowed");
  });

  test("shows a scenario's names of the user in their fields", async () => {
    const scenario = structuredClone(example("cba-chain"));
    scenario.question.user = {
      userPrincipalName: "a@contoso.example",
      onPremisesUserPrincipalName: "adele@contoso.example",
      certificateUserIds: ["X509:<PN>x@y", "X509:<SKI>A9BA578BC57FC68AB67E5DE7B1D69518180DDDD8"],
    };
    scenario.trust = { revoked: [{ issuer: "92EBC0AB6307238F64C7974816AB3C658117B0B1", serial: "0A01" }] };
    await paste("credential-box", JSON.stringify(scenario));
    await page.getByRole("button", { name: texts.en.loadScenario }).click();
    await answers("deny", "certificate.revoked");
    assert.equal(await page.locator("#userPrincipalName").inputValue(), "a@contoso.example");
    assert.equal(await page.locator("#onPremisesUserPrincipalName").inputValue(), "adele@contoso.example");
    assert.equal(
      await page.locator("#certificateUserIds").inputValue(),
      scenario.question.user.certificateUserIds.join("\n"),
    );
    assert.equal(await page.locator("#revokedList").inputValue(), "92EBC0AB6307238F64C7974816AB3C658117B0B1, 0A01");
    assert.equal(await page.locator("#extra").inputValue(), "");
    await page.locator("#revokedList").fill("92EBC0AB6307238F64C7974816AB3C658117B0B1, 0A02");
    await answers("allow", "allowed");
  });

  test("takes revocation lists as text and as files", async () => {
    await part("open-gallery").click();
    await part("example-cba-chain").click();
    await answers("allow", "allowed");
    assert.equal(await page.locator("#crls").inputValue(), NONE_REVOKED);
    await page.locator("#crls").fill("");
    await answers("indeterminate", "certificate.revocationUnknown");
    await part("go-to-field").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "crls");
    await page.locator("#crls").fill(REVOKED);
    await answers("deny", "certificate.revoked");
    assert.match(await page.locator("#verdict-body").textContent(), /AADSTS500171/);
    await page.locator("#crls").fill(NONE_REVOKED);
    await answers("allow", "allowed");
    const der = Buffer.from(REVOKED.replace(/-----.*-----/g, ""), "base64");
    await page.locator("#crl-files").setInputFiles({ name: "a.crl", mimeType: "application/pkix-crl", buffer: der });
    await page.waitForFunction((before) => document.getElementById("crls").value.length > before, NONE_REVOKED.length);
    await answers("deny", "certificate.revoked");
    await page.locator('input[name="revoked"][value="list"]').check();
    await page.locator("#revokedList").fill("not hex, 1");
    await answers("error", "input.value");
    await part("go-to-field").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "revokedList");
  });

  test("draws the chain of a certificate and its bindings", async () => {
    await part("open-gallery").click();
    await part("example-cba-chain").click();
    await answers("allow", "allowed");
    const links = () => part("chain").locator(".chain-link").allTextContents();
    const subjects = () => part("chain").locator("code").allTextContents();
    assert.deepEqual(await links(), [texts.en["link.pass"], texts.en["link.pass"]]);
    assert.deepEqual(
      (await subjects()).map((subject) => subject.replace(/.*CN=/, "")),
      ["Adele Vance", "Contoso Issuing", "Contoso Root"],
    );
    const leaf = part("chain").getByRole("listitem").first();
    assert.match(await leaf.textContent(), /Valid at the time.*Not revoked/);
    const rows = part("bindings").locator("tr[data-fate]");
    assert.deepEqual(await rows.locator("code").allTextContents(), [
      "SubjectKeyIdentifier",
      "certificateUserIds",
      "PrincipalName",
      "userPrincipalName",
    ]);
    assert.deepEqual(await rows.locator(".attempt").allTextContents(), [
      texts.en["bindingRow.fail"],
      texts.en["bindingRow.pass"],
    ]);
    await rows.nth(1).getByRole("button").click();
    const selected = await editor.selected();
    assert.match(selected, /^\{\s+"x509CertificateField": "PrincipalName"[^{]*\}$/);

    await page.locator("#crls").fill(REVOKED);
    await answers("deny", "certificate.revoked");
    assert.match(await leaf.textContent(), new RegExp(texts.en.revoked));
    await page.locator("#at").fill("2100-01-01T00:00:01");
    await answers("deny", "certificate.expired");
    assert.match(await leaf.textContent(), /was valid for/);

    const store = JSON.parse(example("cba-chain").policies[1]);
    await page.getByRole("tab", { name: texts.en["resource.certificateBasedAuthConfiguration"] }).click();
    await paste("policy-editor", JSON.stringify({ value: store.value.slice(1) }));
    await answers("deny", "certificate.issuerNotTrusted");
    assert.equal((await subjects()).length, 3);
    assert.deepEqual(await links(), [texts.en["link.pass"], texts.en["link.broken"]]);
    await paste("policy-editor", JSON.stringify({ value: store.value.slice(0, 1) }));
    await answers("deny", "certificate.issuerNotTrusted");
    assert.equal((await subjects()).length, 2);
    assert.deepEqual(await links(), [texts.en["link.broken"]]);
  });

  test("says at which authority a chain ends, and by what the missing one was looked for", async () => {
    await show("cba-chain-ends");
    await answers("deny", "certificate.issuerNotTrusted");
    const nodes = part("chain").locator("> li");
    const roles = await nodes.evaluateAll((items) => items.map(({ dataset }) => dataset.role));
    assert.deepEqual(roles, ["leaf", "intermediate", "missing"]);
    assert.match(await nodes.last().textContent(), /Contoso Root.*3DF37E3A3FBCA6F01BA74AD8030E001985A704C0/);
    await part("chain").getByRole("button").click();
    const selected = await editor.selected();
    assert.match(selected, /"displayName": "Contoso Issuing"/);
    await paste("credential-box", OLD_CARD);
    await answers("deny", "certificate.issuerNotTrusted");
    assert.match(
      await nodes.last().textContent(),
      /it names no key of its issuer, and none with the name .* signed it/,
    );
    await part("language").click();
    await answers("deny", "certificate.issuerNotTrusted");
    assert.match(await part("chain").textContent(), new RegExp(texts.ja["link.broken"]));
  });

  test("folds the middle of a long chain, and tells one that is too long", async () => {
    const authorities = Array.from({ length: 40 }, (_, index) => entity(`Authority ${index + 1}`));
    await paste("credential-box", certificate(entity("Leaf"), authorities[0], false, "490101000000Z"));
    /** A store of so many authorities, each issued by the next, in so many certificates each. */
    const store = (count, times = 1) => {
      const chain = authorities.slice(0, count);
      const copies = Array.from({ length: times });
      return trustStore(
        chain.flatMap((one, index) => {
          const issuer = chain[index + 1];
          return copies.map(() => [certificate(one, issuer ?? one), !issuer]);
        }),
      );
    };
    const roles = () =>
      part("chain")
        .locator("> li")
        .evaluateAll((items) => items.map(({ dataset }) => dataset.role));
    await paste("policy-editor", store(4));
    await settled();
    assert.deepEqual(await roles(), ["leaf", "intermediate", "intermediate", "intermediate", "root"]);
    await paste("policy-editor", store(10));
    await settled();
    assert.deepEqual(await roles(), ["leaf", "intermediate", "folded", "intermediate", "root"]);
    assert.equal(await part("chain").locator("details > ol > li").count(), 7);
    await paste("policy-editor", store(40));
    await answers("indeterminate", "input.tooLarge");
    assert.deepEqual(await roles(), ["leaf", "intermediate", "folded", "intermediate", "beyond"]);
    const ends = part("chain").locator("> li > .chain-link").last();
    assert.equal(await ends.textContent(), texts.en["link.tooLong"]);
    assert.equal(await ends.getAttribute("data-outcome"), "unknown");
    assert.doesNotMatch(await part("chain").textContent(), new RegExp(texts.en["chain.missing"]));
    // So many paths that not all are looked at, and none of these is valid.
    await page.locator("#section-when > summary").click();
    await page.getByRole("radio", { name: texts.en.chosenTime }).check();
    await page.locator("#at").fill("2047-01-01T00:00:01");
    await paste("policy-editor", store(10, 2));
    await answers("indeterminate", "input.tooLarge");
    assert.equal(await part("chain").count(), 0);
    assert.match(await page.locator("#verdict-body").textContent(), /More than \d+ paths/);
  });

  test("shows what a binding compared, and puts what was meant for it first", async () => {
    await show("cba-affinity");
    const ski = "X509:<SKI>A9BA578BC57FC68AB67E5DE7B1D69518180DDDD8";
    const width = (selector) => part("bindings").locator(selector).first().evaluate((one) => one.getBoundingClientRect().width);
    assert.equal(await width(".compared td"), await width("tbody"));
    const values = async (label, index) => {
      const row = part("bindings").locator(".compared").nth(index);
      return field(label, row).locator("> div > span").allTextContents();
    };
    assert.deepEqual(await values(texts.en.ofCertificate, 0), [ski]);
    assert.deepEqual(await values(texts.en.ofUser, 0), [texts.en.nothingToCompare]);
    // What was dropped was not compared.
    assert.equal(await part("bindings").locator(".compared").count(), 1);
    const others = ["X509:<PN>a@b", "X509:<S>DC=example,CN=A, B", "X509:<RFC822>a@b", `${ski.slice(0, -1)}9`];
    await page.locator('input[name="userIds"][value="list"]').check();
    await page.locator("#certificateUserIds").fill(others.join("\n"));
    await answers("deny", "certificate.affinityTooLow");
    assert.deepEqual(await values(texts.en.ofUser, 0), [others[3], others[0], others[1]]);
    const more = part("bindings").locator("details");
    assert.equal(await more.locator("div").isVisible(), false);
    await more.locator("summary").click();
    assert.equal(await more.locator("div").textContent(), others[2]);
    await page.locator("#certificateUserIds").fill([...others, ski].join("\n"));
    await answers("allow", "allowed");
    assert.equal((await values(texts.en.ofUser, 0))[0], ski);
    assert.equal(await part("bindings").locator(".compared").count(), 1);
    // What is wrong with a value stands below the table.
    const subject = "DC=example,DC=contoso,CN=Adele Vance";
    const issued = JSON.parse(example("cba-affinity").policies[0]);
    issued.certificateUserBindings[0].x509CertificateField = "Subject";
    await paste("policy-editor", JSON.stringify(issued));
    await page.locator("#certificateUserIds").fill(`X509:<S>${subject.split(",").reverse().join(",")}`);
    await answers("deny", "certificate.affinityTooLow");
    const note = page.locator('section:has(> [data-testid="bindings"]) [data-code="certificate.userIdReversed"]');
    assert.match(await note.textContent(), new RegExp(`X509:<S>${subject}`));
    // A field that the certificate does not have.
    const policy = JSON.parse(example("cba-affinity").policies[0]);
    for (const binding of policy.certificateUserBindings) binding.x509CertificateField = "RFC822Name";
    await paste("policy-editor", JSON.stringify(policy));
    await answers("deny", "certificate.noBindingMatches");
    assert.deepEqual(await values(texts.en.ofCertificate, 0), [texts.en.nothingToCompare]);
  });

  test("tells a binding that is dropped from one that is not tried", async () => {
    await show("cba-affinity");
    await answers("deny", "certificate.affinityTooLow");
    const fates = () =>
      part("bindings")
        .locator("tr[data-fate]")
        .evaluateAll((rows) => rows.map(({ dataset }) => dataset.fate));
    assert.deepEqual(await fates(), ["fail", "dropped"]);
    assert.match(await part("bindings").textContent(), new RegExp(texts.en["bindingRow.dropped"]));
    await page.locator('input[name="userIds"][value="list"]').check();
    await page.locator("#certificateUserIds").fill("X509:<SKI>A9BA578BC57FC68AB67E5DE7B1D69518180DDDD8");
    await answers("allow", "allowed");
    assert.deepEqual(await fates(), ["pass", "skip"]);
    assert.match(await part("bindings").textContent(), new RegExp(texts.en["bindingRow.skip"]));
    await page.locator('input[name="userIds"][value="unknown"]').check();
    await answers("indeterminate", "input.missing");
    await part("bindings").getByRole("button", { name: texts.en["field.userIds"] }).click();
    assert.equal(await page.evaluate(() => document.activeElement.name), "userIds");
    for (const head of await part("bindings").locator("th").all()) assert.ok(await head.getAttribute("scope"));
  });

  test("names the rule that makes a certificate single-factor or multifactor", async () => {
    await show("cba-chain");
    const rules = part("mode-rules").getByRole("listitem");
    assert.equal(await rules.count(), 1);
    assert.match(await rules.textContent(), /default.*x509CertificateMultiFactor/);
    const issuer = "DC=example,DC=contoso,CN=Contoso Issuing";
    const rule = (mode) => ({
      x509CertificateRuleType: "issuerSubject",
      identifier: issuer,
      issuerSubjectIdentifier: issuer,
      x509CertificateAuthenticationMode: mode,
    });
    const policy = JSON.parse(example("cba-chain").policies[0]);
    policy.authenticationModeConfiguration.rules = [
      rule("x509CertificateMultiFactor"),
      rule("x509CertificateSingleFactor"),
    ];
    await paste("policy-editor", JSON.stringify(policy, null, 2));
    await answers("deny", "strength.combinationNotAllowed");
    assert.deepEqual(await rules.evaluateAll((items) => items.map(({ dataset }) => dataset.outcome)), ["pass", "skip"]);
    await rules.first().getByRole("button").click();
    const selected = await editor.selected();
    assert.match(selected, /^\{[^}]*SingleFactor"[^}]*\}$/);
    policy.authenticationModeConfiguration.rules.pop();
    await paste("policy-editor", JSON.stringify(policy, null, 2));
    await answers("allow", "allowed");
    assert.equal(await rules.count(), 1);
    assert.match(await rules.textContent(), /Contoso Issuing/);
  });

  test("says all that a certificate says, the most telling first", async () => {
    await paste("credential-box", CARD);
    assert.equal(await field(texts.en.subject).textContent(), "DC=example,DC=contoso,OU=People,CN=Adele Vance");
    assert.equal(await field(texts.en.aki).textContent(), "3D68ACF75B861378F4EA45A683155D8077E7C74E");
    assert.equal(await field(texts.en.upn).textContent(), "adele@contoso.example");
    assert.equal(await field(texts.en.mail).textContent(), "adele.vance@contoso.example");
    assert.equal(await field(texts.en.thumbprint).isVisible(), false);
    await part("recognised").getByText(texts.en.restOfCertificate).click();
    const said = {
      subjectReversed: /^CN=Adele Vance,OU=People,DC=contoso,DC=example$/,
      issuerReversed: /^CN=Contoso Card CA,/,
      thumbprint: /^[0-9A-F]{40}$/,
      thumbprintSha256: /^[0-9A-F]{64}$/,
      key: /^EC 256$/,
      signatureAlgorithm: /^ecdsa-with-SHA256$/,
      eku: /smartcardLogon \(1\.3\.6\.1\.4\.1\.311\.20\.2\.2\)/,
      keyUsage: /digitalSignature, keyEncipherment/,
      basicConstraints: /^not an authority$/,
      sid: /^S-1-5-21-1004336348-1177238915-682003330-1107$/,
      otherNames: /dns:card\.contoso\.example.*FASC-N \(2\.16\.840\.1\.101\.3\.6\.6\): \w*d4e739da$/,
      akiIssuer: /CN=Contoso Card CA, serial 1001$/,
      crlPoints: /backup\.contoso\.example.*trust store/,
    };
    for (const [label, text] of Object.entries(said)) {
      assert.ok(await field(texts.en[label]).isVisible(), label);
      assert.match(await field(texts.en[label]).textContent(), text);
    }
    // What was opened stays open for the next one.
    await paste("credential-box", MATCHING);
    assert.ok(await field(texts.en.thumbprint).isVisible());
  });

  test("lists policy OIDs with their place in each order, and which count", async () => {
    await paste("credential-box", CARD);
    const table = part("policy-oids");
    const row = (oid) => table.getByRole("row", { name: oid }).getByRole("cell").allTextContents();
    const yes = texts.en.counts;
    const no = texts.en.doesNotCount;
    assert.deepEqual(await row("2.16.840.1.101.3.2.1.3.13"), [`1 ${yes}`, `6 ${no}`, `7 ${no}`]);
    assert.deepEqual(await row("1.3.6.1.4.1.99999.10"), [`2 ${yes}`, `4 ${yes}`, `5 ${yes}`]);
    assert.deepEqual(await row("1.2.3.4.6"), [`7 ${no}`, `1 ${yes}`, `1 ${yes}`]);
    assert.match(await table.textContent(), /2\.5\.29\.32\.0\s*anyPolicy/);
    for (const head of await table.locator("th").all()) assert.ok(await head.getAttribute("scope"));
    await paste("credential-box", MATCHING);
    assert.deepEqual(await row("1.2.3.4.6"), ["1", "1", "1"]);
    assert.match(await part("recognised").textContent(), /up to 5 policy OIDs .* all of these count/);
    await paste("credential-box", USER);
    await settled();
    assert.equal(await table.count(), 0);
    assert.equal(await field(texts.en.policyOids).textContent(), texts.en.none);
  });

  test("says plainly that a certificate names no key of its issuer, and what cannot be read", async () => {
    await paste("credential-box", OLD_CARD);
    const aki = await field(texts.en.aki).textContent();
    assert.match(aki, /no key identifier.*CN=Contoso Card CA, serial 1001.*meets none/);
    assert.match(await part("recognised").textContent(), /cannot be read: certificatePolicies \(2\.5\.29\.32\)/);
    assert.equal(await field(texts.en.policyOids).textContent(), texts.en.unreadable);
    await part("language").click();
    assert.match(await field(texts.ja.aki).textContent(), new RegExp(texts.ja.noKeyIdentifier));
  });

  test("shows several certificates, the presented one first", async () => {
    const broken = "-----BEGIN CERTIFICATE-----\nMIIBAAAA\n-----END CERTIFICATE-----\n";
    await paste("credential-box", CARD + CARD_CA + broken);
    const text = await part("recognised").textContent();
    assert.match(text, /3 certificates\. The first one is presented/);
    assert.match(text, /The certificate is cut off/);
    assert.match(await field(texts.en.subject).textContent(), /CN=Adele Vance/);
    const second = part("recognised").locator("details", { hasText: /^Certificate 2: [^:]*CN=Contoso Card CA/ });
    assert.equal(await second.locator("dl").first().isVisible(), false);
    await second.locator("> summary").click();
    const root = await second.locator("dl").first().innerText();
    assert.match(root, /3D68ACF75B861378F4EA45A683155D8077E7C74E/);
    // Nobody looks for the issuer of a root.
    assert.match(root, new RegExp(texts.en.noKeyIdentifier));
    assert.equal(await second.locator(".missing-key").count(), 0);
    // A bundle has no order of its own: whoever issued another one goes behind it.
    await paste("credential-box", BUNDLE);
    assert.match(await field(texts.en.subject).textContent(), /CN=Adele Vance/);
    assert.match(await part("recognised").textContent(), /2 certificates/);
  });

  test("takes certificates and revocation lists that are dropped, in any form", async () => {
    await show("cba-chain");
    const subject = () => field(texts.en.subject).textContent();
    for (const [name, bytes] of [
      ["card.pem", Buffer.from(CARD)],
      ["card.cer", der(CARD)],
      ["card.p7b", Buffer.from(BUNDLE, "base64")],
      ["card16.pem", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CARD, "utf16le")])],
    ]) {
      await paste("credential-box", MATCHING);
      await drop("#credential", [name, bytes]);
      assert.equal(await subject(), "DC=example,DC=contoso,OU=People,CN=Adele Vance", name);
    }
    await drop("#credential", ["user.crt", der(USER)]);
    await answers("allow", "allowed");
    await page.locator("#crls").fill("");
    await drop("#crls", ["old.crl", der(NONE_REVOKED)]);
    await answers("allow", "allowed");
    await drop("#crls", ["new.pem", Buffer.from(REVOKED)]);
    await answers("deny", "certificate.revoked");
    // Next to a field nothing happens, and the page stays.
    await drop("#verdict", ["user.crt", der(USER)]);
    await answers("deny", "certificate.revoked");
  });

  test("brings a revocation list to where it belongs", async () => {
    await show("cba-chain");
    await page.locator("#crls").fill("");
    await paste("credential-box", REVOKED);
    await page.getByRole("button", { name: texts.en.moveToLists }).click();
    assert.equal(await part("credential-box").inputValue(), "");
    assert.equal(await page.locator("#crls").inputValue(), REVOKED);
    await paste("credential-box", USER);
    await answers("deny", "certificate.revoked");
    const bytes = der(REVOKED);
    for (const [what, bring] of [
      ["base64", () => paste("credential-box", bytes.toString("base64"))],
      ["hex", () => paste("credential-box", bytes.toString("hex"))],
      ["a file", () => drop("#credential", ["new.crl", bytes])],
      [
        "base64 under the label of a certificate",
        () => paste("credential-box", REVOKED.replaceAll("X509 CRL", "CERTIFICATE")),
      ],
    ]) {
      await page.locator("#crls").fill("");
      await bring();
      assert.equal(await page.locator("#credential-error").getByText(texts.en.misplacedList).count(), 1, what);
      await page.getByRole("button", { name: texts.en.moveToLists }).click();
      assert.equal(await page.locator("#crls").inputValue(), REVOKED, what);
      await paste("credential-box", USER);
      await answers("deny", "certificate.revoked");
    }
    // Among the policies it is said to be one, and goes where the others are.
    await page.locator("#add-document").click();
    await paste("policy-editor", bytes.toString("base64"));
    const { text } = await answers("error", "input.syntax");
    assert.equal(text, texts.en.listAmongPolicies);
    await page.locator("#crls").fill("");
    await page.getByRole("button", { name: texts.en.moveToLists }).click();
    await answers("deny", "certificate.revoked");
    assert.equal(await page.locator("#crls").inputValue(), REVOKED);
    assert.equal(await page.getByRole("tab").count(), 2);
    // What is neither is not taken for one.
    for (const text of [CARD, BUNDLE, der(CARD).subarray(0, 300).toString("base64")]) {
      await paste("credential-box", text);
      await settled();
      assert.equal(await page.getByRole("button", { name: texts.en.moveToLists }).count(), 0);
    }
    // The lists stay in sight without a certificate.
    await paste("credential-box", "");
    assert.ok(await page.locator("#crls").isVisible());
  });

  test("says which of the revocation lists is none", async () => {
    await show("cba-chain");
    const said = page.locator("#crls-error");
    assert.equal(await said.textContent(), "");
    await page.locator("#crls").fill(CARD);
    await answers("deny", "certificate.revocationFailed");
    assert.equal(await said.textContent(), texts.en.notAList);
    assert.equal(await page.locator("#crls").getAttribute("aria-invalid"), "true");
    await page.locator("#crls").fill(`${NONE_REVOKED}\n${CARD}\n${der(NONE_REVOKED).toString("hex")}`);
    await settled();
    assert.equal(await said.textContent(), texts.en.notThatList.replace("{number}", 2));
    await page.locator("#crls").fill(NONE_REVOKED);
    await answers("allow", "allowed");
    assert.equal(await said.textContent(), "");
  });

  test("leads to where a trust store can be added, and makes one of certificates", async () => {
    const [bindings] = example("cba-chain").policies;
    await show("cba-chain");
    await page.getByRole("tab").nth(1).click();
    await page.locator("#remove-document").click();
    await answers("indeterminate", "input.trustStoreMissing");
    assert.match(await page.locator("#verdict-body").textContent(), /certificateAuthorities/);
    await part("go-to-field").click();
    assert.equal(await page.getByRole("tab").count(), 2);
    assert.equal(await page.evaluate(() => document.activeElement.id), "policy-editor");
    assert.equal(await editor.text(), "");
    const pem = (base64) => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
    await paste("policy-editor", pem(ROOT) + pem(ISSUING));
    const { text } = await answers("error", "input.syntax");
    assert.match(text, /not a policy: certificate/);
    await page.getByRole("button", { name: texts.en.makeTrustStore }).click();
    await answers("allow", "allowed");
    const store = JSON.parse(await editor.text());
    assert.deepEqual(
      store.value.map((one) => [one.certificateAuthorityType, one.certificate]),
      [
        ["root", ROOT],
        ["intermediate", ISSUING],
      ],
    );
    await page.getByRole("tab").first().click();
    assert.equal(await editor.text(), bindings);
    // A file of one authority, dropped on the policies.
    await drop("#policies", ["ca.cer", der(CARD_CA)]);
    await page.getByRole("button", { name: texts.en.makeTrustStore }).click();
    await answers("allow", "allowed");
    await paste("credential-box", CARD);
    await answers("allow", "allowed");
  });

  test("makes a trust store of a bundle, and no root of an authority's certificate for its new key", async () => {
    const [root, issuing] = [entity("Root"), entity("Issuing")];
    const before = { ...entity("Root"), ski: Buffer.alloc(20, 7) };
    const authorities = [certificate(root, root), certificate(issuing, root)];
    const types = async () => JSON.parse(await editor.text()).value.map((one) => [one.certificateAuthorityType, one.certificate]);
    const make = () => page.getByRole("button", { name: texts.en.makeTrustStore }).click();
    await paste("policy-editor", "");
    await paste("credential-box", certificate(entity("Leaf"), issuing, false));
    await drop("#policies", ["cas.p7b", bundle(authorities)]);
    await make();
    const sorted = [...(await types())].sort();
    assert.deepEqual(sorted, [["intermediate", authorities[1]], ["root", authorities[0]]]);
    await answers("allow", "allowed");
    // As text, too.
    await paste("policy-editor", `-----BEGIN PKCS7-----\n${bundle(authorities).toString("base64")}\n-----END PKCS7-----\n`);
    await make();
    await answers("allow", "allowed");
    // With a leaf in it there is nothing but a credential.
    await paste("policy-editor", bundle([...authorities, certificate(entity("Leaf"), issuing, false)]).toString("base64"));
    await settled();
    assert.equal(await page.getByRole("button", { name: texts.en.makeTrustStore }).count(), 0);
    assert.equal(await page.getByRole("button", { name: texts.en.moveToCredential }).count(), 1);
    // The old key of an authority vouches for its new one: one name twice, but no root.
    const rollover = certificate(root, before);
    await paste("credential-box", certificate(entity("Leaf"), root, false));
    await paste("policy-editor", rollover);
    await make();
    assert.deepEqual(await types(), [["intermediate", rollover]]);
    await answers("deny", "certificate.issuerNotTrusted");
  });

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

  test("keeps nothing of a private key", async () => {
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
        const { state } = await import("./state.js");
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
    assert.equal(await page.locator("#question-refused").textContent(), texts.ja.refusedSecret);
    await paste("credential-box", MATCHING);
    await settled();
    assert.equal(await page.locator("#question-refused").textContent(), "");
  });

  test("copies what can stand in certificateUserIds", async () => {
    await paste("credential-box", USER);
    await part("recognised")
      .getByText(/certificateUserIds to copy/)
      .click();
    const copy = part("recognised").getByRole("button", { name: /Copy X509:<SKI>/ });
    await copy.click();
    // Without the permission the value is selected instead.
    await page.getByText(texts.en.selected).or(page.getByText(texts.en.copied)).first().waitFor();
    await allowClipboard(context);
    await copy.click();
    await page.getByText(texts.en.copied).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, "X509:<SKI>A9BA578BC57FC68AB67E5DE7B1D69518180DDDD8");
  });

  test("says where JSON is broken, and leads there", async () => {
    await paste("policy-editor", POLICY.replace('"state": "enabled",', '"state": enabled,'));
    await answers("error", "input.syntax");
    assert.match(await part("error-place").textContent(), /line 4, column \d+/);
    await part("error-place").click();
    assert.deepEqual([await editor.line(), await editor.focused()], [4, true]);
    await paste("policy-editor", POLICY);
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("keeps the last verdict in sight, marked, while something cannot be read", async () => {
    const last = (await verdict()).text;
    const stale = part("stale");
    assert.equal(await stale.count(), 0);
    await paste("policy-editor", POLICY.replace('"state": "enabled",', '"state": enabled,'));
    await answers("error", "input.syntax");
    assert.equal(await stale.getByRole("heading", { name: texts.en.stale }).count(), 1);
    assert.ok((await stale.textContent()).includes(last));
    // It can be read, and does nothing to what stands there now.
    assert.equal(await stale.locator(".deciding > details").first().getAttribute("open"), "");
    assert.equal(await stale.locator("button:enabled, input:enabled").count(), 0);
    await paste("policy-editor", POLICY.replace(`"${RSA_DS100}"`, `"${RSA_DS100}", "${YUBIKEY}"`));
    await answers("allow", "allowed");
    assert.equal(await stale.count(), 0);
    await paste("credential-box", "7e3f3d30-3557-4442");
    await answers("error", "input.aaguid");
    assert.ok((await stale.textContent()).includes(texts.en["decision.signIn.allow"]));
    // The last verdict of another scenario says nothing about this one.
    await page.evaluate((hash) => (location.hash = hash), `example=${gallery.at(-1).id}`);
    await page.waitForFunction((name) => location.hash.includes(name), gallery.at(-1).id);
    await settled();
    assert.equal(await stale.count(), 0);
  });

  test("names the document that is broken, and reaches it from another tab", async () => {
    await page.locator("#add-document").click();
    await paste("policy-editor", "{\n  oops\n}");
    await answers("error", "input.syntax");
    await page.getByRole("tab").first().click();
    assert.match(await part("error-place").textContent(), /Document 2, line 2/);
    await part("error-place").click();
    assert.equal(
      await page
        .getByRole("tab", { selected: true })
        .textContent()
        .then((name) => name.slice(0, 10)),
      "Document 2",
    );
    assert.equal(await editor.text(), "{\n  oops\n}");
    await page.locator("#remove-document").click();
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("says kindly what it does not recognise", async () => {
    await paste("credential-box", "no credential at all");
    assert.equal((await verdict()).words, texts.en.nothingPresented);
    assert.equal((await part("recognised").textContent()).trim(), texts.en.unrecognised);
    await paste("credential-box", "7e3f3d30-3557-4442");
    await answers("error", "input.aaguid");
    await paste("credential-box", MATCHING.slice(0, 200));
    await answers("error", "input.certificate");
    await paste("credential-box", "");
    assert.equal((await verdict()).words, texts.en.nothingPresented);
    await paste("policy-editor", "");
    await paste("credential-box", YUBIKEY);
    await answers("error", "input.missing");
  });

  test("shows pasted text as text", async () => {
    const markup = '<img src="x" onerror="document.title=1"><b>bold</b>';
    await paste(
      "policy-editor",
      JSON.stringify({ id: "x", displayName: markup, allowedCombinations: ["fido2"] }, null, 2),
    );
    await page.locator("#list-strengths input").first().check();
    await answers("allow", "allowed");
    assert.match(await page.locator("#verdict-body").textContent(), /<b>bold<\/b>/);
    await paste("credential-box", markup);
    await settled();
    assert.equal(await page.locator("main img, main b").count(), 0);
    assert.equal(await page.title(), texts.en.title);
  });

  test("offers policies and scenarios where they belong", async () => {
    await paste("credential-box", POLICY);
    await page.getByRole("button", { name: texts.en.moveToPolicies }).click();
    assert.equal(await page.getByRole("tab").count(), 2);
    assert.equal(await part("credential-box").inputValue(), "");
    await paste("credential-box", JSON.stringify(example("seed-no-aki")));
    await page.getByRole("button", { name: texts.en.loadScenario }).click();
    await answers("deny", "strength.issuerUnidentified");
    await paste("policy-editor", MATCHING);
    await page.getByRole("button", { name: texts.en.moveToCredential }).click();
    await settled();
    assert.equal(await part("credential-box").inputValue(), MATCHING);
  });

  test("picks passkeys from a Graph response", async () => {
    const list = {
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users('x')/authentication/fido2Methods",
      value: [
        { id: "a", displayName: "Red key", aaGuid: YUBIKEY, attestationLevel: "attested", passkeyType: "deviceBound" },
        { id: "b", displayName: "Blue key", aaGuid: RSA_DS100, attestationLevel: "notAttested", passkeyType: "synced" },
      ],
    };
    await paste("credential-box", JSON.stringify(list));
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.ok(await page.locator('input[name="passkeyType"][value="deviceBound"]').isChecked());
    await page.getByLabel("Blue key").check();
    await answers("allow", "allowed");
    assert.ok(await page.locator('input[name="passkeyType"][value="synced"]').isChecked());
    await page.locator('input[name="action"][value="register"]').check();
    assert.ok(await page.locator('input[name="attestationLevel"][value="notAttested"]').isChecked());
  });

  test("shows what creation options say, and judges a registration against them", async () => {
    const scenario = JSON.parse(readFileSync(new URL("../scenarios/attestation/browser-resident-key-missing.json", import.meta.url), "utf8"));
    const { registration, creationOptions } = scenario.question.credential.passkey;
    const options = JSON.stringify(creationOptions, null, 2);
    const response = JSON.stringify(registration, null, 2);
    const beside = part("creation-options");
    const use = page.getByRole("button", { name: texts.en["options.use"] });
    await paste("policy-editor", JSON.stringify(scenario.policies[0], null, 2));
    await page.evaluate(async (at) => (await import("./state.js")).editForm({ at }), scenario.question.at);
    // The options first, and with the keyboard.
    await paste("credential-box", options);
    assert.equal(await field(texts.en["options.challenge"]).textContent(), creationOptions.publicKey.challenge);
    assert.equal(await field(texts.en["options.rpId"]).textContent(), "login.microsoft.com");
    assert.equal(await field(texts.en["options.residentKey"]).textContent(), texts.en["options.required"]);
    assert.match(await field(texts.en["options.algorithms"]).textContent(), /-7/);
    assert.match(await field(texts.en["options.expires"]).textContent(), /2026-11-21T00:05:00Z/);
    await use.focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "credential");
    assert.match(await beside.textContent(), new RegExp(texts.en["options.wait"]));
    await paste("credential-box", response);
    await answers("deny", "attestation.residentKeyMissing");
    assert.match(await beside.textContent(), new RegExp(texts.en["options.judge"]));
    await beside.getByRole("button").click();
    await answers("allow", "allowed");
    assert.equal(await beside.count(), 0);
    // The registration first: it comes back.
    await paste("credential-box", options);
    await use.click();
    assert.equal(await part("credential-box").inputValue(), response);
    await answers("deny", "attestation.residentKeyMissing");
    // Among the policies.
    await beside.getByRole("button").click();
    await answers("allow", "allowed");
    await drop("#policies", ["options.json", Buffer.from(options)]);
    await use.click();
    await answers("deny", "attestation.residentKeyMissing");
    // From a scenario, and what it holds is given on.
    await paste("credential-box", JSON.stringify(scenario));
    await page.getByRole("button", { name: texts.en.loadScenario }).click();
    await answers("deny", "attestation.residentKeyMissing");
    assert.equal(await page.locator("#extra").inputValue(), "");
    assert.equal(await beside.count(), 1);
  });

  test("answers for an attestation that is malformed as the core does", async () => {
    for (const [name, reason] of [
      ["malformed-cut", "attestation.malformed"],
      ["graph-client-data-malformed", "attestation.malformed"],
    ]) {
      const text = readFileSync(new URL(`../scenarios/attestation/${name}.json`, import.meta.url), "utf8");
      await paste("credential-box", text);
      await page.getByRole("button", { name: texts.en.loadScenario }).click();
      await answers("deny", reason);
      assert.notEqual(await page.locator("#credential-error").textContent(), "");
      // The same by hand.
      const box = await part("credential-box").inputValue();
      await paste("credential-box", RSA_DS100);
      await paste("credential-box", box);
      await answers("deny", reason);
    }
  });

  test("keeps unknown groups apart from none", async () => {
    await part("open-gallery").click();
    await part("example-pilot-group").click();
    await answers("indeterminate", "input.groupMembershipUnknown");
    await part("go-to-field").click();
    assert.equal(await page.evaluate(() => document.activeElement.name), "groups");
    await page.locator('input[name="groups"][value="none"]').check();
    await answers("deny", "method.userNotTargeted");
    await page.locator('input[name="groups"][value="list"]').check();
    await page.locator("#groupIds").fill("B9A9BD3E-0F2A-4A7E-9D5B-3C1F7E2D6A10");
    await answers("allow", "allowed");
  });

  test("names a method instead of pasting", async () => {
    await page.locator("#method").selectOption("sms");
    await page.locator("#list-strengths").getByLabel(texts.en.strengthPhishingResistant).check();
    await answers("deny", "strength.combinationNotAllowed");
    await page.locator("#list-strengths").getByLabel(texts.en.strengthPhishingResistant).uncheck();
    await page.locator("#list-strengths").getByLabel(texts.en.strengthMfa).check();
    await page.locator("#section-before > summary").click();
    await page.locator("#list-alsoUsed").getByLabel(term("Mode", "password")).check();
    await answers("allow", "allowed");
  });

  test("opens UTF-16 files", async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(POLICY, "utf16le")]);
    await page
      .locator("#policy-files")
      .setInputFiles({ name: "fido2.json", mimeType: "application/json", buffer: utf16 });
    await page.getByRole("tab", { name: "fido2.json" }).waitFor();
    assert.equal(await editor.text(), POLICY);
    const der = Buffer.from(MATCHING.replace(/-----.*-----/g, ""), "base64");
    await page
      .locator("#credential-file")
      .setInputFiles({ name: "user.cer", mimeType: "application/pkix-cert", buffer: der });
    await page.waitForFunction(() => document.getElementById("credential").value.startsWith("-----BEGIN"));
    assert.match(await part("recognised").textContent(), /Adele Vance/);
    const broken = Buffer.from([0x7b, 0xff, 0xff, 0x7d]);
    await page
      .locator("#policy-files")
      .setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: broken });
    await page.getByText(/broken\.json: .*input\.syntax/).waitFor();
  });

  test("takes members of the question that have no field", async () => {
    await page.locator("#section-extra > summary").click();
    await page.locator("#extra").fill('{ "at": "not a time" }');
    await answers("error", "input.value");
    await page.locator("#extra").fill("{");
    assert.equal((await verdict()).words, texts.en.cannotRead);
    await page.locator("#extra").fill("");
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("marks the deciding lines and leads to them", async () => {
    assert.deepEqual(await page.locator("#policy-editor .cm-lineNumbers .decides").allTextContents(), ["7", "8", "9"]);
    await part("go-to-clause").click();
    const selected = await editor.selected();
    assert.match(selected, /^\[\s+"7e3f3d30-[^\]]*\]$/);
  });

  test("shows how it was decided, open along what decided", async () => {
    const open = page.locator(".check-item.deciding > details[open]");
    assert.ok((await open.count()) >= 1);
    assert.ok(
      await page
        .locator('[data-check="passkey.aaguid"]')
        .getByText(/Microsoft Learn/)
        .isVisible(),
    );
    // Also what was not looked at has its line.
    assert.ok(await page.locator('[data-check="passkey.attestation"] > details > summary').isVisible());
    const state = page.locator('[data-check="method.state"] > details');
    assert.equal(await state.getAttribute("open"), null);
    await state.locator("summary").click();
    await paste("credential-box", "adce0002-35bc-c60a-648b-0b25f1f05503");
    await settled();
    assert.notEqual(await state.getAttribute("open"), null);
  });

  test("changes its language and keeps the codes", async () => {
    const english = await verdict();
    await part("language").click();
    const japanese = await answers("deny", english.reason);
    assert.equal(japanese.words, texts.ja["decision.signIn.deny"]);
    assert.notEqual(japanese.text, english.text);
    assert.equal(await page.locator("html").getAttribute("lang"), "ja");
    assert.match(page.url(), /#lang=ja/);
    await page.reload();
    assert.equal((await verdict()).words, texts.ja["decision.signIn.deny"]);
  });

  test("is used with the keyboard alone", async () => {
    await page.locator("#add-document").click();
    await page.getByRole("tab", { selected: true }).focus();
    await page.keyboard.press("ArrowLeft");
    assert.equal(
      await page.getByRole("tab", { selected: true }).evaluate((tab) => tab === document.activeElement),
      true,
    );
    await page.keyboard.press("End");
    await page.keyboard.press("Delete");
    assert.equal(await page.getByRole("tab").count(), 1);
    // Tab leaves the editor, and every stop can be left.
    const seen = new Set();
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press("Tab");
      seen.add(await page.evaluate(() => document.activeElement.id || document.activeElement.name));
    }
    for (const id of ["policy-editor", "open-policies", "credential", "action", "userType", "theme", "language"]) {
      assert.ok(seen.has(id), `${id} is reached`);
    }
  });

  test("every text and field has a name", async () => {
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll("button, input:not([type=file]), select, textarea")]
        .filter(
          (control) => !control.labels?.length && !control.getAttribute("aria-label") && !control.textContent.trim(),
        )
        .map((control) => control.outerHTML),
    );
    assert.deepEqual(nameless, []);
    assert.deepEqual(
      Object.keys(texts.en).filter((key) => !texts.ja[key]),
      [],
    );
    assert.deepEqual(
      Object.keys(texts.ja).filter((key) => !texts.en[key]),
      [],
    );
    for (const text of [...Object.values(texts.en), ...Object.values(texts.ja)]) assert.doesNotMatch(text, /[!！]/);
  });

  test("stores nothing and leaves nothing in the address", async () => {
    await paste("policy-editor", POLICY);
    await paste("credential-box", RSA_DS100);
    await answers("allow", "allowed");
    assert.equal(page.url().split("#")[1], "lang=en");
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, 0, ""]);
  });
});

/** A Conditional Access policy for everybody and everything, with other conditions and controls. */
function accessPolicy(conditions, grantControls, rest = {}) {
  return {
    "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
    id: "00000000-0000-4000-8000-000000000001",
    displayName: "A policy",
    state: "enabled",
    conditions: { applications: { includeApplications: ["All"] }, users: { includeUsers: ["All"] }, ...conditions },
    grantControls: { operator: "OR", builtInControls: [], ...grantControls },
    ...rest,
  };
}

const BLOCK = { builtInControls: ["block"] };
const APPLICATION = "cccccccc-1111-4222-8333-444444444444";

async function pastePolicies(...policies) {
  await paste("policy-editor", JSON.stringify({ value: policies }, null, 2));
  await settled();
}

/** Says in the form that an application is opened. */
async function openApplication() {
  await page.locator("#section-access").evaluate((details) => (details.open = true));
  await page.locator("#opens").selectOption("application");
  await page.locator("#application").fill(APPLICATION);
}

/** Loads one of the scenarios that the core is tested with. */
async function loadScenario(path) {
  const text = readFileSync(new URL(`../scenarios/${path}.json`, import.meta.url), "utf8");
  await paste("credential-box", text);
  await page.getByRole("button", { name: texts.en.loadScenario }).click();
  await settled();
  return JSON.parse(text);
}

const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.id);

/** The words in the cells of a row of the matrix. */
async function cellsOf(row) {
  const cells = row.locator("td .cell-parts");
  return (await cells.allInnerTexts()).map((text) => text.trim());
}

describe("Conditional Access", () => {
  beforeEach(() => open());
  afterEach(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  test("is asked about once there are policies, and judged once something is opened", async () => {
    const section = page.locator("#section-access");
    assert.equal(await section.evaluate((details) => details.open), false);
    assert.equal(await page.locator("#field-roles").isVisible(), false);
    await page.locator("#add-document").click();
    await paste("policy-editor", JSON.stringify(accessPolicy({}, BLOCK)));
    await paste("credential-box", RSA_DS100);
    await answers("indeterminate", "allowed.inPart");
    assert.equal(await section.evaluate((details) => details.open), true);
    await part("not-judged").getByRole("button").click();
    assert.equal(await focused(), "opens");
    await page.locator("#opens").selectOption("application");
    await answers("error", "input.missing");
    await part("go-to-field").click();
    assert.equal(await focused(), "application");
    await page.keyboard.type(APPLICATION);
    await answers("deny", "access.blocked");
    assert.equal(await part("not-judged").count(), 0);
    await page.locator("#opens").selectOption("userAction");
    await page.locator("#userAction").selectOption("registerOrJoinDevices");
    await answers("allow", "allowed");
    await page.locator("#opens").selectOption("");
    await settled();
    assert.equal(await part("not-judged").count(), 1);
    await page.locator("#remove-document").click();
    await settled();
    assert.equal(await section.evaluate((details) => details.open), false);
  });

  test("leads from what is missing to its field", async () => {
    const leads = async (conditions, name, fill, decision, reason) => {
      await pastePolicies(accessPolicy(conditions, BLOCK));
      await answers("indeterminate", name === "roles" ? "input.groupMembershipUnknown" : "input.missing");
      await part("go-to-field").click();
      assert.equal(await focused(), name);
      await fill();
      await answers(decision, reason);
    };
    await openApplication();
    const choose = (name, value) => () => page.locator(`#${name}`).selectOption(value);
    const check = (name, value) => () => page.locator(`input[name="${name}"][value="${value}"]`).check();
    const write = (name, value) => () => page.locator(`#${name}`).fill(value);
    const denied = ["deny", "access.blocked"];
    const allowed = ["allow", "allowed"];
    await leads({ platforms: { includePlatforms: ["iOS"] } }, "platform", choose("platform", "iOS"), ...denied);
    await leads({ clientAppTypes: ["browser"] }, "clientApp", choose("clientApp", "other"), ...allowed);
    const location = { includeLocations: ["AllTrusted"] };
    await leads({ locations: location }, "country", write("country", "JP"), "indeterminate", "input.missing");
    await part("go-to-field").click();
    assert.equal(await focused(), "locations");
    await check("locations", "none")();
    await answers(...allowed);
    const device = (rule) => ({ devices: { deviceFilter: { mode: "include", rule } } });
    const rule = "device.isCompliant -eq False";
    await leads(device(rule), "device", check("device", "unregistered"), ...allowed);
    await check("device", "described")();
    await page.locator("#deviceTrustType").selectOption("ServerAD");
    await leads(device(rule), "deviceCompliant", choose("deviceCompliant", "false"), ...denied);
    const other = write("deviceOther", '{ "manufacturer": "Contoso" }');
    await leads(device('device.manufacturer -eq "Contoso"'), "deviceOther", other, ...denied);
    const groups = { applications: { includeApplications: ["Office365"] } };
    await leads(groups, "applicationGroups", check("applicationGroups", "none"), ...allowed);
    await leads({ users: { includeRoles: ["r1"] } }, "roles", check("roles", "list"), ...allowed);
    await page.locator("#roleIds").fill("r0\nr1");
    await answers(...denied);
  });

  test("asks for controls that only the question can tell", async () => {
    await openApplication();
    const asked = { builtInControls: ["approvedApplication"], termsOfUse: ["t1"], operator: "AND" };
    await pastePolicies(accessPolicy({}, asked));
    await answers("indeterminate", "input.missing");
    await part("go-to-field").click();
    assert.equal(await focused(), "satisfied");
    await page.locator('input[name="satisfied"][value="list"]').check();
    await answers("deny", "access.grantControlUnsatisfied");
    await page.locator("#list-satisfiedControls").getByLabel(term("GrantControl", "approvedApplication")).check();
    await page.locator("#otherControls").fill("termsOfUse:t1");
    await answers("allow", "allowed");
  });

  test("says where the other attributes of a device are not JSON", async () => {
    await openApplication();
    await pastePolicies(accessPolicy({}, BLOCK));
    await page.locator('input[name="device"][value="described"]').check();
    await page.locator("#deviceOther").fill("{");
    const shown = await verdict();
    assert.equal(shown.words, texts.en.cannotRead);
    assert.equal(await page.locator("#deviceOther").getAttribute("aria-invalid"), "true");
    await page.locator("#verdict-body").getByRole("button").first().click();
    assert.equal(await focused(), "deviceOther");
    await page.locator("#deviceOther").fill("");
    await answers("deny", "access.blocked");
  });

  test("asks for the home of an external user and for the cross-tenant access settings", async () => {
    await openApplication();
    await pastePolicies(accessPolicy({}, { builtInControls: ["mfa"] }));
    await answers("allow", "allowed");
    assert.equal(await page.locator("#homeTenant").isVisible(), false);
    await page.locator("#userType").selectOption("b2bCollaborationGuest");
    await answers("indeterminate", "input.missing");
    assert.match(await page.locator(".missing-input").textContent(), /crossTenantAccessPolicy\/partners/);
    await part("go-to-field").click();
    assert.equal(await focused(), "policy-editor");
    assert.equal(await page.getByRole("tab").count(), 2);
    const partner = { tenantId: "66666666-7777-4888-8999-aaaaaaaaaaaa", inboundTrust: { isMfaAccepted: true } };
    const context = "https://graph.microsoft.com/v1.0/$metadata#policies/crossTenantAccessPolicy";
    const settings = [
      { "@odata.context": `${context}/default`, inboundTrust: { isMfaAccepted: false } },
      { "@odata.context": `${context}/partners`, value: [partner] },
    ];
    await paste("policy-editor", JSON.stringify(settings));
    await answers("indeterminate", "input.missing");
    await part("go-to-field").click();
    assert.equal(await focused(), "homeTenant");
    await page.keyboard.type(partner.tenantId);
    await page.locator("#homeCloud").selectOption("commercial");
    await page.locator("#tenantCloud").selectOption("commercial");
    await answers("allow", "allowed");
    await page.locator("#homeTenant").fill("other");
    await answers("deny", "strength.methodNotUsableByExternalUser");
  });

  test("takes the resource tenant and the federation of the user's domain", async () => {
    const [federated, strength] = ["access/federated", "strength/federation-enforced"].map((path) =>
      JSON.parse(readFileSync(new URL(`../scenarios/${path}.json`, import.meta.url), "utf8")),
    );
    const field = page.locator("#federatedIdpMfaBehavior");
    assert.equal(await field.isVisible(), false);
    const load = async (scenario) => {
      await paste("credential-box", JSON.stringify(scenario));
      await page.getByRole("button", { name: texts.en.loadScenario }).click();
    };
    await load(strength);
    await answers(strength.expect.decision, strength.expect.reason);
    assert.equal(await field.inputValue(), "enforceMfaByFederatedIdp");
    assert.equal(await page.locator("#extra").inputValue(), "");
    const tenant = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";
    await load({ ...federated, question: { ...federated.question, tenant: { id: tenant } } });
    await answers("deny", "access.strengthUnsatisfied");
    assert.equal(await page.locator("#tenantId").inputValue(), tenant);
    assert.equal(await page.locator("#extra").inputValue(), "");
    await field.selectOption("");
    await answers("allow", "allowed");
    await page.locator("#tenantId").fill("");
    assert.equal(await page.locator("#tenantId").isVisible(), false);
    await page.locator("#userType").selectOption("b2bCollaborationGuest");
    assert.deepEqual([await field.isVisible(), await page.locator("#tenantId").isVisible()], [false, true]);
  });

  test("opens the policy that decided, and the way to it", async () => {
    const deciding = {
      "access/condition-unknown-beside-deny": "Policy 2",
      "access/several-in-doubt-one-met": "Policy 2",
      "access/security-info-in-doubt": "Policy 2",
      "access/security-info-in-doubt-state": "Policy 2",
    };
    for (const [path, name] of Object.entries(deciding)) {
      const { expect } = await loadScenario(path);
      await answers(expect.decision, expect.reason);
      const open = part("access-matrix").locator('.expand[aria-expanded="true"]');
      assert.deepEqual(await open.allInnerTexts(), [name], path);
      const { text } = await verdict();
      assert.ok(text.includes(name), text);
      const last = page.locator(".check-item.deciding").last();
      assert.equal(await last.locator(".check-item.deciding").count(), 0);
      assert.ok(await last.locator("summary").first().isVisible(), path);
    }
  });

  test("does not show as let in what was judged in part", async () => {
    await loadScenario("scope/access-not-asked");
    await answers("indeterminate", "allowed.inPart");
    assert.equal((await verdict()).words, texts.en["decision.signIn.inPart"]);
    assert.equal(await page.locator("#summary").getAttribute("data-kind"), "indeterminate");
    assert.equal(await page.locator("#summary .icon-pass").count(), 0);
    await page.locator("#add-watched").click();
    await settled();
    assert.equal(await part("watch-list").locator('[data-decision="indeterminate"]').count(), 1);
    assert.match(await part("watch-list").textContent(), new RegExp(term("Decision", "indeterminate")));
    await part("language").click();
    await settled();
    assert.equal((await verdict()).words, texts.ja["decision.signIn.inPart"]);
    assert.match(await part("not-judged").textContent(), new RegExp(term("Layer", "access", "ja")));
    await part("not-judged").getByRole("button").click();
    assert.equal(await focused(), "opens");
  });

  test("shows policies and their conditions", async () => {
    await show("access-strength");
    await part("matrix-others").click();
    const matrix = part("access-matrix");
    const rows = matrix.locator("tbody tr[data-applies]");
    const names = ["policy", "applies", "met"].map((name) => texts.en[`matrix.${name}`]);
    const kinds = ["users", "application", "clientApp", "authenticationFlow"];
    const heads = [...names, ...kinds.map((kind) => term("RuleId", `access.${kind}`))];
    assert.deepEqual(await matrix.getByRole("columnheader").allTextContents(), heads);
    const word = (name) => texts.en[`condition.${name}`];
    const matched = Array(3).fill(word("pass"));
    assert.deepEqual(await cellsOf(rows.nth(0)), ["yes", "yes", ...matched, word("notSet")]);
    assert.deepEqual(await cellsOf(rows.nth(1)), ["yes", "no", ...matched, word("notSet")]);
    assert.deepEqual(await cellsOf(rows.nth(2)), ["no", texts.en["met.notApplicable"], ...matched, word("fail")]);

    // The row that decided is open, the others are opened by hand.
    const expand = rows.getByRole("button", { expanded: false });
    assert.equal(await rows.nth(1).locator(".expand").getAttribute("aria-expanded"), "true");
    const asked = matrix.locator("tr.asked");
    assert.match(await asked.nth(1).textContent(), /Authentication strength: RSA keys is not met/);
    assert.equal(await asked.nth(0).isVisible(), false);
    await expand.first().focus();
    await page.keyboard.press("Enter");
    assert.match(await asked.nth(0).innerText(), /Multifactor authentication is met/);
    await rows.nth(2).locator(".expand").click();
    assert.match(await asked.nth(2).innerText(), /does not apply.*Authentication flow/);

    await rows.nth(2).getByRole("button", { name: word("fail") }).click();
    const selected = await editor.selected();
    assert.equal(selected, '"deviceCodeFlow"');
    // What somebody opened stays open while the question changes.
    await page.locator("#country").fill("JP");
    await settled();
    assert.equal(await asked.nth(2).isVisible(), true);

    const strength = page.locator(".strengths li");
    assert.match(await strength.textContent(), /RSA keys.*strength\.aaguidNotAllowed/);
    assert.ok(await page.locator('[data-check="access.strength"]').isVisible());
  });

  test("tells what is excluded, unknown and off", async () => {
    await openApplication();
    const user = "11111111-2222-4333-8444-555555555555";
    await page.locator("#userId").fill(user);
    await pastePolicies(
      accessPolicy({ users: { includeUsers: ["All"], excludeUsers: [user] } }, BLOCK),
      accessPolicy({ platforms: { includePlatforms: ["iOS"] } }, BLOCK, { displayName: null, id: "p2" }),
      accessPolicy({}, BLOCK, { state: "disabled", id: "p3" }),
      accessPolicy({}, null, { grantControls: null, id: "p4" }),
    );
    await answers("indeterminate", "input.missing");
    await part("matrix-others").click();
    const rows = part("access-matrix").locator("tbody tr[data-applies]");
    const words = (name) => texts.en[`condition.${name}`];
    assert.deepEqual(await cellsOf(rows.nth(0)), [
      "no",
      texts.en["met.notApplicable"],
      words("access.excluded"),
      words("pass"),
      words("notSet"),
    ]);
    assert.equal(await rows.nth(1).locator(".expand").innerText(), "p2");
    assert.equal(await rows.nth(2).locator(".pill").textContent(), texts.en["policyState.disabled"]);
    assert.equal((await cellsOf(rows.nth(3)))[1], texts.en["met.nothingAsked"]);
    await rows.nth(1).getByRole("button", { name: "Fill in: Platform" }).click();
    assert.equal(await focused(), "platform");
    await page.locator("#platform").selectOption("android");
    await answers("allow", "allowed");
  });

  test("draws the way through the policies", async () => {
    await show("access-report-only");
    const path = part("access-path");
    const links = () => path.locator(".chain-link").allInnerTexts();
    const [applies, first, second] = await links();
    assert.equal(applies, "Policies that apply: 2");
    assert.equal(first, texts.en["metLine.yes"]);
    assert.match(second, /^Not met; the policy only reports$/);
    const pills = await path.locator(".pill").allTextContents();
    const states = ["enabled", "enabledForReportingButNotEnforced"];
    assert.deepEqual(
      pills,
      states.map((name) => texts.en[`policyState.${name}`]),
    );
    assert.equal(await path.locator('[data-role="end"]').innerText(), texts.en["accessEnd.pass"]);
    // What a policy asks for leads to its clause, by keyboard too.
    await path.getByRole("button", { name: "Compliant device: show line 56, column 11" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await editor.selected(), '"compliantDevice"');
    await show("access-unknown");
    assert.match((await links())[0], /undecided: 1/);
    await path.getByRole("button", { name: "Fill in: Platform" }).click();
    await page.locator("#platform").selectOption("android");
    await answers("deny", "access.blocked");
    assert.equal(await path.locator('[data-role="end"]').innerText(), texts.en["accessEnd.fail"]);
    await part("language").click();
    await settled();
    assert.equal(await path.locator('[data-role="end"]').innerText(), texts.ja["accessEnd.fail"]);
  });

  test("names what is in a document", async () => {
    const place = {
      "@odata.type": "#microsoft.graph.countryNamedLocation",
      displayName: "Japan",
      countriesAndRegions: ["JP"],
    };
    await paste("policy-editor", JSON.stringify(place));
    await page.getByRole("tab", { name: "Japan", exact: true }).waitFor();
    const partner = { tenantId: "t9", inboundTrust: { isMfaAccepted: true } };
    await pastePolicies(place, accessPolicy({}, BLOCK), partner);
    await page.getByRole("tab", { name: "Japan and 2 more" }).waitFor();
    await page.locator("#document-resources > summary").click();
    const names = part("document-resources").getByRole("button");
    assert.deepEqual(await names.allTextContents(), [
      "Named location: Japan",
      "Conditional Access policy: A policy",
      "Cross-tenant access: t9",
    ]);
    await names.nth(2).click();
    const selected = await editor.selected();
    assert.deepEqual(JSON.parse(selected), partner);
  });

  test("keeps every member of an access from a scenario to the question", async () => {
    const folder = new URL("../scenarios/access/", import.meta.url);
    const scenarios = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(new URL(name, folder)))]);
    assert.ok(scenarios.length > 50);
    const everything = {
      access: {
        application: APPLICATION,
        applicationGroups: ["Office365"],
        platform: "macOS",
        clientApp: "browser",
        location: { country: "JP", ipAddress: "192.0.2.1", namedLocations: ["Head office", "a, b"] },
        signInRisk: "low",
        userRisk: "high",
        insiderRisk: "minor",
        device: { isCompliant: true, trustType: "ServerAD", displayName: "", model: null },
        authenticationFlow: "deviceCodeFlow",
        satisfied: ["mfa", "termsOfUse:t1"],
      },
      user: { type: "serviceProvider", roles: ["r1"], home: { tenant: "t1", cloud: "china" }, federatedIdpMfaBehavior: "rejectMfaByFederatedIdp" },
      tenant: { id: "t0", cloud: "usGovernment" },
    };
    const base = scenarios[0][1];
    scenarios.push(["everything", { ...base, question: { ...base.question, ...everything } }]);
    const questions = await page.evaluate(async (list) => {
      const { fromScenario, toScenario } = await import("./scenario.js");
      return list.map(([, scenario]) => toScenario(fromScenario(scenario)).scenario?.question);
    }, scenarios);
    scenarios.forEach(([name, { question }], index) => {
      const { access, user, tenant } = questions[index];
      assert.deepEqual({ access, tenant }, { access: question.access, tenant: question.tenant }, name);
      assert.deepEqual(user, { type: "member", ...question.user }, name);
    });
    await paste("credential-box", JSON.stringify(scenarios.at(-1)[1]));
    await page.getByRole("button", { name: texts.en.loadScenario }).click();
    await settled();
    assert.equal(await page.locator("#namedLocations").inputValue(), "Head office\na, b");
    assert.equal(await page.locator("#otherControls").inputValue(), "termsOfUse:t1");
    assert.equal(await page.locator("#tenantId").inputValue(), "t0");
    assert.equal(await page.locator("#extra").inputValue(), "");
  });
});

describe("the policy editor", () => {
  beforeEach(() => open());
  afterEach(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  const inside = (selector) => editor.host.locator(selector);
  const tooltip = () => inside(".cm-tooltip").last();
  const unfoldedLines = () => inside(".cm-lineNumbers .cm-gutterElement:visible").count();

  test("says what is noteworthy where it stands", async () => {
    const finding = page.locator('#document-findings [data-code="passkey.legacyPolicy"]');
    const said = (await finding.locator("p").first().textContent()).trim();
    const underlined = inside(".cm-lintRange-info");
    await underlined.filter({ hasText: "false" }).hover();
    await tooltip().waitFor();
    assert.equal(await tooltip().locator(".cm-diagnosticText").first().textContent(), said);
    assert.equal(await tooltip().locator(".cm-diagnosticSource").first().textContent(), "passkey.legacyPolicy");
    assert.equal(await inside(".cm-gutter-lint .cm-lint-marker-info").count(), 3);
    // What cannot be read is said in place too, in the language of the page.
    await paste("policy-editor", POLICY.replace('"enabled"', "enabled"));
    const { text } = await answers("error", "input.syntax");
    const wrong = inside(".cm-lintRange-error");
    assert.match(await wrong.first().textContent(), /^enabled/);
    assert.deepEqual(await inside(".cm-lineNumbers .broken").allTextContents(), ["4"]);
    await wrong.first().hover();
    await tooltip().getByText(text).waitFor();
    await part("language").click();
    const japanese = await answers("error", "input.syntax");
    await wrong.first().hover();
    await tooltip().getByText(japanese.text).waitFor();
    await paste("policy-editor", POLICY);
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await wrong.count(), 0);
  });

  test("goes through the findings with a key", async () => {
    await editor.content.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    for (const line of [1, 3, 4]) {
      await page.keyboard.press("F8");
      assert.equal(await editor.line(), line);
    }
  });

  test("folds and unfolds", async () => {
    const before = await unfoldedLines();
    await inside('.cm-foldGutter [title="Fold line"]').nth(2).click();
    assert.equal(await inside(".cm-foldPlaceholder").count(), 1);
    assert.equal(await unfoldedLines(), before - 2);
    // What leads into it opens it.
    await part("go-to-clause").click();
    assert.match(await editor.selected(), /^\[\s+"7e3f3d30-[^\]]*\]$/);
    await inside(".cm-foldPlaceholder").click();
    assert.equal(await unfoldedLines(), before);
  });

  test("formats by button and by key, and takes it back", async () => {
    const minified = JSON.stringify(JSON.parse(POLICY));
    await paste("policy-editor", minified);
    await page.locator("#format-document").click();
    assert.equal(await editor.text(), `${POLICY}\n`);
    await answers("deny", "passkey.aaguidNotAllowed");
    await editor.content.focus();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await editor.text(), minified);
    await page.keyboard.press("Shift+Alt+F");
    assert.equal(await editor.text(), `${POLICY}\n`);
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.deepEqual(await inside(".cm-lineNumbers .decides").allTextContents(), ["9", "10", "11"]);
    await page.keyboard.press("ControlOrMeta+z");
    await page.keyboard.press("ControlOrMeta+y");
    assert.equal(await editor.text(), `${POLICY}\n`);
    await paste("policy-editor", "{ not JSON");
    await page.locator("#format-document").click();
    assert.equal(await editor.text(), "{ not JSON");
  });

  test("keeps undo and cursor of each document apart", async () => {
    const first = await editor.text();
    await editor.putCursor('"isEnforced": ');
    await page.keyboard.type("x");
    await page.locator("#add-document").click();
    await page.keyboard.type("[]");
    await page.getByRole("tab").first().click();
    for (let times = 0; times < 2; times += 1) await page.keyboard.press("Tab");
    assert.ok(await editor.focused());
    await page.keyboard.type("y");
    assert.equal(await editor.text(), first.replace('"isEnforced": ', '"isEnforced": xy'));
    for (let times = 0; times < 4; times += 1) await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await editor.text(), first);
    await page.getByRole("tab").nth(1).click();
    assert.equal(await editor.text(), "[]");
  });

  test("lists the checks that read the clause at the cursor, and leads to each", async () => {
    const list = part("clause-checks");
    assert.equal((await list.textContent()).trim(), texts.en.readByNone);
    await editor.putCursor('"7e3f3d30');
    const check = list.getByRole("button", { name: term("RuleId", "passkey.aaguid") });
    await check.click();
    const open = page.locator('[data-check="passkey.aaguid"] > details');
    assert.notEqual(await open.getAttribute("open"), null);
    assert.ok(await open.locator("> summary").evaluate((summary) => summary === document.activeElement));
    // And from the check back to its clause.
    await open.locator(".place").click();
    assert.match(await editor.selected(), /^\[\s+"7e3f3d30-[^\]]*\]$/);
    await list.getByRole("button", { name: term("RuleId", "passkey.aaguid") }).waitFor();
    // The name of a member belongs to its clause.
    await paste("policy-editor", POLICY);
    await settled();
    await editor.putCursor('"sta');
    await list.getByRole("button", { name: term("RuleId", "method.state") }).click();
    assert.equal(await page.locator('[data-check="method.state"] > details').getAttribute("open"), "");
    await page.locator('[data-check="method.state"] .place').click();
    assert.equal(await editor.selected(), '"enabled"');
    await editor.putCursor('"@odata');
    assert.equal((await list.textContent()).trim(), texts.en.readByNone);
    // What is typed moves the clause.
    await editor.putCursor("{");
    await page.keyboard.press("Enter");
    await settled();
    await editor.putCursor('"7e3f3d30');
    await check.waitFor();
    await part("language").click();
    await list.getByRole("button", { name: term("RuleId", "passkey.aaguid", "ja") }).waitFor();
  });

  test("lists the checks of the clause at the pointer", async () => {
    await inside(".cm-line", { hasText: "7e3f3d30" }).getByText("7e3f3d30").hover();
    await tooltip().getByRole("button", { name: term("RuleId", "passkey.aaguid") }).click();
    const summary = page.locator('[data-check="passkey.aaguid"] > details > summary');
    assert.ok(await summary.evaluate((one) => one === document.activeElement));
  });

  test("searches, in the language of the page", async () => {
    await page.locator("#search-document").click();
    await page.keyboard.type("allow");
    await page.keyboard.press("Enter");
    assert.equal(await editor.selected(), "allow");
    await page.keyboard.press("Escape");
    assert.ok(await editor.focused());
    await part("language").click();
    await page.locator("#search-document").click();
    await inside(".cm-search").getByRole("button", { name: "すべて置換" }).waitFor();
    assert.ok(await page.getByRole("textbox", { name: texts.ja.editor }).isVisible());
  });

  test("is left with Tab, and says how", async () => {
    await page.getByRole("textbox", { name: texts.en.editor }).focus();
    assert.ok(await editor.focused());
    assert.equal(await inside("#keys").textContent(), texts.en.editorKeys);
    assert.equal(await editor.content.getAttribute("aria-describedby"), "keys");
    const before = await editor.text();
    await page.keyboard.press("Tab");
    assert.equal(await editor.focused(), false);
    await page.keyboard.press("Shift+Tab");
    assert.ok(await editor.focused());
    await page.keyboard.press("Shift+Tab");
    assert.equal(await editor.focused(), false);
    assert.equal(await editor.text(), before);
  });

  test("needs no exception from the page's policy for its styles", async () => {
    const found = await editor.host.evaluate(({ shadowRoot }) => ({
      adopted: shadowRoot.adoptedStyleSheets.length,
      elements: document.querySelectorAll("style").length + shadowRoot.querySelectorAll("style").length,
    }));
    assert.deepEqual(found, { adopted: 1, elements: 0 });
    const themed = () => inside(".cm-scroller").evaluate((one) => getComputedStyle(one).color);
    const light = await themed();
    await context.close();
    assert.deepEqual(wrongs, []);
    await open({ colorScheme: "dark" });
    assert.notEqual(await themed(), light);
  });

  test("takes typing into four megabytes, and answers after it", async () => {
    const keys = Array.from({ length: 80_000 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`);
    const policy = JSON.parse(POLICY);
    policy.keyRestrictions.aaGuids = [...keys, RSA_DS100];
    const large = JSON.stringify(policy, null, 2);
    assert.ok(large.length > 3_500_000 && large.length < 4_194_304);
    assert.equal(await part("large-document").isVisible(), false);
    await paste("policy-editor", large);
    await page.locator("#decision[data-decision=deny]").waitFor();
    await paste("credential-box", RSA_DS100);
    await answers("allow", "allowed");
    assert.ok(await part("large-document").isVisible());
    // What a question is answered again, and what a change makes of four megabytes, comes from beside the page too.
    await page.locator("#add-watched").click();
    await paste("credential-box", YUBIKEY);
    await answers("deny", "passkey.aaguidNotAllowed");
    await part("apply-remedy").first().click();
    await answers("allow", "allowed");
    assert.ok((await editor.text()).includes(`"${RSA_DS100}",\n      "${YUBIKEY}"\n`));
    await page.locator("#undo-remedy").click();
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await part("watch-list").locator('[data-decision="allow"]').count(), 1);
    await paste("credential-box", RSA_DS100);
    await answers("allow", "allowed");
    // The answer waits while somebody types, the text does not.
    await editor.putCursor('"isEnforced": ');
    await page.evaluate(async () => {
      const { state } = await import("./state.js");
      const { answer, documents } = state;
      globalThis.waited = [];
      const look = () => globalThis.waited.push(state.answer === answer && state.documents === documents);
      document.getElementById("policy-editor").addEventListener("keyup", look);
    });
    await page.keyboard.type("maybe");
    assert.deepEqual(await page.evaluate(() => globalThis.waited), Array(5).fill(true));
    assert.match(await inside(".cm-line").filter({ hasText: "isEnforced" }).textContent(), /maybetrue/);
    await page.locator("#decision[data-decision=error]").waitFor();
    for (let times = 0; times < 5; times += 1) await page.keyboard.press("Backspace");
    // Who leaves the editor does not wait.
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(async () => (await import("./state.js")).state.documents[0].text), large);
    await page.locator("#decision[data-decision=allow]").waitFor();
    await editor.putCursor(RSA_DS100);
    await part("clause-checks").getByRole("button", { name: term("RuleId", "passkey.aaguid") }).click();
    await page.locator('[data-check="passkey.aaguid"] .place').click();
    assert.equal(await editor.selected(), `"${RSA_DS100}"`);
    // In one line it has no colours, and says so.
    await paste("policy-editor", JSON.stringify(policy));
    await part("large-document").getByText(texts.en.longLines).waitFor();
    await page.locator("#format-document").click();
    assert.equal(await editor.text(), `${large}\n`);
    assert.doesNotMatch(await part("large-document").textContent(), new RegExp(texts.en.longLines));
  });
});

describe("other surroundings", () => {
  afterEach(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  test("a browser that prefers Japanese gets Japanese", async () => {
    await open({ locale: "ja-JP" }, "");
    assert.equal((await verdict()).words, texts.ja["decision.signIn.deny"]);
  });

  test("a certificate fits on a phone, in either language", async () => {
    for (const language of ["en", "ja"]) {
      await open({ viewport: { width: 360, height: 740 } }, `#lang=${language}&example=cba-affinity`);
      await answers("deny", "certificate.affinityTooLow");
      await paste("credential-box", CARD + CARD_CA);
      await settled();
      await page.evaluate(() => {
        for (const one of document.querySelectorAll("#recognised details")) one.open = true;
      });
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("#recognised, #verdict-body, table, dl")]
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map(({ id, className }) => id || className),
      );
      assert.deepEqual(wide, []);
      if (language === "en") {
        const found = wrongs;
        await context.close();
        assert.deepEqual(found, []);
      }
    }
  });

  test("the policies are a table where there is room and a list on a phone, in either language", async () => {
    for (const [language, width, display] of [
      ["en", 1920, "table-row"],
      ["en", 360, "block"],
      ["ja", 360, "block"],
    ]) {
      await open({ viewport: { width, height: 740 } }, `#lang=${language}&example=access-strength`);
      await answers("deny", "access.strengthUnsatisfied");
      await part("matrix-others").click();
      const row = part("access-matrix").locator("tbody tr").first();
      assert.equal(await row.evaluate((one) => getComputedStyle(one).display), display);
      // A list of cells stays a table for those who hear it.
      assert.equal(await part("access-matrix").getByRole("rowheader").count(), 3);
      assert.equal(await part("access-matrix").getByRole("columnheader").count(), 7);
      await page.locator('input[name="device"][value="described"]').check();
      await page.locator('input[name="satisfied"][value="list"]').check();
      await page.evaluate(() => {
        for (const one of document.querySelectorAll("details")) one.open = true;
        for (const one of document.querySelectorAll('.expand[aria-expanded="false"]')) one.click();
      });
      const parts = "html, #question-form, #verdict-body, .matrix-box, .chain, .pairs";
      const wide = await page.evaluate(
        (selector) =>
          [...document.querySelectorAll(selector)]
            .filter((one) => one.scrollWidth > one.clientWidth + 1)
            .map(({ id, className }) => id || className),
        parts,
      );
      assert.deepEqual(wide, []);
      if (width !== 360 || language !== "ja") {
        const found = wrongs;
        await context.close();
        assert.deepEqual(found, []);
      }
    }
  });

  test("a phone gets one column with the verdict in sight", async () => {
    await open({ viewport: { width: 360, height: 740 } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false);
    const pinned = page.locator("#pinned");
    assert.ok(await pinned.isVisible());
    assert.match(await pinned.textContent(), new RegExp(texts.en["decision.signIn.deny"]));
    await pinned.click();
    await page.waitForFunction(() => {
      const { top } = document.getElementById("verdict-title").getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    });
  });

  test("the editor fits a phone, in either language", async () => {
    for (const language of ["en", "ja"]) {
      await open({ viewport: { width: 360, height: 740 }, forcedColors: "active" }, `#lang=${language}`);
      await paste("policy-editor", POLICY);
      await answers("deny", "passkey.aaguidNotAllowed");
      await page.locator("#search-document").click();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      const box = await editor.host.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 360 && box.height >= 260);
      // Less would have a phone zoom in.
      const size = await editor.content.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
      assert.ok(size >= 16);
      const text = await editor.host.locator(".cm-scroller").boundingBox();
      assert.ok(text.height >= 100, "the text stays in sight beside the search");
      if (language === "en") {
        const found = wrongs;
        await context.close();
        assert.deepEqual(found, []);
      }
    }
  });

  test("dark and light are chosen by the system, then by the person", async () => {
    await open({ colorScheme: "dark" });
    const background = () => page.locator("#question").evaluate((pane) => getComputedStyle(pane).backgroundColor);
    const dark = await background();
    await page.locator("#theme").click();
    assert.notEqual(await background(), dark);
  });
});

describe("the examples", () => {
  before(() => open());
  after(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  for (const { id, title, scenario } of gallery) {
    test(`${id} shows what it promises`, async () => {
      await part("open-gallery").click();
      await part(`example-${id}`).click();
      const { decision = "error", reason, error } = scenario.expect;
      await answers(decision, reason ?? error);
      assert.equal(await page.locator("#example-title").textContent(), title.en);
    });
  }
});
