// What Microsoft Graph has at a place of a document: the member, its words, and what can stand there. The document may be half typed.

import { findNodeAtLocation, getLocation, parseTree } from "jsonc-parser";
import type { JSONPath, Node } from "jsonc-parser";

import { labelOf, valuesOf } from "../../../kit/terms.ts";
import type { Language } from "../../../kit/contract.ts";
import type { Resource } from "../../state/documents.ts";
import { wordOf } from "./both.ts";
import { enumerations, types } from "./graph-types.ts";

/** Where the core recognised which resource. */
export type Recognised = Pick<Resource, "resource" | "path">;

/** A place in a document. */
export interface Place {
  /** JSON Pointer to the member or the value. */
  readonly path: string;
  /** Whether the name of a member belongs there, else a value. */
  readonly isKey: boolean;
  /** The type that the member is of, and its name; null where that is not known. */
  readonly type: string | null;
  readonly member: string | null;
  /** What the member holds, or each element of it; empty where that is not known. */
  readonly kind: string;
  /** Names that the object has besides. */
  readonly others: readonly string[];
  /** Whether the value is an element of a list. */
  readonly isElement: boolean;
  /** The token at the place, from quote to quote; empty where there is none. */
  readonly start: number;
  readonly end: number;
  /** The token's text, without quotes. */
  readonly text: string;
}

/** Something that can stand at a place, and what it is. */
export interface Option {
  readonly label: string;
  readonly words: string;
}

/** Characters up to which a document is read at each key. */
export const LONGEST = 512 * 1024;

const ODATA_TYPE = "@odata.type";
const NAMESPACE = "#microsoft.graph.";

/** Characters of a word at most. */
const WORD = 100;

/** The type of a name that `@odata.type` says. */
const declarable = new Map(
  Object.entries(types)
    .flatMap(([name, { says = [] }]) => says.map((one): [string, string] => [one, name]))
    // A type of its own goes before one that takes several.
    .concat(Object.keys(types).map((name): [string, string] => [name, name])),
);

/** What `@odata.type` can say at the root of a document. */
const resources = [
  "fido2AuthenticationMethodConfiguration",
  "x509CertificateAuthenticationMethodConfiguration",
  "authenticationMethodsPolicy",
  "authenticationStrengthPolicy",
  "conditionalAccessPolicy",
  "ipNamedLocation",
  "countryNamedLocation",
  "crossTenantAccessPolicyConfigurationDefault",
  "crossTenantAccessPolicyConfigurationPartner",
];

/** The members of a type, with those of the one that it is of. */
function membersOf(name: string): Readonly<Record<string, readonly [holds: string, en: string, ja: string]>> {
  const type = types[name];
  return type ? { ...(type.of ? membersOf(type.of) : {}), ...type.members } : {};
}

/** What a list holds. */
function elementOf(holds: string) {
  return holds.replace(/\[\]$/, "");
}

