// What the command line itself refuses.

/** `key` names the text; `command` is the one whose help explains it, for mistakes of usage. */
export class Problem extends Error {
  constructor(key, names = {}, command) {
    super(key);
    Object.assign(this, { key, names, command });
  }

  /** The same shape as an error of the core. */
  report(say) {
    const code = this.command === undefined ? "cli.file" : "cli.usage";
    const message = say(`error.${this.key}`, this.names);
    return { code, message, document: null, path: null, line: null, column: null };
  }
}
