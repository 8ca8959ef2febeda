// Certificates of authorities that somebody has as files, as the document in which Graph would list them.

import { inspect } from "./pkg/index.js";
import { state } from "./state.js";

/** The certificates of a text as base64 DER, one by one. */
function encoded(text) {
  const blocks = [...text.matchAll(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]+)-----END/g)];
  const bodies = blocks.length > 0 ? blocks.map(([, body]) => body) : [text];
  return bodies.map((body) => body.replace(/\s+/g, ""));
}

/** The text as a trust store, or null where it holds anything but certificates of authorities. */
export function trustStoreOf(text) {
  const authorities = encoded(text).map(authority);
  if (!authorities.every(Boolean)) return null;
  return `${JSON.stringify({ value: authorities }, null, 2)}\n`;
}

function authority(base64) {
  const one = reportOf(base64);
  if (!one) return null;
  const isRoot = one.subject === one.issuer;
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

/** What the core reads of one certificate, or null. */
export function reportOf(text) {
  try {
    const found = inspect(text, { language: state.language });
    return found.kind === "certificate" && found.certificates.length === 1 ? found.certificates[0] : null;
  } catch {
    return null;
  }
}
