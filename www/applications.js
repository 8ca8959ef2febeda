// Names of Microsoft's applications to choose from. They are loaded when somebody turns to the field, and decide nothing.

import { h } from "./dom.js";

/** More than that nobody reads. */
const SHOWN = 20;

/** Applications whose name or id holds what was typed: those that begin with it first, then by name. */
export function matching(applications, typed) {
  const text = typed.trim().toLowerCase();
  if (text.length < 2) return [];
  const found = Object.entries(applications).filter(([id, name]) => id.startsWith(text) || name.toLowerCase().includes(text));
  const order = ([, name]) => (name.toLowerCase().startsWith(text) ? 0 : 1);
  return found.sort((one, other) => order(one) - order(other) || one[1].localeCompare(other[1])).slice(0, SHOWN);
}

/** Offers names below a field, whose value is the id. */
export function offerApplications(field, list) {
  let applications = {};
  const offer = () => {
    const options = matching(applications, field.value).map(([value, label]) => h("option", { value, label: `${label} (${value})` }));
    list.replaceChildren(...options);
  };
  field.addEventListener("input", offer);
  field.addEventListener(
    "focus",
    async () => {
      ({ applications } = await import("./pkg/applications.js"));
      offer();
    },
    { once: true },
  );
}
