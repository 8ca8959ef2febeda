// Pictures of what becomes of an organisation: people by effect, and models by use, before and after.

import type { Decision, ImpactDecisions, ImpactModel, ImpactReport } from "../../../kit/contract.ts";
import { focusedAmong, h } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
import { valuesOf } from "../../../kit/terms.ts";
import { t, term } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { keyName } from "./names.ts";
import { DISABLED, effects, modelOf } from "./rows.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Models that are shown without being asked for. */
const MOST_MODELS = 8;

const PICTURES: Record<string, string> = { lockedOut: "fail", losesKey: "warning", undecided: "unknown", gains: "pass" };

export function effectIcon(effect: string) {
  return icon(PICTURES[effect] ?? "skip");
}

export function effectWords(effect: string) {
  return effect === DISABLED ? t("organisation.disabledAccount") : term("Effect", effect);
}

export function number(value: number) {
  return new Intl.NumberFormat(state.language).format(value);
}

function drawn(tag: string, attributes: Record<string, string | number>, ...children: Node[]) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** A bar of several parts, `[kind, count]`, on a line that stands for `most`. */
function bar(parts: readonly (readonly [string, number])[], most: number) {
  let x = 0;
  const rects = parts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => {
      const width = Math.max(0.5, (count / most) * 100);
      x += width;
      return drawn("rect", { x: x - width, width, height: 8, "data-kind": kind });
    });
  return drawn("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true", class: "bar-line" }, ...rects);
}

/** Keeps the focus on the button with the same place where a list is drawn anew. */
function replace(list: HTMLElement, items: readonly Node[]) {
  const focused = focusedAmong(list.querySelectorAll("button"));
  list.replaceChildren(...items);
  if (focused >= 0) list.querySelectorAll("button")[focused]?.focus();
}

/** People by effect: a bar for each, which chooses it. `chosen` is the effect that rows are filtered by. */
export function drawEffects(list: HTMLElement, counts: Record<string, number>, chosen: string, choose: (effect: string) => void) {
  const all = Math.max(1, Object.values(counts).reduce((sum, count) => sum + count, 0));
  const shown = effects().filter((effect) => effect !== DISABLED || (counts[effect] ?? 0) > 0);
  replace(
    list,
    shown.map((effect) =>
      h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            class: "bar-button",
            "data-effect": effect,
            "aria-pressed": String(chosen === effect),
            on: { click: () => choose(chosen === effect ? "" : effect) },
          },
          effectIcon(effect),
          h("span", { class: "bar-words" }, effectWords(effect)),
          h("span", { class: "bar-count" }, number(counts[effect] ?? 0)),
          bar([[effect, counts[effect] ?? 0]], all),
        ),
      ),
    ),
  );
}

/** Models by use: what is decided about their keys before and after. */
export function drawModels(list: HTMLElement, rest: HTMLElement, { models, compared }: Pick<ImpactReport, "models" | "compared">, chosen: string, choose: (model: string) => void) {
  const most = Math.max(1, ...models.map(({ keys }) => keys));
  const items = models.map((model) => modelItem(model, most, compared, chosen, choose));
  replace(list, items.slice(0, MOST_MODELS));
  rest.hidden = items.length <= MOST_MODELS;
  const more = h("ul", { class: "bars" }, items.slice(MOST_MODELS));
  const words = t("organisation.moreModels", { count: number(items.length - MOST_MODELS) });
  rest.replaceChildren(h("summary", {}, h("span", {}, words)), more);
}

function modelItem(model: ImpactModel, most: number, compared: boolean, chosen: string, choose: (model: string) => void) {
  const key = modelOf(model);
  const sides = compared ? (["before", "after"] as const) : (["after"] as const);
  const counts = { keys: number(model.keys), users: number(model.users) };
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: "bar-button model-button",
        "data-model": key,
        "aria-pressed": String(chosen === key),
        on: { click: () => choose(chosen === key ? "" : key) },
      },
      h("span", { class: "bar-words" }, keyName(model), model.name && model.aaGuid ? h("code", {}, model.aaGuid) : null),
      h("span", { class: "model-counts" }, t("organisation.modelCounts", counts)),
      sides.flatMap((side) => [
        h("span", { class: "model-side" }, compared ? t(`compare.${side}`) : ""),
        bar(
          valuesOf("Decision").map((decision) => [decision, model[side][decision as Decision]] as const),
          most,
        ),
        h("span", { class: "hidden" }, decisionWords(model[side])),
      ]),
      model.lost > 0
        ? h("span", { class: "model-lost" }, icon("fail"), t("organisation.modelLost", { count: number(model.lost) }))
        : null,
    ),
  );
}

function decisionWords(decisions: ImpactDecisions) {
  const counts = valuesOf("Decision").map((decision) => [decision, number(decisions[decision as Decision])]);
  return t("organisation.decisions", Object.fromEntries(counts));
}
