// The text of a scenario in a page: what stands in an element, however its renderer marked it up.

/** What renderers put into code that is not part of it. */
const EXTRAS = "button, [aria-hidden='true'], .lineno, .linenos, .ln, .gutter";

/** The text of code as it was written, with its line breaks. */
export function codeText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll(EXTRAS)) extra.remove();
  // Some renderers end lines with elements alone.
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  return (copy.textContent ?? "").replace(/\r\n?/g, "\n");
}

/** The JSON in an element: of a script, else of preformatted text, else its own text; empty where there is none. */
export function sourceText(element: Element): string {
  const script = element.querySelector("script[type$='json']");
  if (script) return script.textContent ?? "";
  // Line numbers can stand in one of their own before it.
  const code = ["pre code", "pre"].map((selector) => [...element.querySelectorAll(selector)].at(-1)).find(Boolean);
  return codeText(code ?? element).trim();
}

const NAME = "entra-verdict";

/** The markup that renderers make of a fenced block with our name. */
const MARKED = [
  `.language-${NAME}`,
  `.lang-${NAME}`,
  `.highlight-${NAME}`,
  `[data-language="${NAME}"]`,
  `[data-lang="${NAME}"]`,
  `pre[lang="${NAME}"]`,
].join();

/** The fenced blocks with our name in a part of a page, each as its outermost element. */
export function fences(root: ParentNode): Element[] {
  const blocks = new Set<Element>();
  for (const marked of root.querySelectorAll(MARKED)) {
    if (marked.closest(`${NAME}-playground`)) continue;
    const block = marked.closest("pre") ?? (marked.querySelector("pre") ? marked : null);
    // The name may stand on an element around it too.
    if (block) blocks.add(outermost(block, root));
  }
  return [...blocks];
}

function outermost(block: Element, root: ParentNode): Element {
  const above = block.parentElement?.closest(MARKED);
  return above && above !== (root as Node) && root.contains(above) ? outermost(above, root) : block;
}
