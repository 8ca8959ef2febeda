// Loading a scenario: an example, or one that was pasted.

import { answerNow } from "./answer.js";
import { fromScenario } from "./scenario.js";
import { state, update } from "./state.js";

/** Shows an entry of the gallery. */
export function showExample(entry) {
  update({ ...fromScenario(entry.scenario), example: entry.id, loaded: state.loaded + 1 });
  answerNow();
}

/** Shows a scenario that somebody pasted. */
export function loadScenario(text) {
  update({ ...fromScenario(JSON.parse(text.replace(/^\uFEFF/, ""))), example: null, loaded: state.loaded + 1 });
  answerNow();
}