function pointer(path: JSONPath) {
  return path.map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The type that an object declares. */
function declared(object: Node | undefined) {
  const member = object?.children?.find(({ children }) => children?.[0]?.value === ODATA_TYPE);
  const value: unknown = member?.children?.[1]?.value;
  return typeof value === "string" ? declarable.get(value.replace(/^#?(microsoft\.graph\.)?/, "")) : undefined;
}

/** The resource at a place, by the core; what stands in a list is what the others there are. */
function recognisedAt(path: JSONPath, recognised: readonly Recognised[]) {
  const at = pointer(path);
  const exact = recognised.find((one) => one.path === at);
  if (exact || typeof path.at(-1) !== "number") return exact?.resource;
  const list = `${pointer(path.slice(0, -1))}/`;
  return recognised.find((one) => one.path.startsWith(list) && !one.path.slice(list.length).includes("/"))?.resource;
}

/** The type of the object at a path; null where nothing tells it. */
function typeAt(path: JSONPath, root: Node | undefined, recognised: readonly Recognised[]): string | null {
  let type: string | null = null;
  for (let depth = 0; depth <= path.length; depth += 1) {
    const here = path.slice(0, depth);
    const step = here.at(-1);
    if (typeof step === "string") type = (type && membersOf(type)[step]?.[0]) ?? null;
    else if (typeof step === "number" && type) type = elementOf(type);
    const node: Node | undefined = root && findNodeAtLocation(root, here);
    type = declared(node?.type === "object" ? node : undefined) ?? recognisedAt(here, recognised) ?? type;
  }
  return type;
}

/** What the place at an offset is. `recognised` is what the core sees in the document, or saw while it could be read. */
export function placeAt(text: string, offset: number, recognised: readonly Recognised[]): Place {
  const { path, isAtPropertyKey: isKey, previousNode: token } = getLocation(text, offset);
  const root = parseTree(text);
  const isElement = !isKey && typeof path.at(-1) === "number";
  const parent = isElement ? path.slice(0, -1) : path;
  const object = parent.slice(0, -1);
  const type = typeAt(object, root, recognised);
  const name = parent.at(-1);
  const member = typeof name === "string" && name !== "" ? name : null;
  const within = token && token.offset <= offset && offset <= token.offset + token.length;
  const node = root && findNodeAtLocation(root, object);
  const names = node?.type === "object" ? (node.children ?? []) : [];
  const others = names
    .filter((one) => !(one.offset <= offset && offset <= (one.children?.[0] ?? one).offset + (one.children?.[0] ?? one).length))
    .map(({ children }) => String(children?.[0]?.value));
  // A word without quotes is no token yet.
  const [before = ""] = within ? [] : (text.slice(Math.max(0, offset - WORD), offset).match(/\w*$/) ?? []);
  const [behind = ""] = within ? [] : (text.slice(offset, offset + WORD).match(/^\w*/) ?? []);
  const start = within ? token.offset : offset - before.length;
  const end = within ? token.offset + token.length : offset + behind.length;
  return {
    path: pointer(path),
    isKey,
    type,
    member,
    kind: elementOf((type && member && membersOf(type)[member]?.[0]) || ""),
    others,
    isElement,
    start,
    end,
    text: text.slice(start, end).replace(/^"|"$/g, ""),
  };
}

/** What a member is, in words; null where that is not known. */
export function memberWords(type: string, member: string, language: Language): string | null {
  const found = membersOf(type)[member];
  return found ? wordOf([found[1], found[2]], language) : null;
}

/** The values of an enumeration, with what they are called. */
function valuesIn(name: string, language: Language): Option[] {
  const { term, without = [], more = {} } = enumerations[name] ?? {};
  const known = term ? valuesOf(term).filter((value) => !without.includes(value)) : [];
  return [
    ...Object.entries(more).map(([label, words]) => ({ label, words: wordOf(words, language) })),
    ...known.map((label) => ({ label, words: labelOf(term ?? "", label, language) })),
  ];
}

/** Whether values stand in one text, with commas between. */
export function isFlags({ kind }: Place) {
  return enumerations[kind]?.isFlags ?? false;
}

/** The names that can stand at a place. */
export function namesAt({ type, others }: Place, language: Language, words: (key: string) => string): Option[] {
  const typed = { label: ODATA_TYPE, words: words("graph.type") };
  const members = Object.entries(type ? membersOf(type) : {}).map(([label, [, en, ja]]) => ({ label, words: wordOf([en, ja], language) }));
  // Of a resource that is not known yet, its type comes first.
  return [...(type && !types[type]?.says ? members : [typed, ...members])].filter(({ label }) => !others.includes(label));
}

/** The values that can stand at a place, as they are written; those of lists that are too long for this are not among them. */
export function valuesAt({ type, member, kind }: Place, language: Language, nameOf: (resource: string) => string | null): Option[] {
  if (member === ODATA_TYPE) {
    const says = type ? (types[type]?.says ?? [type]) : resources;
    return says.map((name) => ({ label: `${NAMESPACE}${name}`, words: nameOf(name) ?? nameOf(declarable.get(name) ?? "") ?? "" }));
  }
  if (kind === "boolean") return ["true", "false"].map((label) => ({ label, words: "" }));
  return valuesIn(kind, language);
}

/** What a value is called, or null. */
export function valueWords(place: Place, language: Language): string | null {
  const named = new Map(valuesIn(place.kind, language).map(({ label, words }) => [label, words]));
  const words = place.text
    .split(",")
    .map((one) => named.get(one.trim()))
    .filter((one) => one !== undefined && one !== "");
  return words.length > 0 ? words.join(" + ") : null;
}

/** What is written for the value of a member before it is filled in, and where the cursor goes. */
export function blankOf(type: string | null, member: string): readonly [before: string, behind: string] {
  const holds = (type && membersOf(type)[member]?.[0]) ?? (member === ODATA_TYPE ? "string" : "");
  if (holds.endsWith("[]")) return ["[", "]"];
  if (types[holds]) return ["{", "}"];
  return holds === "boolean" || holds === "number" || holds === "" ? ["", ""] : ['"', '"'];
}
