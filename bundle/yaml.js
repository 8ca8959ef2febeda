// What the command line reads YAML with: nodes keep their place in the text.

export { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
