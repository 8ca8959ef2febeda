// As much of DER as tells what bytes are.

/** The bytes of hex, base64 or base64url, or null. */
export function bytesOf(text) {
  if (/^([0-9a-f]{2})+$/i.test(text)) {
    return Uint8Array.from(text.match(/../g), (byte) => Number.parseInt(byte, 16));
  }
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Bytes as base64. */
export function base64Of(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Tag, start and end of the content of the DER element at an offset, or null where there is none. */
export function element(bytes, at) {
  const [tag, first] = bytes.subarray(at, at + 2);
  if (first === undefined || first === 0x80 || first > 0x84) return null;
  const digits = first < 0x80 ? 0 : first - 0x80;
  const start = at + 2 + digits;
  const length = digits === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  return { tag, start, end: start + length };
}

/** The elements that the content of bytes of DER is made of, each as its own bytes; null where it is none. */
export function childrenOf(bytes) {
  const outer = element(bytes, 0);
  if (outer === null || outer.end > bytes.length) return null;
  const children = [];
  for (let at = outer.start; at < outer.end;) {
    const next = element(bytes, at);
    if (!next || next.end > outer.end) return null;
    children.push(bytes.subarray(at, next.end));
    at = next.end;
  }
  return children;
}
