// What the report about an organisation says beside its people: the list to send, what would decide, and what it leans on.

import type {
  AllowList,
  AllowListProfile,
  GraphRequest,
  ImpactNote,
  ImpactProblem,
  ImpactReport,
  ImpactSource,
  ImpactUnreadable,
} from "../../../kit/contract.ts";
import { setText } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import type { Children } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { t, term } from "../../i18n.ts";
import { areHidden } from "./names.ts";
import { number } from "./picture.ts";

/** The forms of a request, as they are called in it. */
const FORMS = ["json", "azureCli", "powerShell"] as const;

/** The sections under the people, those that have something. */
export function reportSections(report: ImpactReport, said: HTMLElement) {
  const { reasons, undecided, allowList, unreadable, sources, notes } = report;
  const lost = unreadable.places.filter(({ counted }) => !counted);
  const noted = unreadable.places.filter(({ counted }) => counted);
  return [
    allowList && listSection(allowList, said),
    undecided.length > 0 && section("wouldDecide", countedList(undecided.map(({ users, label }) => [users, label] as const))),
    reasons.length > 0 && section("reasons", countedList(reasons.map(({ keys, text, reason }) => [keys, text, reason] as const))),
    (lost.length > 0 || unreadable.count > 0) && placesSection("unreadable", lost, unreadable, false),
    noted.length > 0 && placesSection("noted", noted, unreadable, true),
    section(
      "sources",
      html`<ul class="findings"
        >${sources.map(sourceItem)}</ul
      >`,
    ),
    notes.length > 0 &&
      section(
        "notes",
        html`<ul class="findings"
          >${notes.map(noteItem)}</ul
        >`,
      ),
  ].filter(isThere);
}

function section(key: string, ...content: Children[]) {
  return html`<section class="organisation-section" data-testid="organisation-${key}"
    ><h3>${t(`organisation.${key}`)}</h3>${content}</section
  >`;
}

function countedList(items: readonly (readonly [number, string, string?])[]) {
  return html`<ul class="counted"
    >${items.map(([count, text, code]) => html`<li><span class="bar-count">${number(count)}</span><span>${text}${code ? [" ", html`<code>${code}</code>`] : null}</span></li>`)}</ul
  >`;
}

function noteItem({ text, code }: ImpactNote) {
  return html`<li class="said"
    >${icon("info")}<span>${text} <code>${code}</code></span></li
  >`;
}

function sourceItem({ file, kinds, read }: ImpactSource) {
  const words = kinds.length > 0 ? kinds.map((kind) => term("PopulationSource", kind)).join(", ") : t("organisation.sourceNothing");
  return html`<li class="said"
    >${icon(kinds.length > 0 ? "pass" : "warning")}<span
      ><strong>${file}</strong> ${t("organisation.source", { kinds: words, read: number(read) })}</span
    ></li
  >`;
}

function placesSection(key: string, places: readonly ImpactProblem[], { reasons }: ImpactUnreadable, counted: boolean) {
  const all = reasons.filter((one) => one.counted === counted);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  return section(
    key,
    html`<p class="meta">${all.map(({ code, count }) => html`<span><code>${code}</code>${` ${number(count)}`}</span>`)}</p>`,
    html`<ul class="findings places"
      >${places.map((place) => placeItem(place, counted))}</ul
    >`,
    total > places.length ? html`<p class="hint">${t("organisation.unreadableFirst", { count: number(places.length) })}</p>` : null,
  );
}

function placeItem({ file, line, text, code }: ImpactProblem, counted: boolean) {
  const said = areHidden() ? t("organisation.hiddenText") : text;
  return html`<li class="said"
    >${icon(counted ? "info" : "warning")}<span
      ><strong>${t("organisation.line", { file, line: number(line) })}</strong> ${said} <code>${code}</code></span
    ></li
  >`;
}

// The list

function listSection({ aaGuids, profiles, bytes, bound, change }: AllowList, said: HTMLElement) {
  if (aaGuids.length === 0) return section("list", html`<p class="muted">${t("organisation.listNothing")}</p>`);
  const sizes = { count: number(aaGuids.length), bytes: number(bytes), bound: number(bound) };
  return section(
    "list",
    html`<p>${t("organisation.listSaid", sizes)}</p>`,
    bytes > bound ? html`<p class="said">${icon("warning")}<span>${t("organisation.listTooLong")}</span></p>` : null,
    ...profiles.map((profile) => profileList(profile, said)),
    change.requests.length === 0 ? html`<p class="said">${icon("pass")}<span>${t("organisation.listSame")}</span></p>` : null,
    ...change.requests.map((request, index) => requestPart(request, index, said)),
  );
}

function profileList({ id, name, aaGuids, added, removed }: AllowListProfile, said: HTMLElement) {
  const counts = { count: number(aaGuids.length), added: number(added.length), removed: number(removed.length) };
  const title = t("organisation.listProfile", { name: id === null ? t("organisation.listLegacy") : (name ?? id), ...counts });
  const text = aaGuids.join("\n");
  return html`<details class="folded" open
    ><summary><h4>${title}</h4></summary
    ><pre class="code-lines allow-list" tabindex="0" role="group" aria-label=${title} data-testid="organisation-aaguids">${text}</pre
    ><div class="ways">${copyButton(t("organisation.listCopy"), JSON.stringify(aaGuids, null, 2), said)}</div></details
  >`;
}

function requestPart(request: GraphRequest, index: number, said: HTMLElement) {
  const id = `organisation-request-${index}`;
  return html`<details class="folded"
    ><summary><h4 id=${id}>${t("organisation.request")}</h4></summary
    ><p class="request-line"><span class="pill">${request.method}</span> <code>${request.path}</code></p
    ><p class="muted">${t("graph.needs", { permissions: request.permissions.join(", "), role: request.role })}</p
    ><pre class="code-lines request-text" tabindex="0" role="group" aria-labelledby=${id}>${request.json}</pre
    ><div class="ways"
      ><span class="muted">${t("graph.form")}</span>${FORMS.map((form) => copyButton(t(`graph.form.${form}`), request[form], said))}</div
    ></details
  >`;
}

function copyButton(words: string, text: string, said: HTMLElement) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setText(said, t("graph.copied"));
    } catch {
      setText(said, t("share.notCopied"));
    }
  };
  return html`<button type="button" class="button" @click=${copy}>${icon("copy")}${words}</button>`;
}
