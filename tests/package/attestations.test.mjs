// Every real registration response, in wasm: verified as its source states, and no copy of it that was damaged.
//
// They live beside the project and are not part of it: without them this is skipped, and fails where CI=true.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { EntraVerdictError, Tenant, init, inspect } from "../../pkg/index.js";

const path = fileURLToPath(new URL("../../../shared/data/attestation/vectors.jsonl", import.meta.url));
const skip = !existsSync(path) && !process.env.CI && "the real registrations are not there";

const bytes = (text) => Buffer.from(text, "base64url");

function read(object, clientData) {
  const response = {
    attestationObject: object.toString("base64url"),
    clientDataJSON: clientData.toString("base64url"),
  };
  try {
    return inspect(JSON.stringify({ response }));
  } catch (error) {
    // Anything but the package's own error is a trap.
    assert.ok(error instanceof EntraVerdictError, String(error));
    assert.equal(error.code, "input.attestation");
    return error;
  }
}

describe("real registrations", { skip }, () => {
  let vectors;
  before(async () => {
    await init();
    const lines = (await readFile(path, "utf8")).trim().split("\n");
    vectors = lines.map((line) => JSON.parse(line));
  });

  it("each is verified as its source states", () => {
    assert.equal(vectors.length, 27);
    for (const vector of vectors) {
      const report = read(bytes(vector.attestationObject_b64url), bytes(vector.clientDataJSON_b64url));
      const unverifiable = ["none", "android-safetynet"].includes(vector.fmt);
      assert.equal(report.verification, unverifiable ? "notVerifiable" : "verified", vector.id);
      assert.equal(report.aaguid, vector.aaguid, vector.id);
      assert.equal(report.format, vector.fmt, vector.id);
    }
  });

  it("each can be registered where attestation is not enforced, with the user verified", () => {
    const tenant = Tenant.load({
      "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
      isAttestationEnforced: false,
    });
    for (const vector of vectors) {
      const verdict = tenant.evaluate({
        action: "register",
        at: "2026-11-01T00:00:00Z",
        // Windows Hello without an allow list is open (A61).
        reading: "lenient",
        credential: {
          passkey: {
            attestationObject: vector.attestationObject_b64url,
            clientDataJSON: vector.clientDataJSON_b64url,
            expected: { challenge: vector.challenge, origin: vector.origin, rpId: vector.rp_id },
          },
        },
      });
      const code = vector.facts.authData.flags.UV ? "allowed" : "passkey.userVerificationMissing";
      assert.equal(verdict.reason.code, code, vector.id);
    }
    tenant.free();
  });

  it("no damaged copy is verified", () => {
    for (const vector of vectors) {
      if (["none", "android-safetynet"].includes(vector.fmt)) continue;
      const object = bytes(vector.attestationObject_b64url);
      const clientData = bytes(vector.clientDataJSON_b64url);
      for (let length = 1; length < object.length; length += 7) {
        assert.ok(read(object.subarray(0, length), clientData) instanceof EntraVerdictError, vector.id);
      }
      const other = Buffer.concat([clientData.subarray(0, -1), Buffer.from(" }")]);
      assert.equal(read(object, other).verification, "failed", vector.id);
      // The credential's key ends the object, and every format is about the key.
      for (let at = object.length - 30; at < object.length; at += 3) {
        const damaged = Buffer.from(object);
        damaged[at] ^= 4;
        assert.notEqual(read(damaged, clientData).verification, "verified", `${vector.id} ${at}`);
      }
    }
  });
});
