// The connection to Microsoft Graph, the only one that this package opens. It reads, and can do nothing else.

import { setTimeout as sleep } from "node:timers/promises";

import { Problem } from "../problem.js";
import { CLOUDS } from "./clouds.js";

/** Requests of one batch, which is Graph's bound. */
const BATCH = 20;

/** Requests to logs and reports that one application may make, and in how many milliseconds. */
const REPORTS = { path: /^\/(v1\.0|beta)\/(reports|auditLogs)\//, requests: 5, period: 10_000 };

/** One answer is held in memory as a whole. */
const ANSWER_BYTES = 64 * 1024 * 1024;

/** Milliseconds in which Graph has to have answered. */
const PATIENCE = 100_000;

/** How often something is asked before it counts as not to be had; who is told to wait is only throttled. */
const TRIES = 8;
const TRIES_THROTTLED = 50;

const THROTTLED = 429;
const AGAIN = [THROTTLED, 500, 502, 503, 504];

/** The longest wait in seconds, of which the first half minute is reached by doubling. */
const LONGEST = { ownWord: 60, graphsWord: 3600 };

/** Mistakes of the connection that come again with every try, and those that do where nothing was ever reached. */
const HOPELESS = /^(CERT_|ERR_SSL|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EBADPORT)/;
const NOWHERE = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/;

/** Without it Graph writes `unknownFutureValue` for what is newer than its first version. */
const PREFER = { Prefer: "include-unknown-enum-members" };

/** The clock of the machine. */
const CLOCK = { now: () => Date.now(), sleep: (milliseconds) => sleep(milliseconds) };

/** What Graph refuses, or why it cannot be reached. `status` is that of the answer, where there is one. */
export class GraphProblem extends Problem {
  constructor(key, names = {}, status = null) {
    super(key, names);
    this.status = status;
  }

  report(say) {
    // A word that the runtime has no code for is told in words.
    const fault = this.names.fault && say(`fault.${this.names.fault}`);
    if (fault) this.names = { ...this.names, fault };
    return { ...super.report(say), code: "cli.graph", ...(this.status === null ? {} : { status: this.status }) };
  }
}

/** The origin that `--base` names: a cloud, or an address, of which a version at its end is left out. */
export function originOf(base = "global") {
  if (Object.hasOwn(CLOUDS, base)) return CLOUDS[base];
  const wrong = () => new Problem("base", { base, clouds: Object.keys(CLOUDS).join(", ") }, "collect");
  let address;
  try {
    address = new URL(base);
  } catch {
    throw wrong();
  }
  const { protocol, username, password, search, hash, pathname } = address;
  const isBare = !username && !password && !search && !hash && /^\/((v1\.0|beta)\/?)?$/.test(pathname);
  if (!isBare || !["https:", "http:"].includes(protocol)) throw wrong();
  if (protocol === "http:" && !isLoopback(address)) throw new Problem("baseOpen", { base }, "collect");
  return address.origin;
}

/** Whether an address is on this machine, where nobody listens on the way. */
export function isLoopback(address) {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname);
}

/** Graph's own word for why it refused, as far as it is a word. */
export function codeOf(body) {
  const code = body?.error?.code;
  return typeof code === "string" && /^\w{1,80}$/.test(code) ? code : null;
}

/** Microsoft Graph with a token. */
export class Graph {
  #origin;
  #token;
  #clock;
  #onWait;
  #patience;
  /** Before this moment Graph wants nothing from us. */
  #notBefore = 0;
  /** The requests to logs and reports of the last while, with the moment at which each was last under way. */
  #reports = [];
  /** Whether anything was ever answered. */
  #isReached = false;

  /** `clock` has `now` and `sleep` in milliseconds; `onWait` hears of the seconds that Graph asked to wait. */
  constructor(origin, token, { clock = CLOCK, onWait = () => {}, patience = PATIENCE } = {}) {
    this.#origin = origin;
    this.#token = token;
    this.#clock = clock;
    this.#onWait = onWait;
    this.#patience = patience;
  }

  /** The answer to a GET: `status` and `body`, which is null where it is no JSON. */
  get(address, headers = {}) {
    return this.#send("GET", address, headers);
  }

