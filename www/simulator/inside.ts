// The inside of the running page, for whoever drives it from outside, as its tests do. Nothing of the page loads this.

export { answerTo } from "./core/asking.ts";
export { loadScenario, wrongWith } from "./state/load.ts";
export { fromScenario, toScenario } from "./state/scenario.ts";
export { toLink } from "./state/share-link.ts";
export { editForm, state } from "./state/state.ts";
export { clauseChanges } from "./views/compare/clause-changes.ts";
export { editorView } from "./views/editor/codemirror.ts";
export { filesOf } from "./views/policies/arrivals.ts";
