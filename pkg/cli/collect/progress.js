// How far it is, for whoever watches: on standard error, a line that is written over on a terminal.

/** Milliseconds between two looks at it. */
const PERIOD = 200;

/** Seconds of waiting that are worth a word. */
const WORTH = 3;

/** Tells of stages, people and waiting. */
export class Progress {
  #stream;
  #say;
  #now;
  #format;
  #told = -Infinity;
  #isOpen = false;
  #begun;

  constructor(stream, { say, language }, now = Date.now) {
    this.#stream = stream;
    this.#say = say;
    this.#now = now;
    this.#format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  }

  /** A stage begins; with a count of none there is nothing to say. */
  stage(name, count) {
    if (count === 0) return;
    this.line(this.#say(`collect.stage.${name}`, { count: this.#format.format(count ?? 0) }));
  }

  /** A line that stays. */
  line(text) {
    this.end();
    this.#stream.write(`${text}\n`);
  }

  /** So many people are in a list that is being read. */
  count(done) {
    if (this.#isDue(this.#now())) this.#over(this.#say("collect.people", this.#numbers({ done })));
  }

  /** So many of so many people are done, the total undefined where Graph does not tell it. */
  people(done, total) {
    const now = this.#now();
    this.#begun ??= { now, done };
    if (!this.#isDue(now)) return;
    const rate = (done - this.#begun.done) / ((now - this.#begun.now) / 1000);
    const isKnown = Number.isFinite(rate) && rate > 0;
    const parts = [
      this.#say(total === undefined ? "collect.people" : "collect.peopleOf", this.#numbers({ done, total })),
      isKnown && this.#say("collect.rate", this.#numbers({ rate })),
      isKnown && total > done && this.#say("collect.left", { time: clockOf((total - done) / rate) }),
    ];
    this.#over(parts.filter(Boolean).join(this.#say("collect.and")));
  }

  /** Graph asked to wait. */
  wait(seconds) {
    if (!this.#stream.isTTY || seconds < WORTH) return;
    this.#told = this.#now();
    this.#over(this.#say("collect.wait", this.#numbers({ seconds: Math.ceil(seconds) })));
  }

  /** Leaves the line that is written over. */
  end() {
    if (this.#isOpen) this.#stream.write("\n");
    this.#isOpen = false;
  }

  #isDue(now) {
    if (!this.#stream.isTTY || now - this.#told < PERIOD) return false;
    this.#told = now;
    return true;
  }

  #over(text) {
    this.#stream.write(`\r\u001b[K${text}`);
    this.#isOpen = true;
  }

  #numbers(values) {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === undefined ? "" : this.#format.format(value)]));
  }
}

/** Seconds as hours, minutes and seconds. */
function clockOf(seconds) {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [first, ...rest] = parts[0] > 0 ? parts : parts.slice(1);
  return [first, ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
}
