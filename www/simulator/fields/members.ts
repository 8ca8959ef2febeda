// Fields whose text is a member of the question as it stands: the table says where.

import type { Json } from "../../kit/contract.ts";
import { valuesOf } from "../../kit/terms.ts";
import type { Kind, Take } from "./access.ts";
import type { Form } from "./form.ts";
import { FIELDS } from "./table.ts";
import type { ChoiceField, TextField } from "./table.ts";

type Member = TextField | ChoiceField;

const MEMBERS = FIELDS.filter((one): one is Member => one.kind !== "own" && one.isMember === true);

/** The fields of an object of the scenario, with the name of the member. */
function fieldsOf(object: string): [string, Member][] {
  return MEMBERS.flatMap((field): [string, Member][] => {
    const [, above, name = ""] = /^(.*)\/([^/]+)$/.exec(field.pointer ?? "") ?? [];
    return above === object ? [[name, field]] : [];
  });
}

/** What a member has to be for its field to show it. */
function kindOf(field: Member): Kind {
  if ("enumeration" in field && field.enumeration) return valuesOf(field.enumeration);
  return "values" in field && field.values ? field.values.map(([value]) => value).filter((value) => value !== "") : "name";
}

/** The members of an object, by its pointer, that the fields say. */
export function membersOf(object: string, form: Form): Record<string, Json> {
  const all = fieldsOf(object).map(([name, field]) => [name, form[field.name].trim()] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== ""));
}

/** Takes these members out of the object into the fields. */
export function takeMembers(object: string, value: Json, form: Form, take: Take) {
  for (const [name, field] of fieldsOf(object)) Object.assign(form, { [field.name]: take(value, name, kindOf(field)) ?? "" });
}
