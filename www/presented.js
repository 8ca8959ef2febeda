// What the core recognised in a pasted text, as the credential of a question.

/** The passkeys in a Graph response that lists them. */
export function keysIn(found) {
  return found.kind === "graphResponse" ? found.items.filter((item) => typeof item.aaGuid === "string") : [];
}

/** Somebody is typing an AAGUID, or has mistyped one; the core then says what is wrong with it. */
export function looksLikeAaguid(text) {
  return /^[{(]?[0-9a-f]{4,8}[0-9a-f-]{0,32}[)}]?$/i.test(text.trim());
}

/** What the core recognised in a text, as the passkey of a question; `picked` is the place of one in a list. */
export function presentedPasskey(found, text, picked) {
  if (found.kind === "graphResponse") {
    const keys = keysIn(found);
    return { aaguid: (keys[picked] ?? keys[0]).aaGuid };
  }
  if (found.kind !== "attestation") return { aaguid: text };
  if (found.form === "attestationObject") return { attestationObject: text };
  const read = JSON.parse(text);
  if (read.publicKeyCredential) return { registration: read };
  const response = read.response ?? read;
  const passkey = { attestationObject: response.attestationObject };
  const clientData = response.clientDataJSON ?? response.clientDataJson;
  if (clientData) passkey.clientDataJSON = clientData;
  return passkey;
}
