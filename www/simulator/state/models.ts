// Models of authenticators by name: those of the build, and of metadata that is opened.

import { computed } from "@preact/signals-core";

import { isThere } from "../../kit/there.ts";
import { inspect, Tenant } from "../core/package.ts";
import { state } from "./state.ts";

/** Letters of a name at least, and at most. */
const LEAST = 3;
const LONGEST = 80;

const known = computed(() => {
  const metadata = state.metadata?.handle;
  const tenant = Tenant.load('{ "id": "Fido2", "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration" }', { metadata });
  const models = tenant.models().models.filter(({ name }) => name);
  tenant.free();
  return models;
});

/** A text without letter case, and without the width of characters. */
function plain(text: string) {
  return text.normalize("NFKC").toLowerCase();
}

/** The models in whose name every word of a text stands. */
export function modelsNamed(text: string) {
  const words = plain(text)
    .split(/[\s,;()]+/)
    .filter(isThere);
  if (text.trim().length < LEAST || text.length > LONGEST || words.length === 0) return [];
  return known.value.filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

/** The names that were looked up, of metadata and in a language. */
const names = computed(() => {
  void [state.metadata, state.language];
  return new Map<string, string | null>();
});

/** The name of the model of an AAGUID; null where it is none that is known. */
export function modelName(aaguid: string): string | null {
  const wanted = aaguid.toLowerCase();
  const looked = names.value;
  if (!looked.has(wanted)) {
    const found = inspect(wanted, { language: state.language });
    looked.set(wanted, (found.kind === "aaguid" ? found.name : null) ?? state.metadata?.handle.name(wanted) ?? null);
  }
  return looked.get(wanted) ?? null;
}