  /** The pages of a list, as answers. One that is no page is the last. */
  async *pages(address, headers = {}) {
    const seen = new Set();
    for (let next = address; next !== undefined; ) {
      // A list that leads back into itself would never end.
      if (seen.has(next)) throw new GraphProblem("graphLoop");
      seen.add(next);
      const answer = await this.get(next, headers);
      const { status, body } = answer;
      if (status === 200 && !Array.isArray(body.value)) throw new GraphProblem("graphShape", { path: pathOf(next) });
      yield answer;
      next = status === 200 ? (body["@odata.nextLink"] ?? undefined) : undefined;
    }
  }

  /** A whole list: `status`, `code` where it was refused, the elements in `value`, and the first `context`. */
  async list(address, headers = {}) {
    const value = [];
    let context;
    for await (const { status, body } of this.pages(address, headers)) {
      if (status !== 200) return { status, code: codeOf(body), value };
      context ??= body["@odata.context"];
      for (const one of body.value) value.push(one);
    }
    return { status: 200, value, context };
  }

  /**
   * The answers to GETs that are sent in batches, in the order of `paths`. What Graph throttled or could not answer is asked again;
   * what it still cannot answer, while it answers the others, keeps its status.
   */
  async batch(version, paths) {
    const answers = new Map();
    const refused = new Map();
    let open = paths.map((_, index) => index);
    for (let tries = 1; open.length > 0; tries += 1) {
      const before = answers.size;
      let wait = 0;
      for (let start = 0; start < open.length; start += BATCH) {
        const part = open.slice(start, start + BATCH);
        const responses = await this.#batchOnce(version, part, paths);
        for (const index of part) {
          const { status = 503, headers, body } = responses.get(String(index)) ?? {};
          if (status === 401) throw new GraphProblem("graphToken", {}, status);
          (AGAIN.includes(status) ? refused : answers).set(index, { status, body });
          wait = Math.max(wait, AGAIN.includes(status) ? this.#secondsOf(retryAfter(headers)) ?? 0 : 0);
        }
      }
      open = open.filter((index) => !answers.has(index));
      if (open.length === 0) break;
      if (answers.size > before) tries = 1;
      const isThrottled = open.some((index) => refused.get(index).status === THROTTLED);
      if (tries >= (isThrottled ? TRIES_THROTTLED : TRIES)) {
        const { status } = refused.get(open[0]);
        if (answers.size === 0 || isThrottled) throw new GraphProblem("graphUnavailable", { status }, status);
        break;
      }
      await this.#wait(wait || doubled(tries));
    }
    return paths.map((_, index) => answers.get(index) ?? refused.get(index));
  }

  async #batchOnce(version, part, paths) {
    const requests = part.map((index) => ({ id: String(index), method: "GET", url: paths[index], headers: PREFER }));
    const { status, body } = await this.#send("POST", `/${version}/$batch`, {}, requests);
    if (status !== 200) throw new GraphProblem("graphRefused", { path: "$batch", status, code: codeOf(body) ?? "" }, status);
    if (!Array.isArray(body.responses)) throw new GraphProblem("graphShape", { path: "$batch" });
    return new Map(body.responses.map((response) => [String(response?.id), response ?? {}]));
  }

