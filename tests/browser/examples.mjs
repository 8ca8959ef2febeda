// The examples of the simulator, for its tests.

import { gallery } from "./words.mjs";

/** The scenario of an example by its id, its policies as the texts that the page shows. */
export function example(name) {
  const { scenario } = gallery.find(({ id }) => id === name);
  const texts = scenario.policies.map((one) => (typeof one === "string" ? one : `${JSON.stringify(one, null, 2)}\n`));
  return { ...scenario, policies: texts };
}
