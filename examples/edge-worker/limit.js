// How often each client may ask: a bucket of tokens, of which each request takes one and which fills up steadily.

/** More clients than this at a time are forgotten, those that asked longest ago first. */
const MOST = 10_000;

export class Limit {
  /** @type {Map<string, { tokens: number, at: number }>} */
  #buckets = new Map();
  #perSecond;
  #burst;

  /** @param {{ perSecond: number, burst: number }} options */
  constructor({ perSecond, burst }) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /**
   * Takes a token; gives 0, or in how many seconds there is one again.
   * @param {string} client
   * @param {number} now milliseconds, of whichever clock the runtime has
   */
  take(client, now) {
    const { tokens, at } = this.#buckets.get(client) ?? { tokens: this.#burst, at: now };
    // A clock that was set back fills nothing.
    const filled = Math.min(this.#burst, tokens + (Math.max(0, now - at) / 1000) * this.#perSecond);
    const isThere = filled >= 1;
    this.#keep(client, { tokens: isThere ? filled - 1 : filled, at: now });
    return isThere ? 0 : Math.ceil((1 - filled) / this.#perSecond);
  }

  /** @param {string} client @param {{ tokens: number, at: number }} bucket */
  #keep(client, bucket) {
    // Who asked last is the last to go.
    this.#buckets.delete(client);
    this.#buckets.set(client, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
