// Answers questions over HTTP, in any runtime that knows Request and Response. A request brings nothing but a question, and
// nothing of it is kept, nor logged.

import { EntraVerdictError, locate } from "entra-verdict";

import { Limit } from "./limit.js";
import { Policies, Unavailable, codeOf } from "./policies.js";

/**
 * @typedef {object} Options
 * @property {() => Promise<void>} init loads the package
 * @property {() => import("./policies.js").Given | Promise<import("./policies.js").Given>} read gives the policies
 * @property {number} [refresh] after how many milliseconds they are read again
 * @property {{ perSecond: number, burst: number }} [limit] how often a client may ask
 * @property {number} [bytes] the largest body
 * @property {number} [milliseconds] how long a body may take to come in
 * @property {string} [origin] the one origin whose pages may ask; without it, none
 * @property {() => number} [now]
 * @property {(entry: object) => void} [log] takes what happened, without anything about anybody
 */

/**
 * @typedef {object} Surroundings what a runtime knows beside the request
 * @property {string} [client] who asks, as far as the limit goes
 * @property {(work: Promise<void>) => void} [later] takes what goes on after the answer
 */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {unknown} [value]
 * @property {Record<string, string>} [headers]
 * @property {string} [code]
 * @property {[string, string]} [messages] of an answer that is an error: English and Japanese
 */

/** @typedef {import("entra-verdict").Tenant} Tenant */

/** What is asked, by path. @type {Record<string, (tenant: Tenant, text: string, language: "en" | "ja") => { value: object, code?: string }>} */
const QUESTIONS = {
  "/evaluate": (tenant, text, language) => {
    const value = tenant.evaluate(text, { language });
    return { value, code: value.reason.code };
  },
  "/models": (tenant, text, language) => ({ value: tenant.models(text, { language }) }),
};

/** @type {[string, string]} */
const NO_QUESTION = ["the body is a question: a JSON object", "本文は質問 (JSON のオブジェクト) です"];

