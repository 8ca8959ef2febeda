// What the catalogue says, from the tables of docs/semantics: the sentences of codes and rules in both languages.

import { readFile } from "node:fs/promises";

import MarkdownIt from "markdown-it";

const SEMANTICS = new URL("../docs/semantics/", import.meta.url);

/** Outcomes, by the words of the tables. */
const OUTCOMES = { passed: "pass", failed: "fail", undecided: "unknown", "not made": "skip" };

const markdown = new MarkdownIt({ html: true });

/**
 * What stands below each heading of the second level: `[{ chapter, name, rows, items, words }]`, a row being its cells by column, `items`
 * those of its lists, and `words` its paragraphs.
 */
async function sectionsOf(file) {
  const tokens = markdown.parse(await readFile(new URL(file, SEMANTICS), "utf8"), {});
  const sections = [];
  let chapter;
  let columns;
  let cells;
  for (const [index, { type, tag, content }] of tokens.entries()) {
    const inside = tokens[index + 1]?.content;
    if (type === "heading_open" && tag === "h1") chapter = inside;
    if (type === "heading_open" && tag === "h2") sections.push({ chapter, name: inside.match(/^`?([^` ]+)/)[1], rows: [], items: [], words: [] });
    if (type === "inline" && tokens[index - 1].type === "paragraph_open") sections.at(-1)?.[tokens[index - 2].type === "list_item_open" ? "items" : "words"].push(content);
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

/** What an item of a list says after its name, such as `decides: deny in …`: the words before any link. */
const saidBy = (items, start) => items.filter((item) => item.startsWith(start)).flatMap((item) => item.slice(start.length).split(" in [")[0].split(", "));
/** The names of rules that an item links to. */
const linked = (items, start) => items.filter((item) => item.startsWith(start)).flatMap((item) => [...item.matchAll(/\[`([^`]+)`\]/g)].map(([, id]) => id));

/** What a rule rests on, as `documented: [name](address), day` or a name alone. */
function basisOf(item) {
  const [, kind, name, address, dated] = item.match(/^([^:]+): (?:\[([^\]]*)\]\(([^)]*)\)|[^[].*?), (\d{4}-\d\d-\d\d)/) ?? [];
  return address && { kind, name, address, dated };
}

const sentence = (row) => ({ en: row.English, ja: row.日本語 });

/** Assumptions by id, each with its sentence. */
export async function assumptions() {
  const sections = await sectionsOf("assumptions.md");
  return new Map(sections.flatMap(({ name, rows }) => rows.filter((row) => row.English).slice(0, 1).map((row) => [name, sentence(row)])));
}

/**
 * `codes`: by code the sentences that it has as a `reason`, an `error` and a `finding`; `rules`: by id its sentences by outcome;
 * `told`: by code what else the tables say of it, `{ decides, severities, given }`; `rested`: by id its label and what it rests on.
 */
export async function catalogue() {
  const codes = new Map();
  const put = (kind, { name, rows }) => codes.set(name, { ...codes.get(name), [kind]: rows.filter((row) => row.English).map(sentence) });
  const told = new Map();
  const tell = (name, more) => told.set(name, { ...told.get(name), ...more });
  for (const section of await sectionsOf("reasons.md")) {
    const { chapter, name, items } = section;
    put(chapter === "Errors" ? "error" : "reason", section);
    if (chapter !== "Errors") tell(name, { decides: saidBy(items, "decides: "), given: linked(items, "given by: ") });
  }
  for (const section of await sectionsOf("findings.md")) {
    put("finding", section);
    tell(section.name, { severities: section.items.flatMap((item) => item.match(/^([a-z, ]+) in \[/)?.[1].split(", ") ?? []) });
  }
  const [rules, rested] = [new Map(), new Map()];
  for (const { name, rows, items, words } of await sectionsOf("rules.md")) {
    const [en, ja] = words[0].split(" / ");
    rested.set(name, { label: { en, ja }, basis: items.map(basisOf).filter(Boolean) });
    const sentences = { pass: [], fail: [], unknown: [], skip: [] };
    for (const row of rows) if (row.English) sentences[OUTCOMES[row[""]]].push(sentence(row));
    rules.set(name, sentences);
  }
  return { codes: new Map([...codes].sort(byName)), rules: new Map([...rules].sort(byName)), told, rested };
}

const byName = ([one], [other]) => (one < other ? -1 : 1);
