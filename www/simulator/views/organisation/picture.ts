// Pictures of what becomes of an organisation: people by effect, and models by use, before and after.

import type { Decision, ImpactDecisions, ImpactModel, ImpactReport } from "../../../kit/contract.ts";
import { focusedAmong } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { valuesOf } from "../../../kit/terms.ts";
import { t, term } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { bar } from "../parts/bar.ts";
import { keyName } from "./names.ts";
import { DISABLED, effects, modelOf } from "./rows.ts";

/** Models that are shown without being asked for. */
const MOST_MODELS = 8;

const PICTURES: Record<string, string> = { lockedOut: "fail", losesKey: "warning", undecided: "unknown", gains: "pass" };

export function effectIcon(effect: string) {
  return icon(PICTURES[effect] ?? "skip");
}

export function effectWords(effect: string) {
  return term("Effect", effect);
}

export function number(value: number) {
  return new Intl.NumberFormat(state.language).format(value);
}

/** Keeps the focus on the button with the same place where a list is drawn anew. */
function replace(list: HTMLElement, items: readonly TemplateResult[]) {
  const focused = focusedAmong(list.querySelectorAll("button"));
  draw(list, items);
  if (focused >= 0) list.querySelectorAll("button")[focused]?.focus();
}

/** People by effect: a bar for each, which chooses it. `chosen` is the effect that rows are filtered by. */
export function drawEffects(list: HTMLElement, counts: Record<string, number>, chosen: string, choose: (effect: string) => void) {
  const all = Math.max(
    1,
    Object.values(counts).reduce((sum, count) => sum + count, 0),
  );
  const shown = effects().filter((effect) => effect !== DISABLED || (counts[effect] ?? 0) > 0);
  replace(
    list,
    shown.map(
      (effect) =>
        html`<li
          ><button
            type="button"
            class="bar-button"
            data-effect=${effect}
            aria-pressed=${String(chosen === effect)}
            @click=${() => choose(chosen === effect ? "" : effect)}
            >${effectIcon(effect)}<span class="bar-words">${effectWords(effect)}</span
            ><span class="bar-count">${number(counts[effect] ?? 0)}</span>${bar([[effect, (counts[effect] ?? 0) / all]])}</button
          ></li
        >`,
    ),
  );
}

/** Models by use: what is decided about their keys before and after. */
export function drawModels(
  list: HTMLElement,
  rest: HTMLElement,
  { models, compared }: Pick<ImpactReport, "models" | "compared">,
  chosen: string,
  choose: (model: string) => void,
) {
  const most = Math.max(1, ...models.map(({ keys }) => keys));
  const items = models.map((model) => modelItem(model, most, compared, chosen, choose));
  replace(list, items.slice(0, MOST_MODELS));
  rest.hidden = items.length <= MOST_MODELS;
  const more = html`<ul class="bars"
    >${items.slice(MOST_MODELS)}</ul
  >`;
  const words = t("organisation.moreModels", { count: number(items.length - MOST_MODELS) });
  draw(rest, [html`<summary><span>${words}</span></summary>`, more]);
}

function modelItem(model: ImpactModel, most: number, compared: boolean, chosen: string, choose: (model: string) => void) {
  const key = modelOf(model);
  const sides = compared ? (["before", "after"] as const) : (["after"] as const);
  const counts = { keys: number(model.keys), users: number(model.users) };
  return html`<li
    ><button
      type="button"
      class="bar-button model-button"
      data-model=${key}
      aria-pressed=${String(chosen === key)}
      @click=${() => choose(chosen === key ? "" : key)}
      ><span class="bar-words">${keyName(model)}${model.name && model.aaGuid ? html`<code>${model.aaGuid}</code>` : null}</span
      ><span class="model-counts">${t("organisation.modelCounts", counts)}</span>${sides.flatMap((side) => [
        html`<span class="model-side">${compared ? t(`compare.${side}`) : ""}</span>`,
        bar(valuesOf("Decision").map((decision) => [decision, model[side][decision as Decision] / most] as const)),
        html`<span class="hidden">${decisionWords(model[side])}</span>`,
      ])}${
        model.lost > 0
          ? html`<span class="model-lost">${icon("fail")}${t("organisation.modelLost", { count: number(model.lost) })}</span>`
          : null
      }</button
    ></li
  >`;
}

function decisionWords(decisions: ImpactDecisions) {
  const counts = valuesOf("Decision").map((decision) => [decision, number(decisions[decision as Decision])]);
  return t("organisation.decisions", Object.fromEntries(counts));
}
