// The policy editor of the simulator, as a test uses it.

import { isFirefox } from "./simulator.mjs";

/** The editor on a page. */
export function editorOn(page) {
  const host = page.getByTestId("policy-editor");
  const content = host.locator(".cm-content");
  /** What `read` says of the editor's view. */
  const ask = async (read, argument) => {
    const view = await page.evaluateHandle(async () => (await import("./inside.js")).editorView);
    return view.evaluate(read, argument);
  };
  return {
    host,
    content,
    /** Replaces what stands there with a text from the clipboard. */
    async fill(text) {
      await content.focus();
      await page.keyboard.press("ControlOrMeta+a");
      return text === "" ? page.keyboard.press("Delete") : this.paste(text);
    },
    /** Pastes a text at the cursor. */
    async paste(text) {
      await content.focus();
      if (isFirefox) {
        // No event that a script makes carries a text there.
        await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
        return page.keyboard.press("ControlOrMeta+v");
      }
      return content.evaluate((element, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", pasted);
        element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    },
    text: () => ask((view) => view.state.doc.toString()),
    selected: () => ask((view) => view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to)),
    /** The line of the selection's begin, from 1. */
    line: () => ask((view) => view.state.doc.lineAt(view.state.selection.main.from).number),
    /** Puts the cursor behind the first occurrence of a text, as a click there does. */
    putCursor: (after) =>
      ask((view, text) => {
        const anchor = view.state.doc.toString().indexOf(text) + text.length;
        view.dispatch({ selection: { anchor }, scrollIntoView: true });
        view.focus();
      }, after),
    focused: () => host.evaluate((element) => document.activeElement === element),
  };
}
