// The fields of the form, drawn from their table.

import { html, nothing, render } from "../../../kit/html.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { valuesOf } from "../../../kit/terms.ts";
import { FIELDS } from "../../fields/table.ts";
import type { ChoiceField, Field, Known, TextField } from "../../fields/table.ts";
import { t, term } from "../../i18n.ts";

/** Draws the fields into the places that the page has for each part of the form. */
export function drawFields(form: HTMLFormElement, known: Known) {
  for (const place of form.querySelectorAll<HTMLElement>("[data-fields]")) {
    const fields = FIELDS.filter(({ part }) => part === place.dataset.fields);
    render(
      fields.map((field) => fieldTemplate(field, known)),
      place,
    );
  }
}

function fieldTemplate(field: Field, known: Known): TemplateResult | typeof nothing {
  if (field.kind === "own") return nothing;
  const isHidden = !(field.shows?.(known) ?? true);
  if (isChoice(field) && field.kind === "segments") return segments(field, isHidden);
  const control = isChoice(field) ? select(field) : text(field);
  return html`<div class=${field.wide ? "field wide" : "field"} id="field-${field.name}" ?hidden=${isHidden}
    ><label for=${field.name}>${t(`field.${field.name}`)}</label>${control}</div
  >`;
}

function isChoice(field: TextField | ChoiceField): field is ChoiceField {
  return field.kind === "select" || field.kind === "segments";
}

function text({ name, kind, placeholder, isCode, rows, list }: TextField) {
  const hint = placeholder ? t(placeholder) : "";
  const look = isCode || kind === "area" ? "code" : nothing;
  if (kind === "area") {
    return html`<textarea
      id=${name}
      name=${name}
      rows=${rows ?? 2}
      spellcheck="false"
      autocapitalize="off"
      class=${look}
      placeholder=${hint}
    ></textarea>`;
  }
  const input = html`<input
    id=${name}
    name=${name}
    type="text"
    spellcheck="false"
    autocapitalize="off"
    class=${look}
    list=${list ?? nothing}
    placeholder=${hint}
  />`;
  if (!list) return input;
  return html`${input}<datalist id=${list}></datalist><div id="${name}-note" class="note" role="status" data-testid="${name}-note"></div>`;
}

function select(field: ChoiceField) {
  const options = choices(field).map(([value, words]) => html`<option value=${value}>${words}</option>`);
  return html`<select id=${field.name} name=${field.name}
    >${options}</select
  >`;
}

/** One of few values, all in sight. Which one it is the form's state says. */
function segments(field: ChoiceField, isHidden: boolean) {
  const labels = choices(field).map(
    ([value, words], index) =>
      html`<label><input type="radio" name=${field.name} value=${value} ?checked=${index === 0} /><span>${words}</span></label>`,
  );
  return html`<fieldset class="segments" id="field-${field.name}" ?hidden=${isHidden}
    ><legend>${t(`field.${field.name}`)}</legend>${labels}</fieldset
  >`;
}

/** The values of a field, each with what it is called. */
function choices({ values, enumeration, keys, empty }: ChoiceField): [string, string][] {
  if (values) return values.map(([value, key]) => [value, t(key)]);
  const all = valuesOf(enumeration ?? "").map((value): [string, string] => [
    value,
    keys ? t(`${keys}.${value}`) : term(enumeration ?? "", value),
  ]);
  return empty ? [["", t(empty)], ...all] : all;
}
