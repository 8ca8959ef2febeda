// A sign-in as Conditional Access sees it: between the form and `access`, `tenant` and what of the user goes with them.

import { valuesOf } from "../../kit/terms.js";

/** Members of the access that are chosen from an enumeration of the contract. */
export const CHOICES = {
  platform: "Platform",
  clientApp: "ClientApp",
  signInRisk: "RiskLevel",
  userRisk: "RiskLevel",
  insiderRisk: "InsiderRiskLevel",
  authenticationFlow: "TransferMethod",
};

/** Join types of a device, which Graph gives as text. */
export const TRUST_TYPES = ["AzureAD", "ServerAD", "Workplace"];

/** Grant controls that can be met, as nothing meets one that blocks. */
export function controls() {
  return valuesOf("GrantControl").filter((name) => name !== "block");
}

/** The fields of the form; an empty text is what nobody said. */
export function blankAccess() {
  return {
    /** What is opened: application, userAction or authenticationContext. */
    opens: "",
    application: "",
    /** unknown, none or list */
    applicationGroups: "unknown",
    applicationGroupNames: "",
    userAction: "registerSecurityInformation",
    authenticationContext: "",
    platform: "",
    clientApp: "",
    country: "",
    ipAddress: "",
    /** unknown, none or list */
    locations: "unknown",
    namedLocations: "",
    signInRisk: "",
    userRisk: "",
    insiderRisk: "",
    authenticationFlow: "",
    /** unknown, unregistered or described */
    device: "unknown",
    /** true, false or empty */
    deviceCompliant: "",
    deviceTrustType: "",
    /** Other attributes, as JSON text. */
    deviceOther: "",
    /** unknown, none or list */
    satisfied: "unknown",
    satisfiedControls: [],
    /** Terms of use and custom factors, one in each line. */
    otherControls: "",
    homeTenant: "",
    homeCloud: "",
    tenantId: "",
    tenantCloud: "",
    federatedIdpMfaBehavior: "",
    /** unknown, none or list */
    roles: "unknown",
    roleIds: "",
  };
}

/** What stands in each line, without the blanks around it. */
function lines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The list of a field that says unknown, none or list; undefined where it is unknown. */
function listed(choice, list) {
  return { none: [], list }[choice];
}

/** The members that have a value. */
function said(members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ""));
}

function isEmpty(object) {
  return Object.keys(object).length === 0;
}

/**
 * The access of the question, or undefined where the form says nothing of one.
 *
 * @throws SyntaxError with `field` when the other attributes of the device are not a JSON object.
 */
export function toAccess(form) {
  const location = said({
    country: form.country.trim(),
    ipAddress: form.ipAddress.trim(),
    namedLocations: listed(form.locations, lines(form.namedLocations)),
  });
  const access = said({
    application: form.opens === "application" ? form.application.trim() : "",
    applicationGroups:
      form.opens === "application" ? listed(form.applicationGroups, lines(form.applicationGroupNames)) : undefined,
    userAction: form.opens === "userAction" ? form.userAction : "",
    authenticationContext: form.opens === "authenticationContext" ? form.authenticationContext.trim() : "",
    platform: form.platform,
    clientApp: form.clientApp,
    location: isEmpty(location) ? undefined : location,
    signInRisk: form.signInRisk,
    userRisk: form.userRisk,
    insiderRisk: form.insiderRisk,
    authenticationFlow: form.authenticationFlow,
    device: toDevice(form),
    satisfied: listed(form.satisfied, [...form.satisfiedControls, ...lines(form.otherControls)]),
  });
  return isEmpty(access) && form.opens === "" ? undefined : access;
}

function toDevice(form) {
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
export function readDevice(text) {
  if (text.trim() === "") return {};
  try {
    const read = JSON.parse(text);
    if (typeof read !== "object" || read === null || Array.isArray(read)) throw new SyntaxError("not an object");
    return read;
  } catch (error) {
    throw Object.assign(error, { field: "deviceOther" });
  }
}

/** The members of the user that go with an access. */
export function accessOfUser(form) {
  const home = said({ tenant: form.homeTenant.trim(), cloud: form.homeCloud });
  return said({
    roles: listed(form.roles, lines(form.roleIds)),
    home: isEmpty(home) ? undefined : home,
    federatedIdpMfaBehavior: form.federatedIdpMfaBehavior,
  });
}

/** The resource tenant, or undefined where the form says nothing of it. */
export function toTenant(form) {
  const tenant = said({ id: form.tenantId.trim(), cloud: form.tenantCloud });
  return isEmpty(tenant) ? undefined : tenant;
}

/**
 * Takes what the form has fields for out of a question; `take(object, name, type)` takes one member. Objects that
 * become empty by that go too.
 */
export function takeAccess(form, question, take) {
  const { access, user, tenant } = question;
  const list = (object, name, choice, target) => {
    const found = take(object, name, "names");
    if (!found) return;
    form[choice] = found.length > 0 ? "list" : "none";
    form[target] = found.join("\n");
  };
  list(user, "roles", "roles", "roleIds");
  form.homeTenant = take(user?.home, "tenant", "name") ?? "";
  form.homeCloud = take(user?.home, "cloud", valuesOf("Cloud")) ?? "";
  form.tenantId = take(tenant, "id", "name") ?? "";
  form.tenantCloud = take(tenant, "cloud", valuesOf("Cloud")) ?? "";
  form.federatedIdpMfaBehavior = take(user, "federatedIdpMfaBehavior", valuesOf("FederatedIdpMfaBehavior")) ?? "";
  takeResource(form, access, take);
  if (form.opens === "application") {
    list(access, "applicationGroups", "applicationGroups", "applicationGroupNames");
  }
  for (const [name, enumeration] of Object.entries(CHOICES)) {
    form[name] = take(access, name, valuesOf(enumeration)) ?? "";
  }
  form.country = take(access?.location, "country", "name") ?? "";
  form.ipAddress = take(access?.location, "ipAddress", "name") ?? "";
  list(access?.location, "namedLocations", "locations", "namedLocations");
  takeDevice(form, access, take);
  const satisfied = take(access, "satisfied", "names");
  if (satisfied) {
    form.satisfied = satisfied.length > 0 ? "list" : "none";
    const known = controls();
    form.satisfiedControls = satisfied.filter((name) => known.includes(name));
    form.otherControls = satisfied.filter((name) => !known.includes(name)).join("\n");
  }
}

function takeResource(form, access, take) {
  for (const name of ["application", "userAction", "authenticationContext"]) {
    const found = take(access, name, name === "userAction" ? valuesOf("UserAction") : "name");
    if (!found) continue;
    form.opens = name;
    form[name] = found;
    return;
  }
}

function takeDevice(form, access, take) {
  const device = take(access, "device", "object");
  if (!device) return;
  form.device = isEmpty(device) ? "unregistered" : "described";
  const compliant = take(device, "isCompliant", [true, false]);
  form.deviceCompliant = compliant === undefined ? "" : String(compliant);
  form.deviceTrustType = take(device, "trustType", TRUST_TYPES) ?? "";
  if (!isEmpty(device)) form.deviceOther = JSON.stringify(device, null, 2);
}

/** Whether the form says anything of an access. */
export function saysAccess(form) {
  try {
    return toAccess(form) !== undefined;
  } catch {
    return true;
  }
}
