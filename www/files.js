// Files as text. They are read here and go nowhere.

import { decode as decodeFile, Tenant } from "./pkg/index.js";

function encoding(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // JSON and PEM begin with an ASCII character, so a zero byte beside it gives UTF-16 away.
  if (first !== 0 && second === 0) return "utf-16le";
  if (first === 0 && second !== 0) return "utf-16be";
  return "utf-8";
}

function decode(bytes) {
  return new TextDecoder(encoding(bytes), { fatal: true }).decode(bytes);
}

/**
 * A policy file as text: UTF-8 or UTF-16.
 * @throws EntraVerdictError when it is neither.
 */
export async function policyText(file, language) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return decode(bytes);
  } catch (undecodable) {
    // The core words what is wrong with the file.
    Tenant.load([bytes], { language }).free();
    throw undecodable;
  }
}

/** A credential file as text: PEM and other text as it is, binary DER as a PEM block. */
export async function credentialText(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x30 && (bytes[1] === 0x82 || bytes[1] === 0x81)) return pem(bytes);
  return decode(bytes);
}

/**
 * A file with revocation lists as text: PEM as it is, binary DER as hex.
 * @throws EntraVerdictError when it is neither.
 */
export async function revocationText(file, language) {
  return decodeFile(await file.arrayBuffer(), { language }).replace(/^\uFEFF/, "");
}

function pem(bytes) {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
