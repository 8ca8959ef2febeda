// What the policy documents hold, and how they are called.

import { computed } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

import type { Json, PolicyReference, RecognisedResource } from "../../kit/contract.ts";
import { short } from "../../kit/shown.ts";
import { contentsOf } from "../core/asking.ts";
import type { Contents } from "../core/asking.ts";
import { t, tOrNull } from "../i18n.ts";
import { isLarge, isMuch, state } from "./state.ts";
import type { PolicyDocument } from "./state.ts";

/** A resource that the core recognised in a document. */
export type Resource = RecognisedResource & { readonly referredBy?: readonly PolicyReference[] };

/** What came with the answer, by the ids of the documents: the document as it was, and what the core sees in it. */
const answered = computed(() => {
  const { documents = [], sent = [], contents: found = [] } = state.answer;
  const byId = new Map(documents.map((one) => [one.id, one]));
  return new Map(sent.map((id, index) => [id, { one: byId.get(id), found: found[index] ?? null }]));
});

/** What the core sees in a document that is not answered for yet. */
const inspected = new WeakMap<PolicyDocument, ReadonlySignal<Contents>>();

/** What the core sees in a document: its inspection, or null where it cannot be read. */
export function contents(one: PolicyDocument): Contents {
  const known = answered.value.get(one.id);
  // It is on its way with the answer; until then it is what it was.
  if (known?.one === one || isLarge(one.text) || (known && isMuch(one.text))) return known?.found ?? null;
  const own = inspected.get(one) ?? computed(() => contentsOf(one.text, state.language));
  inspected.set(one, own);
  return own.value;
}

const parsed = new WeakMap<PolicyDocument, Json>();

/** The JSON of a document; undefined where it is none. */
function read(one: PolicyDocument): Json {
  if (!parsed.has(one)) parsed.set(one, parse(one.text));
  return parsed.get(one);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** The resources of a document. */
export function resources(one: PolicyDocument): readonly Resource[] {
  const found = contents(one);
  return found?.kind === "policies" ? found.resources : [];
}

/** Whether a text is a policy, or several. */
export function isPolicyText(text: string) {
  return contentsOf(text, state.language)?.kind === "policies";
}

/** A name for the tab: that of the file, else of what is in it. */
export function documentName(one: PolicyDocument): string {
  if (one.name) return short(one.name);
  const found = resources(one);
  if (found.length === 0) return t("documentNumber", { number: state.documents.indexOf(one) + 1 });
  const first = found[0] as Resource;
  const kind = tOrNull(`resource.${first.resource}`) ?? first.resource;
  // However many authorities it lists, it is one store.
  if (found.every(({ resource }) => resource === "certificateBasedAuthConfiguration")) return kind;
  // A strength is known by its name, a method configuration by its kind.
  const named = first.name && /Strength|conditionalAccess|namedLocation/.test(first.resource);
  const name = named ? short(first.name ?? "") : kind;
  return found.length > 1 ? t("andMore", { name, count: found.length - 1 }) : name;
}

/** What to call a resource in a list of several: its kind, and its name where it has one. */
export function resourceName(one: PolicyDocument, { resource, name, path }: Resource): string {
  const kind = tOrNull(`resource.${resource}`) ?? resource;
  const own = name ?? (resource === "crossTenantAccessPolicy" ? valueIn(one, path)?.tenantId : null);
  return own ? t("named", { kind, name: short(own) }) : kind;
}

/** The authentication strengths in the documents: what to call them in a question, and their names. */
export function strengthsFound(documents: readonly PolicyDocument[] = state.documents) {
  const strengths: Map<string, string> = new Map();
  for (const one of documents) {
    const found = resources(one).filter(({ resource }) => resource === "authenticationStrengthPolicy");
    if (found.length === 0) continue;
    for (const { name, path } of found) {
      const id = at(read(one), path)?.id;
      const key = typeof id === "string" ? id : name;
      if (key) strengths.set(key, name ?? key);
    }
  }
  return strengths;
}

/** The value at a JSON Pointer into a document, or undefined where there is none. */
export function valueIn(one: PolicyDocument, pointer: string): Json {
  return at(read(one), pointer);
}

/** The value at a JSON Pointer. */
function at(value: Json, pointer: string): Json {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((inner, token) => inner?.[token], value);
}

/** Whether some document holds a resource of a kind. */
export function holds(resource: string) {
  return state.documents.some((one) => resources(one).some((found) => found.resource === resource));
}