const PATHS = [...Object.keys(QUESTIONS), "/health"];
const OF_JSON = { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff" };
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

/** @param {Options} options */
export function handler({
  init,
  read,
  refresh = 60_000,
  limit,
  bytes = 512 * 1024,
  milliseconds = 10_000,
  origin,
  now = Date.now,
  log = (entry) => console.log(JSON.stringify(entry)),
}) {
  const policies = new Policies({ init, read, refresh, now, log });
  const bound = limit && new Limit(limit);

  /** @param {(work: Promise<void>) => void} later @returns {Promise<Answer>} */
  async function health(later) {
    const held = await policies.take(later);
    try {
      const { version, loaded, findings } = held;
      const { failure } = policies;
      const state = failure === undefined ? { status: "ok" } : { status: "stale", code: codeOf(failure) };
      return { status: 200, value: { ...state, version, loaded, findings } };
    } finally {
      held.release();
    }
  }

  /** @param {Request} request @param {string} path @param {(work: Promise<void>) => void} later @returns {Promise<Answer>} */
  async function asked(request, path, later) {
    const body = await bodyOf(request, bytes, milliseconds);
    if (typeof body !== "string") return body;
    if (!isObject(body)) return refused(400, "http.body", NO_QUESTION);
    return told(request, path, later, body, timed(body, now()));
  }

  /** @param {Request} request @param {string} path @param {(work: Promise<void>) => void} later @param {string} body @param {string} question @returns {Promise<Answer>} */
  async function told(request, path, later, body, question, again = true) {
    const held = await policies.take(later);
    try {
      const language = languageOf(request.headers.get("accept-language"));
      const { value, code } = /** @type {typeof QUESTIONS[string]} */ (QUESTIONS[path])(held.tenant, question, language);
      return { status: 200, value, code, headers: { "x-policies-version": held.version.replace(/[^\x21-\x7e]/g, "?") } };
    } catch (error) {
      // The core was started anew since these policies were read.
      if (again && codeOf(error) === "package.restarted") {
        policies.forget(held);
        return told(request, path, later, body, question, false);
      }
      throw question === body ? error : placed(error, body);
    } finally {
      held.release();
    }
  }

  /** @param {Request} request @param {string} path @param {Surroundings} surroundings @returns {Promise<Answer>} */
  async function answer(request, path, { client = "", later = () => {} }) {
    if (path === "/health") {
      return ["GET", "HEAD"].includes(request.method) ? health(later) : refused(405, "http.method", ["GET only", "GET だけを受け付けます"], { allow: "GET, HEAD" });
    }
    const seconds = bound?.take(client, now()) ?? 0;
    if (seconds > 0) return refused(429, "http.tooMany", [`ask again in ${seconds} s`, `${seconds} 秒後にもう一度質問してください`], { "retry-after": String(seconds) });
    if (!PATHS.includes(path)) return refused(404, "http.path", ["there are POST /evaluate, POST /models and GET /health", "使えるのは POST /evaluate、POST /models、GET /health です"]);
    if (origin && request.method === "OPTIONS") {
      return { status: 204, headers: { "access-control-allow-methods": "POST", "access-control-allow-headers": "content-type" } };
    }
    if (request.method !== "POST") return refused(405, "http.method", ["POST only", "POST だけを受け付けます"], { allow: "POST" });
    return refusedBody(request) ?? asked(request, path, later);
  }

  /** @param {Request} request @param {Surroundings} [surroundings] */
  return async function fetch(request, surroundings = {}) {
    const began = now();
    const path = URL.canParse(request.url) ? new URL(request.url).pathname : "";
    const { status, value: answered, headers, code, messages } = await answer(request, path, surroundings).catch(failed);
    await passOver(request.body, 4 * bytes, milliseconds);
    const [english, japanese] = messages ?? [];
    const message = languageOf(request.headers.get("accept-language")) === "ja" ? japanese : english;
    const value = messages ? { error: { code, message } } : answered;
    // What somebody made up may say who it was.
    const known = { method: METHODS.includes(request.method) ? request.method : "other", path: PATHS.includes(path) ? path : "other" };
    log({ ...known, status, code: code ?? null, ms: now() - began });
    const body = value === undefined || request.method === "HEAD" ? null : JSON.stringify(value);
    const response = new Response(body, { status, headers: { ...(value === undefined ? {} : OF_JSON), ...headers } });
    if (origin) {
      response.headers.set("access-control-allow-origin", origin);
      response.headers.set("vary", "origin");
    }
    return response;
  };
}

/** @param {unknown} error @returns {Answer} */
function failed(error) {
  if (error instanceof Unavailable) return refused(503, error.code, ["the policies cannot be had", "ポリシーを取得できません"], { "retry-after": "10" });
  if (!(error instanceof EntraVerdictError)) return refused(500, "http.fault", ["something went wrong here", "サーバーで問題が起きました"]);
  const { code, message, document, path, line, column } = error;
  // A policy that cannot be read is the deployment's fault, not the caller's.
  const own = code.startsWith("package.") || document !== null;
  const status = own ? 500 : code === "input.tooLarge" ? 413 : 400;
  return { status, code, value: { error: { code, message, document, path, line, column } } };
}

/**
 * What is wrong with a body before it comes in. A page of another origin can send other types without asking first.
 * @param {Request} request
 */
function refusedBody({ headers }) {
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.trim().toLowerCase() !== "identity") {
    return refused(415, "http.encoding", ["the body is sent as it is, without Content-Encoding", "本文は Content-Encoding なしで送信してください"], { "accept-encoding": "identity" });
  }
  const [type = ""] = (headers.get("content-type") ?? "application/json").split(";");
  if (type.trim().toLowerCase() === "application/json") return undefined;
  return refused(415, "http.contentType", ["the body is application/json", "本文は application/json で送信してください"], { "accept-post": "application/json" });
}

/**
 * The body as text, never more of it than is allowed.
 * @param {Request} request
 * @param {number} bytes
 * @param {number} milliseconds
 */
