// A sign-in as Conditional Access sees it: between the form and `access`, `tenant` and what of the user goes with them.

import type { Json } from "../../kit/contract.ts";
import { valuesOf } from "../../kit/terms.ts";
import type { Choice, FieldOf, Form } from "./form.ts";
import { membersOf, takeMembers } from "./members.ts";
import { TRUST_TYPES } from "./table.ts";

/** What a member has to be to be taken: one of some values, or of a kind. */
export type Kind = "string" | "name" | "names" | "lines" | "texts" | "object" | readonly unknown[];

/** Takes a member out of an object, if it is of a kind. */
export type Take = (object: Json, name: string, kind: Kind) => Json;

/** Grant controls that can be met, as nothing meets one that blocks. */
export function controls() {
  return valuesOf("GrantControl").filter((name) => name !== "block");
}

/** The fields of the form; an empty text is what nobody said. */
export function blankAccess() {
  return {
    /** What is opened: application, userAction or authenticationContext. */
    opens: "" as "" | "application" | "userAction" | "authenticationContext",
    application: "",
    /** unknown, none or list */
    applicationGroups: "unknown" as Choice,
    applicationGroupNames: "",
    userAction: "registerSecurityInformation",
    authenticationContext: "",
    platform: "",
    clientApp: "",
    country: "",
    ipAddress: "",
    /** unknown, none or list */
    locations: "unknown" as Choice,
    namedLocations: "",
    signInRisk: "",
    userRisk: "",
    insiderRisk: "",
    authenticationFlow: "",
    /** unknown, unregistered or described */
    device: "unknown" as "unknown" | "unregistered" | "described",
    /** true, false or empty */
    deviceCompliant: "",
    deviceTrustType: "",
    /** Other attributes, as JSON text. */
    deviceOther: "",
    /** unknown, none or list */
    satisfied: "unknown" as Choice,
    satisfiedControls: [] as string[],
    /** Terms of use and custom factors, one in each line. */
    otherControls: "",
    homeTenant: "",
    homeCloud: "",
    tenantId: "",
    tenantCloud: "",
    federatedIdpMfaBehavior: "",
    /** unknown, none or list */
    roles: "unknown" as Choice,
    roleIds: "",
  };
}

/** What stands in each line, without the blanks around it. */
function lines(text: string) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The list of a field that says unknown, none or list; undefined where it is unknown. */
function listed(choice: Choice, list: readonly string[]): readonly string[] | undefined {
  return choice === "unknown" ? undefined : choice === "none" ? [] : list;
}

/** The members that have a value. */
function said(members: Record<string, unknown>): Record<string, Json> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ""));
}

function isEmpty(object: object) {
  return Object.keys(object).length === 0;
}

/**
 * The access of the question, or undefined where the form says nothing of one.
 *
 * @throws SyntaxError with `field` when the other attributes of the device are not a JSON object.
 */
export function toAccess(form: Form): Json {
  const location = said({
    ...membersOf("/question/access/location", form),
    namedLocations: listed(form.locations, lines(form.namedLocations)),
  });
  const access = said({
    application: form.opens === "application" ? form.application.trim() : "",
    applicationGroups: form.opens === "application" ? listed(form.applicationGroups, lines(form.applicationGroupNames)) : undefined,
    userAction: form.opens === "userAction" ? form.userAction : "",
    authenticationContext: form.opens === "authenticationContext" ? form.authenticationContext.trim() : "",
    ...membersOf("/question/access", form),
    location: isEmpty(location) ? undefined : location,
    device: toDevice(form),
    satisfied: listed(form.satisfied, [...form.satisfiedControls, ...lines(form.otherControls)]),
  });
  return isEmpty(access) && form.opens === "" ? undefined : access;
}

function toDevice(form: Form): Json {
  if (form.device === "unknown") return undefined;
  if (form.device === "unregistered") return {};
  const fields = said({
    isCompliant: form.deviceCompliant === "" ? undefined : form.deviceCompliant === "true",
    trustType: form.deviceTrustType,
  });
  const device = { ...readDevice(form.deviceOther), ...fields };
  // Without any attribute it would be a device that is not registered.
  return isEmpty(device) ? undefined : device;
}

/** @throws SyntaxError with `field` */
export function readDevice(text: string): Record<string, Json> {
  if (text.trim() === "") return {};
  try {
    const read = JSON.parse(text);
    if (typeof read !== "object" || read === null || Array.isArray(read)) throw new SyntaxError("not an object");
    return read;
  } catch (error) {
    throw Object.assign(error as Error, { field: "deviceOther" });
  }
}

/** The members of the user that go with an access. */
export function accessOfUser(form: Form): Record<string, Json> {
  const home = membersOf("/question/user/home", form);
  return said({
    roles: listed(form.roles, lines(form.roleIds)),
    home: isEmpty(home) ? undefined : home,
  });
}

/** The resource tenant, or undefined where the form says nothing of it. */
export function toTenant(form: Form): Json {
  const tenant = membersOf("/question/tenant", form);
  return isEmpty(tenant) ? undefined : tenant;
}

/**
 * Takes what the form has fields for out of a question; `take(object, name, type)` takes one member. Objects that
 * become empty by that go too.
 */
export function takeAccess(form: Form, question: Json, take: Take) {
  const { access, user, tenant } = question;
  const list = (object: Json, name: string, choice: FieldOf<Choice>, target: FieldOf<string>) => {
    const found = take(object, name, "names");
    if (!found) return;
    Object.assign(form, { [choice]: found.length > 0 ? "list" : "none", [target]: found.join("\n") });
  };
  list(user, "roles", "roles", "roleIds");
  takeMembers("/question/user/home", user?.home, form, take);
  takeMembers("/question/tenant", tenant, form, take);
  takeResource(form, access, take);
  if (form.opens === "application") {
    list(access, "applicationGroups", "applicationGroups", "applicationGroupNames");
  }
  takeMembers("/question/access", access, form, take);
  takeMembers("/question/access/location", access?.location, form, take);
  list(access?.location, "namedLocations", "locations", "namedLocations");
  takeDevice(form, access, take);
  const satisfied = take(access, "satisfied", "names");
  if (satisfied) {
    form.satisfied = satisfied.length > 0 ? "list" : "none";
    const known = controls();
    form.satisfiedControls = satisfied.filter((name: string) => known.includes(name));
    form.otherControls = satisfied.filter((name: string) => !known.includes(name)).join("\n");
  }
}

function takeResource(form: Form, access: Json, take: Take) {
  for (const name of ["application", "userAction", "authenticationContext"] as const) {
    const found = take(access, name, name === "userAction" ? valuesOf("UserAction") : "name");
    if (!found) continue;
    form.opens = name;
    form[name] = found;
    return;
  }
}

function takeDevice(form: Form, access: Json, take: Take) {
  const device = take(access, "device", "object");
  if (!device) return;
  form.device = isEmpty(device) ? "unregistered" : "described";
  const compliant = take(device, "isCompliant", [true, false]);
  form.deviceCompliant = compliant === undefined ? "" : String(compliant);
  form.deviceTrustType = take(device, "trustType", TRUST_TYPES) ?? "";
  if (!isEmpty(device)) form.deviceOther = JSON.stringify(device, null, 2);
}

/** Whether the form says anything of an access. */
export function saysAccess(form: Form) {
  try {
    return toAccess(form) !== undefined;
  } catch {
    return true;
  }
}
