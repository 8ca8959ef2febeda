// Certificates made while a test runs, for trust stores that are too large to be kept.

import { createHash, generateKeyPairSync, sign } from "node:crypto";

function der(tag, ...contents) {
  const body = Buffer.concat(contents.map((one) => Buffer.from(one)));
  const digits = body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, "0");
  const length = body.length < 0x80 ? [body.length] : [0x80 + digits.length / 2, ...Buffer.from(digits, "hex")];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const SEQUENCE = 0x30;
const ECDSA_WITH_SHA256 = der(SEQUENCE, der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]));
/** id-ce: what stands before the number of an extension. */
const EXTENSION = [0x55, 0x1d];

function name(common) {
  return der(SEQUENCE, der(0x31, der(SEQUENCE, der(0x06, [0x55, 4, 3]), der(0x0c, common))));
}

function extension(number, value) {
  return der(SEQUENCE, der(0x06, [...EXTENSION, number]), der(0x04, value));
}

/** Somebody who has a key: `{ name, key, ski }`. */
export function entity(common) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  return { name: common, spki, privateKey, ski: createHash("sha1").update(spki).digest() };
}

let serial = 0;

/** A certificate of an entity by another as base64 DER, valid from 2020 until a UTCTime; `isAuthority` goes into it. */
export function certificate(subject, issuer, isAuthority = true, until = "450101000000Z") {
  serial += 1;
  const signed = der(
    SEQUENCE,
    der(0xa0, der(0x02, [2])),
    der(0x02, [1, serial >> 8, serial & 0xff]),
    ECDSA_WITH_SHA256,
    name(issuer.name),
    der(SEQUENCE, der(0x17, "200101000000Z"), der(0x17, until)),
    name(subject.name),
    subject.spki,
    der(
      0xa3,
      der(
        SEQUENCE,
        extension(14, der(0x04, subject.ski)),
        extension(35, der(SEQUENCE, der(0x80, issuer.ski))),
        ...(isAuthority ? [extension(19, der(SEQUENCE, der(0x01, [0xff])))] : []),
      ),
    ),
  );
  const signature = sign("sha256", signed, issuer.privateKey);
  return der(SEQUENCE, signed, ECDSA_WITH_SHA256, der(0x03, [0], signature)).toString("base64");
}

/** Certificates as a PKCS #7 bundle, in DER. */
export function bundle(certificates) {
  const data = der(0x06, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1]);
  const signedData = der(0x06, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2]);
  const set = der(0xa0, ...certificates.map((one) => Buffer.from(one, "base64")));
  const content = der(SEQUENCE, der(0x02, [1]), der(0x31), der(SEQUENCE, data), set, der(0x31));
  return der(SEQUENCE, signedData, der(0xa0, content));
}

/** A trust store of certificates `[base64, isRoot]`, as Graph lists it. */
export function trustStore(certificates) {
  return JSON.stringify({
    value: certificates.map(([encoded, isRoot = false], index) => ({
      "@odata.type": "#microsoft.graph.certificateAuthorityDetail",
      certificateAuthorityType: isRoot ? "root" : "intermediate",
      displayName: `Authority ${index + 1}`,
      certificateRevocationListUrl: null,
      deltaCertificateRevocationListUrl: null,
      certificate: encoded,
    })),
  });
}
