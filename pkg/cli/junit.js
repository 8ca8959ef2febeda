// JUnit XML, as Jenkins, GitLab and Azure DevOps read it. There is no standard; this is what all of them take.

import { caseOfProblem, placed, printable } from "./report.js";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;" };

const attribute = (text) => printable(text).replace(/[&<>"\n\t\r]/g, (letter) => ENTITIES[letter]);
const content = (text) => printable(text).replace(/[&<>]/g, (letter) => ENTITIES[letter]);
const attributes = (all) =>
  Object.entries(all)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => ` ${name}="${attribute(value)}"`)
    .join("");

/** The report as a suite for each file. */
export function junit({ command, cases, problems }) {
  const all = [...cases, ...problems.map(caseOfProblem)];
  const suites = grouped(all);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `entra-verdict ${command}`, ...counts(all) })}>`,
  ];
  for (const [name, list] of suites) {
    lines.push(`  <testsuite${attributes({ name, ...counts(list) })}>`, ...list.map(testcase), "  </testsuite>");
  }
  return `${lines.join("\n")}\n</testsuites>\n`;
}

function testcase({ suite, name, status, kind, message, place }) {
  const head = `    <testcase${attributes({ classname: suite, name, file: place?.file, line: place?.line })}`;
  if (status === "passed") return `${head}/>`;
  const element = status === "error" ? "error" : "failure";
  const [first] = message.split("\n");
  const where = placed(place);
  return `${head}>\n      <${element}${attributes({ type: kind, message: first })}>${content([where, message].filter(Boolean).join("\n"))}</${element}>\n    </testcase>`;
}

const count = (list, wanted) => list.filter(({ status }) => status === wanted).length;
const counts = (list) => ({ tests: list.length, failures: count(list, "failed"), errors: count(list, "error") });

function grouped(all) {
  const groups = new Map();
  for (const one of all) {
    if (!groups.has(one.suite)) groups.set(one.suite, []);
    groups.get(one.suite).push(one);
  }
  return groups;
}
