// Policies that may change while they are asked, and where they come from.

import { Tenant } from "entra-verdict";

/**
 * @typedef {object} Given
 * @property {string} version what tells them from others
 * @property {import("entra-verdict").Policy | import("entra-verdict").Policy[]} policies
 * @property {import("entra-verdict").Trust} [trust]
 */

/** Policies in use, which are given back to memory when others took their place and the last request has ended. */
class Held {
  #tenant;
  #users = 0;
  #isOld = false;

  /** @param {Tenant} tenant @param {string} version @param {number} now */
  constructor(tenant, version, now) {
    this.#tenant = tenant;
    this.version = version;
    this.loaded = new Date(now).toISOString();
    const { findings } = tenant;
    const count = (/** @type {string} */ severity) => findings.filter((finding) => finding.severity === severity).length;
    this.findings = { error: count("error"), warning: count("warning"), info: count("info") };
  }

  get tenant() {
    return this.#tenant;
  }

  take() {
    this.#users += 1;
    return this;
  }

  release() {
    this.#users -= 1;
    this.#freed();
  }

  retire() {
    this.#isOld = true;
    this.#freed();
  }

  #freed() {
    if (this.#isOld && this.#users === 0) this.#tenant.free();
  }
}

/**
 * @typedef {object} Options
 * @property {() => Promise<void>} init loads the package
 * @property {() => Given | Promise<Given>} read
 * @property {number} refresh after how many milliseconds they are read again
 * @property {() => number} now
 * @property {(entry: object) => void} log
 */

export class Policies {
  /** @type {Held | undefined} */
  #held;
  #options;
  #read = -Infinity;
  #turns = 0;
  #turn = 0;

  /** What was wrong with the policies that were read last, in place of which the earlier ones stay.
   * @type {unknown} */
  failure;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * The policies in use, until they are released. The first request waits for them; later ones do not wait for newer ones.
   * @param {(work: Promise<void>) => void} later what goes on after the answer
   */
  async take(later) {
    const { now, refresh } = this.#options;
    // Each of the first requests reads for itself: in a worker none can wait for what belongs to another.
    if (!this.#held) await this.#renew();
    else if (now() - this.#read >= refresh) later(this.#renew().catch(() => {}));
    if (!this.#held) throw new Error("no policies");
    return this.#held.take();
  }

  /**
   * Leaves policies to be read anew, since the core has lost them.
   * @param {Held} held
   */
  forget(held) {
    if (this.#held === held) this.#held = undefined;
    held.retire();
  }

  async #renew() {
    const { init, read, now, log } = this.#options;
    this.#read = now();
    const turn = (this.#turns += 1);
    try {
      await init();
      const given = await read();
      // What began to be read later is newer.
      if (turn < this.#turn) return;
      this.#turn = turn;
      this.failure = undefined;
      if (given.version === this.#held?.version) return;
      const { version, policies, trust } = given;
      const old = this.#held;
      this.#held = new Held(Tenant.load(policies, { trust }), version, now());
      old?.retire();
      log({ event: "policies", version });
    } catch (error) {
      if (turn >= this.#turn) this.failure = error;
      log({ event: "policies", code: codeOf(error) });
      throw error;
    }
  }
}

/** @param {unknown} error */
export const codeOf = (error) => String(Object(error).code ?? "http.fault");

/** What there is to say where policies cannot be had at all. */
export class Unavailable extends Error {
  code = "http.policies";
}

/**
 * Policies that are texts, told from others by what is in them.
 * @param {string[]} texts
 */
export async function told(texts) {
  const bytes = new TextEncoder().encode(texts.join("\0"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return { version: [...digest.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join(""), policies: texts };
}

/**
 * Policies that are part of the deployment.
 * @param {Given["policies"]} policies
 * @param {string} [version]
 */
export function bundled(policies, version) {
  return async () => ({ version: version ?? (await told([JSON.stringify(policies)])).version, policies });
}

/**
 * @typedef {object} Namespace what is needed of a KV binding
 * @property {(key: string, type: "text") => Promise<{ value: string | null, metadata: unknown }>} getWithMetadata
 */

/**
 * Policies in a KV namespace, one document or a list of them; `version` of the metadata names them.
 * @param {Namespace} namespace
 * @param {string} [key]
 */
export function fromKv(namespace, key = "policies") {
  return async () => {
    const { value, metadata } = await namespace.getWithMetadata(key, "text").catch(() => ({ value: null, metadata: null }));
    if (value === null) throw new Unavailable(`there is no ${key} in the namespace`);
    const { version } = Object(metadata);
    return typeof version === "string" ? { version, policies: [value] } : told([value]);
  };
}
