// A certificate's way to the root and to the user, as pictures made of the checks.

import { documentAt } from "./answer.js";
import { valueIn } from "./documents.js";
import { h } from "./dom.js";
import { t, tOrNull } from "./i18n.js";
import { icon } from "./icons.js";
import { placeButton } from "./place.js";

function checkOf(verdict, id) {
  return verdict.checks.find((check) => check.id === id);
}

/** The certificates from the leaf to the root, or as far as the store leads; null where nothing was looked at. */
export function chainPicture(verdict) {
  const chain = checkOf(verdict, "certificate.chain");
  if (!chain || verdict.credential.kind !== "certificate") return null;
  const nodes = chain.checks.length > 0 ? linked(chain) : torn(chain, verdict.credential);
  if (nodes.length === 0) return null;
  annotate(nodes, verdict);
  return h("ol", { class: "chain", role: "list", "data-testid": "chain" }, nodes.map(node));
}

/** One node for each certificate: `{ subject, role, place, link, said }`. */
function linked({ checks }) {
  const nodes = checks.map((link, index) => ({
    subject: link.actual,
    role: index === 0 ? "leaf" : "intermediate",
    // What stands in the store is the issuer of the link before.
    place: checks[index - 1]?.policy ?? null,
    link: { outcome: link.outcome, word: t(`link.${link.outcome}`) },
    said: [],
  }));
  const last = checks.at(-1);
  return [...nodes, { subject: last.expected, role: "root", place: last.policy, said: [] }];
}

/** A chain that ends before a root: the leaf, its issuer where the store has that, and the authority that is missing. */
function torn(chain, { subject, issuer }) {
  if (chain.outcome !== "fail" || !chain.actual) return [];
  const broken = { outcome: "fail", word: t("link.broken") };
  const unchecked = { outcome: "skip", word: t("link.skip") };
  const direct = issuer === chain.actual;
  const between = direct ? [] : [{ subject: issuer, role: "intermediate", link: broken, said: [] }];
  const missing = { subject: chain.actual, role: "missing", said: [] };
  return [{ subject, role: "leaf", link: direct ? broken : unchecked, said: [] }, ...between, missing];
}

/** Says at each certificate what became of it in time, in revocation and in scope. */
function annotate(nodes, verdict) {
  const named = ({ text }) =>
    nodes
      .filter(({ subject }) => text.includes(subject))
      .toSorted((a, b) => b.subject.length - a.subject.length)
      .at(0);
  const time = checkOf(verdict, "certificate.time");
  if (time?.outcome === "pass") for (const one of nodes) one.said.push({ outcome: "pass", text: t("inTime") });
  else if (time) (time.outcome === "fail" ? named(time) : nodes[0])?.said.push(time);
  // One row for each certificate below the root, in their order.
  checkOf(verdict, "certificate.revocation")?.checks.forEach((row, index) => {
    const word = row.code === "certificate.revoked" ? t("revoked") : tOrNull(`revocationRow.${row.outcome}`);
    nodes[index]?.said.push({ outcome: row.outcome, text: word ?? row.text });
  });
  for (const row of checkOf(verdict, "certificate.scope")?.checks ?? []) named(row)?.said.push(row);
}

function node({ subject, role, place, link, said }) {
  return h(
    "li",
    { "data-role": role },
    h(
      "div",
      { class: role === "missing" ? "certificate missing" : "certificate" },
      h("p", { class: "meta" }, h("span", {}, t(`chain.${role}`)), place ? placeButton(place) : null),
      h("p", {}, h("code", {}, subject)),
      said.length > 0
        ? h(
            "ul",
            {},
            said.map(({ outcome, text }) => h("li", { "data-outcome": outcome }, icon(outcome), h("span", {}, text))),
          )
        : null,
    ),
    link ? h("p", { class: "chain-link", "data-outcome": link.outcome }, icon(link.outcome), link.word) : null,
  );
}

/** The username bindings in the order in which they are tried, or null where there are none. */
export function bindingTable(verdict) {
  const binding = checkOf(verdict, "certificate.binding");
  if (!binding || binding.checks.length === 0) return null;
  const head = ["bindingField", "bindingProperty", "bindingAttempt"];
  return h(
    "table",
    { class: "bindings", "data-testid": "bindings" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        head.map((key) => h("th", { scope: "col" }, t(key))),
      ),
    ),
    h("tbody", {}, binding.checks.map(bindingRow)),
  );
}

/** A name in camel case that may break between its words. */
function breakable(name) {
  return name.split(/(?<=[a-z])(?=[A-Z])/).flatMap((word, index) => (index === 0 ? [word] : [h("wbr"), word]));
}

function bindingRow(check) {
  const source = check.policy ? documentAt(check.policy.document) : null;
  const row = source ? valueIn(source, check.policy.path) : undefined;
  const cell = (value) => h("td", {}, h("code", {}, typeof value === "string" ? breakable(value) : ""));
  // A word says enough for what the two columns beside it name; anything else needs its sentence.
  const text = ["pass", "fail"].includes(check.outcome) ? t(`bindingRow.${check.outcome}`) : check.text;
  return h(
    "tr",
    { "data-outcome": check.outcome },
    cell(row?.x509CertificateField),
    cell(row?.userProperty),
    h(
      "td",
      {},
      h("p", { class: "attempt" }, icon(check.outcome), h("span", {}, row ? text : check.text)),
      check.policy ? h("p", { class: "meta" }, placeButton(check.policy)) : null,
    ),
  );
}
