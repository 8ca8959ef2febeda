// Loading a scenario: an example, or one that was pasted.

import { answerNow } from "./answer.js";
import { fromScenario } from "./scenario.js";
import { state, update } from "./state.js";

/** Shows an entry of the gallery. */
export function showExample(entry) {
  update({ ...fromScenario(entry.scenario), example: entry.id, link: null, applied: null, loaded: state.loaded + 1 });
  answerNow();
}

/** Shows a scenario that somebody pasted, or one that came with a link. */
export function loadScenario(text, link = null) {
  const shown = fromScenario(JSON.parse(text.replace(/^\uFEFF/, "")));
  update({ ...shown, example: null, link, applied: null, loaded: state.loaded + 1 });
  answerNow();
}
