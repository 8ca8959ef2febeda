// What the command line reads YAML with: nodes keep their place in the text.

export { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
