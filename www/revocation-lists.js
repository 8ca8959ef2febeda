// Revocation lists in what people paste and drop, and the field that they belong to.

import { base64Of, bytesOf, element } from "./der.js";
import { editForm, state } from "./state.js";

const LABEL = "X509 CRL";

/** Bytes that are a certificate, a bundle of several, or a revocation list as a PEM block. */
export function derToPem(bytes) {
  const label = isListDer(bytes) ? LABEL : "CERTIFICATE";
  return [`-----BEGIN ${label}-----`, ...base64Of(bytes).match(/.{1,64}/g), `-----END ${label}-----`, ""].join("\n");
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
