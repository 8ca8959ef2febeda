// The examples: scenarios, each with its title and description in both languages beside it.

import type { Json, Language } from "../../../kit/contract.ts";
import { groups } from "./groups.ts";
import { scenarios } from "./scenarios.ts";

/** An example; what its scenario expects is a promise. */
export interface Entry {
  readonly id: string;
  readonly group: keyof typeof groups;
  readonly title: Record<Language, string>;
  readonly description: Record<Language, string>;
  readonly scenario: Json;
}

/** `{ id, group, title, description, scenario }`, in the order in which they are shown; what `expect` says is a promise. */
export const gallery: readonly Entry[] = Object.entries(groups).flatMap(([group, { examples }]) =>
  Object.entries<string[]>(examples).map(([id, [title = "", description = ""]]) => {
    const scenario = (scenarios as Record<string, Json>)[id];
    return {
      id,
      group: group as Entry["group"],
      title: { en: scenario.title, ja: title },
      description: { en: scenario.description, ja: description },
      scenario: asked(scenario),
    };
  }),
);

/** What somebody puts in the place of an example's policy or key is asked about now; signed evidence keeps its time. */
function asked(scenario: Json): Json {
  const { at: _, ...question } = scenario.question;
  return scenario.trust ? scenario : { ...scenario, question };
}
