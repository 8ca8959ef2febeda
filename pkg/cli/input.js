// Files and standard input, and the texts that questions are made of.

import { createReadStream } from "node:fs";

import { EntraVerdictError, decode, locate } from "../index.js";
import { Problem } from "./problem.js";

/** The core takes no more. */
const FILE_BYTES = 16 * 1024 * 1024;

export const KEYS = { ENOENT: "noFile", EISDIR: "folder", EACCES: "permission", EPERM: "permission" };

/** The bytes of a file, `-` being standard input. */
export async function bytesOf(file) {
  const chunks = [];
  let size = 0;
  for await (const chunk of piecesOf(file)) {
    size += chunk.length;
    if (size > FILE_BYTES) throw new Problem("large", { file, bytes: FILE_BYTES });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The bytes of a file as they come, `-` being standard input. */
export async function* piecesOf(file) {
  try {
    yield* file === "-" ? process.stdin : createReadStream(file);
  } catch (error) {
    throw new Problem(KEYS[error.code] ?? "file", { file, detail: error.message });
  }
}

/** The text of a file, whatever its encoding. */
export async function textOf(file, language) {
  const bytes = await bytesOf(file);
  try {
    return decode(bytes, { language });
  } catch (error) {
    throw named(error, file);
  }
}

/** The error, with the file that it is about. */
export function named(error, file) {
  return error instanceof EntraVerdictError ? Object.assign(error, { file }) : error;
}

/** Whether it begins as an attestation object does, which is no text in any encoding. */
export const isCborMap = (bytes) => bytes[0] >> 5 === 5;

/** An attestation as a question takes it: a registration, or an attestation object as text. */
export async function attestationOf(file, language) {
  const bytes = await bytesOf(file);
  if (isCborMap(bytes)) return { attestationObject: bytes.toString("base64url") };
  const text = decode(bytes, { language }).trim();
  return text.startsWith("{") ? { registration: text } : { attestationObject: text };
}

/** Client data as a question takes it; a file most often has the JSON itself. */
export async function clientDataOf(file, language) {
  const text = (await textOf(file, language)).trim();
  return text.startsWith("{") ? Buffer.from(text).toString("base64url") : text;
}

/**
 * The JSON text with a member set. The rest stays as it is, line for line, so that what is said of it later is right.
 * Where it is no JSON, nothing changes, and whoever reads it says so.
 */
export function set(text, pointer, value) {
  return setJson(text, pointer, JSON.stringify(value));
}

function setJson(text, pointer, json) {
  const there = locate(text, pointer);
  if (there) return `${text.slice(0, there.start)}${json}${text.slice(there.end)}`;
  const slash = pointer.lastIndexOf("/");
  if (slash < 0) return text;
  const [outer, name] = [pointer.slice(0, slash), JSON.stringify(pointer.slice(slash + 1))];
  const object = locate(text, outer);
  if (!object || text.slice(object.start, object.end) === "null") return setJson(text, outer, `{${name}:${json}}`);
  if (text[object.start] !== "{") return text;
  const [before, after] = [text.slice(0, object.start + 1), text.slice(object.start + 1)];
  return `${before}${name}:${json}${/^\s*\}/.test(after) ? "" : ","}${after}`;
}

/** Whether the JSON text says something of a member. */
export function says(text, pointer) {
  const there = locate(text, pointer);
  return there !== null && text.slice(there.start, there.end) !== "null";
}
