// The package as a user of Node sees it: plain import, no loader.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

import {
  EntraVerdictError,
  Tenant,
  compare,
  decode,
  edit,
  evaluate,
  graphChange,
  impact,
  init,
  inspect,
  isSecret,
  locate,
  locateAll,
  vocabulary,
} from "../../pkg/index.js";

const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY_5 = "cb69481e-8ff7-4039-93ec-0a2729a154a8";

const policy = `{
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  "isAttestationEnforced": false,
  "keyRestrictions": {
    "isEnforced": true,
    "enforcementType": "allow",
    "aaGuids": [
      "${RSA_DS100}"
    ]
  }
}`;

const signIn = (aaguid) => ({ action: "signIn", credential: { passkey: { aaguid } } });

describe("before init", () => {
  it("a call says what is missing", () => {
    assert.throws(() => inspect("x"), /init\(\)/);
  });
});

describe("the package", () => {
  before(() => init());

  it("initialises once", async () => {
    assert.equal(init(), init());
    await Promise.all([init(), init()]);
  });

  it("evaluates a scenario given as object, text and bytes alike", () => {
    const scenario = { scenario: 1, policies: [policy], question: signIn(YUBIKEY_5) };
    const verdict = evaluate(scenario);
    assert.equal(verdict.decision, "deny");
    assert.equal(verdict.reason.code, "passkey.aaguidNotAllowed");
    assert.deepEqual(verdict.reason.policy, { document: 0, path: "/keyRestrictions/aaGuids" });
    const text = JSON.stringify(scenario);
    assert.deepEqual(evaluate(text), verdict);
    assert.deepEqual(evaluate(new TextEncoder().encode(text)), verdict);
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    assert.deepEqual(evaluate(utf16), verdict);
  });

  it("answers with plain objects that survive JSON", () => {
    const verdict = evaluate({ scenario: 1, policies: [policy], question: signIn(RSA_DS100) });
    assert.deepEqual(JSON.parse(JSON.stringify(verdict)), verdict);
    assert.equal(Object.getPrototypeOf(verdict), Object.prototype);
    assert.equal(verdict.reason.serviceCode, null);
  });

  it("speaks both languages with the same codes", () => {
    const scenario = { scenario: 1, policies: [policy], question: signIn(YUBIKEY_5) };
    const [en, ja] = ["en", "ja-JP"].map((language) => evaluate(scenario, { language }));
    assert.equal(en.reason.code, ja.reason.code);
    assert.match(en.reason.text, /allow list/);
    assert.match(ja.reason.text, /許可リスト/);
  });

  it("loads a tenant once and asks it many times", () => {
    const tenant = Tenant.load(policy);
    assert.equal(tenant.decide(signIn(RSA_DS100)), "allow");
    assert.equal(tenant.decide(signIn(YUBIKEY_5)), "deny");
    assert.equal(tenant.evaluate(signIn(RSA_DS100)).reason.code, "allowed");
    assert.equal(tenant.evaluate(signIn(YUBIKEY_5), { language: "ja" }).decision, "deny");
    const legacy = tenant.findings.find((finding) => finding.code === "passkey.legacyPolicy");
    assert.equal(legacy.line, 3);
    tenant.free();
    tenant.free();
    assert.throws(() => tenant.decide(signIn(RSA_DS100)), /freed/);
  });

  it("offers remedies that can be applied and sent, unless they are not wanted", () => {
    const tenant = Tenant.load(policy);
    const verdict = tenant.evaluate(signIn(YUBIKEY_5));
    const [first] = verdict.remedies;
    const patch = [{ op: "add", path: "/keyRestrictions/aaGuids/-", value: YUBIKEY_5 }];
    assert.deepEqual([first.document, first.patch, first.admits], [0, patch, 0]);
    assert.match(tenant.evaluate(signIn(YUBIKEY_5), { language: "ja" }).remedies[0].text, /許可リスト/);
    const without = tenant.evaluate(signIn(YUBIKEY_5), { remedies: false });
    assert.deepEqual(without, { ...verdict, remedies: [] });

    const edited = JSON.parse(policy);
    edited.keyRestrictions.aaGuids.push(YUBIKEY_5);
    assert.equal(Tenant.load(edited).decide(signIn(YUBIKEY_5)), "allow");
    const { requests, unsent } = graphChange(policy, edited);
    assert.deepEqual(unsent, []);
    assert.equal(requests[0].method, "PATCH");
    assert.deepEqual(requests[0].body.keyRestrictions, edited.keyRestrictions);
    assert.throws(() => graphChange("{", edited), { code: "input.syntax" });
  });

  it("answers without words, and in words when somebody reads it", () => {
    const tenant = Tenant.load(policy);
    const answer = tenant.ask(signIn(YUBIKEY_5), { language: "ja" });
    assert.equal(answer.decision, "deny");
    assert.deepEqual(answer.reason, {
      code: "passkey.aaguidNotAllowed",
      policy: { document: 0, path: "/keyRestrictions/aaGuids" },
      serviceCode: null,
    });
    const { scope, strengths } = tenant.evaluate(signIn(YUBIKEY_5));
    assert.deepEqual([answer.scope, answer.strengths], [scope, strengths]);
    assert.equal(answer.reason, answer.reason);
    // An answer outlives the tenant that gave it.
    const verdicts = ["en", "ja"].map((language) => tenant.evaluate(signIn(YUBIKEY_5), { language }));
    tenant.free();
    assert.deepEqual(answer.verdict({ language: "en" }), verdicts[0]);
    assert.deepEqual(answer.verdict(), verdicts[1]);
    assert.deepEqual(answer.verdict({ remedies: false }).remedies, []);
    answer.free();
    answer.free();
    assert.throws(() => answer.decision, { code: "package.answerFreed", message: /解放/ });
    assert.throws(() => answer.verdict(), { code: "package.answerFreed" });
    assert.throws(() => Object.getPrototypeOf(answer).verdict.call({}), { code: "package.foreignAnswer" });
    assert.throws(() => tenant.ask(signIn(YUBIKEY_5)), { code: "package.tenantFreed" });
    assert.throws(() => Tenant.load(policy).ask({}), { code: "input.missing" });
  });

  it("decides lines by number", () => {
    const tenant = Tenant.load(policy);
    const lines = [signIn(RSA_DS100), signIn(YUBIKEY_5), signIn(RSA_DS100)].map((question) => JSON.stringify(question));
    const text = [lines[0], "", lines[1], " \r", "{", `${lines[2]}\r`, lines[1]].join("\n");
    assert.deepEqual([...tenant.decideLines(text)], [1, 0, 3, 0, 5, 1, 3]);
    assert.deepEqual([...tenant.decideLines(`${text}\n`)], [1, 0, 3, 0, 5, 1, 3]);
    assert.deepEqual([...tenant.decideLines(text, { at: "tomorrow" })], [5, 0, 5, 0, 5, 5, 5]);
    assert.deepEqual([...tenant.decideLines("")], [0]);
    // What shares its letters with another question is decided all the same.
    assert.deepEqual(lines.map((line) => tenant.decide(line)), ["allow", "deny", "allow"]);
  });

  it("plans a question whose AAGUID is left open", () => {
    const tenant = Tenant.load(policy);
    const plan = tenant.plan({}, { language: "ja" });
    tenant.free();
    const allowed = { decision: "allow", reason: { code: "allowed", policy: null, serviceCode: null }, assumptions: ["A26", "A28", "B1"] };
    assert.deepEqual(plan.decide(RSA_DS100), allowed);
    assert.deepEqual([plan.decide(YUBIKEY_5).decision, plan.decide(YUBIKEY_5).reason.code], ["deny", "passkey.aaguidNotAllowed"]);

    const bytesOf = (aaguid) => Buffer.from(aaguid.replaceAll("-", ""), "hex");
    assert.equal(plan.decide(bytesOf(YUBIKEY_5)), plan.decide(YUBIKEY_5.toUpperCase()));
    // More than cross at once, and a last block that is not full.
    const many = Buffer.concat(Array.from({ length: 70_001 }, (_, at) => bytesOf(at % 3 ? YUBIKEY_5 : RSA_DS100)));
    const numbers = plan.decideMany(many);
    assert.equal(numbers.length, 70_001);
    assert.deepEqual([...numbers.subarray(-3)].map((number) => plan.answers[number].decision), ["deny", "allow", "deny"]);
    assert.deepEqual(plan.decideMany(new Uint8Array()), new Uint32Array());

    const verdict = Tenant.load(policy).evaluate(signIn(YUBIKEY_5));
    assert.deepEqual(plan.explain(YUBIKEY_5, { language: "en" }), verdict);

    assert.throws(() => plan.decideMany(many.subarray(1)), { code: "input.value", message: /15 バイト/ });
    assert.throws(() => plan.decide("YubiKey"), { code: "input.aaguid" });
    assert.throws(() => Tenant.load(policy).plan(signIn(YUBIKEY_5)), { code: "input.value" });
    plan.free();
    plan.free();
    assert.throws(() => plan.answers, { code: "package.planFreed", message: /解放/ });
    assert.throws(() => Object.getPrototypeOf(plan).decide.call({}, YUBIKEY_5), { code: "package.foreignPlan" });
  });

  it("plans a question whose user is left open", () => {
    const group = "11111111-2222-4333-8444-555555555555";
    const tenant = Tenant.load({ id: "Fido2", state: "enabled", includeTargets: [{ targetType: "group", id: group }] });
    const question = { action: "signIn", credential: { passkey: {} } };
    const plan = tenant.plan(question, { open: "user" });
    const codes = ["allowed", "method.userNotTargeted", "input.groupMembershipUnknown"];
    const people = [{ groups: [group] }, { groups: [] }, {}];
    assert.deepEqual(people.map((user) => plan.decide(user).reason.code), codes);
    for (const user of people) {
      const { decision, reason, assumptions } = tenant.evaluate({ ...question, user });
      assert.deepEqual(plan.decide(user), {
        decision, assumptions: assumptions.map(({ id }) => id),
        reason: { code: reason.code, policy: reason.policy, serviceCode: reason.serviceCode },
      });
      assert.deepEqual(plan.explain(user), tenant.evaluate({ ...question, user }));
    }
    // More than cross at once, and some that cannot be read.
    const many = Array.from({ length: 1300 }, (_, at) => people[at % 3]);
    many.splice(600, 1, { groups: "none" });
    many.push(undefined);
    const places = plan.decideMany(many);
    assert.deepEqual([...places].map((place) => plan.answers[place]?.reason.code).slice(598, 603), [codes[1], codes[2], undefined, codes[1], codes[2]]);
    assert.equal(places.at(-1), 4294967295);
    const lines = people.map((user) => JSON.stringify(user)).join("\n");
    assert.deepEqual([...plan.decideMany(lines)], [0, 1, 2]);
    assert.deepEqual([...plan.decideMany(Buffer.from(lines))], [0, 1, 2]);

    assert.throws(() => plan.decide({ groups: "none" }), { code: "input.value", path: "/question/user/groups" });
    assert.throws(() => tenant.plan({ ...question, user: { groups: [] } }, { open: "user" }), { code: "input.value", path: "/question/user" });
    assert.throws(() => tenant.plan(question, { open: "moment" }), { code: "input.value", message: /moment/ });
    plan.free();
    assert.throws(() => plan.decide({}), { code: "package.planFreed" });
  });

  it("plans a question whose certificate is left open", async () => {
    const path = new URL("../scenarios/certificate/scope/all-users.json", import.meta.url);
    const { policies, trust, question } = JSON.parse(await readFile(path, "utf8"));
    const { certificate, ...credential } = question.credential;
    const tenant = Tenant.load(policies, { trust });
    const plan = tenant.plan({ ...question, credential }, { open: "certificate" });
    assert.deepEqual([plan.decide(certificate).decision, plan.decide(certificate).reason.code], ["allow", "allowed"]);
    assert.deepEqual([...plan.decideMany([certificate, "none", certificate])], [0, 4294967295, 0]);
    assert.deepEqual(plan.explain(certificate), tenant.evaluate(question));
    assert.throws(() => plan.decide("none"), { path: "/question/credential/certificate" });
    assert.throws(() => tenant.plan(question, { open: "certificate" }), { code: "input.value", path: "/question/credential/certificate" });
    plan.free();
  });

  it("says what is in the documents, and where", () => {
    const strength = { displayName: "Keys", allowedCombinations: ["fido2"] };
    const tenant = Tenant.load([policy, { value: [strength] }]);
    assert.deepEqual(
      tenant.resources.map(({ document, path, name }) => [document, path, name]),
      [
        [0, "", null],
        [1, "/value/0", "Keys"],
      ],
    );
    const pointers = ["/keyRestrictions/aaGuids", "/none"];
    assert.deepEqual(tenant.places(0, pointers), locateAll(policy, pointers));
    assert.deepEqual(tenant.places(0, pointers)[1], null);
    assert.deepEqual(tenant.places(1, [""]), [null]);
    assert.deepEqual(tenant.places(9, [""]), [null]);
  });

  it("changes a text where a patch says so, and nowhere else", () => {
    const { remedies } = Tenant.load(policy).evaluate(signIn(YUBIKEY_5));
    const edited = edit(policy, remedies[0].patch);
    assert.equal(edited, policy.replace(`"${RSA_DS100}"`, `"${RSA_DS100}",\n      "${YUBIKEY_5}"`));
    assert.equal(Tenant.load(edited).decide(signIn(YUBIKEY_5)), "allow");
    assert.throws(() => edit(policy, [{ op: "remove", path: "/none" }]), { code: "input.value", path: "/none" });
    assert.throws(() => edit("{", []), { code: "input.syntax", line: 1 });
    for (const patch of [null, 5, "x", {}, [5], [null]]) assert.throws(() => edit("{}", patch), EntraVerdictError);
  });

  it("knows a private key wherever it stands", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----";
    for (const secret of [key, btoa(key), { deep: [{ text: key }] }, Buffer.from(key)]) assert.equal(isSecret(secret), true);
    for (const harmless of ["", policy, { policies: [policy] }, null, 5, undefined]) assert.equal(isSecret(harmless), false);
  });

  it("compares policies before and after a change", () => {
    const edited = JSON.parse(policy);
    edited.keyRestrictions.aaGuids.push(YUBIKEY_5);
    const questions = [signIn(RSA_DS100), signIn(YUBIKEY_5)];
    const comparison = compare(policy, edited, questions);
    assert.deepEqual(
      comparison.questions.map(({ changed, after }) => [changed, after.decision]),
      [
        [false, "allow"],
        [true, "allow"],
      ],
    );
    assert.deepEqual(
      comparison.questions[1].models.gained.map(({ aaguid }) => aaguid),
      [YUBIKEY_5],
    );
    const [before, after] = [Tenant.load(policy), Tenant.load(edited)];
    assert.deepEqual(before.compare(after, JSON.stringify(questions)), comparison);
    assert.throws(() => compare(policy, edited, [{}]), { code: "input.missing" });
  });

  it("takes policies as objects, texts and bytes in one list", () => {
    const strength = { displayName: "Keys", allowedCombinations: ["fido2"] };
    const tenant = Tenant.load([Buffer.from(policy), strength]);
    const verdict = tenant.evaluate({ ...signIn(RSA_DS100), strengths: ["Keys"] });
    assert.equal(verdict.decision, "allow");
    assert.equal(verdict.strengths[0].outcome, "satisfied");
  });

  it("takes revocation data beside the policies", async () => {
    const path = new URL("../scenarios/certificate/revocation/list-of-revoked.json", import.meta.url);
    const { policies, trust, question } = JSON.parse(await readFile(path, "utf8"));
    const verdict = Tenant.load(policies, { trust }).evaluate(question);
    assert.equal(verdict.reason.code, "certificate.revoked");
    assert.equal(verdict.reason.serviceCode, "AADSTS500171");
    assert.equal(Tenant.load(policies).decide(question), "indeterminate");
    assert.throws(() => Tenant.load(policies, { trust: { revoked: 5 } }), { code: "input.value", path: "/trust/revoked" });
  });

  it("throws a typed error that says what, where and how to mend it", () => {
    const broken = policy.replace(`"${RSA_DS100}"`, "<insert previous AAGUIDs here>");
    assert.throws(
      () => Tenant.load(["{}", broken]),
      (error) => {
        assert.ok(error instanceof EntraVerdictError && error instanceof Error);
        assert.equal(error.name, "EntraVerdictError");
        assert.equal(error.code, "input.syntax");
        assert.deepEqual([error.document, error.line, error.column], [1, 8, 7]);
        assert.match(error.message, /placeholder/);
        return true;
      },
    );
    assert.throws(() => evaluate({ scenario: 1, policies: [], question: {} }), {
      code: "input.missing",
      path: "/question",
    });
    assert.throws(() => evaluate("{", { language: "ja" }), { message: /JSON ではありません/ });
    assert.throws(() => evaluate(undefined), { code: "input.syntax" });
    assert.throws(() => Tenant.load([policy]).evaluate(signIn("YubiKey")), { code: "input.aaguid" });
  });

  it("survives arguments of any kind", () => {
    const scenario = { scenario: 1, policies: [policy], question: signIn(RSA_DS100) };
    for (const options of [null, undefined, 5, "ja", { language: 5 }, { language: null }, { language: {} }]) {
      assert.equal(evaluate(scenario, options).decision, "allow");
      assert.equal(inspect("hello", options).kind, "unrecognised");
      assert.equal(Tenant.load(policy, options).decide(signIn(RSA_DS100)), "allow");
    }
    const circular = {};
    circular.self = circular;
    for (const value of [null, 5, true, [], circular, 10n, { big: 10n }, Symbol.iterator, () => 1]) {
      assert.throws(() => evaluate(value), EntraVerdictError);
      assert.throws(() => Tenant.load(policy).evaluate(value), EntraVerdictError);
    }
    assert.equal(locate(5, 6), null);
    assert.equal(decode("abc"), "abc");
    const tenant = Tenant.load(policy);
    assert.equal(tenant.decide(Buffer.from(JSON.stringify(signIn(RSA_DS100)))), "allow");
    assert.throws(() => decode(new Uint8Array([0xff, 0xfe, 0x41, 0, 0x42])), { code: "input.syntax" });
  });

  it("refuses what is too large before it works on it", () => {
    const aaGuids = Array.from({ length: 120_000 }, () => RSA_DS100);
    const large = { keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids } };
    assert.throws(() => Tenant.load(large), { code: "input.tooLarge", message: /4 MiB/ });
    const user = { groups: Array.from({ length: 10_001 }, (_, n) => `${n}`) };
    assert.throws(() => Tenant.load(policy).decide({ ...signIn(RSA_DS100), user }), {
      code: "input.tooLarge",
      path: "/question/user/groups",
    });
    const certificate = "A".repeat(256 * 1024 + 1);
    const question = { action: "signIn", credential: { certificate }, strengths: ["x"] };
    assert.throws(() => Tenant.load(policy).decide(question), { code: "input.tooLarge" });
  });

  it("recognises what was pasted", async () => {
    const { support, ...model } = inspect(` {${RSA_DS100.toUpperCase()}} `);
    assert.deepEqual(
      support.platforms.map(({ platform }) => platform),
      ["windows", "macOS", "chromeOS", "linux", "iOS", "android"],
    );
    assert.deepEqual(model, {
      kind: "aaguid",
      aaguid: RSA_DS100,
      name: "RSA DS100",
      passkeyType: "deviceBound",
    });
    assert.equal(inspect("00000000-0000-0000-0000-000000000000").passkeyType, null);
    const policies = inspect(policy);
    assert.equal(policies.kind, "policies");
    assert.equal(policies.resources[0].resource, "fido2AuthenticationMethodConfiguration");
    const path = new URL("../scenarios/certificate/strength/seed-met.json", import.meta.url);
    const text = await readFile(path, "utf8");
    assert.equal(inspect(text).kind, "scenario");
    const pem = JSON.parse(text).question.credential.certificate;
    const [report] = inspect(pem).certificates;
    assert.equal(report.authorityKeyIdentifier, "9A4248C6AC8C2931AB2A86537818E92E7B6C97B6");
    assert.deepEqual(report.policyOids, ["1.2.3.4.6"]);
    assert.deepEqual(report.userPrincipalNames, ["adele@contoso.example"]);
    assert.deepEqual(report.rfc822Names, ["adele@contoso.example"]);
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ""), "base64");
    assert.equal(report.der, der.toString("base64"));
    assert.equal(report.isSelfSigned, false);
    assert.deepEqual(inspect(der), inspect(pem));
    const revocation = new URL("../scenarios/certificate/revocation/delta-expired.json", import.meta.url);
    const { crls } = JSON.parse(await readFile(revocation, "utf8")).trust;
    const found = inspect(crls.join(""));
    assert.equal(found.kind, "revocationList");
    assert.deepEqual(
      found.lists.map(({ der: _, ...list }) => list),
      [
        {
          issuer: "DC=example,DC=contoso,CN=Contoso Issuing CA",
          authorityKeyIdentifier: "7D43F199F6E745EDBB313943DA9D29B9112FBB79",
          crlNumber: "05",
          baseCrlNumber: null,
          thisUpdate: "2026-12-01T00:00:00Z",
          nextUpdate: "2030-01-01T00:00:00Z",
          revoked: 1,
        },
        {
          issuer: "DC=example,DC=contoso,CN=Contoso Issuing CA",
          authorityKeyIdentifier: "7D43F199F6E745EDBB313943DA9D29B9112FBB79",
          crlNumber: "08",
          baseCrlNumber: "05",
          thisUpdate: "2026-12-01T00:00:00Z",
          nextUpdate: "2026-12-31T00:00:00Z",
          revoked: 1,
        },
      ],
    );
    assert.deepEqual(inspect(Buffer.from(found.lists[0].der, "base64")).lists, found.lists.slice(0, 1));
    assert.equal(inspect(decode(der)).kind, "certificate");
    const methods = { value: [{ id: "x", aaGuid: RSA_DS100, model: "RSA DS100" }] };
    const response = inspect(JSON.stringify(methods));
    assert.equal(response.kind, "graphResponse");
    assert.equal(response.items[0].aaGuid, RSA_DS100);
    // fmt "none", attStmt {}, authData with AAGUID 00010203-… and an ES256 key: a registration made for this test.
    const key = Buffer.concat([Buffer.from("a5010203262001215820", "hex"), Buffer.alloc(32, 1), Buffer.from("225820", "hex"), Buffer.alloc(32, 2)]);
    const authData = Buffer.concat([Buffer.alloc(32), Buffer.from([0x45, 0, 0, 0, 1]), Buffer.from([...Array(16).keys()]), Buffer.from([0, 1, 7]), key]);
    const object = Buffer.concat([
      Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
      Buffer.from([authData.length]),
      authData,
    ]);
    const attestation = inspect(object.toString("base64url"));
    assert.equal(attestation.kind, "attestation");
    assert.equal(attestation.format, "none");
    assert.equal(attestation.aaguid, "00010203-0405-0607-0809-0a0b0c0d0e0f");
    assert.equal(attestation.flags.userVerified, true);
    assert.equal(attestation.flags.backupEligible, false);
    assert.equal(attestation.algorithm, "ES256 (-7)");
    assert.equal(attestation.verification, "notVerifiable");
    const options = { value: { challengeTimeoutDateTime: "2026-11-21T00:05:00Z", publicKey: { challenge: "AQID", rp: { id: "login.microsoft.com" }, excludeCredentials: [{ id: "AQID0" }] } } };
    const asked = inspect(JSON.stringify(options));
    assert.equal(asked.kind, "creationOptions");
    assert.equal(asked.rpId, "login.microsoft.com");
    assert.deepEqual(asked.excludeCredentials, ["AQID"]);
    assert.equal(inspect("hello").kind, "unrecognised");
    assert.throws(() => inspect("-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----"), {
      code: "input.certificate",
      message: /private key/,
    });
  });

  it("labels every member of every enumeration in both languages", async () => {
    const { enumerations, inputs } = vocabulary();
    const schema = JSON.parse(await readFile(new URL("../../pkg/schema/verdict.json", import.meta.url), "utf8"));
    const valuesOf = (name) => enumerations.find((enumeration) => enumeration.name === name).terms.map(({ value }) => value);
    for (const name of ["RuleId", "Decision", "CheckOutcome", "Mode"]) {
      const { oneOf, enum: values = oneOf.map((form) => form.const) } = schema.$defs[name];
      assert.deepEqual(valuesOf(name).toSorted(), values.toSorted(), name);
    }
    for (const { value, label } of [...enumerations.flatMap(({ terms }) => terms), ...inputs]) {
      assert.ok(label.en && label.ja, value);
    }
    // Names of the service are the same in both.
    const rules = enumerations.find(({ name }) => name === "RuleId").terms;
    for (const { value, label } of rules) assert.match(label.ja, /[\u3040-\u30ff\u4e00-\u9fff]/, value);
    assert.ok(inputs.every(({ value }) => value.startsWith("/")));
  });

  it("locates a clause in the pasted text", () => {
    const span = locate(policy, "/keyRestrictions/aaGuids/0");
    assert.equal(policy.slice(span.start, span.end), `"${RSA_DS100}"`);
    assert.deepEqual([span.line, span.column, span.endLine], [8, 7, 8]);
    assert.equal(locate(policy, "/nowhere"), null);
    assert.equal(locate("not json", "/a"), null);
    const pointers = ["/keyRestrictions", "/nowhere", "", "/keyRestrictions/aaGuids/0"];
    const spans = pointers.map((pointer) => locate(policy, pointer));
    assert.deepEqual(locateAll(policy, pointers), spans);
    assert.deepEqual(spans.map(Boolean), [true, false, true, true]);
    assert.deepEqual(locateAll("not json", new Set(["/a", "/b"])), [null, null]);
  });
});

