// A person of an organisation: each key, what becomes of it, and how that was decided.

import type { Failure, ImpactKey, ImpactUser, Json, Verdict } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import type { Children } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { t, term } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { answerMark } from "../parts/answer.ts";
import { codeLink } from "../parts/help.ts";
import { otherTrace } from "../verdict/trace.ts";
import { areHidden, keyName, personDetail, personName, withoutNames } from "./names.ts";
import { effectIcon, effectWords } from "./picture.ts";
import { waysText } from "./rows.ts";

/** The dialog, which is part of the view. */
export function personDialog() {
  return html`<dialog
    id="organisation-person"
    class="view"
    aria-labelledby="organisation-person-title"
    data-testid="organisation-person"
    @close=${() => draw(byId("organisation-person-body"), null)}
    ><header class="view-head"
      ><h2 id="organisation-person-title" tabindex="-1"></h2
      ><button type="button" class="button quiet square" data-label="close" @click=${() => personDialogOf().close()}
        >${icon("close")}</button
      ></header
    ><div class="view-body" id="organisation-person-body"></div
  ></dialog>`;
}

/** The same once it is there. */
export function personDialogOf() {
  return byId("organisation-person") as HTMLDialogElement;
}

/**
 * Shows a person: `{ row, keys }`, `keys` with both verdicts about each key of the row. `hasPlaces` says whether the
 * policies after are those in the page.
 */
export function showPerson(
  { row, keys }: { row: ImpactUser; keys: Json[] },
  number: number,
  { labels, compared, hasPlaces }: { labels: ReadonlyMap<string, string>; compared: boolean; hasPlaces: boolean },
) {
  byId("organisation-person-title").textContent = personName(row, number);
  const detail = personDetail(row);
  const disabled = row.user.accountEnabled === false ? t("organisation.disabledAccount") : null;
  draw(byId("organisation-person-body"), [
    html`<div class="person-said"
      >${detail ? html`<p class="muted">${detail}</p>` : null}<p class="outcome" data-effect=${row.effect}
        >${effectIcon(row.effect)}<strong>${effectWords(row.effect)}</strong>${row.reason ? html`<code>${row.reason}</code>` : null}</p
      >${disabled ? html`<p>${disabled}</p>` : null}</div
    >`,
    html`<dl class="fields"
      >${fields([
        [t("organisation.otherWays"), waysText(row.otherWays, state.language) || t("organisation.none")],
        [t("organisation.missing"), row.missing.map((path) => labels.get(path) ?? path).join(", ")],
        [t("organisation.groups"), row.user.groups === null ? t("organisation.unknown") : row.user.groups.join(", ")],
      ])}</dl
    >`,
    ...(row.keys.length === 0 ? [html`<p class="muted">${t("organisation.noKeys")}</p>`] : []),
    ...row.keys.map((key, index) => keySection(key, index, withoutNames(keys[index], row, number), compared, hasPlaces)),
  ]);
  const dialog = personDialogOf();
  if (!dialog.open) dialog.showModal();
  byId("organisation-person-title").focus();
}

function fields(pairs: readonly (readonly [string, string])[]) {
  return pairs.filter(([, value]) => value).flatMap(([name, value]) => [html`<dt>${name}</dt>`, html`<dd>${value}</dd>`]);
}

function keySection(key: ImpactKey, index: number, explained: Json, compared: boolean, hasPlaces: boolean) {
  const own = areHidden() ? null : key.displayName;
  const used = key.lastUsedDateTime ? t("organisation.lastUsed", { date: key.lastUsedDateTime }) : null;
  const about = [
    key.passkeyType && term("PasskeyType", key.passkeyType),
    key.attestationLevel && term("AttestationLevel", key.attestationLevel),
    own,
    used,
  ];
  return html`<section class="person-key" data-testid="organisation-key"
    ><h3>${t("named", { kind: t("organisation.key", { number: index + 1 }), name: keyName(key) })}</h3
    ><p class="meta"
      >${key.aaGuid ? html`<code>${key.aaGuid}</code>` : null}<span class="muted">${about.filter(isThere).join(" · ")}</span></p
    >${explained.error ? problem(explained.error, key) : verdicts(explained, compared, hasPlaces)}</section
  >`;
}

/** Of what a row does not hold there is no trace, but still what came out. */
function problem({ message, code }: Failure, key: ImpactKey) {
  return html`<div
    >${(["before", "after"] as const).map((side) => html`<p>${t(`compare.${side}`)} ${term("Decision", key[side].decision)} <code>${key[side].reason}</code></p>`)}<p
      class="said"
      >${icon("info")}<span>${message} <code>${code ?? ""}</code></span></p
    ></div
  >`;
}

function verdicts({ before, after }: { before: Verdict; after: Verdict | null }, compared: boolean, hasPlaces: boolean): Children {
  if (!compared || !after) return verdictSide(null, before, hasPlaces, true);
  return [verdictSide("after", after, hasPlaces, true), verdictSide("before", before, false, false)];
}

/** A verdict with its trace, which is open for the one that counts. */
function verdictSide(side: string | null, verdict: Verdict, hasPlaces: boolean, isOpen: boolean) {
  return html`<details class="folded person-verdict" ?open=${isOpen} data-side=${side ?? "only"}
    ><summary
      ><span class="outcome"
        >${side ? html`<span class="muted">${t(`compare.${side}`)}</span>` : null}${answerMark(verdict)}</span
      ></summary
    ><p>${verdict.reason.text}</p><div class="person-trace"><h4>${t("howDecided")}</h4>${otherTrace(verdict, hasPlaces)}</div>${
      verdict.assumptions.length > 0
        ? html`<div
            ><h4>${t("assumptions")}</h4
            ><ul class="assumptions"
              >${verdict.assumptions.map(({ id, text }) => html`<li>${codeLink(id)}<span>${text}</span></li>`)}</ul
            ></div
          >`
        : null
    }</details
  >`;
}
