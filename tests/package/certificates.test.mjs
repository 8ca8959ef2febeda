// Every real certificate, in wasm: a report or a typed error, never a trap.
//
// They live beside the project and are not part of it: without them this is skipped, and fails where CI=true.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { EntraVerdictError, Tenant, decode, init, inspect } from "../../pkg/index.js";

const folder = fileURLToPath(new URL("../../../shared/data/x509/", import.meta.url));
const skip = !existsSync(folder) && !process.env.CI && "the real certificates are not there";

async function files() {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted();
}

// What a caller gets: an answer, or the package's own error. Anything else is a trap.
function answer(path, run) {
  try {
    return run();
  } catch (error) {
    assert.ok(error instanceof EntraVerdictError, `${path}: ${error}`);
    assert.match(error.code, /^input\./, path);
    assert.notEqual(error.message, "", path);
    return error;
  }
}

describe("real certificates", { skip }, () => {
  before(() => init());

  it("each gives a report or a typed error", async () => {
    let reports = 0;
    const all = await files();
    for (const path of all) {
      const bytes = await readFile(path);
      const found = answer(path, () => inspect(bytes));
      if (found.kind !== "certificate") continue;
      for (const one of found.certificates) {
        reports += 1;
        assert.match(one.thumbprint, /^[0-9A-F]{40}$/, path);
        assert.match(one.thumbprintSha256, /^[0-9A-F]{64}$/, path);
        assert.equal(one.policyOids?.length, one.policyOidsLexical?.length, path);
        assert.ok((one.consideredPolicyOids?.lexical.length ?? 0) <= 5, path);
        assert.ok(one.certificateUserIds.length >= 2, path);
      }
    }
    assert.ok(reports > 1000, `${reports} reports of ${all.length} files`);
  });

  it("each can be asked about", async () => {
    const tenant = Tenant.load({
      "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
      state: "enabled",
      includeTargets: [{ targetType: "group", id: "all_users" }],
      certificateUserBindings: [
        { x509CertificateField: "PrincipalName", userProperty: "userPrincipalName", priority: 1 },
      ],
      authenticationModeConfiguration: {
        x509CertificateAuthenticationDefaultMode: "x509CertificateSingleFactor",
        x509CertificateDefaultRequiredAffinityLevel: "low",
      },
    });
    for (const path of await files()) {
      const bytes = await readFile(path);
      const question = () => ({
        action: "signIn",
        at: "2026-11-01T00:00:00Z",
        credential: { certificate: decode(bytes) },
      });
      const verdict = answer(path, () => tenant.evaluate(question()));
      if (verdict instanceof Error) continue;
      // Without a trust store the chain is undecided, and nothing is let in.
      assert.notEqual(verdict.decision, "allow", path);
      const chain = verdict.checks.find((check) => check.id === "certificate.chain");
      assert.equal(chain.code, "input.trustStoreMissing", path);
    }
    tenant.free();
  });
});