describe("what a caller passes by mistake", () => {
  const detached = new Uint8Array([123, 125]);
  structuredClone(detached, { transfer: [detached.buffer] });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const throwing = {
    get language() {
      throw new Error("not today");
    },
  };

  const unconvertible = {
    valueOf() {
      throw new Error("not today");
    },
  };

  it("is an error that names the argument", () => {
    const tenant = Tenant.load([]);
    const mistakes = [
      ["scenario", () => evaluate(detached)],
      ["scenario", () => evaluate(proxy)],
      ["options", () => evaluate("{}", proxy)],
      ["options", () => evaluate("{}", throwing)],
      ["bytes", () => decode(detached)],
      ["patch", () => edit("{}", proxy)],
      ["pointers", () => locateAll("{}", undefined)],
      ["pointers", () => tenant.places(0, null)],
      ["policies", () => Tenant.load(proxy)],
      ["policies", () => compare(proxy, [], [])],
      ["before", () => graphChange(proxy, [])],
      ["trust", () => Tenant.load([], { trust: proxy })],
      ["question", () => tenant.evaluate(proxy)],
      ["population", () => impact(policy, undefined, proxy, { action: "signIn" })],
      ["population", () => impact(policy, undefined, { get people() { throw new Error("not today"); } }, { action: "signIn" })],
      ["document", () => tenant.places(unconvertible, [])],
      ["key", () => Tenant.load(policy).impact(null, { question: { action: "signIn" } }).explain({}, unconvertible)],
    ];
    for (const [name, run] of mistakes) {
      assert.throws(run, ({ code, message }) => code === "input.argument" && message.includes(`argument ${name} `), name);
    }
    // None of it reached the core, which goes on with what it holds.
    assert.deepEqual(tenant.findings, []);
    const circular = {};
    circular.self = circular;
    assert.throws(() => impact(policy, undefined, [circular], { action: "signIn" }), { code: "input.value" });
    assert.throws(() => impact(undefined, undefined, [], { action: "signIn" }), EntraVerdictError);
  });

  it("is no document without anything in it", () => {
    const opaque = [Promise.resolve([]), new Response("[]"), new Blob(["[]"]), new Map(), new Set(), new Error("x")];
    for (const value of opaque) {
      for (const run of [
        () => Tenant.load(value),
        () => Tenant.load([{}, value]),
        () => Tenant.load([], { trust: value }),
        () => evaluate(value),
        () => impact(policy, undefined, value, { action: "signIn" }),
      ]) {
        assert.throws(run, { name: "EntraVerdictError", code: "input.noDocument" });
      }
    }
    // Objects of a class that have members, dates in them, and objects of another realm are taken as they are.
    class Policy {
      state = "enabled";
    }
    for (const value of [new Policy(), Object.create(null), {}]) assert.ok(Tenant.load(value));
  });
});
