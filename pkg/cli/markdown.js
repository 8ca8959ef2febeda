// A summary as Markdown, for the page of a job and for comments.

import { placed, printable } from "./report.js";

/** The most rows: a summary of a job holds 1 MiB. */
const MOST = 200;

const MARKS = { error: "❌", warning: "⚠️", note: "ℹ️" };

/** Text that means only itself. */
export const plain = (text) =>
  printable(text)
    .replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`)
    .replace(/[\\`*_[\]{}|~]/g, "\\$&")
    .replace(/\s*\r?\n\s*/g, "<br>");

// A place is code, in which nothing but its own fence and the end of a cell means something.
const code = (text) => (text ? `\`${printable(text).replaceAll("`", "'").replaceAll("|", "\\|").replace(/\s+/g, " ")}\`` : "");

/** The report as a heading, its summary and a table of what is to be seen. */
export function markdown({ command, results, problems, summary, say }) {
  const rows = [
    ...problems.map(({ message, ...place }) => ["error", place, place.code, message]),
    ...results.map(({ level, place, code: id, message, page }) => [level, place, id, message, page]),
  ];
  const lines = [`### entra-verdict ${command}`, "", plain(summary)];
  if (rows.length > 0) {
    lines.push("", `| | ${say("report.place")} | ${say("report.code")} | ${say("report.what")} |`, "| --- | --- | --- | --- |");
    for (const [level, place, id, message, page] of rows.slice(0, MOST))
      lines.push(`| ${MARKS[level]} | ${code(placed(place))} | ${page ? `[${code(id)}](<${page}>)` : code(id)} | ${plain(message)} |`);
    if (rows.length > MOST) lines.push("", plain(say("report.more", { count: rows.length - MOST })));
  }
  return `${lines.join("\n")}\n`;
}