async function bodyOf(request, bytes, milliseconds) {
  const tooLarge = () => refused(413, "http.bodyTooLarge", [`the body may have ${bytes} bytes`, `本文は ${bytes} バイトまでです`]);
  if (Number(request.headers.get("content-length") ?? 0) > bytes) return tooLarge();
  if (!request.body) return refused(400, "http.body", NO_QUESTION);
  const body = timely(request.body, milliseconds);
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  try {
    for (;;) {
      const part = await body.next();
      // The rest is not cancelled: in Node that would close the connection before the answer is out.
      if (part === undefined) return refused(408, "http.bodyTooSlow", [`the body may take ${milliseconds} ms`, `本文は ${milliseconds} ミリ秒以内に送信してください`]);
      if (part.done) break;
      size += part.value.length;
      if (size > bytes) {
        body.leave();
        return tooLarge();
      }
      parts.push(part.value);
    }
  } catch {
    return refused(400, "http.body", ["the body broke off", "本文が途中で切れています"]);
  } finally {
    body.end();
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(parts).arrayBuffer());
  } catch {
    return refused(400, "http.body", ["the body is not UTF-8", "本文が UTF-8 ではありません"]);
  }
}

/**
 * Takes what is left of a body that is not looked at, within bounds. Where it stays, workerd closes the connection, and the client loses
 * the answer, or the next request that it sends there.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>> | null} body
 * @param {number} bytes
 * @param {number} milliseconds
 */
async function passOver(body, bytes, milliseconds) {
  // Whoever read it to its end, or waits for it, has it still.
  if (!body || body.locked) return;
  const rest = timely(body, milliseconds);
  try {
    for (let size = 0; size < bytes; ) {
      const part = await rest.next();
      if (part === undefined || part.done) break;
      size += part.value.length;
    }
  } catch {
    // It broke off.
  } finally {
    rest.end();
  }
}

/**
 * A body part by part, and nothing any more once it took too long.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {number} milliseconds
 */
function timely(body, milliseconds) {
  const reader = body.getReader();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<undefined>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return {
    next: () => Promise.race([reader.read(), late]),
    /** For somebody else to go on with. */
    leave: () => reader.releaseLock(),
    end: () => clearTimeout(timer),
  };
}

/**
 * Whether a text is meant as an object. What is wrong within it is for the evaluator to say.
 * @param {string} text
 */
const isObject = (text) => text.trimStart().startsWith("{");

/**
 * A question that names no time is asked of now.
 * @param {string} text
 * @param {number} now
 */
function timed(text, now) {
  try {
    const question = JSON.parse(text);
    if (question.at === undefined) return JSON.stringify({ ...question, at: new Date(now).toISOString() });
  } catch {
    // What is wrong with it is for the evaluator to say.
  }
  return text;
}

/**
 * An error about a question that was written anew, with the place in what the caller sent.
 * @param {unknown} error
 * @param {string} text
 */
function placed(error, text) {
  if (error instanceof EntraVerdictError && error.document === null) {
    const place = error.path === null ? null : locate(text, error.path.replace(/^\/question/, ""));
    Object.assign(error, { line: place?.line ?? null, column: place?.column ?? null });
  }
  return error;
}

/**
 * The language that is wanted most, of those that there are.
 * @param {string | null} header
 */
function languageOf(header) {
  const wanted = (header ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.split(";").map((one) => one.trim().toLowerCase());
    const quality = parameters.find((one) => one.startsWith("q="))?.slice(2) ?? "1";
    return { language: tag.split("-")[0] ?? "", quality: Number(quality) || 0 };
  });
  const known = wanted.filter(({ language, quality }) => ["en", "ja", "*"].includes(language) && quality > 0);
  const [first] = known.sort((one, other) => other.quality - one.quality);
  return first?.language === "ja" ? "ja" : "en";
}

/** @param {number} status @param {string} code @param {[string, string]} messages @param {Record<string, string>} [headers] @returns {Answer} */
function refused(status, code, messages, headers) {
  return { status, code, messages, headers };
}
