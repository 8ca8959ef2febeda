// A verdict as Markdown, for a ticket or a mail.

import { decisionKey, linkTo, pathTo } from "../../../kit/checks.ts";
import type { Check, Clause, Json, Verdict } from "../../../kit/contract.ts";
import { isThere } from "../../../kit/there.ts";
import { locate } from "../../core/package.ts";
import { labelled, t, term } from "../../i18n.ts";
import { state } from "../../state/state.ts";

/** Lines of a clause that are shown at most. */
const MOST = 20;
/** Checks that nobody minds to read in a ticket; of more, those that came out as they should are left out, and at most so many told. */
const MOST_CHECKS = 200;

/** The text for a verdict on a scenario: first for the person, then for whoever administers; `link` leads to it. */
export function toMarkdown({ policies, question }: { policies: readonly string[]; question: Json }, verdict: Verdict, link: string = "") {
  const { decision, reason, alternatives } = verdict;
  const parts = [
    `# ${plain(t(decisionKey(question.action, verdict)))}`,
    plain(reason.text),
    ...(alternatives.length > 0
      ? [`${plain(labelled(t("alternatives")))}\n\n${alternatives.map(({ text }) => `- ${plain(text)}`).join("\n")}`]
      : []),
    `## ${t("ticket.asked")}`,
    asked(question, verdict)
      .map(([key, value]) => `- ${plain(labelled(t(key)))} ${value}`)
      .join("\n"),
    `## ${t("ticket.decided")}`,
    `${code(decision)} ${code(reason.code)}${reason.serviceCode ? ` ${code(reason.serviceCode)}` : ""}`,
    ...clause(policies, reason.policy),
    `## ${t("howDecided")}`,
    told(verdict).join("\n"),
  ];
  if (verdict.assumptions.length > 0) {
    parts.push(`## ${t("assumptions")}`);
    parts.push(verdict.assumptions.map(({ id, text }) => `- ${code(id)} ${plain(text)}`).join("\n"));
  }
  const sources = sourcesOf(verdict);
  if (sources.length > 0) parts.push(`## ${t("ticket.sources")}`, sources.join("\n"));
  if (link) parts.push(`[${t("ticket.open")}](${link})`);
  return `${parts.join("\n\n")}\n`;
}

/** What was asked, as labels and values. */
function asked({ action, at, user = {}, access = {}, credential = {} }: Json, verdict: Verdict): [string, string][] {
  const { name, aaguid, subject }: Json = verdict.credential;
  const presented = [
    name && plain(name),
    aaguid && code(aaguid),
    subject && plain(subject),
    credential.method && plain(term("Mode", credential.method)),
  ];
  const opened = access.application ?? access.userAction ?? access.authenticationContext;
  const who = user.userPrincipalName ?? user.id;
  const rows = [
    ["field.action", plain(t(`action.${action}`))],
    ["field.credential", presented.filter(isThere).join(" ")],
    ["user", who && code(who)],
    ["field.opens", opened && code(opened)],
    ["field.when", at && code(at)],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

/** What the checks on the way to the decision rest on, each page once. */
function sourcesOf({ checks, reason }: Verdict) {
  const bases = pathTo(checks, reason.check)
    .map(({ basis }) => basis)
    .filter(isThere);
  const links = bases.flatMap(({ source, dated }) => {
    const link = linkTo(source, state.language);
    return link ? [{ ...link, dated }] : [];
  });
  return [
    ...new Set(links.map(({ address, name, dated }) => `- [${name.replace(/[[\]]/g, "")}](${address}) ${t("dated", { date: dated })}`)),
  ];
}

/** The checks as a list: all of them, or of many those that matter. */
function told({ checks, reason }: Verdict): string[] {
  const all = list(checks);
  if (all.length <= MOST_CHECKS) return all;
  const way = new Set(pathTo(checks, reason.check));
  const matters = ({ outcome }: Check) => outcome === "fail" || outcome === "unknown";
  const few = (among: readonly Check[]): Check[] =>
    among.filter((one) => way.has(one) || matters(one)).map((one) => ({ ...one, checks: few(one.checks) }));
  const lines = list(few(checks)).slice(0, MOST_CHECKS);
  return [...lines, `- ${t("ticket.leftOut", { count: all.length - lines.length })}`];
}

function list(checks: readonly Check[], indent: string = ""): string[] {
  return checks.flatMap((check) => [
    `${indent}- ${labelled(term("CheckOutcome", check.outcome))} ${plain(check.text)}${check.code ? ` ${code(check.code)}` : ""}`,
    ...list(check.checks, `${indent}  `),
  ]);
}

/** The lines of the policy that decided. */
function clause(policies: readonly string[], place: Clause | null): string[] {
  const text = place ? policies[place.document] : null;
  if (!place || typeof text !== "string") return [];
  const span = locate(text, place.path);
  if (!span || place.path === "") return [];
  const lines = text.split("\n").slice(span.line - 1, span.endLine);
  const blanks = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length));
  const shown = lines.slice(0, MOST).map((line) => line.slice(blanks));
  if (lines.length > MOST) shown.push("…");
  const fence = "`".repeat(Math.max(3, longestRun(shown.join("\n")) + 1));
  const where = t("named", { kind: t("decidingClause"), name: t("place", { line: span.line, column: span.column }) });
  return [`## ${plain(where)}`, code(place.path), `${fence}json\n${shown.join("\n")}\n${fence}`];
}

function longestRun(text: string) {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** Text that says the same in Markdown. Addresses and names of people would become links, and tell whom they name. */
function plain(text: string) {
  const word = (one: string) => (/@|:\/\/|\bwww\./i.test(one) ? code(one) : one.replace(/[\\`*_[\]<>#|~]/g, "\\$&"));
  return text.replace(/\s+/g, " ").split(" ").map(word).join(" ");
}

function code(text: string) {
  const ticks = "`".repeat(longestRun(text) + 1);
  return /^`|`$/.test(text) ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}
