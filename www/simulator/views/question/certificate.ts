// What a certificate says, for whoever has to find out why a smart card is or is not let in.

import type { CertificateReport, Inspection } from "../../../kit/contract.ts";
import { targetOf } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import type { Child, Children } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { t } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { breakable, copied, fields, note } from "../parts/fields.ts";

/** Authentication strengths take so many policy OIDs into account. */
const CONSIDERED = 5;

/** Parts that somebody opened; they stay open while the text below them changes. */
const opened = new Set<string>();

/** The certificates of a text: the one that is presented, the others, and those that cannot be read. */
export function certificates({ certificates: [leaf, ...others], unreadable }: Extract<Inspection, { kind: "certificate" }>) {
  const several = others.length > 0 || unreadable.length > 0;
  return [
    several ? note(t("severalCertificates", { count: 1 + others.length + unreadable.length })) : null,
    ...unreadable.map(({ message }) => html`<p class="said unreadable">${icon("error")}<span>${message}</span></p>`),
    several ? html`<h3>${t(unreadable.length > 0 ? "firstReadable" : "leaf")}</h3>` : null,
    ...(leaf ? report(leaf, "leaf", true) : []),
    ...others.map((one, index) =>
      part(`other ${index}`, t("chainMember", { number: index + 2, subject: one.subject || t("emptyName") }), report(one, index, false)),
    ),
  ].filter(isThere);
}

/** A distinguished name; a certificate may leave it empty. */
function dn(name: string) {
  return name ? html`<span>${breakable(name)}</span>` : html`<span class="muted">${t("emptyName")}</span>`;
}

/** Fields of a certificate; only the one that is presented is held to issuer restrictions and bound to a user. */
function report(one: CertificateReport, key: string | number, presented: boolean): Child[] {
  const ids = one.certificateUserIds;
  return [
    ...one.unreadableExtensions.map((oid) => note(t("extensionUnreadable", { extension: named(one, oid) }), "warning")),
    fields([
      ["subject", dn(one.subject)],
      ["issuer", dn(one.issuer)],
      ["aki", issuerKey(one, presented)],
      ["ski", one.subjectKeyIdentifier ?? none()],
      ["serial", one.serialNumber],
      ["validity", validity(one), false],
      ["upn", one.userPrincipalNames.length > 0 ? one.userPrincipalNames : none()],
      ["mail", one.rfc822Names],
      ["policyOids", one.policyOids ? null : t("unreadable"), false],
      ["policyOids", one.policyOids?.length === 0 ? none() : null],
    ]),
    one.policyOids && one.policyOids.length > 0 ? policyOids(one) : null,
    ids.length > 0 && (presented || !one.isAuthority)
      ? part(`ids ${key}`, t("userIdsToCopy", { count: ids.length }), html`<div class="code ids">${ids.map(copied)}</div>`)
      : null,
    part(`rest ${key}`, t("restOfCertificate"), rest(one)),
  ].filter(isThere);
}

function part(key: string, title: string, content: Children) {
  const toggle = (event: Event) => (targetOf<HTMLDetailsElement>(event).open ? opened.add(key) : opened.delete(key));
  return html`<details class="part" ?open=${opened.has(key)} @toggle=${toggle}
    ><summary>${title}</summary><div class="part-body">${content}</div></details
  >`;
}

function none() {
  return html`<span class="muted">${t("none")}</span>`;
}

function hint(key: string) {
  return html`<p class="hint">${t(key)}</p>`;
}

/** The issuer's key, by which chains and issuer restrictions find it; or what is there in its place. */
function issuerKey(one: CertificateReport, presented: boolean): Children {
  if (one.authorityKeyIdentifier) return one.authorityKeyIdentifier;
  const isUnreadable = one.unreadableExtensions.includes("2.5.29.35");
  const said = t(isUnreadable ? "unreadable" : "noKeyIdentifier");
  // Nobody looks for the issuer of a root.
  if (!presented && !isUnreadable && one.isSelfSigned) return html`<span class="muted">${said}</span>`;
  return [
    html`<span class="missing-key">${icon("warning")}${said}</span>`,
    ...(namesIssuer(one) ? [html`<p class="hint">${t("akiNamesInstead")}</p>`, issuerAndSerial(one)] : []),
    hint(presented ? "noKeyIdentifierHint" : "noKeyIdentifierOfAuthority"),
  ];
}

/** Whether the AKI names the issuer's certificate, be it beside a key identifier or in its place. */
function namesIssuer({ authorityCertIssuer, authorityCertSerialNumber }: CertificateReport) {
  return authorityCertIssuer.length > 0 || authorityCertSerialNumber !== null;
}

