// Files as text. They are read here and go nowhere.

import type { Language } from "../../kit/contract.ts";
import { contentsOf } from "../core/asking.ts";
import { decode } from "../core/package.ts";
import { busy } from "./busy.ts";
import { toPem } from "./revocation-lists.ts";

/**
 * A file as text: UTF-8 or UTF-16 as it is, binary DER as hex.
 * @throws EntraVerdictError when it is none of these.
 */
export async function fileText(file: File, language: Language): Promise<string> {
  return decode(await busy(file.arrayBuffer()), { language }).replace(/^\uFEFF/, "");
}

/**
 * A file as text, binary DER as a PEM block: a certificate, a bundle of several, or a revocation list.
 * @throws EntraVerdictError when it is neither text nor DER.
 */
export async function certificateText(file: File, language: Language): Promise<string> {
  const bytes = new Uint8Array(await busy(file.arrayBuffer()));
  const [tag, length = 0] = bytes;
  const isDer = tag === 0x30 && length >= 0x81 && length <= 0x84;
  const text = await fileText(file, language);
  return isDer ? toPem(base64Of(bytes), contentsOf(text, language)?.kind) : text;
}

function base64Of(bytes: Uint8Array) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
