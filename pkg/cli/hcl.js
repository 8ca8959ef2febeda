// Terraform's language as far as places in it are to be found: blocks, attributes, and what lists and objects are written out. Nothing is
// evaluated. https://developer.hashicorp.com/terraform/language/syntax/configuration (2026-11-30), and the native syntax of HCL,
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md (2026-11-30).

/** Blocks and brackets within each other; nobody writes as many. */
const DEEPEST = 64;

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const BLANK = /(?:[ \t\r\ufeff]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const BLANKS = /(?:\s+|\ufeff|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[^\n]*\n/uy;
const CLOSING = { "[": "]", "{": "}", "(": ")" };

/** What is not written as the language has it. Whoever looks for a place in it then has none. */
class Unreadable extends Error {}

/**
 * The body of a file: `{ attributes, blocks }`, attributes by name as values, blocks as `{ type, labels, start, end, body }`. A value is
 * `{ start, end }`, a text without anything to evaluate with `text`, a list that is written out with `items`, an object with `members` by
 * name, each a value whose `start` is that of the name. Offsets are those of the text. Undefined where it cannot be read.
 */
export function bodyOf(text) {
  try {
    const reader = new Reader(text);
    const body = reader.body(undefined, 0);
    return body;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Reader {
  #text;
  #at = 0;

  constructor(text) {
    this.#text = text;
  }

  /** Attributes and blocks up to a closing brace, else to the end of the text. */
  body(end, depth) {
    deep(depth);
    const [attributes, blocks] = [new Map(), []];
    for (;;) {
      this.#take(BLANKS);
      if (this.#at >= this.#text.length) {
        if (end !== undefined) throw new Unreadable();
        return { attributes, blocks };
      }
      if (this.#text[this.#at] === end) return { attributes, blocks };
      const start = this.#at;
      const name = this.#take(NAME) ?? unreadable();
      this.#take(BLANK);
      if (this.#isSign("=")) {
        this.#at += 1;
        // One that is written twice is refused by Terraform.
        if (attributes.has(name)) throw new Unreadable();
        attributes.set(name, { ...this.#value([end], true, depth + 1), start });
      } else {
        blocks.push({ type: name, start, ...this.#block(depth + 1) });
      }
    }
  }

  #block(depth) {
    const labels = [];
    for (;;) {
      this.#take(BLANK);
      const next = this.#text[this.#at];
      if (next === "{") break;
      labels.push(next === '"' ? (this.#string(depth) ?? unreadable()) : (this.#take(NAME) ?? unreadable()));
    }
    this.#at += 1;
    const body = this.body("}", depth);
    this.#at += 1;
    return { labels, end: this.#at, body };
  }

  /** A value up to one of the signs in `ends`, or, where lines count, the end of the line. */
  #value(ends, isByLine, depth) {
    deep(depth);
    const blank = isByLine ? BLANK : BLANKS;
    this.#take(blank);
    const start = this.#at;
    const isOver = () => {
      this.#take(blank);
      const sign = this.#text[this.#at];
      return sign === undefined || (isByLine && sign === "\n") || ends.includes(sign);
    };
    const first = this.#text[start];
    const written = first === "[" ? this.#list(depth) : first === "{" ? this.#object(depth) : first === '"' ? textOf(this.#string(depth)) : undefined;
    let end = this.#at;
    if (end > start && isOver()) return { start, end, ...written };
    while (!isOver()) {
      this.#part(depth);
      end = this.#at;
    }
    if (end === start) throw new Unreadable();
    return { start, end };
  }

  #list(depth) {
    const start = this.#at;
    this.#at += 1;
    this.#take(BLANKS);
    if (this.#isWord("for")) return this.#passed(start, depth);
    const items = [];
    for (;;) {
      this.#take(BLANKS);
      if (this.#text[this.#at] === "]") break;
      items.push(this.#value([",", "]"], false, depth + 1));
      this.#take(BLANKS);
      if (this.#text[this.#at] === ",") this.#at += 1;
    }
    this.#at += 1;
    return { items };
  }

  #object(depth) {
    const begin = this.#at;
    this.#at += 1;
    this.#take(BLANKS);
    if (this.#isWord("for")) return this.#passed(begin, depth);
    const members = new Map();
    for (;;) {
      this.#take(BLANKS);
      if (this.#text[this.#at] === "}") break;
      const start = this.#at;
      // A name that is evaluated is nobody's.
      const name = this.#text[start] === '"' ? this.#string(depth) : this.#text[start] === "(" ? this.#passed(start, depth) : (this.#take(NAME) ?? unreadable());
      this.#take(BLANK);
      if (!this.#isSign("=") && this.#text[this.#at] !== ":") throw new Unreadable();
      this.#at += 1;
      const value = this.#value([",", "}"], true, depth + 1);
      if (name !== undefined) members.set(name, { ...value, start });
      this.#take(BLANKS);
      if (this.#text[this.#at] === ",") this.#at += 1;
    }
    this.#at += 1;
    return { members };
  }

  /** Brackets with what is in them, from the first one on, of which nothing is to be told. */
  #passed(start, depth) {
    this.#at = start;
    this.#part(depth);
    return undefined;
  }

  /** One part of an expression: a string, brackets with what is in them, or a sign. */
  #part(depth) {
    deep(depth);
    const sign = this.#text[this.#at];
    if (sign === '"') this.#string(depth);
    else if (sign === "<" && this.#heredoc()) return;
    else if (sign in CLOSING) {
      this.#at += 1;
      for (;;) {
        this.#take(BLANKS);
        if (this.#at >= this.#text.length) throw new Unreadable();
        if (this.#text[this.#at] === CLOSING[sign]) break;
        this.#part(depth + 1);
      }
      this.#at += 1;
    } else if (sign === undefined || "]})".includes(sign)) throw new Unreadable();
    else if (this.#take(NAME) === undefined) this.#at += 1;
  }

  /** A string with what it says; undefined where something in it is evaluated. */
  #string(depth) {
    deep(depth);
    let isPlain = true;
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined || sign === "\n") throw new Unreadable();
      if (sign === '"') break;
      const next = this.#text[this.#at + 1];
      if (sign === "\\") this.#at += 2;
      else if ((sign === "$" || sign === "%") && next === "{") {
        isPlain = false;
        this.#at += 1;
        this.#part(depth + 1);
      } else if ((sign === "$" || sign === "%") && next === sign && this.#text[this.#at + 2] === "{") {
        isPlain = false;
        this.#at += 3;
      } else this.#at += 1;
    }
    this.#at += 1;
    return isPlain ? unescaped(this.#text.slice(start, this.#at)) : undefined;
  }

  #heredoc() {
    const start = this.#at;
    const whole = this.#take(HEREDOC);
    if (whole === undefined) return false;
    const name = whole.match(/[\p{ID_Start}_][\p{ID_Continue}-]*/u)[0];
    for (let line = this.#at; line < this.#text.length; ) {
      const end = this.#text.indexOf("\n", line);
      const written = this.#text.slice(line, end < 0 ? undefined : end);
      // The line break behind it ends the attribute.
      if (written.trim() === name) {
        this.#at = line + written.trimEnd().length;
        return true;
      }
      if (end < 0) break;
      line = end + 1;
    }
    this.#at = start;
    throw new Unreadable();
  }

  #isSign(sign) {
    return this.#text[this.#at] === sign && this.#text[this.#at + 1] !== sign;
  }

  #isWord(word) {
    return this.#text.startsWith(word, this.#at) && /\s/.test(this.#text[this.#at + word.length] ?? "");
  }

  #take(pattern) {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }
}

function deep(depth) {
  if (depth > DEEPEST) throw new Unreadable();
}

function unreadable() {
  throw new Unreadable();
}

const textOf = (text) => (text === undefined ? undefined : { text });

// The escapes of HCL are those of JSON but for \U.
function unescaped(string) {
  try {
    return JSON.parse(string.replaceAll("\t", "\\t"));
  } catch {
    return undefined;
  }
}
