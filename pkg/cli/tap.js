// TAP 14: https://testanything.org/tap-version-14-specification.html

import { caseOfProblem, printable } from "./report.js";

/** The report as one line for each case, with what is wrong below it. */
export function tap({ cases, problems }) {
  const all = [...cases, ...problems.map(caseOfProblem)];
  const lines = all.flatMap((one, index) => [
    `${one.status === "passed" ? "ok" : "not ok"} ${index + 1} - ${described(`${one.suite}: ${one.name}`)}`,
    ...below(one),
  ]);
  return `${["TAP version 14", `1..${all.length}`, ...lines].join("\n")}\n`;
}

// What would begin a directive is no part of a name.
const described = (text) =>
  printable(text)
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\#]/g, "\\$&");

function below({ status, message, kind, place }) {
  if (status === "passed") return [];
  const { file, line, column } = place ?? {};
  const known = Object.entries({ message, severity: status === "error" ? "error" : "fail", code: kind, file, line, column });
  // JSON is YAML in one line.
  const members = known
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `  ${name}: ${JSON.stringify(printable(value))}`);
  return ["  ---", ...members, "  ..."];
}
