// Scenarios in and out: what the page holds as a scenario of the contract, and back.

import { credential } from "./credential.js";
import { blankForm, newDocument } from "./state.js";

/** The ids in a field: separated by commas, semicolons, blanks or line breaks. */
export function listOf(text) {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}

/** Names may hold blanks, so only commas, semicolons and line breaks separate them. */
function namesOf(text) {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/**
 * The scenario that the page shows, or null when no credential is presented. Blank documents are left out;
 * `sent` names the ids of those that went in, in the order of the scenario's policies.
 */
export function toScenario({ documents, form, trust }) {
  const filled = documents.filter((one) => one.text.trim() !== "");
  const sent = filled.map((one) => one.id);
  const policies = filled.map((one) => one.text);
  const question = toQuestion(form);
  if (!question) return { sent, policies, scenario: null };
  const scenario = { scenario: 1, policies, ...(trust ? { trust } : {}), question };
  return { sent, policies, scenario };
}

/** @throws SyntaxError when the further members are not a JSON object. */
export function readExtra(text) {
  if (text.trim() === "") return {};
  const extra = JSON.parse(text);
  if (!isObject(extra)) throw new SyntaxError("not an object");
  return extra;
}

function toQuestion(form) {
  const extra = readExtra(form.extra);
  const presented = credential(form);
  if (!presented && !extra.credential) return null;
  const question = {
    action: form.action,
    at: form.at || new Date().toISOString(),
    reading: form.reading,
    user: toUser(form),
    ...(presented ? { credential: presented } : {}),
  };
  if (form.action === "register") {
    question.channel = form.channel;
  } else {
    question.alsoUsed = form.alsoUsed;
    question.strengths = [...form.strengths, ...namesOf(form.otherStrengths)];
    if (form.registered !== "unknown") {
      question.registered = form.registered === "none" ? [] : form.registeredMethods;
    }
  }
  if (presented?.passkey && form.action === "signIn") delete presented.passkey.attestationLevel;
  return merge(question, extra);
}

function toUser(form) {
  const user = { type: form.userType };
  if (form.userId.trim()) user.id = form.userId.trim();
  if (form.groups !== "unknown") user.groups = form.groups === "none" ? [] : listOf(form.groupIds);
  return user;
}

/** What a person adds by hand goes over what the form says. */
function merge(base, over) {
  const merged = { ...base };
  for (const [name, value] of Object.entries(over)) {
    merged[name] = isObject(value) && isObject(base[name]) ? merge(base[name], value) : value;
  }
  return merged;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the page holds to show a scenario. */
export function fromScenario(scenario) {
  const policies = Array.isArray(scenario.policies) ? scenario.policies : [];
  const documents = policies.map((policy) =>
    newDocument(typeof policy === "string" ? policy : `${JSON.stringify(policy, null, 2)}\n`),
  );
  if (documents.length === 0) documents.push(newDocument());
  return {
    documents,
    active: documents[0].id,
    trust: scenario.trust,
    form: toForm(isObject(scenario.question) ? scenario.question : {}),
  };
}

// Takes members out of the question one by one; what is left has no field.
function toForm(question) {
  const form = blankForm();
  const rest = structuredClone(question);
  const take = (object, name, type) => {
    if (!object || !matches(object[name], type)) return undefined;
    const value = object[name];
    delete object[name];
    return value;
  };
  form.action = take(rest, "action", ["register", "signIn"]) ?? form.action;
  form.at = take(rest, "at", "string") ?? "";
  form.reading = take(rest, "reading", ["report", "strict", "lenient"]) ?? form.reading;
  form.channel = take(rest, "channel", ["securityInfo", "graph", "graphBeta"]) ?? form.channel;
  form.strengths = take(rest, "strengths", "texts") ?? [];
  form.alsoUsed = take(rest, "alsoUsed", "texts") ?? [];
  const registered = take(rest, "registered", "texts");
  if (registered) {
    form.registered = registered.length > 0 ? "list" : "none";
    form.registeredMethods = registered;
  }
  const { user } = rest;
  form.userType = take(user, "type", USER_TYPES) ?? form.userType;
  form.userId = take(user, "id", "string") ?? "";
  const groups = take(user, "groups", "texts");
  if (groups) {
    form.groups = groups.length > 0 ? "list" : "none";
    form.groupIds = groups.join("\n");
  }
  takeCredential(form, rest.credential, take);
  for (const name of ["user", "credential"]) prune(rest, name);
  if (Object.keys(rest).length > 0) form.extra = JSON.stringify(rest, null, 2);
  return form;
}

function takeCredential(form, presented, take) {
  if (!isObject(presented)) return;
  form.method = take(presented, "method", "string") ?? "";
  form.certificateMode =
    take(presented, "certificateMode", ["x509CertificateSingleFactor", "x509CertificateMultiFactor"]) ?? "";
  form.box = take(presented, "certificate", "string") ?? "";
  const { passkey } = presented;
  if (!isObject(passkey)) return;
  form.passkeyType = take(passkey, "type", ["deviceBound", "synced"]) ?? "";
  form.attestationLevel = take(passkey, "attestationLevel", ["attested", "notAttested"]) ?? "";
  const registration = take(passkey, "registration", "object");
  const attestationObject = registration ? undefined : take(passkey, "attestationObject", "string");
  const clientDataJSON = attestationObject ? take(passkey, "clientDataJSON", "string") : undefined;
  if (registration) form.box = JSON.stringify(registration, null, 2);
  else if (clientDataJSON) form.box = JSON.stringify({ attestationObject, clientDataJSON }, null, 2);
  else if (attestationObject) form.box = attestationObject;
  else form.box = take(passkey, "aaguid", "string") ?? form.box;
  // A passkey of which nothing is known is a passkey nevertheless.
  if (form.box !== "") prune(presented, "passkey");
}

function prune(object, name) {
  if (isObject(object?.[name]) && Object.keys(object[name]).length === 0) delete object[name];
}

function matches(value, type) {
  if (type === "string") return typeof value === "string";
  if (type === "object") return isObject(value);
  if (type === "texts") return Array.isArray(value) && value.every((one) => typeof one === "string");
  return type.includes(value);
}

export const USER_TYPES = [
  "member",
  "internalGuest",
  "b2bCollaborationGuest",
  "b2bCollaborationMember",
  "b2bDirectConnectUser",
  "otherExternalUser",
  "serviceProvider",
];

/** Graph's authenticationMethodModes, in the order of their values. */
export const METHODS = [
  "password",
  "voice",
  "hardwareOath",
  "softwareOath",
  "sms",
  "fido2",
  "windowsHelloForBusiness",
  "microsoftAuthenticatorPush",
  "deviceBasedPush",
  "temporaryAccessPassOneTime",
  "temporaryAccessPassMultiUse",
  "email",
  "x509CertificateSingleFactor",
  "x509CertificateMultiFactor",
  "federatedSingleFactor",
  "federatedMultiFactor",
  "qrCodePin",
];

/** The built-in authentication strengths. */
export const BUILT_IN = [
  ["00000000-0000-0000-0000-000000000002", "strengthMfa"],
  ["00000000-0000-0000-0000-000000000003", "strengthPasswordless"],
  ["00000000-0000-0000-0000-000000000004", "strengthPhishingResistant"],
];
