// Questions in, verdicts out, a line at a time.

import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

import { LINE_BYTES, NEWLINE, answerBlock } from "./lines.js";

/** Below this a thread takes longer to start than the answers. */
const FEW_BYTES = 4 * 1024 * 1024;

/** What one thread is given beside what it is at. */
const AHEAD = 2;

/** Answers each line of standard input, in their order, whoever answers it; tells whether all could be read. */
export async function answerLines(asked, settings, say) {
  const { decisions, jobs = availableParallelism() } = settings;
  const one = { ...settings, say };
  const threads = decisions && jobs > 1 ? new Threads(jobs, asked, settings) : undefined;
  let [first, bytes, all] = [1, 0, true];
  // What is answered and not yet written, in order.
  const pending = [];
  const write = async () => {
    const { answers, read } = await pending.shift();
    all &&= read;
    if (!process.stdout.write(answers)) await once(process.stdout, "drain");
  };
  try {
    for await (const block of blocks(inUtf8(process.stdin))) {
      bytes += block.reduce((sum, line) => sum + (line?.length ?? 0) + 1, 0);
      const elsewhere = threads && bytes > FEW_BYTES && !block.includes(null);
      pending.push(elsewhere ? threads.answer(block, first) : answerBlock(asked.tenant, block, first, one));
      first += block.length;
      while (pending.length > (elsewhere ? jobs * AHEAD : 0)) await write();
    }
    while (pending.length > 0) await write();
  } finally {
    await threads?.end();
  }
  return all;
}

/** Threads that answer blocks of lines, begun when the first one is asked. */
class Threads {
  #workers = [];
  #count;
  #workerData;
  #next = 0;

  constructor(count, { documents, trust }, { at, language }) {
    this.#count = count;
    this.#workerData = { texts: documents.map(({ text }) => text), trust, at, language };
  }

  /** Answers in its turn, as many blocks at a time as there are threads. */
  answer(block, first) {
    const place = this.#next % this.#count;
    this.#next += 1;
    const { worker, waiting } = (this.#workers[place] ??= this.#begin());
    const { promise, ...settle } = deferred();
    // Where another block is waited for when it fails.
    promise.catch(() => {});
    waiting.push(settle);
    const bytes = Buffer.concat(block.flatMap((line) => [line, NEWLINE]));
    worker.postMessage({ bytes, first });
    return promise;
  }

  #begin() {
    const worker = new Worker(new URL("batch-worker.js", import.meta.url), { workerData: this.#workerData });
    const waiting = [];
    worker.on("message", (answered) => waiting.shift().resolve(answered));
    worker.on("error", (error) => {
      for (const { reject } of waiting.splice(0)) reject(error);
    });
    return { worker, waiting };
  }

  async end() {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }
}

// `Promise.withResolvers` came with Node 22.
function deferred() {
  const settle = {};
  const promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return { promise, ...settle };
}

// PowerShell 5 writes UTF-16 with a mark where output goes to a file.
async function* inUtf8(stream) {
  let decoder;
  let start = Buffer.alloc(0);
  for await (const chunk of stream) {
    if (decoder === undefined) {
      start = Buffer.concat([start, chunk]);
      if (start.length < 2) continue;
      const mark = start.readUInt16BE();
      decoder = mark === 0xfffe || mark === 0xfeff ? new TextDecoder(mark === 0xfffe ? "utf-16le" : "utf-16be") : null;
      yield decoder ? Buffer.from(decoder.decode(start, { stream: true })) : start;
    } else yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
  if (decoder) yield Buffer.from(decoder.decode());
  else if (decoder === undefined) yield start;
}

/** The lines of a stream as bytes, null for one that is too long. */
export async function* lines(stream) {
  for await (const block of blocks(stream)) yield* block;
}

/** The lines that each piece of a stream ends, as bytes, null for one that is too long. What is held beside them is one line. */
async function* blocks(stream) {
  let parts = [];
  let size = 0;
  const take = () => {
    const line = size > LINE_BYTES ? null : Buffer.concat(parts);
    [parts, size] = [[], 0];
    return line;
  };
  const add = (part) => {
    size += part.length;
    if (size > LINE_BYTES) parts = [];
    else parts.push(part);
  };
  for await (let chunk of stream) {
    const lines = [];
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10)) {
      add(chunk.subarray(0, end));
      lines.push(take());
      chunk = chunk.subarray(end + 1);
    }
    if (chunk.length > 0) add(chunk);
    yield lines;
  }
  if (size > 0) yield [take()];
}
