// Names that somebody gives to users, groups and applications of which the documents have ids alone. They are kept as the list in which
// Microsoft Graph would give them, so that whatever names something finds them, and a draft keeps them.

import type { Json } from "../../../kit/contract.ts";
import { valueIn } from "../../state/documents.ts";
import { tell } from "../../state/history.ts";
import { edit, newDocument, state, withText } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";

const CONTEXT = "https://graph.microsoft.com/v1.0/$metadata#directoryObjects";

/** Resources of Microsoft Graph by the members that name them by id. */
const TYPES: Readonly<Record<string, string>> = {
  includeUsers: "user",
  excludeUsers: "user",
  includeGroups: "group",
  excludeGroups: "group",
  includeApplications: "servicePrincipal",
  excludeApplications: "servicePrincipal",
};

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Something that can be given a name. */
export interface Nameable {
  readonly id: string;
  readonly type: string;
  /** The name that somebody gave it; empty where nobody did. */
  readonly name: string;
}

/** The list of given names: its document and what is in it; null where nobody gave any. */
function given(): { readonly one: PolicyDocument; readonly list: readonly Json[] } | null {
  for (const one of state.documents) {
    const value = one.text.includes(CONTEXT) ? valueIn(one, "") : null;
    if (value?.["@odata.context"] === CONTEXT && Array.isArray(value.value)) return { one, list: value.value };
  }
  return null;
}

const isOf = (id: string) => (one: Json) => String(one?.id).toLowerCase() === id.toLowerCase();

/** What a value of a member stands for; null where it is nothing that has a name of its own. */
export function nameable(member: string, value: string): Nameable | null {
  const type = TYPES[member];
  if (type === undefined || !ID.test(value)) return null;
  return { id: value, type, name: String(given()?.list.find(isOf(value))?.displayName ?? "") };
}

/** Gives a name, or takes it away where it is empty. */
export function giveName({ id, type }: Nameable, name: string) {
  const found = given();
  const others = (found?.list ?? []).filter((one) => !isOf(id)(one));
  const own = { "@odata.type": `#microsoft.graph.${type}`, id, ...(type === "servicePrincipal" ? { appId: id } : {}), displayName: name };
  const value = name === "" ? others : [...others, own];
  const text = `${JSON.stringify({ "@odata.context": CONTEXT, value }, null, 2)}\n`;
  const rest = state.documents.filter((one) => one !== found?.one);
  const after = found ? state.documents.map((one) => (one === found.one ? withText(one, text) : one)) : [...rest, newDocument(text)];
  edit({ documents: value.length === 0 ? rest : after });
  tell(name === "" ? "givenName.gone" : "givenName.given", { name, id });
}
