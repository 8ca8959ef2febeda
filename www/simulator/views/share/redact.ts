// Replaces in a scenario what says whose it is: ids, names, addresses, serial numbers. One value has one replacement
// everywhere, the text around it stays as it is, and what public documents list is left alone.

import type { Inspection, Json } from "../../../kit/contract.ts";
import type { PageScenario } from "../../core/asking.ts";
import { inspect } from "../../core/package.ts";

/** What is replaced by what. */
export interface Replacement {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

type ChangePart = (kind: string, part: string) => string;
type ChangeText = (value: string, member: string) => string | undefined;

const GUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const ADDRESS = /[^\s"'<>()[\]{},;:=@\\]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;
const WHOLE_GUID = new RegExp(`^${GUID.source}$`, "i");
const WHOLE_ADDRESS = new RegExp(`^${ADDRESS.source}$`, "i");
const WEB = /\bhttps?:\/\/[^\s"'<>\\]+|\bldaps?:\/\/[^\s"'<>\\]+/gi;
const TENANT_DOMAIN = /\b[a-z0-9-]+(?:\.mail)?\.onmicrosoft\.(?:com|us|cn|de)\b/gi;
/** Parts of a certificateUserId. */
const USER_ID_PART = /<(PN|RFC822|I|S|SR|SKI|SHA1-PUKEY)>([^<]*)/g;
const DISTINGUISHED_NAME = /^\s*(?:CN|OU|O|DC|C|L|ST|S|STREET|E|EMAIL|EMAILADDRESS|SERIALNUMBER|SN|G|T|UID)\s*=.+/i;
const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Hosts that say nothing of an organisation. */
const PUBLIC_HOST =
  /(?:^|\.)(?:microsoft\.(?:com|us)|microsoftonline\.(?:com|us|cn)|microsoftgraph\.chinacloudapi\.cn|microsoftazure\.us|windows\.net|azure\.com|azure\.us|office\.com|fidoalliance\.org|w3\.org)$/i;

/** Applications of Microsoft that are the same in every tenant; others begin with zeros. */
const PUBLIC_APPLICATIONS = [
  "01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9", // Device Registration Service
  "022907d3-0f1b-48f7-badc-1ba6abab6d66", // Azure SQL Database
  "04b07795-8ddb-461a-bbee-02f9e1bf7b46", // Azure CLI
  "0af06dc6-e4b5-4f28-818e-e78e62d137a5", // Windows 365
  "14d82eec-204b-4c2f-b7e8-296a70dab67e", // Microsoft Graph PowerShell
  "1950a258-227b-4e31-a9cf-717495945fc2", // Azure PowerShell
  "1b730954-1685-4b74-9bfd-dac224a7b894", // Azure AD PowerShell
  "1fec8e78-bce4-4aaf-ab1b-5451cc387264", // Teams
  "2793995e-0a7d-40d7-bd35-6968ba142197", // My Apps
  "41b23e61-6c1e-4545-b367-cd054e0ed4b4", // Azure VPN
  "5e3ce6c0-2b1f-4285-8d4b-75ee78787346", // Teams in the browser
  "797f4846-ba00-4fd7-ba43-dac1f8f63013", // Azure Service Management API
  "8c59ead7-d703-4a27-9e55-c96a0054c8d2", // My Profile
  "9cdead84-a844-4324-93f2-b2e6bb768d07", // Azure Virtual Desktop
  "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", // Azure portal
  "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", // Teams services
  "d4ebce55-015a-49b5-a083-c84d1797ae8c", // Intune Enrollment
  "de8bc8b5-d9f9-48b1-a8ad-b748da725064", // Graph Explorer
];

/** What Microsoft calls a profile until somebody changes it. */
const PUBLIC_NAMES = ["Default passkey profile"];

/** Built-in strengths and profiles, and Microsoft's first applications. */
const PUBLIC_ID = /^0000000/;
/** Members whose ids are the same in every tenant: models, and templates of roles. */
const PUBLIC_MEMBER = /aa-?guid|^(?:include|exclude)?roles$|roleTemplateId/i;
const NAME_MEMBER = /^(?:displayName|userDisplayName|name|title|description|givenName|surname|companyName|department)$/i;
/** Members that refer to something by its name: those of a question, and those in which tools write names in the place of ids. */
const NAMING_MEMBER =
  /^(?:strengths|namedLocations|(?:include|exclude)d?_?(?:users|groups|applications|locations)|(?:authentication)?Strength|termsOfUse|authenticationContexts)$/i;
/** What such members have that is no name of somebody's. */
const PUBLIC_WORD = /^(?:All|None|AllTrusted|GuestsOrExternalUsers|Office365|MicrosoftAdminPortals|all_users)$/i;
const SERIAL_MEMBER = /^serial(?:Number)?$/i;
const KEY_MEMBER = /ski(?:s|dentifier)?$|thumbprint|^issuer$/i;
const IP_MEMBER = /^(?:cidrAddress|ipAddress|lowerAddress|upperAddress)$/;
const TYPE_MEMBER = "@odata.type";

const IP = /^([0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f:]+)(\/[0-9]{1,3})?$/i;

/**
 * What could be replaced in a scenario: `[{ kind, from, to }]`, `kind` one of id, user, domain, web, name, subject,
 * serial, key, ip. `nameOf(number)` makes names.
 */
export function replacements(scenario: PageScenario, nameOf: (number: number) => string): Replacement[] {
  const found = new Map<string, { readonly kind: string; readonly from: string }>();
  const kept = publicValues(scenario);
  const note = (kind: string, from: string) => {
    const key = `${kind} ${normal(kind, from)}`;
    if (!found.has(key)) found.set(key, { kind, from });
  };
  overTexts(scenario, (value, member) => {
    parts(value, member, (kind, part) => {
      if (!kept.has(`${kind} ${normal(kind, part)}`)) note(kind, part);
      return part;
    });
  });
  const numbers: Record<string, number> = {};
  const domains = new Map<string, string>();
  // Where names tie, the order of the ids decides, so their replacements keep it.
  const all = [...found.values()].toSorted((a, b) =>
    a.kind === "id" && b.kind === "id" ? (normal("id", a.from) < normal("id", b.from) ? -1 : 1) : 0,
  );
  return all.map(({ kind, from }) => {
    const number = (numbers[kind] ?? 0) + 1;
    numbers[kind] = number;
    return { kind, from, to: replacement(kind, from, number, { domains, nameOf }) };
  });
}

function replacement(
  kind: string,
  from: string,
  number: number,
  { domains, nameOf }: { domains: Map<string, string>; nameOf: (number: number) => string },
) {
  switch (kind) {
    case "id":
      return `10000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
    case "user": {
      const domain = normal(kind, from).split("@")[1] ?? "";
      if (!domains.has(domain)) domains.set(domain, `domain${domains.size + 1}.example`);
      return `user${number}@${domains.get(domain)}`;
    }
    case "domain":
      return `tenant${number}.onmicrosoft.com`;
    case "web": {
      const [scheme] = from.split("://");
      const [ending = ""] = from.match(/\.(?:crl|crt|cer|p7c)$/i) ?? [];
      return `${scheme}://host${number}.example/${number}${ending}`;
    }
    case "subject":
      return `CN=${nameOf(number)}`;
    case "serial":
      return hex(number, from, 4);
    case "key":
      return hex(number, from, 16);
    case "ip": {
      const [, address = "", prefix] = IP.exec(from) ?? [];
      const length = prefix ? (address.includes(":") ? "/128" : "/32") : "";
      return address.includes(":") ? `2001:db8::${number.toString(16)}${length}` : `${documentation(number)}${length}`;
    }
    default:
      return nameOf(number);
  }
}

/** An address out of the blocks that are kept free for documentation. */
function documentation(number: number) {
  const blocks = ["192.0.2", "198.51.100", "203.0.113"];
  return `${blocks[Math.floor(number / 254) % blocks.length]}.${(number % 254) + 1}`;
}

function hex(number: number, from: string, least: number) {
  const digits = from.replace(/[^0-9a-f]/gi, "").length;
  return `A${number
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(digits, least) - 1, "0")}`;
}

/** Two ways to write one value are one. */
function normal(kind: string, value: string) {
  if (kind === "serial" || kind === "key")
    return value
      .replace(/[\s:]/g, "")
      .toLowerCase()
      .replace(/^0+(?=.)/, "");
  return ["name", "subject"].includes(kind) ? value : value.toLowerCase();
}

/** The scenario with these replacements. */
export function redacted(scenario: PageScenario, list: readonly Replacement[]): PageScenario {
  const by = new Map(list.map(({ kind, from, to }) => [`${kind} ${normal(kind, from)}`, to]));
  const change = (value: string, member: string) => parts(value, member, (kind, part) => by.get(`${kind} ${normal(kind, part)}`) ?? part);
  return overTexts(scenario, change);
}

/** The ids and names in a scenario that are the same in every tenant. */
function publicValues(scenario: PageScenario) {
  const kept = new Set([...PUBLIC_APPLICATIONS.map((id) => `id ${id}`), ...PUBLIC_NAMES.map((name) => `name ${name}`)]);
  overTexts(scenario, (value, member) => {
    for (const [id] of value.matchAll(GUID)) {
      if (PUBLIC_ID.test(id) || PUBLIC_MEMBER.test(member) || isModel(id)) kept.add(`id ${id.toLowerCase()}`);
    }
  });
  const named = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    if (isPublic(value)) for (const text of [value.displayName, value.description]) if (typeof text === "string") kept.add(`name ${text}`);
    for (const inner of Object.values(value)) named(inner);
  };
  for (const policy of scenario.policies) {
    try {
      named(typeof policy === "string" ? JSON.parse(policy) : policy);
    } catch {
      // What cannot be read has no names that are known.
    }
  }
  return kept;
}

/** Whether Microsoft named it: what is built in, and the one policy that holds the methods. */
function isPublic({ id, policyType }: Json) {
  return PUBLIC_ID.test(id ?? "") || policyType === "builtIn" || id === "authenticationMethodsPolicy";
}

const models = new Map<string, boolean>();

const isNamed = (found: Inspection) => "name" in found && Boolean(found.name);

function isModel(id: string) {
  if (!models.has(id)) models.set(id, isNamed(inspect(id)));
  return models.get(id) === true;
}

/** Hands the parts of a text that may identify somebody to `change(kind, part)` and puts back what that says. */
function parts(value: string, member: string, change: ChangePart): string {
  if (isSigned(value) || member === TYPE_MEMBER) return value;
  const trimmed = value.trim();
  if (trimmed === "") return value;
  if (SERIAL_MEMBER.test(member) && /^[0-9a-f:\s]+$/i.test(trimmed)) return change("serial", value);
  const bare = trimmed.replace(/[\s:]/g, "").toLowerCase();
  if (HASH.test(bare) || (KEY_MEMBER.test(member) && /^[0-9a-f]{16,}$/.test(bare))) return change("key", value);
  if (IP_MEMBER.test(member)) return IP.test(value) ? change("ip", value) : value;
  if (/^X509:</i.test(trimmed)) {
    return value.replace(USER_ID_PART, (whole: string, tag: string, part: string) => {
      const kind = ({ I: "subject", S: "subject", SR: "serial", SKI: "key", "SHA1-PUKEY": "key" } as Record<string, string>)[tag] ?? "user";
      if (part === "" || (kind === "user" && !part.includes("@"))) return whole;
      return `<${tag}>${change(kind, part)}`;
    });
  }
  if (DISTINGUISHED_NAME.test(trimmed)) return change("subject", value);
  const isName = NAME_MEMBER.test(member) || (NAMING_MEMBER.test(member) && !PUBLIC_WORD.test(trimmed));
  if (isName && !WHOLE_GUID.test(trimmed)) {
    return change(WHOLE_ADDRESS.test(trimmed) ? "user" : "name", value);
  }
  return scattered(value, change);
}

/** What is known by its shape, wherever it stands. */
function scattered(text: string, change: ChangePart) {
  return text
    .replace(WEB, (whole) => (PUBLIC_HOST.test(hostOf(whole)) ? whole : change("web", whole)))
    .replace(ADDRESS, (whole) => change("user", whole))
    .replace(TENANT_DOMAIN, (whole) => change("domain", whole))
    .replace(GUID, (whole) => change("id", whole));
}

function hostOf(address: string) {
  return address.replace(/^\w+:\/\//, "").split(/[/:?#]/)[0] ?? "";
}

/** A certificate, a revocation list or an attestation: a change would break its signature. */
function isSigned(text: string) {
  return /-----BEGIN/.test(text) || (text.length > 200 && /^[\w+/=\s-]+$/.test(text) && !/\s\w+\s/.test(text));
}

/** A scenario with every text in it changed by `change(text, member)`; the policies keep their formatting. */
function overTexts(scenario: PageScenario, change: ChangeText): PageScenario {
  const { policies, ...rest } = scenario;
  const texts = policies.map((policy) => (typeof policy === "string" ? policy : JSON.stringify(policy, null, 2)));
  const changed: Record<string, Json> = {
    ...JSON.parse(overJson(JSON.stringify(rest), change)),
    policies: texts.map((text) => (SCRIPT.test(text) ? overScript(text, change) : overJson(text, change))),
  };
  return Object.fromEntries(Object.keys(scenario).map((name) => [name, changed[name]])) as unknown as PageScenario;
}

/** What a configuration of PowerShell's Desired State Configuration has. */
const SCRIPT = /^\s*(?:Configuration\s+\w+|Import-DscResource\b|AAD\w+\s+["'])/im;

/** Comments, texts, names that are given a value, and kinds of blocks before their labels. */
const SCRIPT_TOKEN =
  /<#[\s\S]*?#>|#[^\n]*|@(['"])\r?\n[\s\S]*?\n\1@|'(?:[^']|'')*'|"(?:[^"`]|`[\s\S]|"")*"|(?<![-\w$.])[A-Za-z_]\w*(?=\s*=(?!=)|\s+["'])/g;

/** What methods are called in the place of an id. */
const METHOD_ID =
  /^(?:all_users|default|authenticationMethodsPolicy|Fido2|X509Certificate|MicrosoftAuthenticator|Sms|Voice|Email|SoftwareOath|HardwareOath|TemporaryAccessPass|QRCodePin)$/i;

/** Such a configuration with its texts changed. Comments say what they like, so nothing is left of them. */
function overScript(text: string, change: ChangeText): string {
  let member = "";
  let result = "";
  let last = 0;
  const between = (end: number) => scattered(text.slice(last, end), (kind, part) => outside(kind, part, change));
  for (const { 0: token, index } of text.matchAll(SCRIPT_TOKEN)) {
    result += between(index);
    last = index + token.length;
    const quote = token[0] === "'" || token[0] === '"' ? token[0] : "";
    if (token.startsWith("#")) result += "#";
    else if (token.startsWith("<#")) result += "<# #>";
    else if (quote === "'") result += `'${scriptText(token, "''", "'", member, change)}'`;
    else if (quote === '"') result += `"${scriptText(token, /`([\s\S])|""/g, '"', member, change)}"`;
    else if (token.startsWith("@")) result += scattered(token, (kind, part) => outside(kind, part, change));
    else {
      // What stands before a label and has no value is the kind of a block, whose label is a name.
      member = /^\s*=/.test(text.slice(last, last + 100)) ? token : "name";
      result += token;
    }
  }
  return result + between(text.length);
}

/** What stands between quotes, changed; as it stood where nothing is. */
function scriptText(token: string, escaped: string | RegExp, quote: string, member: string, change: ChangeText) {
  const within = token.slice(1, -1);
  // A text that is computed is none that can be told apart.
  if (quote === '"' && /(?<!`)\$/.test(within)) return scattered(within, (kind, part) => outside(kind, part, change));
  const value = within.replaceAll(escaped, (whole, escape) => (typeof escape === "string" ? escape : (whole[0] ?? "")));
  // There a target's id is the name of a group.
  const isNamed = /^id$/i.test(member) && !METHOD_ID.test(value);
  const changed = change(value, isNamed ? "name" : member) ?? value;
  if (changed === value) return within;
  return quote === "'" ? changed.replaceAll("'", "''") : changed.replaceAll(/[`"$]/g, "`$&");
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|[{}[\]]/g;

/** A JSON text, or one that is meant as JSON, with its texts changed. */
function overJson(text: string, change: ChangeText): string {
  const members = [""];
  let member = "";
  let result = "";
  let last = 0;
  // What stands outside of quotes in a text that is not JSON can be an id too.
  const between = (end: number) => scattered(text.slice(last, end), (kind, part) => outside(kind, part, change));
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    result += between(index);
    last = index + token.length;
    if (token === "{" || token === "[") members.push(member);
    else if (token === "}" || token === "]") member = members.length > 1 ? (members.pop() ?? "") : "";
    else if (/^\s*:/.test(text.slice(last, last + 100))) member = read(token) ?? "";
    else {
      const value = read(token);
      const changed = value === null ? token : (change(value, member) ?? value);
      result += changed === value || value === null ? token : JSON.stringify(changed);
      continue;
    }
    result += token;
  }
  return result + between(text.length);
}

function outside(kind: string, part: string, change: ChangeText) {
  return kind === "id" || kind === "user" ? (change(part, "") ?? part) : part;
}

function read(token: string): Json {
  try {
    return JSON.parse(token);
  } catch {
    return null;
  }
}

/**
 * As many of these replacements as leave the answer as it is. `same(scenario)` says whether it does.
 * Gives `{ scenario, made, leftOut }`.
 */
export function redactWhile(scenario: PageScenario, list: readonly Replacement[], same: (scenario: PageScenario) => boolean) {
  const made: Replacement[] = [];
  const leftOut: Replacement[] = [];
  const attempt = (some: readonly Replacement[]): void => {
    if (some.length === 0) return;
    if (same(redacted(scenario, [...made, ...some]))) made.push(...some);
    else if (some.length === 1) leftOut.push(...some);
    else {
      const half = Math.ceil(some.length / 2);
      attempt(some.slice(0, half));
      attempt(some.slice(half));
    }
  };
  attempt(list);
  return { scenario: redacted(scenario, made), made, leftOut };
}
