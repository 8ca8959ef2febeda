// What stands in the credential box: recognised by the core, then put into the question.

import { inspect } from "./pkg/index.js";
import { keysIn, looksLikeAaguid, presentedPasskey } from "./presented.js";
import { state } from "./state.js";

export { keysIn } from "./presented.js";

let last = {};

/**
 * What the core recognises in a text: `{ kind: "empty" }`, `{ kind: "error", error }`, or the core's inspection.
 * The last answer is kept, since every part of the page asks.
 */
export function recognise(text) {
  const { language } = state;
  if (last.text !== text || last.language !== language) {
    last = { text, language, found: recogniseAnew(text, language) };
  }
  return last.found;
}

function recogniseAnew(text, language) {
  if (text.trim() === "") return { kind: "empty" };
  try {
    return inspect(text, { language });
  } catch (error) {
    return { kind: "error", error };
  }
}

/** What a list says about a key, as changes to the form. */
export function takenOver(key) {
  const known = (value, values) => (values.includes(value) ? value : "");
  return {
    passkeyType: known(key?.passkeyType, ["deviceBound", "synced"]),
    attestationLevel: known(key?.attestationLevel, ["attested", "notAttested"]),
  };
}

/** passkey, certificate or method: what the form asks further questions for. Null when nothing is presented. */
export function credentialKind(form) {
  if (form.method) return "method";
  const found = recognise(form.box);
  switch (found.kind) {
    case "aaguid":
    case "attestation":
      return "passkey";
    case "certificate":
      return "certificate";
    case "graphResponse":
      return keysIn(found).length > 0 ? "passkey" : null;
    case "unrecognised":
      return looksLikeAaguid(form.box) ? "passkey" : null;
    case "error":
      return found.error.code === "input.certificate" ? "certificate" : null;
    default:
      return null;
  }
}

/** The credential of the question, or null when nothing is presented that could be one. */
export function credential(form) {
  if (form.method) return { method: form.method };
  const found = recognise(form.box);
  const text = form.box.trim();
  switch (credentialKind(form)) {
    case "certificate": {
      const mode = form.certificateMode ? { certificateMode: form.certificateMode } : {};
      return { certificate: form.box, ...mode };
    }
    case "passkey":
      return { passkey: { ...presentedPasskey(found, text, form.picked), ...stated(form) } };
    default:
      return null;
  }
}

function stated(form) {
  const passkey = {};
  if (form.passkeyType) passkey.type = form.passkeyType;
  if (form.attestationLevel) passkey.attestationLevel = form.attestationLevel;
  return passkey;
}
