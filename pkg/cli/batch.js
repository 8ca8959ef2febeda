// Questions in, verdicts out, a line at a time.

import { once } from "node:events";

import { EntraVerdictError } from "../index.js";
import { says, set } from "./input.js";
import { Problem } from "./problem.js";

/** More than a question with everything at its bounds has. */
const LINE_BYTES = 4 * 1024 * 1024;

/** Answers each line of standard input; tells whether all could be read. */
export async function answerLines(tenant, at, language, say) {
  let number = 0;
  let all = true;
  for await (const line of lines(process.stdin)) {
    number += 1;
    let answer;
    try {
      answer = answerOf(tenant, line, at, language);
    } catch (error) {
      all = false;
      answer = { error: reportOf(error, number, say) };
    }
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, "drain");
  }
  return all;
}

function answerOf(tenant, line, at, language) {
  if (line === null) throw new Problem("largeLine", { bytes: LINE_BYTES });
  const text = new TextDecoder().decode(line);
  return tenant.evaluate(says(text, "/at") ? text : set(text, "/at", at), { language });
}

// Places are told in what was streamed in, not in the one line.
function reportOf(error, number, say) {
  if (error instanceof Problem) return { ...error.report(say), line: number };
  if (!(error instanceof EntraVerdictError)) throw error;
  const { code, message, document, path, column, secret } = error;
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
