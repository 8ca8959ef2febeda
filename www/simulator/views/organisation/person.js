// A person of an organisation: each key, what becomes of it, and how that was decided.

import { shownDecision } from "../../../kit/checks.js";
import { byId, h } from "../../../kit/dom.js";
import { t, term } from "../../i18n.js";
import { icon } from "../../../kit/icons.js";
import { keyName, personDetail, personName, withoutNames, areHidden } from "./names.js";
import { effectIcon, effectWords } from "./picture.js";
import { waysText } from "./rows.js";
import { state } from "../../state/state.js";
import { otherTrace } from "../verdict/trace.js";

/** The dialog, which is part of the view. */
export function personDialog() {
  const dialog = h(
    "dialog",
    { id: "organisation-person", class: "view", "aria-labelledby": "organisation-person-title", "data-testid": "organisation-person" },
    h(
      "header",
      { class: "view-head" },
      h("h2", { id: "organisation-person-title", tabindex: "-1" }),
      h("button", { type: "button", class: "button quiet square", "data-label": "close", on: { click: () => dialog.close() } }, icon("close")),
    ),
    h("div", { class: "view-body", id: "organisation-person-body" }),
  );
  dialog.addEventListener("close", () => byId("organisation-person-body").replaceChildren());
  return dialog;
}

/**
 * Shows a person: `{ row, keys }`, `keys` with both verdicts about each key of the row. `hasPlaces` says whether the
 * policies after are those in the page.
 */
export function showPerson({ row, keys }, number, { labels, compared, hasPlaces }) {
  byId("organisation-person-title").textContent = personName(row, number);
  const detail = personDetail(row);
  const disabled = row.user.accountEnabled === false ? t("organisation.disabledAccount") : null;
  byId("organisation-person-body").replaceChildren(
    h(
      "div",
      { class: "person-said" },
      detail ? h("p", { class: "muted" }, detail) : null,
      h("p", { class: "outcome", "data-effect": row.effect }, effectIcon(row.effect), h("strong", {}, effectWords(row.effect)), row.reason ? h("code", {}, row.reason) : null),
      disabled ? h("p", {}, disabled) : null,
    ),
    h(
      "dl",
      { class: "fields" },
      fields([
        [t("organisation.otherWays"), waysText(row.otherWays, state.language) || t("organisation.none")],
        [t("organisation.missing"), row.missing.map((path) => labels.get(path) ?? path).join(", ")],
        [t("organisation.groups"), row.user.groups === null ? t("organisation.unknown") : row.user.groups.join(", ")],
      ]),
    ),
    ...(row.keys.length === 0 ? [h("p", { class: "muted" }, t("organisation.noKeys"))] : []),
    ...row.keys.map((key, index) => keySection(key, index, withoutNames(keys[index], row, number), compared, hasPlaces)),
  );
  const dialog = byId("organisation-person");
  if (!dialog.open) dialog.showModal();
  byId("organisation-person-title").focus();
}

function fields(pairs) {
  return pairs.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]);
}

function keySection(key, index, explained, compared, hasPlaces) {
  const own = areHidden() ? null : key.displayName;
  const used = key.lastUsedDateTime ? t("organisation.lastUsed", { date: key.lastUsedDateTime }) : null;
  const about = [key.passkeyType && term("PasskeyType", key.passkeyType), key.attestationLevel && term("AttestationLevel", key.attestationLevel), own, used];
  return h(
    "section",
    { class: "person-key", "data-testid": "organisation-key" },
    h("h3", {}, t("named", { kind: t("organisation.key", { number: index + 1 }), name: keyName(key) })),
    h("p", { class: "meta" }, key.aaGuid ? h("code", {}, key.aaGuid) : null, h("span", { class: "muted" }, about.filter(Boolean).join(" · "))),
    explained.error ? problem(explained.error, key) : verdicts(explained, compared, hasPlaces),
  );
}

/** Of what a row does not hold there is no trace, but still what came out. */
function problem({ message, code }, key) {
  return h(
    "div",
    {},
    ["before", "after"].map((side) => h("p", {}, t(`compare.${side}`), " ", term("Decision", key[side].decision), " ", h("code", {}, key[side].reason))),
    h("p", { class: "said" }, icon("info"), h("span", {}, message, " ", h("code", {}, code ?? ""))),
  );
}

function verdicts({ before, after }, compared, hasPlaces) {
  if (!compared || !after) return verdictSide(null, before, hasPlaces, true);
  return [verdictSide("after", after, hasPlaces, true), verdictSide("before", before, false, false)];
}

/** A verdict with its trace, which is open for the one that counts. */
function verdictSide(side, verdict, hasPlaces, isOpen) {
  const kind = shownDecision(verdict.decision, verdict.reason.code);
  return h(
    "details",
    { class: "folded person-verdict", open: isOpen, "data-side": side ?? "only" },
    h(
      "summary",
      {},
      h("span", { class: "outcome" }, side ? h("span", { class: "muted" }, t(`compare.${side}`)) : null, icon(kind), h("strong", {}, term("Decision", kind)), h("code", {}, verdict.reason.code)),
    ),
    h("p", {}, verdict.reason.text),
    h("div", { class: "person-trace" }, h("h4", {}, t("howDecided")), otherTrace(verdict, hasPlaces)),
    verdict.assumptions.length > 0
      ? h(
          "div",
          {},
          h("h4", {}, t("assumptions")),
          h("ul", { class: "assumptions" }, verdict.assumptions.map(({ id, text }) => h("li", {}, h("code", {}, id), h("span", {}, text)))),
        )
      : null,
  );
}
