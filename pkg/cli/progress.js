// How far something is, on one line of a terminal.

/** Between two lines, in milliseconds: people read no faster. */
const PAUSE = 100;

export class Progress {
  #stream;
  #text;
  #last = -Infinity;
  #isShown = false;

  /** `stream` is where it is shown, if that is a terminal; `text` says it. */
  constructor(stream, text) {
    this.#stream = stream?.isTTY ? stream : undefined;
    this.#text = text;
  }

  tell(done, now = Date.now()) {
    if (!this.#stream || now - this.#last < PAUSE) return;
    this.#last = now;
    this.#isShown = true;
    this.#stream.write(`\r\u001b[2K${this.#text(done)}`);
  }

  /** Takes the line away. */
  end() {
    if (this.#isShown) this.#stream.write("\r\u001b[2K");
    this.#isShown = false;
  }
}
