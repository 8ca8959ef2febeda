// What stands in the credential box: recognised by the core, then put into the question.

import { computed } from "@preact/signals-core";

import { failureOf } from "../../kit/contract.ts";
import type { Json, Language } from "../../kit/contract.ts";
import { isAttestation, isObject, parsed, presentedCredential, presentedKind, wholeCredential } from "../../kit/presented.ts";
import type { Found, ListedKey } from "../../kit/presented.ts";
import { labelOf, valuesOf } from "../../kit/terms.ts";
import { inspect } from "../core/package.ts";
import type { Form } from "../fields/form.ts";
import { languages } from "../i18n.ts";
import { editForm, state } from "./state.ts";

export { keysIn } from "../../kit/presented.ts";

const box = computed(() => state.form.box);
/** What is recognised in the credential box, for every part of the page that asks. */
const presented = computed(() => recogniseAnew(box.value, state.language));

/**
 * What the core recognises in a text: `{ kind: "empty" }`, `{ kind: "error", error }`, or the core's inspection; and
 * `{ kind: "credential", credential }` where it is the credential of a question already, `{ kind: "method", method }`
 * where it names one.
 */
export function recognise(text: string): Found {
  return text === box.value ? presented.value : recogniseAnew(text, state.language);
}

function recogniseAnew(text: string, language: Language): Found {
  if (text.trim() === "") return { kind: "empty" };
  const method = methodNamed(text);
  if (method) return { kind: "method", method };
  const whole = wholeCredential(text);
  if (whole) return { kind: "credential", credential: whole };
  try {
    return inspect(text, { language });
  } catch (error) {
    return { kind: "error", error: failureOf(error) };
  }
}

/** The method that a word names, as the contract or people call it. */
function methodNamed(text: string) {
  const word = text.trim().toLowerCase();
  const names = (value: string) => [value, ...languages.map((language) => labelOf("Mode", value, language))];
  return word.length > 40 ? undefined : valuesOf("Mode").find((value) => names(value).some((name) => name.toLowerCase() === word));
}

/** What a list says about a key, as changes to the form. */
export function takenOver(key: ListedKey | undefined) {
  const known = (value: unknown, values: readonly string[]): string => (typeof value === "string" && values.includes(value) ? value : "");
  return {
    passkeyType: known(key?.passkeyType, ["deviceBound", "synced"]),
    attestationLevel: known(key?.attestationLevel, ["attested", "notAttested"]),
  };
}

/** passkey, certificate or method: what the form asks further questions for. Null when nothing is presented. */
export function credentialKind(form: Form) {
  return form.method ? "method" : presentedKind(recognise(form.box), form.box);
}

/** The credential of the question, or null when nothing is presented that could be one. */
export function credential(form: Form): Json {
  if (form.method) return { method: form.method };
  const presented = presentedCredential(recognise(form.box), form.box, form.picked);
  if (presented?.certificate !== undefined && form.certificateMode) {
    return { ...presented, certificateMode: form.certificateMode };
  }
  return isObject(presented?.passkey) ? { ...presented, passkey: { ...presented.passkey, ...stated(form) } } : presented;
}

/** A registration that stood in the box when creation options were put there: `{ options, registration }`. */
let replaced = { options: "", registration: "" };

/** Keeps what stands in the box where creation options take its place. */
export function keepRegistration(options: string) {
  const there = presented.value;
  const known = there.kind === "creationOptions" ? replaced.registration : "";
  replaced = { options, registration: isAttestation(there) ? box.value : known };
}

/** Puts creation options beside the registration: that in the box, that which stood there before them, or one to come. */
export function judgeAgainst(options: string) {
  const { box } = state.form;
  const kept = box === options ? "" : box;
  const registration = replaced.options === options && kept === "" ? replaced.registration : kept;
  replaced = { options: "", registration: "" };
  editForm({ creationOptions: options, box: registration, method: "", picked: 0, action: "register" });
}

/** What the form says of a passkey beside what is presented. */
function stated(form: Form): Json {
  const passkey: Record<string, Json> = {};
  // The core may read more than this page does.
  if (form.creationOptions) passkey.creationOptions = parsed(form.creationOptions) ?? form.creationOptions;
  if (form.passkeyType) passkey.type = form.passkeyType;
  if (form.attestationLevel) passkey.attestationLevel = form.attestationLevel;
  return passkey;
}
