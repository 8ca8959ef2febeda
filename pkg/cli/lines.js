// The answers to a block of lines. It runs in worker threads too.

import { isUtf8 } from "node:buffer";

import { EntraVerdictError } from "../index.js";
import { says, set } from "./input.js";
import { Problem } from "./problem.js";

/** More than a question with everything at its bounds has. */
export const LINE_BYTES = 4 * 1024 * 1024;

export const NEWLINE = Buffer.from("\n");

/** What is written of the lines of a block, of which the first has the number `first`, and whether all could be read. */
export function answerBlock(tenant, block, first, { at, decisions, language, say }) {
  const known = decisions ? decidedAtOnce(tenant, block, at) : [];
  let [answers, read] = ["", true];
  for (const [index, line] of block.entries()) {
    if (isBlank(line)) continue;
    let answer = known[index];
    try {
      answer ??= JSON.stringify(answerOf(tenant, questionOf(line, at), decisions, language));
    } catch (error) {
      read = false;
      answer = JSON.stringify({ error: reportOf(error, first + index, say) });
    }
    answers += `${answer}\n`;
  }
  return { answers, read };
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
