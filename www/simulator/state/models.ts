// Models of authenticators by name: those of the build, and of metadata that is opened.

import type { AuthenticatorModel, Metadata } from "../../kit/contract.ts";
import { isThere } from "../../kit/there.ts";
import { inspect, Tenant } from "../core/package.ts";
import { state } from "./state.ts";

/** Letters of a name at least, and at most. */
const LEAST = 3;
const LONGEST = 80;

let known: { metadata: Metadata | undefined; models: AuthenticatorModel[] | null } = { metadata: undefined, models: null };

function knownModels() {
  const metadata = state.metadata?.handle;
  if (known.metadata !== metadata || known.models === null) {
    const tenant = Tenant.load('{ "id": "Fido2", "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration" }', { metadata });
    known = { metadata, models: tenant.models().models.filter(({ name }) => name) };
    tenant.free();
  }
  return known.models ?? [];
}

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
  return knownModels().filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

const names = new Map<string, string | null>();
let metadataOfNames: Metadata | undefined;

/** The name of the model of an AAGUID; null where it is none that is known. */
export function modelName(aaguid: string): string | null {
  const metadata = state.metadata?.handle;
  if (metadataOfNames !== metadata) names.clear();
  metadataOfNames = metadata;
  const wanted = aaguid.toLowerCase();
  if (!names.has(wanted)) {
    const found = inspect(wanted, { language: state.language });
    names.set(wanted, (found.kind === "aaguid" ? found.name : null) ?? metadata?.name(wanted) ?? null);
  }
  return names.get(wanted) ?? null;
}
