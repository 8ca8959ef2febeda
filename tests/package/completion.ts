// The modules of completion as one, with the words of the core.

import "../../www/simulator/core/package.ts";

export { EditorState } from "@codemirror/state";

export { complete, source } from "../../www/simulator/views/editor/completion.ts";
export { enumerations, types } from "../../www/simulator/views/editor/graph-types.ts";
export { namesAt, placeAt, valuesAt } from "../../www/simulator/views/editor/vocabulary.ts";
export { changeBetween } from "../../www/simulator/views/editor/change.ts";
export { paths, portalPath } from "../../www/simulator/views/editor/portal.ts";
