// Reports for other programs: one list of cases and results, written in the form that somebody asks for.
//
// A report is `{ command, version, cases, results, problems, summary, say, language }`.
// - `cases`: `{ suite, name, status, message, kind, place }`, in their order; `status` is `passed`, `failed` or `error`,
// - `results`: what is to be seen at a place of a file: `{ code, level, message, place, related, help, page }`, `level` being
//   `error`, `warning` or `note`, `related` other places with a `message` each, `page` the code's own and `help` that or the documentation,
// - `problems`: what could not be read, as the core's errors with `file`,
// - `summary`: sentences, one in each line.
// A place is `{ file, line, column, endLine, path }`, as far as it is known.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { github } from "./github.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import { Problem } from "./problem.js";
import { sarif } from "./sarif.js";
import { tap } from "./tap.js";

/** What writes each form. */
export const FORMATS = { sarif, junit, tap, github, markdown };

/** Refuses options that ask for several forms, or for a file without saying what to write. */
export function refuseForms({ format, output, json, text }, command) {
  if ([format, json, text].filter((one) => one !== undefined).length > 1) throw new Problem("formatTwice", {}, command);
  if (output !== undefined && format === undefined && json === undefined) throw new Problem("outputFormat", {}, command);
}

const as = (text) => text;
/** Words without colours. */
export const PLAIN = { good: as, bad: as, doubt: as, dim: as, bold: as };

/**
 * A result as the command line gives it out, in the form that the options ask for. With `--output` the report goes into the
 * file, and words for people to standard output.
 */
export async function given({ report, answer, show, code }, { format, output }) {
  const isWords = format === "terminal";
  if (output === undefined) {
    return FORMATS[format]
      ? { text: FORMATS[format](report()), code }
      : { answer, show, code, shows: format === undefined ? undefined : isWords };
  }
  const text = FORMATS[format] ? FORMATS[format](report()) : `${isWords ? show(PLAIN) : JSON.stringify(answer, null, 2)}\n`;
  await written(output, text).catch((error) => {
    throw new Problem("write", { file: output, detail: error.message });
  });
  return { show, shows: true, code };
}

// Reports often go into a folder that only they are in.
async function written(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Text that XML, a terminal and a log may have: control characters are not among them. */
export const printable = (text) =>
  String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/gu, "\ufffd");

/** `file:line:column`, as far as it is known. */
export const placed = ({ file, line, column } = {}) =>
  [file, line, column].filter((part) => part !== undefined && part !== null).join(":");

/** What could not be read, as cases are. */
export const caseOfProblem = ({ file, line, column, message, code }) => ({
  suite: file ?? "",
  name: placed({ file, line, column }) || code,
  status: "error",
  kind: code,
  message,
  place: { file, line, column },
});
