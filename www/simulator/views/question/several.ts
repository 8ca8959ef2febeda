// Several passkeys at once: those whose AAGUIDs stand in a text, or the models that a product's name stands for, each
// with its verdict.

import { failureOf } from "../../../kit/contract.ts";
import { html } from "../../../kit/html.ts";
import type { Child } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { keysIn } from "../../../kit/presented.ts";
import type { Found } from "../../../kit/presented.ts";
import { isThere } from "../../../kit/there.ts";
import { answerOfTenant } from "../../core/asking.ts";
import { inspect } from "../../core/package.ts";
import { t, term } from "../../i18n.ts";
import { currentTenant } from "../../state/answer.ts";
import { modelsNamed } from "../../state/models.ts";
import { toQuestion } from "../../state/scenario.ts";
import { state } from "../../state/state.ts";
import type { Answered } from "../../state/state.ts";
import { decisionWord, kindOf, shortOf } from "../parts/answer.ts";

/** What a text stands for: the words for it, and the AAGUIDs. */
interface Several {
  readonly key: string;
  readonly aaguids: readonly string[];
}

/** A model with its verdict. */
interface Judged extends Answered {
  readonly aaguid: string;
  readonly name: string | null | undefined;
}

/** Rows that are shown at most. */
const MOST = 200;

const AAGUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/** The AAGUIDs of a text that is no credential itself, each once. */
function aaguidsIn(text: string, found: Found) {
  // In a response other ids stand beside them.
  const listed = found.kind === "graphResponse" ? keysIn(found).map(({ aaGuid }) => aaGuid) : (text.match(AAGUID) ?? []);
  return [...new Set(listed.map((one) => one.toLowerCase()))];
}

/** What a text in the box stands for where it is no credential: `{ key, aaguids }`, or null for nothing of that. */
export function severalIn(text: string, found: Found): Several | null {
  if (!["unrecognised", "csv", "graphResponse"].includes(found.kind)) return null;
  const listed = aaguidsIn(text, found);
  if (listed.length > 1) return { key: "several.listed", aaguids: listed };
  const named = found.kind === "unrecognised" && listed.length === 0 ? modelsNamed(text) : [];
  return named.length > 0 ? { key: "several.named", aaguids: named.map(({ aaguid }) => aaguid) } : null;
}

/** The verdict on each: `{ aaguid, name, verdict, error }`. */
function verdicts(aaguids: readonly string[]) {
  const tenant = currentTenant();
  const { passkeyType, attestationLevel, action } = state.form;
  return aaguids.map((aaguid) => {
    const found = inspect(aaguid, { language: state.language });
    const { name, passkeyType: documented } = found.kind === "aaguid" ? found : { name: null, passkeyType: null };
    const passkey: Record<string, string> = { aaguid };
    const kind = passkeyType || documented;
    if (kind) passkey.type = kind;
    if (attestationLevel && action === "register") passkey.attestationLevel = attestationLevel;
    const question = { ...toQuestion({ ...state.form, box: "", method: "" }, false), credential: { passkey } };
    return { aaguid, name: name ?? state.metadata?.handle.name(aaguid), ...answerOfTenant(tenant, question, state.language) };
  });
}

function row({ aaguid, name, ...answered }: Judged, present: (aaguid: string) => void) {
  const short = shortOf(answered);
  return html`<tr role="row" data-aaguid=${aaguid} data-decision=${kindOf(short)}
    ><th role="rowheader" scope="row"
      ><button type="button" class="link" title=${t("presentModel")} @click=${() => present(aaguid)}>${name ?? t("unknownModel")}</button
      ><code>${aaguid}</code></th
    ><td role="cell">${icon(kindOf(short))} <strong>${decisionWord(short)}</strong><p class="muted">${short.reason?.text ?? short.error?.message}</p></td></tr
  >`;
}

/** The table of verdicts; `present(aaguid)` puts one of them into the question. */
export function severalContent({ key, aaguids }: Several, present: (aaguid: string) => void): Child[] {
  let rows: Judged[] = [];
  let problem: string | null = null;
  try {
    rows = verdicts(aaguids.slice(0, MOST));
  } catch (error) {
    problem = failureOf(error).message;
  }
  const count = (kind: string) =>
    rows.filter((one) => kindOf(shortOf(one)) === kind).length;
  const counts = ["allow", "deny", "indeterminate"]
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${term("Decision", kind)}: ${count(kind)}`);
  return [
    html`<p class="said">${icon("info")}<span>${t(key, { count: aaguids.length })}</span></p>`,
    problem ? html`<p class="said">${icon("error")}<span>${problem}</span></p>` : null,
    rows.length > 0 ? html`<p data-testid="several-counts">${counts.join(t("count.between"))}</p>` : null,
    rows.length > 0
      ? html`<div class="table-box several" tabindex="0" role="group" aria-label=${t("several.table")}
          ><table class="replaced" role="table" data-testid="several"
            ><thead role="rowgroup"
              ><tr role="row">${["model", "verdict"].map((name) => html`<th role="columnheader" scope="col">${t(name)}</th>`)}</tr></thead
            ><tbody role="rowgroup">${rows.map((one) => row(one, present))}</tbody></table
          ></div
        >`
      : null,
    aaguids.length > MOST ? html`<p class="hint">${t("linesLeftOut", { count: aaguids.length - MOST })}</p>` : null,
  ].filter(isThere);
}
