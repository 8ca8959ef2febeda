// Certificates of authorities that somebody has as files, as the document in which Graph would list them.

import type { CertificateReport, Inspection, Json } from "../../../kit/contract.ts";
import { byId, targetOf } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { edit as edited } from "../../core/package.ts";
import { t } from "../../i18n.ts";
import { resources, valueIn } from "../../state/documents.ts";
import { activeDocument, edit, state, withText } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";

/** The certificates that the core read in a text as a trust store, or null where there is anything but authorities. */
export function trustStoreOf({
  certificates,
  unreadable,
}: Pick<Extract<Inspection, { kind: "certificate" }>, "certificates" | "unreadable">) {
  const isStore = unreadable.length === 0 && certificates.every((one) => one.isAuthority || one.isSelfSigned);
  return isStore ? `${JSON.stringify({ value: certificates.map(authority) }, null, 2)}\n` : null;
}

/** What a tenant says of an authority and its certificate does not. */
const ADDRESSES = ["certificateRevocationListUrl", "deltaCertificateRevocationListUrl"];

function authority({ subject, isSelfSigned, der }: CertificateReport) {
  return {
    "@odata.type": "#microsoft.graph.certificateAuthorityDetail",
    certificateAuthorityType: isSelfSigned ? "root" : "intermediate",
    displayName: subject,
    ...Object.fromEntries(ADDRESSES.map((name) => [name, null])),
    certificate: der,
  };
}

/** The authorities of a store that was made here, as what a tenant exports has an id for each; else none. */
function madeHere(one: PolicyDocument): Json[] {
  if (!resources(one).some(({ resource }) => resource === "certificateBasedAuthConfiguration")) return [];
  const list = valueIn(one, "/value");
  const isMade = (entry: Json) => entry?.certificate && !["id", "issuer", "issuerSki"].some((name) => Object.hasOwn(entry, name));
  return Array.isArray(list) && list.every(isMade) ? list : [];
}

/** The document with a store that was made here, if there is one. */
export function madeStore() {
  return state.documents.find((one) => madeHere(one).length > 0) ?? null;
}

function setAddress(one: PolicyDocument, index: number, name: string, address: string) {
  const op = valueIn(one, `/value/${index}/${name}`) === undefined ? "add" : "replace";
  const text = edited(one.text, [{ op, path: `/value/${index}/${name}`, value: address.trim() || null }]);
  edit({ documents: state.documents.map((each) => (each.id === one.id ? withText(each, text) : each)) });
}

/** Below the editor: that the store was made here, with fields for what only the tenant knows. */
export function renderMadeStore() {
  const list = madeHere(activeDocument());
  draw(byId("made-here"), list.length > 0 ? content(list) : []);
}

function content(list: readonly Json[]) {
  return [
    html`<p
      >${icon("info")}<span><strong>${t("store.made")}</strong> ${t("store.lacks")}</span></p
    >`,
    ...list.map(
      (entry, index) =>
        html`<fieldset class="made-authority"
          ><legend><bdi>${entry.displayName ?? t("keyNumber", { number: index + 1 })}</bdi></legend
          >${ADDRESSES.map((name) => addressField(index, name, entry[name] ?? ""))}</fieldset
        >`,
    ),
  ];
}

function addressField(index: number, name: string, address: string) {
  const id = `made-${index}-${name}`;
  const take = (event: Event) => setAddress(activeDocument(), index, name, targetOf(event).value);
  return html`<div class="field"
    ><label for=${id}>${t(`store.${name}`)}</label
    ><input id=${id} type="text" inputmode="url" class="code" spellcheck="false" autocapitalize="off" .value=${address} @change=${take}
  /></div>`;
}
