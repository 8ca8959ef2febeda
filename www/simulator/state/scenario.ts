// Scenarios in and out: what the page holds as a scenario of the contract, and back.

import type { Json } from "../../kit/contract.ts";
import { same } from "../../kit/diff.ts";
import { isObject, wholeCredential } from "../../kit/presented.ts";
import { valuesOf } from "../../kit/terms.ts";
import type { PageScenario } from "../core/asking.ts";
import { accessOfUser, takeAccess, toAccess, toTenant } from "../fields/access.ts";
import type { Kind, Take } from "../fields/access.ts";
import type { Form } from "../fields/form.ts";
import { membersOf, takeMembers } from "../fields/members.ts";
import { credential, credentialKind } from "./credential.ts";
import { blankForm, filled, newDocument, newWatched, policiesOf } from "./state.ts";
import type { State, Watched } from "./state.ts";

export { isObject } from "../../kit/presented.ts";

/** The ids in a field: separated by commas, semicolons, blanks or line breaks. */
export function listOf(text: string) {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}

/** Names may hold blanks, so only commas, semicolons and line breaks separate them. */
function namesOf(text: string) {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** What stands in each line, blanks and all: a certificateUserId may hold any character but a line break. */
function linesOf(text: string) {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/**
 * The scenario that the page shows, or null when no credential is presented. Blank documents are left out;
 * `sent` names the ids of those that went in, in the order of the scenario's policies.
 */
export function toScenario({ documents, form, trust }: Pick<State, "documents" | "form" | "trust">) {
  const sent = filled(documents).map((one) => one.id);
  const policies = policiesOf(documents);
  const evidence = toTrust(form, trust);
  const question = toQuestion(form);
  if (!question) return { sent, policies, trust: evidence, scenario: null };
  const scenario = { scenario: 1, policies, ...(evidence ? { trust: evidence } : {}), question };
  return { sent, policies, trust: evidence, scenario };
}

/**
 * What of the page can be given to somebody else: the scenario, also where no credential is presented yet, with the
 * watched questions and without FIDO metadata, which has megabytes and is public.
 * @throws SyntaxError when the further members are not a JSON object.
 */
export function toShared({ documents, form, trust, watch }: Pick<State, "documents" | "form" | "trust" | "watch">): PageScenario {
  const policies = documents.map((one) => one.text).filter((text) => text.trim() !== "");
  const { metadata: _, metadataRoot: __, ...kept } = { ...toTrust(form, isObject(trust) ? trust : undefined) };
  const watched = watch.map(({ question, expect }) => ({ question, expect }));
  return {
    scenario: 1,
    policies,
    ...(Object.keys(kept).length > 0 ? { trust: kept } : {}),
    question: toQuestion(form, false),
    ...(watched.length > 0 ? { watch: watched } : {}),
  };
}

/** The trust data with everything that a certificate needs, whatever the form presents. */
export function wholeTrust({ form, trust }: Pick<State, "form" | "trust">): Json {
  return toTrust({ ...form, box: "", method: "" }, trust);
}

/** The trust data of the scenario, or undefined where there is none. What only certificates need goes with them. */
function toTrust(form: Form, rest: Json): Json {
  const trust: Record<string, Json> = {};
  if (!["passkey", "method"].includes(credentialKind(form) ?? "")) {
    const crls = revocationLists(form.crls);
    if (crls.length > 0) trust.crls = crls;
    if (form.revoked !== "unknown") trust.revoked = form.revoked === "none" ? [] : revokedIn(form.revokedList);
  }
  if (rest !== undefined && rest !== null && !isObject(rest)) return rest;
  const merged = { ...trust, ...rest };
  return Object.keys(merged).length > 0 ? merged : undefined;
}

const PEM = /-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----/g;

/** Several lists in one text: PEM blocks, and base64 or hex with a blank line between. */
export function revocationLists(text: string) {
  const blocks = text.match(PEM) ?? [];
  const others = text
    .replace(PEM, "\n\n")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  // Tools write about a list in words before its PEM block.
  const lists = blocks.length > 0 ? others.filter((part) => /^[0-9a-z+/=\s]+$/i.test(part)) : others;
  return [...blocks, ...lists];
}

/** Lines of a key identifier and a serial number. */
function revokedIn(text: string) {
  return linesOf(text).map((line) => {
    const entry = line.trim();
    const sign = entry.search(/[,;\t]/);
    const end = sign < 0 ? lastBlank(entry) : sign;
    if (end < 0) return { issuer: entry, serial: "" };
    return { issuer: entry.slice(0, end).trim(), serial: entry.slice(end + 1).trim() };
  });
}

// By hand, since a pattern for the end of a line tries each blank before it.
function lastBlank(text: string) {
  let at = text.length - 1;
  while (at >= 0 && text.charAt(at).trim() !== "") at -= 1;
  return at;
}

/** @throws SyntaxError when the further members are not a JSON object. */
export function readExtra(text: string): Record<string, Json> {
  if (text.trim() === "") return {};
  const extra = JSON.parse(text);
  if (!isObject(extra)) throw new SyntaxError("not an object");
  return extra;
}

/** The question of the form; null where nothing is presented and something has to be. */
export function toQuestion(form: Form, needsCredential: boolean = true): Json {
  const extra = readExtra(form.extra);
  const presented = credential(form);
  if (needsCredential && !presented && !extra.credential) return null;
  const question: Record<string, Json> = {
    action: form.action,
    at: form.at || new Date().toISOString(),
    reading: form.reading,
    user: toUser(form),
    ...(presented ? { credential: presented } : {}),
  };
  const access = toAccess(form);
  const tenant = toTenant(form);
  if (access) question.access = access;
  if (tenant) question.tenant = tenant;
  if (form.action === "register") {
    question.channel = form.channel;
  } else {
    Object.assign(question, toHistory(form));
  }
  if (isObject(presented?.passkey) && form.action === "signIn") delete presented.passkey.attestationLevel;
  return merge(question, extra);
}

/** What is asked of every model: the question without action, credential and access. */
export function toModelsQuestion(form: Form): Json {
  const question = {
    at: form.at || new Date().toISOString(),
    reading: form.reading,
    user: toUser(form),
    channel: form.channel,
    ...toHistory(form),
  };
  const extra = Object.entries(readExtra(form.extra)).filter(([name]) => name in question || name === "registered");
  return merge(question, Object.fromEntries(extra));
}

/** What a sign-in comes with. */
function toHistory(form: Form): Json {
  const history: Record<string, Json> = {
    alsoUsed: form.alsoUsed,
    strengths: [...form.strengths, ...namesOf(form.otherStrengths)],
  };
  if (form.registered !== "unknown") {
    history.registered = form.registered === "none" ? [] : form.registeredMethods;
  }
  return history;
}

function toUser(form: Form): Json {
  const user: Record<string, Json> = { type: form.userType, ...membersOf("/question/user", form), ...accessOfUser(form) };
  if (form.groups !== "unknown") user.groups = form.groups === "none" ? [] : listOf(form.groupIds);
  if (form.userIds !== "unknown") {
    user.certificateUserIds = form.userIds === "none" ? [] : linesOf(form.certificateUserIds);
  }
  return user;
}

/** What a person adds by hand goes over what the form says. */
function merge(base: Json, over: Json): Json {
  const merged = { ...base };
  for (const [name, value] of Object.entries(over)) {
    merged[name] = isObject(value) && isObject(base[name]) ? merge(base[name], value) : value;
  }
  return merged;
}

/** What the page holds to show a scenario. */
export function fromScenario(scenario: Json) {
  const policies = Array.isArray(scenario.policies) ? scenario.policies : [];
  const documents = policies.map((policy: unknown) =>
    newDocument(typeof policy === "string" ? policy : `${JSON.stringify(policy, null, 2)}\n`),
  );
  if (documents.length === 0) documents.push(newDocument());
  const { trust, fields } = trustFields(scenario.trust);
  return {
    documents,
    active: documents[0].id,
    trust,
    form: { ...toForm(isObject(scenario.question) ? scenario.question : {}), ...fields },
    watch: watchedIn(scenario.watch),
  };
}

/** Another question for the form; what is known of revocation stays. */
export function fromQuestion(question: Json, { crls, revoked, revokedList }: Pick<Form, "crls" | "revoked" | "revokedList">): Form {
  return { ...toForm(question), crls, revoked, revokedList };
}

/** How many questions can be watched. */
export const MOST_WATCHED = 50;

/** The watched questions of a scenario or a draft. */
export function watchedIn(list: unknown): Watched[] {
  if (!Array.isArray(list)) return [];
  return list
    .filter((one) => isObject(one) && isObject(one.question))
    .slice(0, MOST_WATCHED)
    .map(({ question, expect }) => newWatched(question, isObject(expect) ? expect : {}));
}

/** Trust data as fields of the form; `trust` is what has none. */
function trustFields(trust: Json): { trust: Json; fields: Partial<Form> } {
  if (!isObject(trust)) return { trust: trust ?? undefined, fields: {} };
  const { crls, revoked, ...rest } = trust;
  const fields: Partial<Form> = {};
  if (matches(crls, "texts") && String(revocationLists(joined(crls))) === String(crls.map((list: string) => list.trim()))) {
    fields.crls = joined(crls);
  } else if (crls !== null && crls !== undefined) rest.crls = crls;
  if (Array.isArray(revoked) && revoked.every(isRevoked)) {
    fields.revoked = revoked.length > 0 ? "list" : "none";
    fields.revokedList = revoked.map(({ issuer, serial }) => `${issuer}, ${serial}`).join("\n");
  } else if (revoked !== null && revoked !== undefined) rest.revoked = revoked;
  return { trust: Object.keys(rest).length > 0 ? rest : undefined, fields };
}

/** Lists as one text. */
function joined(lists: readonly string[]) {
  return lists.map((list) => (list.endsWith("\n") ? list : `${list}\n`)).join("\n");
}

function isRevoked(one: Json) {
  return (
    isObject(one) &&
    Object.keys(one).every((name) => ["issuer", "serial"].includes(name)) &&
    [one.issuer, one.serial].every((value) => typeof value === "string" && value !== "" && !/[\s,;]/.test(value))
  );
}

// Takes members out of the question one by one; what is left has no field.
function toForm(question: Json): Form {
  const form = blankForm();
  const rest = structuredClone(question);
  const take = (object: Json, name: string, type: Kind): Json => {
    if (!object || !matches(object[name], type)) return undefined;
    const value = object[name];
    delete object[name];
    return value;
  };
  form.action = take(rest, "action", valuesOf("Action")) ?? form.action;
  form.at = take(rest, "at", "string") ?? "";
  form.reading = take(rest, "reading", valuesOf("Reading")) ?? form.reading;
  form.channel = take(rest, "channel", valuesOf("Channel")) ?? form.channel;
  form.strengths = take(rest, "strengths", "texts") ?? [];
  form.alsoUsed = take(rest, "alsoUsed", "texts") ?? [];
  const registered = take(rest, "registered", "texts");
  if (registered) {
    form.registered = registered.length > 0 ? "list" : "none";
    form.registeredMethods = registered;
  }
  const { user } = rest;
  form.userType = take(user, "type", valuesOf("UserType")) ?? form.userType;
  takeMembers("/question/user", user, form, take);
  const groups = take(user, "groups", "texts");
  if (groups) {
    form.groups = groups.length > 0 ? "list" : "none";
    form.groupIds = groups.join("\n");
  }
  const userIds = take(user, "certificateUserIds", "lines");
  if (userIds) {
    form.userIds = userIds.length > 0 ? "list" : "none";
    form.certificateUserIds = userIds.join("\n");
  }
  takeCredential(form, rest.credential, take);
  takeAccess(form, rest, take);
  // An access that names nothing is something else than none.
  const inner = [
    [user, "home", question.user?.home],
    [rest.access, "location", question.access?.location],
    [rest, "access", question.access],
    [rest, "tenant", question.tenant],
  ];
  for (const [object, name, before] of inner) {
    if (isObject(before) && Object.keys(before).length > 0) prune(object, name);
  }
  for (const name of ["user", "credential"]) prune(rest, name);
  keepExactly(form, rest, question);
  if (Object.keys(rest).length > 0) form.extra = JSON.stringify(rest, null, 2);
  return form;
}

/** What the fields would say otherwise than the question does: the credential as its own JSON in the box, the others as they are. */
function keepExactly(form: Form, rest: Json, question: Json) {
  const { credential: presented, ...others } = question;
  if (isObject(presented) && !same(presented, merge(credential(form) ?? {}, rest.credential ?? {}))) {
    const box = JSON.stringify(presented, null, 2);
    if (wholeCredential(box)) {
      const { method, certificateMode, passkeyType, attestationLevel, creationOptions } = blankForm();
      Object.assign(form, { box, method, certificateMode, passkeyType, attestationLevel, creationOptions });
      delete rest.credential;
    }
  }
  // At a registration the fields of a sign-in are not asked, and matter only where access is.
  const history = form.action === "register" && isObject(others.access) ? {} : toHistory(form);
  const said = { ...toQuestion(form, false), ...history, channel: form.channel };
  Object.assign(rest, merge(rest, unsaid(others, merge(said, rest))));
}

/** The members of a value that another one has not, or not so. */
function unsaid(wanted: Json, said: Json): Json {
  const members: Record<string, Json> = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (!isObject(value) || !isObject(said[name])) {
      if (!same(value, said[name])) members[name] = value;
      continue;
    }
    const inner = unsaid(value, said[name]);
    if (Object.keys(inner).length > 0) members[name] = inner;
  }
  return members;
}

function takeCredential(form: Form, presented: Json, take: Take) {
  if (!isObject(presented)) return;
  form.method = take(presented, "method", "string") ?? "";
  form.certificateMode = take(presented, "certificateMode", valuesOf("CertificateMode")) ?? "";
  form.box = take(presented, "certificate", "string") ?? "";
  const { passkey } = presented;
  if (!isObject(passkey)) return;
  form.passkeyType = take(passkey, "type", valuesOf("PasskeyType")) ?? "";
  form.attestationLevel = take(passkey, "attestationLevel", valuesOf("AttestationLevel")) ?? "";
  const options = take(passkey, "creationOptions", "object");
  if (options) form.creationOptions = JSON.stringify(options, null, 2);
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

function prune(object: Json, name: string) {
  if (isObject(object?.[name]) && Object.keys(object[name]).length === 0) delete object[name];
}

function matches(value: Json, type: Kind): boolean {
  if (type === "string") return typeof value === "string";
  if (type === "name") return typeof value === "string" && value !== "" && value === value.trim();
  if (type === "lines") return matches(value, "texts") && value.every((one: string) => one.trim() !== "" && !/[\r\n]/.test(one));
  if (type === "names") return matches(value, "lines") && value.every((one: string) => one === one.trim());
  if (type === "object") return isObject(value);
  if (type === "texts") return Array.isArray(value) && value.every((one) => typeof one === "string");
  return type.includes(value);
}

/** The built-in authentication strengths. */
export const BUILT_IN: readonly (readonly [string, string])[] = [
  ["00000000-0000-0000-0000-000000000002", "strengthMfa"],
  ["00000000-0000-0000-0000-000000000003", "strengthPasswordless"],
  ["00000000-0000-0000-0000-000000000004", "strengthPhishingResistant"],
];
