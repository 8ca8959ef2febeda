// Reads FIDO metadata beside the page, so that the page stays quick meanwhile. Answers one file, then is ended.
//
// In: `{ file, language }`. Out: `{ read, size }` while bytes are read, `{ checking: true }`, and at the end either
// `{ reduced }`, for `Metadata.fromReduced`, or `{ error }`, the core's report.

import { Metadata, init } from "./pkg/index.js";

/** More bytes than metadata may have, in any encoding; the core then says how many it may have. */
const ENOUGH = 40 * 1024 * 1024;

/** Bytes between two messages, so that a fast disk does not flood the page with them. */
const STEP = 256 * 1024;

async function bytesOf(file) {
  const size = Math.min(file.size, ENOUGH);
  const bytes = new Uint8Array(size);
  const reader = file.slice(0, size).stream().getReader();
  let read = 0;
  let said = -STEP;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes.set(value, read);
    read += value.length;
    if (read - said >= STEP || read === size) {
      postMessage({ read, size });
      said = read;
    }
  }
  return bytes.subarray(0, read);
}

addEventListener("message", async ({ data: { file, language } }) => {
  try {
    const loaded = init();
    const bytes = await bytesOf(file);
    postMessage({ checking: true });
    await loaded;
    const reduced = Metadata.load(bytes, { language }).toReduced();
    postMessage({ reduced: reduced.buffer }, [reduced.buffer]);
  } catch ({ code, message }) {
    postMessage({ error: { code, message } });
  }
});
