// What the report about an organisation says beside its people: the list to send, what would decide, and what it leans on.

import { h, setText } from "../../../kit/dom.js";
import { t, term } from "../../i18n.js";
import { icon } from "../../../kit/icons.js";
import { areHidden } from "./names.js";
import { number } from "./picture.js";

/** The forms of a request, as they are called in it. */
const FORMS = ["json", "azureCli", "powerShell"];

/** The sections under the people, those that have something. */
export function reportSections(report, said) {
  const { reasons, undecided, allowList, unreadable, sources, notes } = report;
  const lost = unreadable.places.filter(({ counted }) => !counted);
  const noted = unreadable.places.filter(({ counted }) => counted);
  return [
    allowList && listSection(allowList, said),
    undecided.length > 0 && section("wouldDecide", countedList(undecided.map(({ users, label }) => [users, label]))),
    reasons.length > 0 && section("reasons", countedList(reasons.map(({ keys, text, reason }) => [keys, text, reason]))),
    (lost.length > 0 || unreadable.count > 0) && placesSection("unreadable", lost, unreadable, false),
    noted.length > 0 && placesSection("noted", noted, unreadable, true),
    section("sources", h("ul", { class: "findings" }, sources.map(sourceItem))),
    notes.length > 0 && section("notes", h("ul", { class: "findings" }, notes.map(noteItem))),
  ].filter(Boolean);
}

function section(key, ...content) {
  return h("section", { class: "organisation-section", "data-testid": `organisation-${key}` }, h("h3", {}, t(`organisation.${key}`)), ...content);
}

function countedList(items) {
  return h(
    "ul",
    { class: "counted" },
    items.map(([count, text, code]) => h("li", {}, h("span", { class: "bar-count" }, number(count)), h("span", {}, text, code ? [" ", h("code", {}, code)] : null))),
  );
}

function noteItem({ text, code }) {
  return h("li", { class: "said" }, icon("info"), h("span", {}, text, " ", h("code", {}, code)));
}

function sourceItem({ file, kinds, read }) {
  const words = kinds.length > 0 ? kinds.map((kind) => term("PopulationSource", kind)).join(", ") : t("organisation.sourceNothing");
  return h("li", { class: "said" }, icon(kinds.length > 0 ? "pass" : "warning"), h("span", {}, h("strong", {}, file), " ", t("organisation.source", { kinds: words, read: number(read) })));
}

function placesSection(key, places, { reasons }, counted) {
  const all = reasons.filter((one) => one.counted === counted);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  return section(
    key,
    h("p", { class: "meta" }, all.map(({ code, count }) => h("span", {}, h("code", {}, code), ` ${number(count)}`))),
    h("ul", { class: "findings places" }, places.map((place) => placeItem(place, counted))),
    total > places.length ? h("p", { class: "hint" }, t("organisation.unreadableFirst", { count: number(places.length) })) : null,
  );
}

function placeItem({ file, line, text, code }, counted) {
  const said = areHidden() ? t("organisation.hiddenText") : text;
  return h(
    "li",
    { class: "said" },
    icon(counted ? "info" : "warning"),
    h("span", {}, h("strong", {}, t("organisation.line", { file, line: number(line) })), " ", said, " ", h("code", {}, code)),
  );
}

// The list

function listSection({ aaGuids, profiles, bytes, bound, change }, said) {
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

function profileList({ id, name, aaGuids, added, removed }, said) {
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

function requestPart(request, index, said) {
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

function copyButton(words, text, said) {
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
