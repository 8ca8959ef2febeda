// Comments that leave findings out: `// entra-verdict-ignore CODE, CODE: why`, above the line or at its end, with the marks of comments that
// a file's language has.

import { SCRIPTS } from "./files.js";

/** The word that such a comment begins with. */
export const IGNORE = "entra-verdict-ignore";

/** Texts and comments of each language. Texts are passed over, so that what stands in one is no comment. */
const PARTS = {
  json: /"(?:\\[^]|[^"\\])*"|\/\/[^\r\n]*|\/\*[^]*?\*\//g,
  // Of a text that goes on after something that is evaluated in it, the rest counts as another.
  terraform: /"(?:\\.|[^"\\\r\n])*"|(?:#|\/\/)[^\r\n]*|\/\*[^]*?\*\//g,
  // Here-strings, texts with either quotation mark, and `#` where a word could begin.
  powerShell: /@(["'])\r?\n[^]*?\n\1@|"(?:`[^]|[^"`])*"|'[^']*'|<#[^]*?#>|(?<![^\s;,{}()=])#[^\r\n]*/g,
};

const LEAVES_OUT = new RegExp(`^(?:/[/*]|<?#)\\s*${IGNORE}\\s+([\\w.]+(?:\\s*,\\s*[\\w.]+)*)`);

function languageOf(file, text) {
  const isNamed = (ending) => file.toLowerCase().endsWith(ending);
  if (isNamed(".tf")) return "terraform";
  // What came on standard input has no name.
  return SCRIPTS.some(isNamed) || /^\s*(?:<?#|(?:param|configuration)\b)/i.test(text) ? "powerShell" : "json";
}

export class Ignores {
  #all = [];

  constructor({ file, text }) {
    if (!text.includes(IGNORE)) return;
    for (const { 0: part, index } of text.matchAll(PARTS[languageOf(file, text)])) {
      const codes = part.match(LEAVES_OUT)?.[1].split(/\s*,\s*/) ?? [];
      if (codes.length === 0) continue;
      const before = text.slice(0, index);
      const line = before.split(/\r\n|\r|\n/).length;
      const own = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
      const ofLine = own.trim() === "" ? line + part.split(/\r\n|\r|\n/).length : line;
      for (const code of codes) this.#all.push({ code, line, column: own.length + 1, ofLine, isUsed: false });
    }
  }

  covers({ code, line }) {
    const matching = this.#all.filter((one) => one.code === code && one.ofLine === line);
    for (const one of matching) one.isUsed = true;
    return matching.length > 0;
  }

  /** Those that leave nothing out; asked after all findings. */
  get unused() {
    return this.#all.filter(({ isUsed }) => !isUsed);
  }
}
