// What codes and rules mean, in words: `codes.json`, written from the catalogue of the core, and the command line's own.

import { readFileSync } from "node:fs";

import { OWN_CODES } from "./own-codes.js";

let known;

function catalogue() {
  known ??= JSON.parse(readFileSync(new URL("./codes.json", import.meta.url), "utf8"));
  return known;
}

/** Every code, every rule and every assumption. */
export const names = () => {
  const { codes, rules, assumptions } = catalogue();
  return [codes, OWN_CODES, rules, assumptions].flatMap((one) => Object.keys(one));
};

/**
 * What is known of a code, a list of what it is: `{ kind, sentences, decides, severities, given, todo }`, `kind` being `reason`, `error`,
 * `finding`, `result` or, of the id of one, `assumption`; empty where nobody knows it.
 */
export function meaningsOf(code, { language, say }) {
  const own = Object.hasOwn(OWN_CODES, code) ? OWN_CODES[code] : undefined;
  if (own) return [{ kind: own.kind, sentences: [own[language].means], todo: own[language].todo }];
  const { codes, assumptions } = catalogue();
  if (Object.hasOwn(assumptions, code)) return [{ kind: "assumption", sentences: [assumptions[code][language]], todo: say("explain.todo.assumption") }];
  const kinds = Object.hasOwn(codes, code) ? codes[code] : {};
  return Object.entries(kinds).map(([kind, { sentences, ...more }]) => ({
    kind,
    sentences: sentences.map((one) => one[language]),
    ...more,
    todo: say(`explain.todo.${kind === "reason" && more.decides.length === 0 ? "check" : kind}`),
  }));
}

/** What is known of a rule: `{ label, basis, sentences }`, the sentences by outcome; undefined where nobody knows it. */
export function ruleOf(id, { language }) {
  const { rules } = catalogue();
  if (!Object.hasOwn(rules, id)) return undefined;
  const { label, basis, sentences } = rules[id];
  const inLanguage = ([outcome, list]) => [outcome, list.map((one) => one[language])];
  return { label: label[language], basis, sentences: Object.fromEntries(Object.entries(sentences).map(inLanguage)) };
}

/** What the rules rest on that give a code, each page once. */
export function basisOf(given, context) {
  const all = given.flatMap((id) => ruleOf(id, context)?.basis ?? []);
  return all.filter(({ address }, index) => all.findIndex((one) => one.address === address) === index);
}

/** Sentences that a description gives; of codes with more the first says too little about the others. */
const FEW = 3;

/** A code as a report for other programs describes it: `{ short, full, text, markdown }`; undefined where nobody knows it. */
export function descriptionOf(code, context) {
  const { say } = context;
  const meanings = meaningsOf(code, context);
  if (meanings.length === 0) return undefined;
  const sentences = meanings.flatMap((one) => one.sentences);
  const name = `${say(`explain.${meanings[0].kind}`)} ${code}`;
  const parts = meanings.map((one) => partsOf(one, context));
  return {
    short: sentences.length > FEW ? name : sentences[0],
    full: sentences.slice(0, FEW).join(" "),
    text: parts.map((one) => one.map(({ title, lines }) => [title, ...lines.map(({ text }) => `- ${text}`)].join("\n")).join("\n\n")).join("\n\n"),
    markdown: parts.map((one) => one.map(({ title, lines }) => `**${title}**\n\n${lines.map(({ markdown }) => `- ${markdown}`).join("\n")}`).join("\n\n")).join("\n\n"),
  };
}

function partsOf({ kind, sentences, given = [], todo }, context) {
  const { say } = context;
  const plain = (text) => ({ text, markdown: escaped(text) });
  const all = [
    [say(`explain.${kind}`), sentences.map(plain)],
    [say("explain.todo"), [plain(todo)]],
    [say("explain.given"), given.map((id) => plain(`${id}: ${ruleOf(id, context)?.label ?? ""}`))],
    [
      say("explain.basis"),
      basisOf(given, context).map(({ name, address, dated }) => ({ text: `${address} (${dated})`, markdown: `[${escaped(name)}](${address}) (${dated})` })),
    ],
  ];
  return all.filter(([, lines]) => lines.length > 0).map(([title, lines]) => ({ title, lines }));
}

/** Text that means only itself in Markdown, but for what stands between backticks. */
const escaped = (text) => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/[\\*_[\]{}|~]/g, "\\$&");
