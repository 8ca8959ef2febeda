// The resources, and calls of modules, of a source of Terraform in its JSON syntax (`.tf.json`), in the form in which the native one is read (`hcl.js`):
// https://developer.hashicorp.com/terraform/language/syntax/json (2026-11-30).

import { isMap, isScalar, isSeq, parseDocument } from "./yaml.js";

/** What is evaluated in a text. */
const EVALUATED = /[$%]\{/;

/** How many labels blocks have. */
const LABELS = { resource: 2, module: 1 };

/**
 * `{ attributes, blocks }` with a block for each of them; all that is in one is an attribute, since JSON does not tell blocks from those.
 * Undefined where it cannot be read.
 */
export function bodyOfJson(text) {
  try {
    // Every JSON text is YAML, whose reader has places.
    const { errors, contents } = parseDocument(text.replace(/^\ufeff/, " "), { prettyErrors: false });
    if (errors.length > 0 || !isMap(contents)) return undefined;
    const kept = membersOf(contents).filter(([keyword]) => Object.hasOwn(LABELS, keyword));
    return { attributes: new Map(), blocks: kept.flatMap(([type, span, value]) => [...blocksIn(value, { type, labels: [], ...span })]) };
  } catch (error) {
    // What is nested as deeply as the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The blocks of a type in which all labels are names of members, one in the other. */
function* blocksIn(node, { type, labels, start }) {
  for (const object of objectsOf(node)) {
    if (labels.length === LABELS[type]) yield { type, labels, start, body: { attributes: valuesOf(object), blocks: [] } };
    else for (const [name, span, value] of membersOf(object)) yield* blocksIn(value, { type, labels: [...labels, name], ...span });
  }
}

/** An object, or several in a list, as may stand where the native syntax has blocks. */
const objectsOf = (node) => (isMap(node) ? [node] : isSeq(node) ? node.items.filter((item) => isMap(item)) : []);

/** Names with the places of these, and values. */
const membersOf = (map) => map.items.map(({ key, value }) => [String(key?.value ?? ""), spanOf(key), value]);

const spanOf = (node) => ({ start: node?.range?.[0] ?? 0, end: node?.range?.[1] ?? 0 });

const valuesOf = (map) => new Map(membersOf(map).map(([name, { start }, value]) => [name, { ...valueOf(value), start }]));

function valueOf(node) {
  const span = spanOf(node);
  if (isSeq(node)) return { ...span, items: node.items.map(valueOf) };
  if (isMap(node)) return { ...span, members: valuesOf(node) };
  const text = isScalar(node) ? node.value : undefined;
  return typeof text === "string" && !EVALUATED.test(text) ? { ...span, text } : span;
}
