// Questions in, verdicts out, a line at a time.

import { isUtf8 } from "node:buffer";
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
  for await (const block of blocks(inUtf8(process.stdin))) {
    const known = decisions ? decidedAtOnce(tenant, block, at) : [];
    let answers = "";
    for (const [index, line] of block.entries()) {
      number += 1;
      if (isBlank(line)) continue;
      let answer = known[index];
      try {
        answer ??= JSON.stringify(answerOf(tenant, questionOf(line, at), decisions, language));
      } catch (error) {
        all = false;
        answer = JSON.stringify({ error: reportOf(error, number, say) });
      }
      answers += `${answer}\n`;
    }
    if (!process.stdout.write(answers)) await once(process.stdout, "drain");
  }
  return all;
}

function answerOf(tenant, asked, decisions, language) {
  return decisions ? decided(tenant, asked) : tenant.evaluate(asked, { language });
}

/** What is written of the numbers of `decideLines`; others are asked about one by one. */
const DECIDED = [
  undefined,
  { decision: "allow" },
  { decision: "allow", reason: "allowed.inPart" },
  { decision: "deny" },
  { decision: "indeterminate" },
].map((answer) => answer && JSON.stringify(answer));

// Lines that are too long, or no UTF-8, have errors of their own.
function decidedAtOnce(tenant, block, at) {
  if (block.includes(null)) return [];
  const bytes = Buffer.concat(block.flatMap((line) => [line, NEWLINE]));
  if (!isUtf8(bytes)) return [];
  return Array.from(tenant.decideLines(bytes, { at }), (number) => DECIDED[number]);
}

const NEWLINE = Buffer.from("\n");

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
    const { decision, reason, scope } = answer;
    return decision === "allow" && scope.notJudged.length > 0 ? { decision, reason: reason.code } : { decision };
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
