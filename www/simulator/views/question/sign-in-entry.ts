// Entries of the sign-in log: what they say of a sign-in, taken into the question.

import type { Json } from "../../../kit/contract.ts";
import { byId, goTo } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import type { Found } from "../../../kit/presented.ts";
import { valuesOf } from "../../../kit/terms.ts";
import type { Contents } from "../../core/asking.ts";
import type { Form } from "../../fields/form.ts";
import { t } from "../../i18n.ts";
import { tell } from "../../state/history.ts";
import { edit, state } from "../../state/state.ts";
import type { State } from "../../state/state.ts";
import { fields, note } from "../parts/fields.ts";
import { aboutCode } from "./service-codes.ts";

/** What goes with an entry in one step. */
export type Rest = Partial<Omit<State, "form">> & { readonly form?: Partial<Form> };

/** Entries of one text that are shown. */
const MOST = 20;

function plain(text: unknown) {
  return String(text ?? "")
    .toLowerCase()
    .replace(/\s/g, "");
}

/** Whether what the core recognised is an entry of the sign-in log, or a page of them. */
export function isSignIn(found: Found | Contents | undefined) {
  return found?.kind === "signIn" || (found?.kind === "graphResponse" && found.resource.startsWith("auditLogs/signIns"));
}

/** The entries of a text: one, or a page of them. */
function entriesOf(text: string): Json[] {
  try {
    const read = JSON.parse(text.replace(/^\uFEFF/, ""));
    return [read.value ?? read].flat().slice(0, MOST);
  } catch {
    return [];
  }
}

/** The value of an enumeration that a word of the log is about. */
function valueOf(enumeration: string, matches: (value: string) => boolean) {
  return valuesOf(enumeration).find((value) => value !== "all" && matches(plain(value))) ?? "";
}

/** How the log calls the join types of a device: the first that fits. */
const JOINS: Record<string, RegExp> = { ServerAD: /hybrid/, AzureAD: /joined/, Workplace: /registered/ };

/** What an entry says, as fields of the form. What it leaves empty stays unsaid. */
export function fromEntry({
  userId,
  userPrincipalName,
  appId,
  ipAddress,
  location,
  clientAppUsed,
  deviceDetail,
  riskLevelDuringSignIn,
  createdDateTime,
}: Json): Partial<Form> {
  const { operatingSystem, isCompliant, trustType } = deviceDetail ?? {};
  const join = Object.keys(JOINS).find((type) => JOINS[type]?.test(plain(trustType))) ?? "";
  return {
    action: "signIn",
    userId: userId ?? "",
    userPrincipalName: userPrincipalName ?? "",
    opens: appId ? "application" : "",
    application: appId ?? "",
    ipAddress: ipAddress ?? "",
    country: location?.countryOrRegion ?? "",
    platform: operatingSystem ? valueOf("Platform", (value) => plain(operatingSystem).startsWith(value)) : "",
    clientApp: clientAppUsed ? valueOf("ClientApp", (value) => value === plain(clientAppUsed)) : "",
    signInRisk: valueOf("RiskLevel", (value) => value === plain(riskLevelDuringSignIn)),
    // Without a join it may be any device, also one that is registered.
    device: join ? "described" : "unknown",
    deviceTrustType: join,
    deviceCompliant: join && typeof isCompliant === "boolean" ? String(isCompliant) : "",
    at: createdDateTime ?? "",
  };
}

/** Puts an entry into the question; `rest` is what goes with it in one step. */
function take(entry: Json, rest: Rest) {
  const form = { ...state.form, ...rest.form, ...fromEntry(entry) };
  edit({ ...rest, form, loaded: state.loaded + 1 });
  tell("signInEntry.taken");
  goTo(byId("verdict-title"));
}

/** What entries say, each with the way into the question. `without` gives the changes that take the text away from where it is. */
export function entryContent(text: string, without: () => Rest) {
  return entriesOf(text).map((entry) => {
    const code = entry.status?.errorCode;
    return html`<div class="sign-in-entry" data-testid="sign-in-entry"
      >${note(t("signInEntry"))}${fields([
        ["user", entry.userPrincipalName ?? entry.userId],
        ["field.application", entry.appDisplayName ?? entry.appId],
        ["field.when", entry.createdDateTime],
        ["field.ipAddress", entry.ipAddress],
      ])}${code ? aboutCode(String(code)) : null}<button type="button" class="button" @click=${() => take(entry, without())}
        >${t("signInEntry.take")}</button
      ></div
    >`;
  });
}
