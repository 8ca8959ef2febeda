// SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

import { descriptionOf } from "./meanings.js";
import { printable } from "./report.js";

/** Text in which nothing is a link (3.11.6). */
const plain = (text) => printable(text).replace(/[\\[\]](?=[^[]*\]\()|\](?=\()/g, "\\$&");

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** Paths are meant from the root of what is checked out. */
const ROOT = "%SRCROOT%";

/**
 * The report as one run. Its rules say what each code means, so that whoever reads the report needs no page for it.
 */
export function sarif({ version, results, problems, say, language }) {
  const rules = [...new Set(results.map(({ code }) => code))].sort();
  const help = new Map(
    results
      .filter((one) => one.help)
      .map((one) => [one.code, one.help])
      .reverse(),
  );
  const run = {
    tool: {
      driver: {
        name: "entra-verdict",
        semanticVersion: version,
        language,
        rules: rules.map((id) => ({ id, ...described(descriptionOf(id, { say, language })), ...(help.has(id) ? { helpUri: help.get(id) } : {}) })),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: problems.length === 0,
        toolExecutionNotifications: problems.map((problem) => ({
          level: "error",
          descriptor: { id: problem.code },
          message: { text: plain(problem.message) },
          ...locations([problem]),
        })),
      },
    ],
    results: results.map(({ code, level, message, place, related }) => ({
      ruleId: code,
      ruleIndex: rules.indexOf(code),
      level,
      message: { text: plain(message) },
      ...locations([place]),
      ...(related
        ? {
            relatedLocations: related.filter((place) => place.file).map((place) => ({
              ...location(place),
              message: { text: plain(place.message) },
            })),
          }
        : {}),
    })),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function described(description) {
  if (description === undefined) return {};
  const { short, full, text, markdown } = description;
  return { shortDescription: { text: plain(short) }, fullDescription: { text: plain(full) }, help: { text: plain(text), markdown } };
}

function locations(places) {
  const known = places.filter((place) => place?.file);
  return known.length > 0 ? { locations: known.map(location) } : {};
}

function location({ file, line, column, endLine, path }) {
  const region = line
    ? { region: { startLine: line, ...(column ? { startColumn: column } : {}), ...(endLine > line ? { endLine } : {}) } }
    : {};
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: ROOT },
      ...region,
    },
    ...(path ? { logicalLocations: [{ fullyQualifiedName: path, kind: "member" }] } : {}),
  };
}
