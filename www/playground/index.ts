// The entry `entra-verdict/playground`: defines the element, and makes elements of fenced blocks.

import type { Json } from "../kit/contract.ts";
import { EntraVerdictPlayground } from "./element.ts";
import { fences } from "./source.ts";

export { EntraVerdictPlayground };

const NAME = "entra-verdict-playground";

// Without a document, as on a server that renders pages, there is nothing to define it in.
if (globalThis.document && !customElements.get(NAME)) customElements.define(NAME, EntraVerdictPlayground);

export function upgrade(root: ParentNode = document, attributes: Record<string, Json> = {}) {
  return fences(root).map((block) => {
    const element = document.createElement(NAME);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    const place = document.createComment("");
    block.replaceWith(place);
    // It is read as soon as it is in the page, and then has to have its text.
    element.append(block);
    place.replaceWith(element);
    return element;
  });
}
