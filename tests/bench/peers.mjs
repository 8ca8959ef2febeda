// The same work done by others: authorisation by a list with Cedar, certificates with three readers, a registration with
// SimpleWebAuthn.

import "reflect-metadata";

import { X509Certificate as NodeCertificate } from "node:crypto";

import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import * as peculiar from "@peculiar/x509";
import { verifyRegistrationResponse } from "@simplewebauthn/server";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";

import { attested, pem } from "./inputs.mjs";

/** Whether an AAGUID is on a list, by a policy that was read before. */
export function cedar(aaGuids, aaguid) {
  const list = aaGuids.map((one) => JSON.stringify(one)).join(", ");
  const policy = `permit(principal, action == Action::"signIn", resource) when { [${list}].contains(context.aaguid) };`;
  const read = preparsePolicySet("bench", { staticPolicies: policy });
  if (read.type !== "success") throw new Error(JSON.stringify(read));
  const uid = (type, id) => ({ type, id });
  return () =>
    statefulIsAuthorized({
      principal: uid("User", "u"),
      action: uid("Action", "signIn"),
      resource: uid("Tenant", "t"),
      context: { aaguid },
      preparsedPolicySetId: "bench",
      entities: [],
    }).response.decision;
}

const POLICIES = "2.5.29.32";
const AUTHORITY_KEY = "2.5.29.35";
const SUBJECT_KEY = "2.5.29.14";
const NAMES = "2.5.29.17";

/** Each reads what a certificate verdict reads: names, serial, validity, key identifiers, policy OIDs, names of the subject. */
export const certificateReaders = {
  "@peculiar/x509": () => {
    const certificate = new peculiar.X509Certificate(pem);
    const extension = (oid) => certificate.getExtension(oid);
    return [
      certificate.subject,
      certificate.issuer,
      certificate.serialNumber,
      certificate.notBefore,
      certificate.notAfter,
      extension(AUTHORITY_KEY)?.keyId,
      extension(SUBJECT_KEY)?.keyId,
      extension(POLICIES)?.policies,
      extension(NAMES)?.names.toJSON(),
    ].length;
  },
  pkijs: () => {
    const der = Buffer.from(pem.replace(/-----[^-]+-----/g, ""), "base64");
    const asn1 = asn1js.fromBER(der.buffer.slice(der.byteOffset, der.byteOffset + der.byteLength));
    const certificate = new pkijs.Certificate({ schema: asn1.result });
    const extension = (oid) => certificate.extensions?.find((one) => one.extnID === oid)?.parsedValue;
    return [
      certificate.subject.typesAndValues.map((part) => part.value.valueBlock.value),
      certificate.issuer.typesAndValues.map((part) => part.value.valueBlock.value),
      certificate.serialNumber.valueBlock.toString(),
      certificate.notBefore.value,
      certificate.notAfter.value,
      extension(AUTHORITY_KEY)?.keyIdentifier,
      extension(SUBJECT_KEY),
      extension(POLICIES)?.certificatePolicies,
      extension(NAMES)?.altNames,
    ].length;
  },
  // It gives neither key identifiers nor policy OIDs.
  "Node's X509Certificate": () => {
    const certificate = new NodeCertificate(pem);
    return [
      certificate.subject,
      certificate.issuer,
      certificate.serialNumber,
      certificate.validFrom,
      certificate.validTo,
      certificate.keyUsage,
      certificate.fingerprint,
      certificate.fingerprint256,
      certificate.subjectAltName,
    ].length;
  },
};

/** Verifies the registration without metadata, so without the chain. */
export const simpleWebAuthn = async () => {
  const { attestationObject, clientDataJSON, expected } = attested.question.credential.passkey;
  const id = "obLD1OX2BxgpOktcbX6PkA";
  const { verified } = await verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      response: { attestationObject, clientDataJSON },
    },
    expectedChallenge: expected.challenge,
    expectedOrigin: expected.origin,
    expectedRPID: expected.rpId,
  });
  return verified;
};
