// Certificates, their chains and their trust in the simulator.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "node:test";

import { BUNDLE, CARD, CARD_CA, OLD_CARD } from "./certificates.mjs";
import { MATCHING, SEVEN_OIDS } from "./example-certificates.mjs";
import { ISSUING, NONE_REVOKED, REVOKED, ROOT, USER } from "./example-chain.mjs";
import { example } from "./examples.mjs";
import { bundle, certificate, entity, trustStore } from "./forge.mjs";
import { answers, closed, context, der, drop, editor, field, load, open, page, part, paste, settled, show } from "./opened.mjs";
import { allowClipboard, everywhere, inChromium as test } from "./simulator.mjs";
import { texts } from "./words.mjs";

describe("certificates", () => {
  beforeEach(() => open());
  afterEach(closed);

  everywhere("answers for a pasted certificate and shows its fields", async () => {
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
    await page.locator("#userPrincipalName").waitFor({ state: "hidden" });
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
    await more.locator("div").waitFor({ state: "hidden" });
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
    await load(example("cba-chain"));
    const rules = part("mode-rules").getByRole("listitem");
    assert.equal(await rules.count(), 1);
    assert.match(await rules.textContent(), /default.*Multifactor/);
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
    await field(texts.en.thumbprint).waitFor({ state: "hidden" });
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
      await field(texts.en[label]).waitFor();
      assert.match(await field(texts.en[label]).textContent(), text);
    }
    // What was opened stays open for the next one.
    await paste("credential-box", MATCHING);
    await field(texts.en.thumbprint).waitFor();
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
    await second.locator("dl").first().waitFor({ state: "hidden" });
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

  everywhere("takes certificates and revocation lists that are dropped, in any form", async () => {
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
    // Next to a field it goes where it belongs, too.
    await drop("#verdict", ["card.cer", der(CARD)]);
    assert.equal(await subject(), "DC=example,DC=contoso,OU=People,CN=Adele Vance");
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
    await page.locator("#crls").waitFor();
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
    assert.match(text, /not a policy: certificate/i);
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

  test("says that a store was made here, and takes the addresses that a tenant would name", async () => {
    const [bindings] = example("cba-chain").policies;
    const pem = (base64) => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
    await load(example("cba-chain"));
    await page.getByRole("tab").nth(1).click();
    await page.locator("#remove-document").click();
    await page.locator("#add-document").click();
    await paste("policy-editor", pem(ROOT) + pem(ISSUING));
    await page.getByRole("button", { name: texts.en.makeTrustStore }).click();
    await page.locator("#crls").fill(REVOKED);
    // What stands on a list is not let in because the page made a store without addresses.
    await answers("indeterminate", "certificate.revocationUnknown");
    assert.ok((await part("store-made-here").textContent()).includes(texts.en["store.made"]));
    await page.getByRole("tab").first().click();
    assert.equal(await editor.text(), bindings);
    assert.equal(await part("made-here").textContent(), "");
    await part("store-made-here").getByRole("button").click();
    const fields = part("made-here").getByLabel(texts.en["store.certificateRevocationListUrl"]);
    assert.equal(await fields.count(), 2);
    assert.ok(await fields.first().evaluate((field) => field === document.activeElement));
    const address = "http://crl.contoso.example/issuing.crl";
    await fields.nth(1).fill(address);
    await fields.nth(1).press("Tab");
    await answers("deny", "certificate.revoked");
    assert.equal(JSON.parse(await editor.text()).value[1].certificateRevocationListUrl, address);
    await fields.nth(1).fill("");
    await fields.nth(1).press("Tab");
    await answers("indeterminate", "certificate.revocationUnknown");
    assert.equal(JSON.parse(await editor.text()).value[1].certificateRevocationListUrl, null);
    // One that a tenant exported is none of the page's.
    const exported = JSON.parse(await editor.text()).value.map((one, index) => ({ id: String(index), ...one }));
    await paste("policy-editor", JSON.stringify({ value: exported }));
    await settled();
    assert.equal(await part("store-made-here").count(), 0);
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

  everywhere("copies what can stand in certificateUserIds", async () => {
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
});
