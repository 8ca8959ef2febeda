// A person of an organisation: each key, what becomes of it, and how that was decided.

import { shownDecision } from "../../../kit/checks.ts";
import type { Failure, ImpactKey, ImpactUser, Json, Verdict } from "../../../kit/contract.ts";
import { byId, h, isThere } from "../../../kit/dom.ts";
import type { Children } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
import { t, term } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { otherTrace } from "../verdict/trace.ts";
import { areHidden, keyName, personDetail, personName, withoutNames } from "./names.ts";
import { effectIcon, effectWords } from "./picture.ts";
import { waysText } from "./rows.ts";

/** The dialog, which is part of the view. */
export function personDialog() {
  const dialog: HTMLDialogElement = h(
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

/** The same once it is there. */
export function personDialogOf() {
  return byId("organisation-person") as HTMLDialogElement;
}

/**
 * Shows a person: `{ row, keys }`, `keys` with both verdicts about each key of the row. `hasPlaces` says whether the
 * policies after are those in the page.
 */
export function showPerson({ row, keys }: { row: ImpactUser; keys: Json[] }, number: number, { labels, compared, hasPlaces }: { labels: ReadonlyMap<string, string>; compared: boolean; hasPlaces: boolean }) {
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
  const dialog = personDialogOf();
  if (!dialog.open) dialog.showModal();
  byId("organisation-person-title").focus();
}

function fields(pairs: readonly (readonly [string, string])[]) {
  return pairs.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]);
}

function keySection(key: ImpactKey, index: number, explained: Json, compared: boolean, hasPlaces: boolean) {
  const own = areHidden() ? null : key.displayName;
  const used = key.lastUsedDateTime ? t("organisation.lastUsed", { date: key.lastUsedDateTime }) : null;
  const about = [key.passkeyType && term("PasskeyType", key.passkeyType), key.attestationLevel && term("AttestationLevel", key.attestationLevel), own, used];
  return h(
    "section",
    { class: "person-key", "data-testid": "organisation-key" },
    h("h3", {}, t("named", { kind: t("organisation.key", { number: index + 1 }), name: keyName(key) })),
    h("p", { class: "meta" }, key.aaGuid ? h("code", {}, key.aaGuid) : null, h("span", { class: "muted" }, about.filter(isThere).join(" · "))),
    explained.error ? problem(explained.error, key) : verdicts(explained, compared, hasPlaces),
  );
}

/** Of what a row does not hold there is no trace, but still what came out. */
function problem({ message, code }: Failure, key: ImpactKey) {
  return h(
    "div",
    {},
    (["before", "after"] as const).map((side) => h("p", {}, t(`compare.${side}`), " ", term("Decision", key[side].decision), " ", h("code", {}, key[side].reason))),
    h("p", { class: "said" }, icon("info"), h("span", {}, message, " ", h("code", {}, code ?? ""))),
  );
}

function verdicts({ before, after }: { before: Verdict; after: Verdict | null }, compared: boolean, hasPlaces: boolean): Children {
  if (!compared || !after) return verdictSide(null, before, hasPlaces, true);
  return [verdictSide("after", after, hasPlaces, true), verdictSide("before", before, false, false)];
}

/** A verdict with its trace, which is open for the one that counts. */
function verdictSide(side: string | null, verdict: Verdict, hasPlaces: boolean, isOpen: boolean) {
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
