// Files as text. They are read here and go nowhere.

import { decode } from "./pkg/index.js";

/**
 * A file as text: UTF-8 or UTF-16 as it is, binary DER as hex.
 * @throws EntraVerdictError when it is none of these.
 */
export async function fileText(file, language) {
  return decode(await file.arrayBuffer(), { language }).replace(/^\uFEFF/, "");
}

/**
 * A file as text, binary DER as a PEM block: a certificate, a bundle of several, or a revocation list.
 * @throws EntraVerdictError when it is neither text nor DER.
 */
export async function certificateText(file, language) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isDer = bytes[0] === 0x30 && bytes[1] >= 0x81 && bytes[1] <= 0x84;
  return isDer ? pem(bytes) : fileText(file, language);
}

function pem(bytes) {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return pemBlock(isRevocationList(bytes) ? LIST : "CERTIFICATE", base64);
}

const LIST = "X509 CRL";

/** The text as a revocation list in PEM, or null where it is not one: PEM, or base64 or hex DER. */
export function revocationList(text) {
  if (text.includes(`-----BEGIN ${LIST}-----`)) return text;
  const body = text.replace(/-----[^-]+-----/g, "").replace(/\s+/g, "");
  const bytes = bytesOf(body);
  return bytes && isRevocationList(bytes) ? pem(bytes) : null;
}

/** The bytes of hex or base64, or null. */
function bytesOf(text) {
  const hex = text.replaceAll(":", "");
  if (/^([0-9a-f]{2})+$/i.test(hex)) return Uint8Array.from(hex.match(/../g), (byte) => Number.parseInt(byte, 16));
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}

const [INTEGER, UTC_TIME, GENERALIZED_TIME, SEQUENCE] = [0x02, 0x17, 0x18, 0x30];

/**
 * Whether DER is built as a CertificateList (RFC 5280, section 5.1): what is signed has, after the version that may be
 * left out, an algorithm, a name and a moment. In a certificate a name and a validity follow the algorithm.
 */
function isRevocationList(bytes) {
  const outer = element(bytes, 0);
  const signed = outer?.tag === SEQUENCE ? element(bytes, outer.start) : null;
  if (signed?.tag !== SEQUENCE) return false;
  const tags = [];
  for (let at = signed.start; tags.length < 4;) {
    const next = element(bytes, at);
    if (!next) return false;
    tags.push(next.tag);
    at = next.end;
  }
  if (tags[0] === INTEGER) tags.shift();
  const [algorithm, name, moment] = tags;
  return algorithm === SEQUENCE && name === SEQUENCE && [UTC_TIME, GENERALIZED_TIME].includes(moment);
}

/** Tag, start and end of the content of the DER element at an offset, or null where there is none. */
function element(bytes, at) {
  const [tag, first] = bytes.subarray(at, at + 2);
  if (first === undefined || first === 0x80 || first > 0x84) return null;
  const digits = first < 0x80 ? 0 : first - 0x80;
  const start = at + 2 + digits;
  const length = digits === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  return { tag, start, end: start + length };
}

/** A PEM block. */
export function pemBlock(label, base64) {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
