// Reads FIDO metadata beside the page, so that the page stays quick meanwhile. Answers one file, then is ended.
//
// In: `{ file, language }`. Out: `{ read, size }` while bytes are read, `{ checking: true }`, and at the end either
// `{ reduced }`, for `Metadata.fromReduced`, or `{ error }`, the core's report.

import { failureOf } from "../../kit/contract.ts";
import { Metadata } from "./package.ts";
import { startCore } from "./start.ts";

/** More bytes than metadata may have, in any encoding; the core then says how many it may have. */
const ENOUGH = 40 * 1024 * 1024;

/** Bytes read at a time. A stream may give all of a file at once, which is no progress to tell. */
const STEP = 512 * 1024;

async function bytesOf(file: File) {
  const size = Math.min(file.size, ENOUGH);
  const bytes = new Uint8Array(size);
  for (let read = 0; read < size;) {
    const part = await file.slice(read, Math.min(read + STEP, size)).arrayBuffer();
    bytes.set(new Uint8Array(part), read);
    read += part.byteLength;
    postMessage({ read, size });
  }
  return bytes;
}

const ready = startCore();

addEventListener("message", async ({ data: { file, language } }) => {
  try {
    const bytes = await bytesOf(file);
    postMessage({ checking: true });
    await ready;
    const reduced = Metadata.load(bytes, { language }).toReduced();
    postMessage({ reduced: reduced.buffer }, { transfer: [reduced.buffer] });
  } catch (error) {
    const { code, message } = failureOf(error);
    postMessage({ error: { code, message } });
  }
});
