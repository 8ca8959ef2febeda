// Revocation lists in what people paste and drop, and the field that they belong to.

import { editForm, state } from "./state.js";

const LABEL = "X509 CRL";

/** Bytes that are a certificate, a bundle of several, or a revocation list as a PEM block. */
export function derToPem(bytes) {
  const label = isListDer(bytes) ? LABEL : "CERTIFICATE";
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return [`-----BEGIN ${label}-----`, ...base64.match(/.{1,64}/g), `-----END ${label}-----`, ""].join("\n");
}

/** Adds revocation lists to those that are there. */
export function addListTexts(texts, changes = {}) {
  const all = [state.form.crls, ...texts].map((text) => text.trim()).filter((text) => text !== "");
  editForm({ ...changes, crls: `${all.join("\n\n")}\n` });
}

/** A text as a revocation list in PEM, or null where it is not one: PEM, or base64 or hex DER. */
export function asList(text) {
  if (!isList(text)) return null;
  if (text.includes(`-----BEGIN ${LABEL}-----`)) return text;
  const bytes = bytesOf(body(text));
  return bytes && derToPem(bytes);
}

/** What tells a list stands at its beginning: so many digits, whole groups of base64. */
const BEGINNING = 4096;

/** Whether a text begins as a revocation list does. */
export function isList(text) {
  const bytes = bytesOf(body(text).slice(0, BEGINNING));
  return bytes !== null && isListDer(bytes);
}

/** The first PEM block of a text, else the text itself, without blanks and colons. */
function body(text) {
  const [, block = text] = text.match(/-----BEGIN [^-]+-----([^-]+)/) ?? [];
  return block.replace(/[\s:]+/g, "");
}

/** The bytes of hex or base64, or null. */
function bytesOf(text) {
  if (/^([0-9a-f]{2})+$/i.test(text)) {
    return Uint8Array.from(text.match(/../g), (byte) => Number.parseInt(byte, 16));
  }
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}

const [INTEGER, UTC_TIME, GENERALIZED_TIME, SEQUENCE] = [0x02, 0x17, 0x18, 0x30];

/**
 * Whether DER begins as a CertificateList (RFC 5280, section 5.1): what is signed has, after a version that may be left
 * out, an algorithm, a name and a moment. In a certificate a name and a validity follow the algorithm.
 */
function isListDer(bytes) {
  const outer = element(bytes, 0);
  const signed = outer?.tag === SEQUENCE ? element(bytes, outer.start) : null;
  if (signed?.tag !== SEQUENCE) return false;
  const tags = [];
  for (let at = signed.start; tags.length < 4;) {
    const next = element(bytes, at);
    if (!next) break;
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
