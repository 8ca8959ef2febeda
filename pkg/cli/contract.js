// What a question can say, as its schema has it.

import { readFileSync } from "node:fs";

/**
 * The members of a question that hold a value: `at` is the pointer, `form` one of `text`, `boolean`, `list`, `map` and `json`, and
 * `enumeration` names what the values are from, where they are from one.
 */
export function membersOf(schema) {
  const { $defs, ...root } = JSON.parse(readFileSync(new URL(`../schema/${schema}.json`, import.meta.url), "utf8"));
  return [...walk($defs.Question ?? root, "", $defs)];
}

function* walk(type, at, types) {
  const { name, form } = formOf(type, types);
  if (form.properties) {
    for (const [member, inner] of Object.entries(form.properties)) yield* walk(inner, `${at}/${member}`, types);
  } else if (form.oneOf) {
    yield { at, form: "text", enumeration: name, values: valuesOf(form) };
  } else if (form.items) {
    const item = formOf(form.items, types);
    yield { at, form: "list", ...(item.form.oneOf ? { enumeration: item.name, values: valuesOf(item.form) } : {}) };
  } else if (form.additionalProperties) {
    yield { at, form: "map" };
  } else {
    // A member that may be left out has null beside its type.
    const named = [form.type].flat();
    yield { at, form: named.includes("boolean") ? "boolean" : form.type ? "text" : "json" };
  }
}

// Of several forms that one which holds several values, else the first: null is how a member is left out.
function formOf(type, types, name) {
  if (type.$ref) {
    const referred = type.$ref.split("/").at(-1);
    return formOf(types[referred], types, referred);
  }
  if (!type.anyOf) return { name, form: type };
  const forms = type.anyOf.filter((form) => form.type !== "null").map((form) => formOf(form, types));
  return forms.find(({ form }) => form.items) ?? forms[0];
}

const valuesOf = ({ oneOf }) => oneOf.map((member) => member.const);
