// What helps with writing in the editor: completion, search, and words for the place at the cursor. It comes once somebody turns to it.

import { completionStatus, startCompletion } from "@codemirror/autocomplete";
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { keymap } from "@codemirror/view";
import { computed } from "@preact/signals-core";

import { microsoftApplications } from "../../core/package.ts";
import { t, tOrNull } from "../../i18n.ts";
import { resources, valueIn } from "../../state/documents.ts";
import { modelName, modelsNamed } from "../../state/models.ts";
import { activeDocument, follow, state } from "../../state/state.ts";
import { matching } from "../question/applications.ts";
import { editorView } from "./codemirror.ts";
import { completion } from "./completion.ts";
import { nameable } from "./given-names.ts";
import type { Nameable } from "./given-names.ts";
import { portalPath } from "./portal.ts";
import { LONGEST, memberWords, placeAt, valueWords } from "./vocabulary.ts";
import type { Recognised } from "./vocabulary.ts";

/** What the core recognised in each document when it could last be read. */
const kept = new Map<number, readonly Recognised[]>();

/** What it recognised in the document that is shown. */
const recognised = computed(() => {
  const one = activeDocument();
  const found = resources(one);
  if (found.length > 0 || one.text.trim() === "") kept.set(one.id, found);
  for (const id of kept.keys()) if (!state.documents.some((each) => each.id === id)) kept.delete(id);
  return kept.get(one.id) ?? [];
});
const known = () => recognised.value;

// What a list offers goes by where resources stand. Those of much text come after it was typed: a list that is open then is asked for anew.
follow([computed(() => JSON.stringify(known().map(({ resource, path }) => [resource, path])))], () => {
  if (completionStatus(editorView.state) === "active") startCompletion(editorView);
});

function locations() {
  const named = state.documents.flatMap((one) =>
    resources(one)
      .filter(({ resource }) => resource === "namedLocation")
      .map(({ name, path }) => ({ label: String(valueIn(one, path)?.id ?? ""), words: name ?? "" })),
  );
  return named.filter(({ label, words }) => label !== "" && words !== "");
}

/** What is added to the editor. */
export const assistance = [
  completion({
    language: () => state.language,
    words: t,
    resourceName: (type) => tOrNull(`resource.${type}`),
    recognised: known,
    models: (text) => modelsNamed(text).map(({ aaguid, name }) => ({ label: aaguid, words: name ?? aaguid })),
    applications: async (text) => matching(await microsoftApplications(), text).map(([label, words]) => ({ label, words })),
    locations,
  }),
  search({ top: true }),
  keymap.of(searchKeymap),
];

export { openSearchPanel as openSearch, startCompletion };

/** Words for a place of the document that is shown. */
export interface About {
  readonly start: number;
  readonly end: number;
  /** The member, or the value. */
  readonly name: string;
  /** What it is. */
  readonly words: string;
  /** Where the portal has it, or null. */
  readonly portal: string | null;
  /** What can be given a name there, or null. */
  readonly nameable: Nameable | null;
}

/** What stands at an offset, in words: the member, and what its value is called; null where that is not known. */
export function aboutAt(text: string, offset: number): About | null {
  if (text.length > LONGEST) return null;
  const place = placeAt(text, offset, known());
  if (place.start === place.end || !place.type || !place.member) return null;
  const words = memberWords(place.type, place.member, state.language);
  if (!words) return null;
  const portal = portalPath(known(), place.path, state.language);
  const value = place.isKey ? null : place.kind === "aaguid" ? modelName(place.text) : valueWords(place, state.language);
  return {
    start: place.start,
    end: place.end,
    name: place.member,
    words: value ? t("graph.value", { words, value }) : words,
    portal,
    nameable: place.isKey ? null : nameable(place.member, place.text),
  };
}
