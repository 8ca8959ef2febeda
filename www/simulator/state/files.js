// Files as text. They are read here and go nowhere.

import { contentsOf } from "../core/asking.js";
import { busy } from "./busy.js";
import { decode } from "../core/package.js";
import { toPem } from "./revocation-lists.js";

/**
 * A file as text: UTF-8 or UTF-16 as it is, binary DER as hex.
 * @throws EntraVerdictError when it is none of these.
 */
export async function fileText(file, language) {
  return decode(await busy(file.arrayBuffer()), { language }).replace(/^\uFEFF/, "");
}

/**
 * A file as text, binary DER as a PEM block: a certificate, a bundle of several, or a revocation list.
 * @throws EntraVerdictError when it is neither text nor DER.
 */
export async function certificateText(file, language) {
  const bytes = new Uint8Array(await busy(file.arrayBuffer()));
  const isDer = bytes[0] === 0x30 && bytes[1] >= 0x81 && bytes[1] <= 0x84;
  const text = await fileText(file, language);
  return isDer ? toPem(base64Of(bytes), contentsOf(text, language)?.kind) : text;
}

function base64Of(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
