// What the catalogue says, from the tables of docs/semantics: the sentences of codes and rules in both languages.

import { readFile } from "node:fs/promises";

import MarkdownIt from "markdown-it";

const SEMANTICS = new URL("../docs/semantics/", import.meta.url);

/** Outcomes, by the words of the tables. */
const OUTCOMES = { passed: "pass", failed: "fail", undecided: "unknown", "not made": "skip" };

const markdown = new MarkdownIt({ html: true });

/** The tables below each heading of the second level: `[{ chapter, name, rows }]`, a row being its cells by column. */
async function sectionsOf(file) {
  const tokens = markdown.parse(await readFile(new URL(file, SEMANTICS), "utf8"), {});
  const sections = [];
  let chapter;
  let columns;
  let cells;
  for (const [index, { type, tag, content }] of tokens.entries()) {
    const inside = tokens[index + 1]?.content;
    if (type === "heading_open" && tag === "h1") chapter = inside;
    if (type === "heading_open" && tag === "h2") sections.push({ chapter, name: inside.match(/^`?([^` ]+)/)[1], rows: [] });
    if (type === "thead_open") columns = [];
    if (type === "th_open") columns.push(inside);
    if (type === "tr_open") cells = [];
    // As written, less what keeps a cell from being markup.
    if (type === "inline" && tokens[index - 1].type === "td_open") cells.push(content.replaceAll("&lt;", "<"));
    if (type === "tr_close" && cells.length > 0)
      sections.at(-1)?.rows.push(Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
  }
  return sections;
}

const sentence = (row) => ({ en: row.English, ja: row.日本語 });

/**
 * `codes`: by code the sentences that it has as a `reason`, an `error` and a `finding`; `rules`: by id its sentences by outcome.
 */
export async function catalogue() {
  const codes = new Map();
  const put = (kind, { name, rows }) => codes.set(name, { ...codes.get(name), [kind]: rows.filter((row) => row.English).map(sentence) });
  for (const section of await sectionsOf("reasons.md")) put(section.chapter === "Errors" ? "error" : "reason", section);
  for (const section of await sectionsOf("findings.md")) put("finding", section);
  const rules = new Map();
  for (const { name, rows } of await sectionsOf("rules.md")) {
    const sentences = { pass: [], fail: [], unknown: [], skip: [] };
    for (const row of rows) if (row.English) sentences[OUTCOMES[row[""]]].push(sentence(row));
    rules.set(name, sentences);
  }
  return { codes: new Map([...codes].sort(byName)), rules: new Map([...rules].sort(byName)) };
}

const byName = ([one], [other]) => (one < other ? -1 : 1);
