// An example: a scenario with its title and description in both languages beside it.

import type { Json, Language } from "../../../kit/contract.ts";

/** An example; what its scenario expects is a promise. */
export interface Entry {
  readonly id: string;
  readonly group: string;
  readonly title: Record<Language, string>;
  readonly description: Record<Language, string>;
  readonly scenario: Json;
}

/** An example of a scenario, with its title and description in Japanese. */
export function entryOf(id: string, group: string, [title = "", description = ""]: readonly string[], scenario: Json): Entry {
  return {
    id,
    group,
    title: { en: scenario.title, ja: title },
    description: { en: scenario.description, ja: description },
    scenario: asked(scenario),
  };
}

/** What somebody puts in the place of an example's policy or key is asked about now; signed evidence keeps its time. */
function asked(scenario: Json): Json {
  const { at: _, ...question } = scenario.question;
  return scenario.trust ? scenario : { ...scenario, question };
}
