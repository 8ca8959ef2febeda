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
import { h, isThere, setText } from "../../../kit/dom.ts";
import type { Children } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
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
    section("sources", h("ul", { class: "findings" }, sources.map(sourceItem))),
    notes.length > 0 && section("notes", h("ul", { class: "findings" }, notes.map(noteItem))),
  ].filter(isThere);
}

function section(key: string, ...content: Children[]) {
  return h("section", { class: "organisation-section", "data-testid": `organisation-${key}` }, h("h3", {}, t(`organisation.${key}`)), ...content);
}

function countedList(items: readonly (readonly [number, string, string?])[]) {
  return h(
    "ul",
    { class: "counted" },
    items.map(([count, text, code]) => h("li", {}, h("span", { class: "bar-count" }, number(count)), h("span", {}, text, code ? [" ", h("code", {}, code)] : null))),
  );
}

function noteItem({ text, code }: ImpactNote) {
  return h("li", { class: "said" }, icon("info"), h("span", {}, text, " ", h("code", {}, code)));
}

function sourceItem({ file, kinds, read }: ImpactSource) {
  const words = kinds.length > 0 ? kinds.map((kind) => term("PopulationSource", kind)).join(", ") : t("organisation.sourceNothing");
  return h("li", { class: "said" }, icon(kinds.length > 0 ? "pass" : "warning"), h("span", {}, h("strong", {}, file), " ", t("organisation.source", { kinds: words, read: number(read) })));
}

function placesSection(key: string, places: readonly ImpactProblem[], { reasons }: ImpactUnreadable, counted: boolean) {
  const all = reasons.filter((one) => one.counted === counted);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  return section(
    key,
    h("p", { class: "meta" }, all.map(({ code, count }) => h("span", {}, h("code", {}, code), ` ${number(count)}`))),
    h("ul", { class: "findings places" }, places.map((place) => placeItem(place, counted))),
    total > places.length ? h("p", { class: "hint" }, t("organisation.unreadableFirst", { count: number(places.length) })) : null,
  );
}

function placeItem({ file, line, text, code }: ImpactProblem, counted: boolean) {
  const said = areHidden() ? t("organisation.hiddenText") : text;
  return h(
    "li",
    { class: "said" },
    icon(counted ? "info" : "warning"),
    h("span", {}, h("strong", {}, t("organisation.line", { file, line: number(line) })), " ", said, " ", h("code", {}, code)),
  );
}

// The list

function listSection({ aaGuids, profiles, bytes, bound, change }: AllowList, said: HTMLElement) {
  if (aaGuids.length === 0) return section("list", h("p", { class: "muted" }, t("organisation.listNothing")));
  const sizes = { count: number(aaGuids.length), bytes: number(bytes), bound: number(bound) };
  return section(
    "list",
    h("p", {}, t("organisation.listSaid", sizes)),
    bytes > bound ? h("p", { class: "said" }, icon("warning"), h("span", {}, t("organisation.listTooLong"))) : null,
    ...profiles.map((profile) => profileList(profile, said)),
    change.requests.length === 0 ? h("p", { class: "said" }, icon("pass"), h("span", {}, t("organisation.listSame"))) : null,
    ...change.requests.map((request, index) => requestPart(request, index, said)),
  );
}

function profileList({ id, name, aaGuids, added, removed }: AllowListProfile, said: HTMLElement) {
  const counts = { count: number(aaGuids.length), added: number(added.length), removed: number(removed.length) };
  const title = t("organisation.listProfile", { name: id === null ? t("organisation.listLegacy") : (name ?? id), ...counts });
  const text = aaGuids.join("\n");
  return h(
    "details",
    { class: "folded", open: true },
    h("summary", {}, h("h4", {}, title)),
    h("pre", { class: "code-lines allow-list", tabindex: "0", role: "group", "aria-label": title, "data-testid": "organisation-aaguids" }, text),
    h("div", { class: "ways" }, copyButton(t("organisation.listCopy"), JSON.stringify(aaGuids, null, 2), said)),
  );
}

function requestPart(request: GraphRequest, index: number, said: HTMLElement) {
  const id = `organisation-request-${index}`;
  return h(
    "details",
    { class: "folded" },
    h("summary", {}, h("h4", { id }, t("organisation.request"))),
    h("p", { class: "request-line" }, h("span", { class: "pill" }, request.method), " ", h("code", {}, request.path)),
    h("p", { class: "muted" }, t("graph.needs", { permissions: request.permissions.join(", "), role: request.role })),
    h("pre", { class: "code-lines request-text", tabindex: "0", role: "group", "aria-labelledby": id }, request.json),
    h(
      "div",
      { class: "ways" },
      h("span", { class: "muted" }, t("graph.form")),
      FORMS.map((form) => copyButton(t(`graph.form.${form}`), request[form], said)),
    ),
  );
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
  return h("button", { type: "button", class: "button", on: { click: copy } }, icon("copy"), words);
}
