// How answers cross out of the core.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Tenant, init } from "../../pkg/index.js";

await init();

const crossing = readFileSync(new URL("../../src/doors/wasm/answer.js", import.meta.url), "utf8");

/** Members of the objects that a literal makes. */
const literals = [...crossing.matchAll(/\(\) => \(\{([^}]*next\(\)[^}]*)\}\)/g)].map(([, members]) =>
  [...members.matchAll(/(\w+): next\(\)/g)].map(([, name]) => name).join(),
);

const policies = [
  {
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    state: "enabled",
    isAttestationEnforced: true,
    keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids: ["cb69481e-8ff7-4039-93ec-0a2729a154a8"] },
  },
  {
    "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
    id: "30000000-0000-4000-8000-000000000001",
    displayName: "Keys",
    state: "enabled",
    conditions: {
      users: { includeUsers: ["All"] },
      applications: { includeApplications: ["All"] },
      clientAppTypes: ["all"],
      platforms: { includePlatforms: ["windows"] },
    },
    grantControls: { operator: "OR", builtInControls: ["mfa"] },
  },
];
const question = { action: "signIn", credential: { passkey: { aaguid: "7e3f3d30-3557-4442-bdae-139312178b39" } }, access: { application: "cccccccc-1111-4222-8333-444444444444" } };

test("makes what a trace has many of by literals", () => {
  const verdict = Tenant.load(policies).evaluate(question, { remedies: false });
  assert.equal(verdict.reason.code, "passkey.aaguidNotAllowed");
  const checks = [];
  const collect = (list) => list.forEach((check) => (checks.push(check), collect(check.checks)));
  collect(verdict.checks);
  const basis = checks.find((check) => !check.basis.against).basis;
  for (const [what, object] of Object.entries({
    check: checks[0],
    policy: checks.find((check) => check.policy).policy,
    basis,
  })) {
    assert.ok(literals.includes(Object.keys(object).join()), `${what} has no literal: ${Object.keys(object)}`);
  }
  assert.equal(literals.length, 3);
});

test("gives each verdict findings of its own", () => {
  const tenant = Tenant.load(policies);
  const [first, second] = [tenant.evaluate(question), tenant.evaluate(question)];
  assert.ok(first.findings.length > 0);
  assert.deepEqual(first, second);
  first.findings[0].text = "";
  first.findings.length = 1;
  assert.deepEqual(tenant.evaluate(question), second);
  assert.deepEqual(second.findings.slice(0, tenant.findings.length), tenant.findings);
});

test("tells findings in the language that is asked for", () => {
  const tenant = Tenant.load(policies);
  const texts = (language) => tenant.evaluate(question, { language }).findings.map((one) => one.text);
  const [en, ja] = [texts("en"), texts("ja")];
  assert.deepEqual(texts("en"), en);
  assert.notDeepEqual(ja, en);
});
