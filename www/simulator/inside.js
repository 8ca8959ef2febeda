// The inside of the running page, for whoever drives it from outside, as its tests do. Nothing of the page loads this.

export { loadScenario } from "./state/load.js";
export { editForm, state } from "./state/state.js";
export { clauseChanges } from "./views/compare/clause-changes.js";
export { editorView } from "./views/editor/editor.js";
export { filesOf } from "./views/policies/arrivals.js";
