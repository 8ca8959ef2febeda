// A certificate's way to the root and to the user, as pictures made of the checks.

import type { About, Check, Clause, Verdict } from "../../../kit/contract.ts";
import { html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { contentsOf } from "../../core/asking.ts";
import { t, tOrNull } from "../../i18n.ts";
import { documentAt } from "../../state/answer.ts";
import { recognise } from "../../state/credential.ts";
import { valueIn } from "../../state/documents.ts";
import { state } from "../../state/state.ts";
import { placeButton } from "../editor/place.ts";
import { breakable, fields } from "../parts/fields.ts";
import { missingButton } from "../question/question.ts";

/** The way from a certificate to its issuer. */
interface ChainLink {
  readonly outcome: string;
  word: string;
}

/** A certificate with what became of it. */
interface ChainNode {
  readonly about?: About | null;
  readonly subject: string | null;
  role: string;
  place: Clause | null;
  readonly link?: ChainLink | null;
  readonly said: { readonly outcome: string; readonly text: string }[];
}

/** A certificate, or several that are folded into one. */
type ChainItem =
  (ChainNode & { readonly middle?: undefined }) | { readonly middle: readonly ChainNode[]; readonly link: ChainLink | null | undefined };

function checkOf(verdict: Verdict, id: string) {
  return verdict.checks.find((check) => check.id === id);
}

/** The certificates from the leaf to the root, or as far as the store leads; null where nothing was looked at. */
export function chainPicture(verdict: Verdict) {
  const chain = checkOf(verdict, "certificate.chain");
  if (!chain || chain.checks.length === 0) return null;
  const nodes = nodesOf(chain.checks);
  annotate(nodes, verdict);
  return html`<ol class="chain" role="list" data-testid="chain"
    >${folded(nodes).map(item)}</ol
  >`;
}

/** One node for each certificate: `{ about, subject, role, place, link, said }`, the link being that to its issuer. */
function nodesOf(links: readonly Check[]): ChainNode[] {
  const last = links.at(-1) as Check;
  // A chain may end because it is not followed any further, whatever the store holds.
  const tooLong = last.code === "input.tooLarge";
  const ends = tooLong || last.code === "certificate.issuerNotTrusted";
  const nodes = links.map((link, index): ChainNode => ({
    about: link.about,
    subject: link.actual,
    role: index === 0 ? "leaf" : "intermediate",
    // What stands in the store is the issuer of the link before.
    place: links[index - 1]?.policy ?? null,
    link: { outcome: link.outcome, word: t(`link.${link.outcome}`) },
    said: [],
  }));
  const top: ChainNode = { subject: last.expected, role: "root", place: last.policy, said: [] };
  if (ends) {
    const lowest = nodes.at(-1);
    if (lowest?.link) lowest.link.word = t(tooLong ? "link.tooLong" : "link.broken");
    Object.assign(top, { role: tooLong ? "beyond" : "missing", place: null });
    if (!tooLong) top.said.push({ outcome: "info", text: (lowest && lookedFor(lowest)) ?? last.text });
  }
  return [...nodes, top];
}

/** By which key the issuer of a certificate is looked for in the store, or null where it is by name. */
function lookedFor({ subject, place }: ChainNode): string | null {
  const source = place ? documentAt(place.document) : null;
  const entry = place && source ? valueIn(source, place.path) : null;
  const found = place ? contentsOf(String(entry?.certificate ?? ""), state.language) : recognise(state.form.box);
  const one = found && "certificates" in found ? found.certificates[0] : undefined;
  const key = one?.subject === subject ? one.authorityKeyIdentifier : null;
  return key ? t("lookedForKey", { key }) : null;
}

/** Says at each certificate what became of it in time, in revocation and in scope. */
function annotate(nodes: ChainNode[], verdict: Verdict) {
  const nodeOf = ({ about }: Pick<Check, "about">) => nodes.find((one) => isSame(one, about));
  const time = checkOf(verdict, "certificate.time");
  if (time?.outcome === "pass") for (const one of nodes) one.said.push({ outcome: "pass", text: t("inTime") });
  else if (time) (time.about ? nodeOf(time) : nodes[0])?.said.push(time);
  for (const row of checkOf(verdict, "certificate.revocation")?.checks ?? []) {
    const word = row.code === "certificate.revoked" ? t("revoked") : tOrNull(`revocationRow.${row.outcome}`);
    nodeOf(row)?.said.push({ outcome: row.outcome, text: word ?? row.text });
  }
  for (const row of checkOf(verdict, "certificate.scope")?.checks ?? []) scopeNode(nodes, row)?.said.push(row);
}

/** The authority that a row about scopes means, which its sentence alone names: of several the longest name. */
function scopeNode(nodes: readonly ChainNode[], { text }: Pick<Check, "text">) {
  const named = nodes.filter(({ subject }) => subject && text.includes(subject));
  return named.toSorted((a, b) => (b.subject ?? "").length - (a.subject ?? "").length)[0];
}

/** Whether a node is the certificate that a check is about. Authorities that renewed their key share a name. */
function isSame({ about, subject }: ChainNode, wanted: About | null) {
  if (!wanted) return false;
  return about ? about.id === wanted.id && about.name === wanted.name : subject === wanted.name;
}

/** Of a long chain the middle folds, as long as nothing in it stands out. */
function folded(nodes: readonly ChainNode[]): ChainItem[] {
  const middle = nodes.slice(2, -2);
  const outcomes = middle.flatMap(({ link, said }) => [link, ...said].map((one) => one?.outcome ?? ""));
  if (middle.length < 3 || outcomes.some((outcome) => ["fail", "unknown"].includes(outcome))) return [...nodes];
  return [...nodes.slice(0, 2), { middle, link: middle.at(-1)?.link }, ...nodes.slice(-2)];
}

function item(one: ChainItem) {
  if (!one.middle) return node(one);
  const inner = one.middle.map((each, index) => node(index < one.middle.length - 1 ? each : { ...each, link: null }));
  return html`<li data-role="folded"
    ><details class="certificate-fold"
      ><summary>${t("moreAuthorities", { count: one.middle.length })}</summary
      ><ol class="chain" role="list"
        >${inner}</ol
      ></details
    >${one.link ? linkLine(one.link) : null}</li
  >`;
}

function node({ subject, role, place, link, said }: ChainNode) {
  return html`<li data-role=${role}
    ><div class=${["missing", "beyond"].includes(role) ? `certificate ${role}` : "certificate"}
      ><p class="meta"><span>${t(`chain.${role}`)}</span>${place ? placeButton(place) : null}</p
      ><p>${subject ? html`<code>${subject}</code>` : html`<span class="muted">${t("emptyName")}</span>`}</p>${
        said.length > 0
          ? html`<ul
              >${said.map(({ outcome, text }) => html`<li data-outcome=${outcome}>${icon(outcome)}<span>${text}</span></li>`)}</ul
            >`
          : null
      }</div
    >${link ? linkLine(link) : null}</li
  >`;
}

function linkLine({ outcome, word }: ChainLink) {
  return html`<p class="chain-link" data-outcome=${outcome}>${icon(outcome)}<span>${word}</span></p>`;
}

/** The username bindings in the order in which they are tried, or null where there are none. */
export function bindingTable(verdict: Verdict) {
  const binding = checkOf(verdict, "certificate.binding");
  if (!binding || binding.checks.length === 0) return null;
  const head = ["bindingField", "bindingProperty", "bindingAttempt"];
  return html`<table class="bindings" data-testid="bindings"
    ><caption class="hidden">${t("bindingsCaption")}</caption
    ><thead><tr>${head.map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead
    ><tbody>${binding.checks.flatMap((check) => [bindingRow(check), comparedRow(check)])}</tbody></table
  >`;
}

/** A name in camel case that may break between its words. */
function words(name: string) {
  return name.split(/(?<=[a-z])(?=[A-Z])/).flatMap((word, index) => (index === 0 ? [word] : [html`<wbr />`, word]));
}

function bindingRow(check: Check) {
  const [field = "", property = ""] = (check.about?.name ?? "").split(" → ");
  const code = (name: string) => html`<code>${words(name)}</code>`;
  // What an earlier match left untried asks for nothing; what is dropped asks for more affinity than it has.
  const fate = check.outcome === "skip" && check.expected ? "dropped" : check.outcome;
  // A word says enough for what the two columns beside it name; anything else needs its sentence.
  const missing = check.missing ? missingButton(check.missing, { look: "link" }) : null;
  const word = missing ? t("bindingRow.missing") : tOrNull(`bindingRow.${fate}`);
  return html`<tr data-outcome=${check.outcome} data-fate=${fate}
    ><th scope="row">${code(field)}</th><td>${code(property)}</td
    ><td
      ><p class="attempt">${icon(fate === "dropped" ? "warning" : check.outcome)}<span>${word ?? check.text}</span></p
      >${check.policy ? html`<p class="meta">${placeButton(check.policy)}</p>` : null}${missing ? html`<p class="meta">${missing}</p>` : null}</td
    ></tr
  >`;
}

/** Values of a user that show at once; a user may have ten. */
const SHOWN = 3;

/** What the certificate has and what the user has, below each other; null where nothing was compared. */
function comparedRow({ outcome, values }: Check) {
  if (!["pass", "fail"].includes(outcome)) return null;
  const ofCertificate = values.actual;
  const rank = (value: string) => {
    if (ofCertificate.includes(value)) return 0;
    return ofCertificate.some((one) => form(one) === form(value)) ? 1 : 2;
  };
  // First those that are meant for what the certificate has.
  const ofUser = values.expected.toSorted((a, b) => rank(a) - rank(b));
  const lines = (list: readonly string[]) => (list.length > 0 ? list.map((value) => html`<span>${breakable(value)}</span>`) : [nothing()]);
  const more = ofUser.slice(SHOWN);
  const rest = () =>
    html`<details
      ><summary>${t("moreValues", { count: more.length })}</summary>${more.map((value) => html`<div>${breakable(value)}</div>`)}</details
    >`;
  return html`<tr class="compared" data-outcome=${outcome}
    ><td colspan="3"
      >${fields([
        ["ofCertificate", lines(ofCertificate)],
        ["ofUser", [...lines(ofUser.slice(0, SHOWN)), ...(more.length > 0 ? [rest()] : [])]],
      ])}</td
    ></tr
  >`;
}

function nothing() {
  return html`<span class="muted">${t("nothingToCompare")}</span>`;
}

/** The form of a certificateUserId: its prefixes. */
function form(value: string) {
  return value.replace(/>[^<]*/g, ">");
}

/** Which rule makes the certificate single-factor or multifactor, and those that match too and count less. */
export function modeRules(verdict: Verdict) {
  const mode = checkOf(verdict, "certificate.mode");
  if (!mode) return null;
  const counts = ({ outcome }: Pick<Check, "outcome">) => (outcome === "skip" ? 1 : 0);
  const rules = mode.checks.length > 0 ? mode.checks.toSorted((a, b) => counts(a) - counts(b)) : [mode];
  return html`<ul class="rules" data-testid="mode-rules"
    >${rules.map(
      (rule) =>
        html`<li data-outcome=${rule.outcome}
          >${icon(rule.outcome)}<div
            ><p>${rule.text}</p>${rule.policy ? html`<p class="meta">${placeButton(rule.policy)}</p>` : null}</div
          ></li
        >`,
    )}</ul
  >`;
}
