// The names of models beside their AAGUIDs in the text, as far as it is in sight.

import { Decoration, ViewPlugin } from "@codemirror/view";
import type { DecorationSet, EditorView, ViewUpdate } from "@codemirror/view";

const AAGUID = /"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",?/gi;

function namesIn({ visibleRanges, state }: EditorView, nameOf: (aaguid: string) => string | null) {
  const found = visibleRanges.flatMap(({ from, to }) =>
    [...state.sliceDoc(from, to).matchAll(AAGUID)].flatMap(({ 0: whole, 1: aaguid = "", index }) => {
      const name = nameOf(aaguid);
      // The name is generated content: it is neither text to edit nor copied.
      const mark = name && Decoration.mark({ class: "model", attributes: { "data-model": name } });
      return mark ? [mark.range(from + index, from + index + whole.length)] : [];
    }),
  );
  return Decoration.set(found);
}

/** The extension; `nameOf(aaguid)` gives the name of a model, or null. */
export function modelNames(nameOf: (aaguid: string) => string | null) {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = namesIn(view, nameOf);
      }

      update({ docChanged, viewportChanged, view, transactions }: ViewUpdate) {
        // A new configuration comes when there may be other names.
        if (docChanged || viewportChanged || transactions.some(({ reconfigured }) => reconfigured)) this.decorations = namesIn(view, nameOf);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
