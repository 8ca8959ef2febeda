// Questions in, verdicts out, a line at a time.

import { once } from "node:events";

import { EntraVerdictError } from "../index.js";
import { says, set } from "./input.js";
import { Problem } from "./problem.js";

/** More than a question with everything at its bounds has. */
const LINE_BYTES = 4 * 1024 * 1024;

/** Answers each line of standard input; tells whether all could be read. */
export async function answerLines(tenant, { at, decisions }, language, say) {
  let number = 0;
  let all = true;
  for await (const line of lines(inUtf8(process.stdin))) {
    number += 1;
    if (isBlank(line)) continue;
    let answer;
    try {
      const asked = questionOf(line, at);
      answer = decisions ? decided(tenant, asked) : tenant.evaluate(asked, { language });
    } catch (error) {
      all = false;
      answer = { error: reportOf(error, number, say) };
    }
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, "drain");
  }
  return all;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function questionOf(line, at) {
  if (line === null) throw new Problem("largeLine", { bytes: LINE_BYTES });
  let text;
  try {
    text = utf8.decode(line);
  } catch {
    throw new Problem("lineEncoding");
  }
  return says(text, "/at") ? text : set(text, "/at", at);
}

function isBlank(line) {
  return line !== null && line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
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

/** The decision alone; what lets in without everything having been judged says so. */
function decided(tenant, asked) {
  const answer = tenant.ask(asked);
  try {
    const { decision, reason } = answer;
    return reason.code === "allowed.inPart" ? { decision, reason: reason.code } : { decision };
  } finally {
    answer.free();
  }
}

// Places are told in what was streamed in, not in the one line.
function reportOf(error, number, say) {
  if (error instanceof Problem) return { ...error.report(say), line: number };
  if (!(error instanceof EntraVerdictError)) throw error;
  const { code, document, path, column, secret } = error;
  // A sentence that names the place names it in the line.
  const message =
    error.line === 1 ? error.message.replace("line 1, column", `line ${number}, column`).replace("1 行", `${number} 行`) : error.message;
  return { code, message, document, path, line: number, column, ...(secret ? { secret } : {}) };
}

/** The lines of a stream as bytes, null for one that is too long. What is held is no more than one line. */
export async function* lines(stream) {
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
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10)) {
      add(chunk.subarray(0, end));
      yield take();
      chunk = chunk.subarray(end + 1);
    }
    if (chunk.length > 0) add(chunk);
  }
  if (size > 0) yield take();
}