function issuerAndSerial({ authorityCertIssuer, authorityCertSerialNumber: serial }: CertificateReport) {
  const issuers = authorityCertIssuer.map((name) => name.replace(/^directoryName:/, ""));
  return html`<span>${breakable([...issuers, ...(serial ? [t("serialIs", { serial })] : [])].join(", "))}</span>`;
}

const DAY = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" } as const;

function validity({ notBefore, notAfter }: CertificateReport) {
  const write = (date: string) => new Date(date).toLocaleDateString(state.language, DAY);
  return t("fromTo", { from: write(notBefore), to: write(notAfter) });
}

/** An OID with its name where it has one. */
function named(one: CertificateReport, oid: string) {
  const name = one.oidNames[oid];
  return name ? `${name} (${oid})` : oid;
}

/** `type:value`, the type being an OID where it has no name of its own in X.509. */
function otherName(one: CertificateReport, text: string) {
  const [type] = text.split(":", 1);
  return type && one.oidNames[type] ? `${named(one, type)}: ${text.slice(type.length + 1)}` : text;
}

function rest(one: CertificateReport) {
  return [
    fields([
      ["subjectReversed", dn(one.subjectReversed)],
      ["issuerReversed", dn(one.issuerReversed)],
      ["validityExact", [one.notBefore, one.notAfter]],
      ["key", one.key, false],
      ["signatureAlgorithm", one.signatureAlgorithm],
      ["eku", one.extendedKeyUsage.length > 0 ? one.extendedKeyUsage.map((oid) => named(one, oid)) : none()],
      ["keyUsage", one.keyUsage.length > 0 ? one.keyUsage.join(", ") : none()],
      ["basicConstraints", constraints(one), false],
      ["otherNames", one.otherNames.map((name) => otherName(one, name))],
      ["sid", one.securityIdentifier],
      ["akiIssuer", namesIssuer(one) && one.authorityKeyIdentifier ? issuerAndSerial(one) : null],
      ["crlPoints", crlPoints(one)],
      ["thumbprint", one.thumbprint],
      ["thumbprintSha256", one.thumbprintSha256],
      ["version", `v${one.version}`, false],
    ]),
  ];
}

function crlPoints({ crlDistributionPoints: points }: CertificateReport) {
  return points.length > 0 ? [...points, hint("crlPointsHint")] : none();
}

function constraints({ isAuthority, pathLength }: CertificateReport) {
  if (isAuthority === null) return none();
  const said = t(isAuthority ? "isAuthority" : "isNoAuthority");
  return pathLength === null ? said : `${said}, ${t("pathLength", { count: pathLength })}`;
}

/** One row for each policy OID: its place in each order, and where they are too many, whether it counts. */
function policyOids(one: CertificateReport) {
  const { policyOidsLexical, policyOidsNumeric, consideredPolicyOids: considered } = one;
  const oids = one.policyOids ?? [];
  const many = oids.length > CONSIDERED;
  const orders = [
    ["encoded", oids, considered?.encoded ?? []],
    ["lexical", policyOidsLexical ?? [], considered?.lexical ?? []],
    ["numeric", policyOidsNumeric ?? [], considered?.numeric ?? []],
  ] as const;
  const head = [...orders.map(([order]) => t(`order.${order}`)), t("oid")];
  return html`<div class="oid-part"
    ><table class="oids" data-testid="policy-oids"
      ><caption>${t("policyOids")}</caption><thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead
      ><tbody
        >${oids.map(
          (oid) =>
            html`<tr
              >${orders.map(([, order, counted]) => place(order.indexOf(oid), many ? counted.includes(oid) : null))}<th scope="row"
                ><code>${oid}</code>${one.oidNames[oid] ? html`<span class="muted">${one.oidNames[oid]}</span>` : null}</th
              ></tr
            >`,
        )}</tbody
      ></table
    ><p class="hint">${t(many ? "someOidsCount" : "allOidsCount", { bound: CONSIDERED })}</p></div
  >`;
}

/** A place in an order, from 0, and whether what stands there counts; null where all do. */
function place(index: number, counts: boolean | null) {
  const number = String(index + 1);
  if (counts === null) return html`<td>${number}</td>`;
  return html`<td class=${counts ? "counts" : "left-out"}
    >${icon(counts ? "pass" : "skip")}<span>${number}</span><span class="hidden">${` ${t(counts ? "counts" : "doesNotCount")}`}</span></td
  >`;
}
