// Annotations of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions

import { printable } from "./report.js";

const LEVELS = { error: "error", warning: "warning", note: "notice" };

const data = (text) => printable(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** The report as one command for each result, and the summary as the last line. */
export function github({ results, problems, summary }) {
  const lines = [
    ...problems.map(({ code, message, ...place }) => command("error", place, code, message)),
    ...results.map(({ code, level, message, place }) => command(LEVELS[level], place, code, message)),
  ];
  // What looks like a command, also like one of old, would be taken for one.
  const words = printable(summary).replaceAll("::", ":").replaceAll("##[", "# #[");
  return `${[...lines, words].join("\n")}\n`;
}

function command(level, { file, line, column, endLine } = {}, title, message) {
  const known = {
    file,
    line: file && line,
    endLine: file && endLine > line ? endLine : undefined,
    col: file && line && column,
    title,
  };
  const properties = Object.entries(known).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return `::${level} ${properties.map(([name, value]) => `${name}=${property(value)}`).join(",")}::${data(message)}`;
}
