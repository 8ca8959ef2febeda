// The examples: scenarios, each with its title and description in both languages beside it.

import { scenarios } from "./scenarios.js";
import { groups } from "./groups.js";

/** `{ id, group, title, description, scenario }`, in the order in which they are shown; what `expect` says is a promise. */
export const gallery = Object.entries(groups).flatMap(([group, { examples }]) =>
  Object.entries(examples).map(([id, [title, description]]) => {
    const scenario = scenarios[id];
    return {
      id,
      group,
      title: { en: scenario.title, ja: title },
      description: { en: scenario.description, ja: description },
      scenario: asked(scenario),
    };
  }),
);

/** What somebody puts in the place of an example's policy or key is asked about now; signed evidence keeps its time. */
function asked(scenario) {
  const { at: _, ...question } = scenario.question;
  return scenario.trust ? scenario : { ...scenario, question };
}
