// Where the portal has what a clause says.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { load } from "../../bundle/load.mjs";
import { init, inspect } from "../../pkg/index.js";

let paths;
let portalPath;
let types;

before(async () => {
  await init();
  ({ paths, portalPath, types } = await load("tests/package/completion.ts"));
});

describe("the way in the portal", () => {
  it("leads from members that Microsoft Graph has, in words of both languages", () => {
    const membersOf = (name) => ({ ...(types[name].of ? membersOf(types[name].of) : {}), ...types[name].members });
    const wrong = [];
    for (const [resource, table] of Object.entries(paths)) {
      for (const [pointer, steps] of Object.entries(table)) {
        let holds = resource;
        for (const token of pointer.split("/").slice(1)) {
          if (token === "*") holds = holds.endsWith("[]") ? holds.slice(0, -2) : undefined;
          else holds = types[holds] && membersOf(holds)[token]?.[0];
          if (!holds) wrong.push(`${resource}${pointer}`);
        }
        for (const [en, ja] of steps) if (!en || !ja || /[぀-ヿ]/.test(en)) wrong.push(`${resource}${pointer} ${en} ${ja}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it("is that of the innermost resource and of the nearest member that it has", () => {
    const policy = {
      authenticationMethodConfigurations: [{ "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", id: "Fido2", keyRestrictions: { isEnforced: true } }],
      policyMigrationState: "migrationComplete",
    };
    const { resources } = inspect(JSON.stringify(policy), { language: "en" });
    const at = (pointer, language = "en") => portalPath(resources, pointer, language);
    const passkeys = "/authenticationMethodConfigurations/0";
    assert.equal(at(`${passkeys}/keyRestrictions/isEnforced`), "Authentication methods › Passkey (FIDO2) › Configure › Enforce key restrictions");
    assert.equal(at(`${passkeys}/keyRestrictions/isEnforced`, "ja"), "認証方法 › パスキー (FIDO2) › 構成 › キー制限の適用");
    assert.equal(at(`${passkeys}/keyRestrictions/aaGuids/3`), "Authentication methods › Passkey (FIDO2) › Configure › Key restriction policy");
    assert.equal(at("/policyMigrationState", "ja"), "認証方法 › ポリシー › 移行の管理");
    assert.equal(at(`${passkeys}/somethingElse`), "Authentication methods › Passkey (FIDO2)");
    assert.match(portalPath([{ resource: "certificateBasedAuthConfiguration", path: "/value/0" }], "/value/0/certificateRevocationListUrl", "en"), /^Identity Secure Score › Certificate authorities/);
    // Of names in a list of profiles each is one of them.
    assert.match(portalPath([{ resource: "fido2AuthenticationMethodConfiguration", path: "" }], "/passkeyProfiles/12/passkeyTypes", "en"), /Passkey profile › Passkey types$/);
  });

  it("is none where no resource is, or none that the documentation leads to", () => {
    assert.equal(portalPath([], "/keyRestrictions", "en"), null);
    assert.equal(portalPath([{ resource: "group", path: "" }], "/members", "en"), null);
    // The name of one resource can be how the name of another begins.
    assert.equal(portalPath([{ resource: "conditionalAccessPolicy", path: "/value/1" }], "/value/12/state", "en"), null);
  });
});