  /** Makes a request: the one place where any is made. What would not only read, or not go to Graph, is refused. */
  async #send(method, address, headers, requests) {
    const url = this.#addressOf(address);
    if (!isReading(method, url, requests)) throw new Error("a request that does not only read");
    for (let tries = 1; ; tries += 1) {
      const report = await this.#turn(url);
      const { status, body, wait, fault } = await this.#sendOnce(method, url, headers, requests);
      if (report) report.at = this.#clock.now();
      const isVain = fault !== undefined && (HOPELESS.test(fault) || (!this.#isReached && NOWHERE.test(fault)));
      if (isVain) throw new GraphProblem("graphUnreached", { host: url.host, fault });
      this.#isReached = true;
      if (status === 401) throw new GraphProblem("graphToken", {}, status);
      if (status >= 300 && status < 400) throw new GraphProblem("graphRedirect", { host: url.host, status }, status);
      if (fault === undefined && !AGAIN.includes(status)) return { status, body };
      if (tries >= (status === THROTTLED ? TRIES_THROTTLED : TRIES)) {
        if (fault !== undefined) throw new GraphProblem("graphUnreached", { host: url.host, fault });
        throw new GraphProblem("graphUnavailable", { status }, status);
      }
      await this.#wait(this.#secondsOf(wait) ?? doubled(tries));
    }
  }

  /** One try: `fault` says why no whole answer came, in a word that holds nothing of the request. */
  async #sendOnce(method, url, headers, requests) {
    try {
      const response = await fetch(url, {
        method,
        headers: {
          ...PREFER,
          ...headers,
          ...(requests ? { "Content-Type": "application/json" } : {}),
          Accept: "application/json",
          Authorization: `Bearer ${this.#token}`,
        },
        body: requests && JSON.stringify({ requests }),
        // The token goes where it was meant to go, and nowhere else.
        redirect: "manual",
        signal: AbortSignal.timeout(this.#patience),
      });
      const { status } = response;
      const text = await textOf(response);
      const body = jsonOf(text);
      // What breaks off can look like an end.
      if (status === 200 && (typeof body !== "object" || body === null)) return { fault: "cut" };
      return { status, body, wait: response.headers.get("retry-after") };
    } catch (error) {
      if (error instanceof Problem) throw error;
      const { name, cause } = error;
      if (cause?.code !== undefined) return { fault: String(cause.code) };
      // Ports of other services are never asked: https://fetch.spec.whatwg.org/#port-blocking
      if (cause?.message === "bad port") return { fault: "EBADPORT" };
      return { fault: name === "TimeoutError" ? "ETIMEDOUT" : "cut" };
    }
  }

  #addressOf(address) {
    let url;
    try {
      url = new URL(address, this.#origin);
    } catch {
      throw new GraphProblem("graphShape", { path: "@odata.nextLink" });
    }
    if (url.origin !== this.#origin || url.username || url.password) throw new GraphProblem("graphElsewhere", { host: url.host });
    return url;
  }

  /** Waits until a request may be made. A request to logs or reports is counted. */
  async #turn({ pathname }) {
    const isReport = REPORTS.path.test(pathname);
    for (;;) {
      const now = this.#clock.now();
      const [oldest] = this.#reports.length < REPORTS.requests ? [] : this.#reports;
      const due = Math.max(this.#notBefore, isReport && oldest ? oldest.at + REPORTS.period : 0);
      if (due <= now) break;
      await this.#clock.sleep(due - now);
    }
    if (!isReport) return undefined;
    const report = { at: this.#clock.now() };
    this.#reports = [...this.#reports.slice(1 - REPORTS.requests), report];
    return report;
  }

  /** Waits, and lets every other request wait as long. */
  async #wait(seconds) {
    this.#notBefore = Math.max(this.#notBefore, this.#clock.now() + seconds * 1000);
    this.#onWait(seconds);
    await this.#clock.sleep(seconds * 1000);
  }

  /** What `Retry-After` says: seconds, or a moment. */
  #secondsOf(text) {
    if (text === null || text === undefined) return undefined;
    const number = /^\s*\d+\s*$/.test(text) ? Number(text) : (Date.parse(text) - this.#clock.now()) / 1000;
    return Number.isFinite(number) ? Math.min(Math.max(0, number), LONGEST.graphsWord) : undefined;
  }
}

const doubled = (tries) => Math.min(2 ** (tries - 1), LONGEST.ownWord);
const pathOf = (address) => address.replace(/^https?:\/\/[^/]*/, "").split("?")[0];

function retryAfter(headers) {
  const names = Object.keys(headers ?? {});
  const value = headers?.[names.find((name) => name.toLowerCase() === "retry-after")];
  return value === undefined ? undefined : String(value);
}

/** Whether a request only reads: a GET, or a batch of GETs. */
function isReading(method, { pathname }, requests) {
  if (method === "GET") return requests === undefined;
  const isGet = (request) => request.method === "GET" && /^\/[^/]/.test(request.url) && !("body" in request);
  return method === "POST" && /^\/(v1\.0|beta)\/\$batch$/.test(pathname) && requests.every(isGet);
}

async function textOf({ body }) {
  const chunks = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > ANSWER_BYTES) throw new GraphProblem("graphLarge", { bytes: ANSWER_BYTES });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
