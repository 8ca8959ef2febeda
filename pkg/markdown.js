// Makes playgrounds of a page's fenced blocks marked `entra-verdict` as soon as the page is there.

import { upgrade } from "./playground.js";

if (globalThis.document) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => upgrade(), { once: true });
  else upgrade();
}

export { upgrade };
