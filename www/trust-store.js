// Certificates of authorities that somebody has as files, as the document in which Graph would list them.

import { base64Of, bytesOf, childrenOf } from "./der.js";
import { inspect } from "./pkg/index.js";
import { state } from "./state.js";

/** The certificates of a text as base64 DER, one by one; null where some of it has another form. */
function encoded(text) {
  const blocks = [...text.matchAll(/-----BEGIN (?:(?:X509 |TRUSTED )?CERTIFICATE|PKCS7|CMS)-----([^-]+)-----END/g)];
  const bodies = blocks.length > 0 ? blocks.map(([, body]) => body) : [text];
  const ders = bodies.map((body) => bytesOf(body.replace(/[\s:]+/g, "")));
  return ders.every(Boolean) ? ders.flatMap((der) => bundled(der) ?? [der]).map(base64Of) : null;
}

/** 1.2.840.113549.1.7.2, signedData: a `.p7b` bundle. */
const SIGNED_DATA = "06092a864886f70d010702";
const CERTIFICATES = 0xa0;

/** The certificates of a PKCS #7 bundle (RFC 5652, section 5.1), or null where it is none. The core reads each of them. */
function bundled(der) {
  const [type, content] = childrenOf(der) ?? [];
  if (!content || Array.from(type, (byte) => byte.toString(16).padStart(2, "0")).join("") !== SIGNED_DATA) return null;
  const [signed] = childrenOf(content) ?? [];
  const members = signed ? childrenOf(signed) : null;
  const set = members?.find(([tag]) => tag === CERTIFICATES);
  return set ? childrenOf(set) : null;
}

/** The text as a trust store, or null where it holds anything but certificates of authorities. */
export function trustStoreOf(text) {
  const authorities = encoded(text)?.map(authority);
  if (!authorities?.every(Boolean)) return null;
  return `${JSON.stringify({ value: authorities }, null, 2)}\n`;
}

function authority(base64) {
  const one = reportOf(base64);
  if (!one) return null;
  const isRoot = isSelfSigned(one);
  if (!one.isAuthority && !isRoot) return null;
  return {
    "@odata.type": "#microsoft.graph.certificateAuthorityDetail",
    certificateAuthorityType: isRoot ? "root" : "intermediate",
    displayName: one.subject,
    certificateRevocationListUrl: null,
    deltaCertificateRevocationListUrl: null,
    certificate: base64,
  };
}

/** As the core has it: what vouches for an authority's new key has one name twice as well, but not one key. */
function isSelfSigned({ subject, issuer, authorityKeyIdentifier: key, subjectKeyIdentifier }) {
  return subject === issuer && (key === null || key === subjectKeyIdentifier);
}

/** What the core reads of one certificate, or null. */
export function reportOf(text) {
  try {
    const found = inspect(text, { language: state.language });
    return found.kind === "certificate" && found.certificates.length === 1 ? found.certificates[0] : null;
  } catch {
    return null;
  }
}
