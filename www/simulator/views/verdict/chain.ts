// A certificate's way to the root and to the user, as pictures made of the checks.

import type { About, Check, Clause, Verdict } from "../../../kit/contract.ts";
import { h } from "../../../kit/dom.ts";
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
type ChainItem = (ChainNode & { readonly middle?: undefined }) | { readonly middle: readonly ChainNode[]; readonly link: ChainLink | null | undefined };

function checkOf(verdict: Verdict, id: string) {
  return verdict.checks.find((check) => check.id === id);
}

/** The certificates from the leaf to the root, or as far as the store leads; null where nothing was looked at. */
export function chainPicture(verdict: Verdict) {
  const chain = checkOf(verdict, "certificate.chain");
  if (!chain || chain.checks.length === 0) return null;
  const nodes = nodesOf(chain.checks);
  annotate(nodes, verdict);
  return h("ol", { class: "chain", role: "list", "data-testid": "chain" }, folded(nodes).map(item));
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
  return h(
    "li",
    { "data-role": "folded" },
    h(
      "details",
      { class: "certificate-fold" },
      h("summary", {}, t("moreAuthorities", { count: one.middle.length })),
      h("ol", { class: "chain", role: "list" }, inner),
    ),
    one.link ? linkLine(one.link) : null,
  );
}

function node({ subject, role, place, link, said }: ChainNode) {
  return h(
    "li",
    { "data-role": role },
    h(
      "div",
      { class: ["missing", "beyond"].includes(role) ? `certificate ${role}` : "certificate" },
      h("p", { class: "meta" }, h("span", {}, t(`chain.${role}`)), place ? placeButton(place) : null),
      h("p", {}, subject ? h("code", {}, subject) : h("span", { class: "muted" }, t("emptyName"))),
      said.length > 0
        ? h(
            "ul",
            {},
            said.map(({ outcome, text }) => h("li", { "data-outcome": outcome }, icon(outcome), h("span", {}, text))),
          )
        : null,
    ),
    link ? linkLine(link) : null,
  );
}

function linkLine({ outcome, word }: ChainLink) {
  return h("p", { class: "chain-link", "data-outcome": outcome }, icon(outcome), h("span", {}, word));
}

/** The username bindings in the order in which they are tried, or null where there are none. */
export function bindingTable(verdict: Verdict) {
  const binding = checkOf(verdict, "certificate.binding");
  if (!binding || binding.checks.length === 0) return null;
  const head = ["bindingField", "bindingProperty", "bindingAttempt"];
  return h(
    "table",
    { class: "bindings", "data-testid": "bindings" },
    h("caption", { class: "hidden" }, t("bindingsCaption")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        head.map((key) => h("th", { scope: "col" }, t(key))),
      ),
    ),
    h(
      "tbody",
      {},
      binding.checks.flatMap((check) => [bindingRow(check), comparedRow(check)]),
    ),
  );
}

/** A name in camel case that may break between its words. */
function words(name: string) {
  return name.split(/(?<=[a-z])(?=[A-Z])/).flatMap((word, index) => (index === 0 ? [word] : [h("wbr"), word]));
}

function bindingRow(check: Check) {
  const [field = "", property = ""] = (check.about?.name ?? "").split(" → ");
  const code = (name: string) => h("code", {}, words(name));
  // What an earlier match left untried asks for nothing; what is dropped asks for more affinity than it has.
  const fate = check.outcome === "skip" && check.expected ? "dropped" : check.outcome;
  // A word says enough for what the two columns beside it name; anything else needs its sentence.
  const missing = check.missing ? missingButton(check.missing, { class: "link" }) : null;
  const word = missing ? t("bindingRow.missing") : tOrNull(`bindingRow.${fate}`);
  return h(
    "tr",
    { "data-outcome": check.outcome, "data-fate": fate },
    h("th", { scope: "row" }, code(field)),
    h("td", {}, code(property)),
    h(
      "td",
      {},
      h("p", { class: "attempt" }, icon(fate === "dropped" ? "warning" : check.outcome), h("span", {}, word ?? check.text)),
      check.policy ? h("p", { class: "meta" }, placeButton(check.policy)) : null,
      missing ? h("p", { class: "meta" }, missing) : null,
    ),
  );
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
  const lines = (list: readonly string[]) => (list.length > 0 ? list.map((value) => h("span", {}, breakable(value))) : [nothing()]);
  const more = ofUser.slice(SHOWN);
  const rest = () =>
    h(
      "details",
      {},
      h("summary", {}, t("moreValues", { count: more.length })),
      more.map((value) => h("div", {}, breakable(value))),
    );
  return h(
    "tr",
    { class: "compared", "data-outcome": outcome },
    h(
      "td",
      { colspan: 3 },
      fields([
        ["ofCertificate", lines(ofCertificate)],
        ["ofUser", [...lines(ofUser.slice(0, SHOWN)), ...(more.length > 0 ? [rest()] : [])]],
      ]),
    ),
  );
}

function nothing() {
  return h("span", { class: "muted" }, t("nothingToCompare"));
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
  return h(
    "ul",
    { class: "rules", "data-testid": "mode-rules" },
    rules.map((rule) =>
      h(
        "li",
        { "data-outcome": rule.outcome },
        icon(rule.outcome),
        h("div", {}, h("p", {}, rule.text), rule.policy ? h("p", { class: "meta" }, placeButton(rule.policy)) : null),
      ),
    ),
  );
}
