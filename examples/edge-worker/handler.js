// Answers questions over HTTP, in any runtime that knows Request and Response. The policies come with the deployment; a
// request brings nothing but a question, and nothing of it is kept.

import { EntraVerdictError, Tenant, locate } from "entra-verdict";

/**
 * @typedef {object} Options
 * @property {() => Promise<void>} init loads the package
 * @property {import("entra-verdict").Policy[]} policies
 * @property {import("entra-verdict").Trust} [trust]
 * @property {number} [bytes] the largest body
 * @property {number} [milliseconds] how long a body may take to come in
 * @property {string} [origin] the one origin whose pages may ask; without it, none
 */

/** @param {Options} options */
export function handler({ init, policies, trust, bytes = 512 * 1024, milliseconds = 10_000, origin }) {
  /** @type {Promise<Tenant> | undefined} */
  let loading;
  // Once, with the first request; after a failure the next request tries again.
  const tenant = () =>
    (loading ??= init()
      .then(() => Tenant.load(policies, { trust }))
      .catch((error) => {
        loading = undefined;
        throw error;
      }));

  /** @param {Request} request */
  async function answer(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/health") {
      if (request.method !== "GET" && request.method !== "HEAD") return refused(405, "http.method", "GET only", { allow: "GET, HEAD" });
      const { findings } = await tenant();
      const count = (/** @type {string} */ severity) => findings.filter((finding) => finding.severity === severity).length;
      return json(200, { status: "ok", findings: { error: count("error"), warning: count("warning"), info: count("info") } });
    }
    if (pathname !== "/evaluate") return refused(404, "http.path", "there is POST /evaluate, and GET /health");
    if (origin && request.method === "OPTIONS") {
      return new Response(null, { status: 204, headers: { "access-control-allow-methods": "POST", "access-control-allow-headers": "content-type" } });
    }
    if (request.method !== "POST") return refused(405, "http.method", "POST only", { allow: "POST" });
    const encoding = request.headers.get("content-encoding") ?? "identity";
    if (encoding.trim().toLowerCase() !== "identity") {
      return refused(415, "http.encoding", "the body is sent as it is, without Content-Encoding", { "accept-encoding": "identity" });
    }
    const text = await bodyOf(request, bytes, milliseconds);
    if (text instanceof Response) return text;
    const language = languageOf(request.headers.get("accept-language"));
    const asked = timed(text);
    const loaded = await tenant();
    try {
      return json(200, loaded.evaluate(asked, { language }));
    } catch (error) {
      throw asked === text ? error : placed(error, text);
    }
  }

  /** @param {Request} request */
  return async function fetch(request) {
    const response = await answer(request).catch(failed);
    if (origin) {
      response.headers.set("access-control-allow-origin", origin);
      response.headers.set("vary", "origin");
    }
    return response;
  };
}

/** @param {unknown} error */
function failed(error) {
  if (!(error instanceof EntraVerdictError)) return refused(500, "http.fault", "something went wrong here");
  const { code, message, document, path, line, column } = error;
  // A policy that cannot be read is the deployment's fault, not the caller's.
  const own = code.startsWith("package.") || document !== null;
  const status = own ? 500 : code === "input.tooLarge" ? 413 : 400;
  return json(status, { error: { code, message, document, path, line, column } });
}

/**
 * The body as text, never more of it than is allowed.
 * @param {Request} request
 * @param {number} bytes
 * @param {number} milliseconds
 */
async function bodyOf(request, bytes, milliseconds) {
  const tooLarge = () => refused(413, "http.bodyTooLarge", `the body may have ${bytes} bytes`);
  if (Number(request.headers.get("content-length") ?? 0) > bytes) return tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return refused(400, "http.body", "the body is a question as JSON");
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    for (;;) {
      const part = await Promise.race([reader.read(), late]);
      // The rest is not cancelled: in Node that would close the connection before the answer is out.
      if (part === undefined) return refused(408, "http.bodyTooSlow", `the body may take ${milliseconds} ms`);
      if (part.done) break;
      size += part.value.length;
      if (size > bytes) return tooLarge();
      parts.push(part.value);
    }
  } catch {
    return refused(400, "http.body", "the body broke off");
  } finally {
    clearTimeout(timer);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(parts).arrayBuffer());
  } catch {
    return refused(400, "http.body", "the body is not UTF-8");
  }
}

/**
 * A question that names no time is asked of now.
 * @param {string} text
 */
function timed(text) {
  try {
    const question = JSON.parse(text);
    if (question.at === undefined) return JSON.stringify({ ...question, at: new Date().toISOString() });
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

/** @param {number} status @param {string} code @param {string} message @param {Record<string, string>} [headers] */
export function refused(status, code, message, headers) {
  return json(status, { error: { code, message } }, headers);
}

/** @param {number} status @param {unknown} value @param {Record<string, string>} [headers] */
function json(status, value, headers) {
  const own = { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff" };
  return new Response(JSON.stringify(value), { status, headers: { ...own, ...headers } });
}
