// What a code means with which the service refuses a sign-in, and which loaded policies could be behind it.

import type { Json } from "../../../kit/contract.ts";
import { html } from "../../../kit/html.ts";
import { short } from "../../../kit/shown.ts";
import { t, tOrNull } from "../../i18n.ts";
import { documentName, resources, valueIn } from "../../state/documents.ts";
import { state } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { goToClause } from "../editor/place.ts";
import { note } from "../parts/fields.ts";

const STRONGER = ["mfa", "authenticationStrength"];

/** The grant controls that a code is about, of the codes that Conditional Access gives. */
const CONTROLS: Record<string, readonly string[]> = {
  50072: STRONGER,
  50074: STRONGER,
  50076: STRONGER,
  50079: STRONGER,
  53000: ["compliantDevice"],
  53001: ["domainJoinedDevice"],
  53002: ["approvedApplication"],
  53003: ["block"],
  53009: ["compliantApplication"],
};

/** Where the service explains all of them. */
const SOURCE = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes";

/** The grant controls of a policy. */
function controlsOf(policy: Json): string[] {
  const { builtInControls, authenticationStrength } = policy?.grantControls ?? {};
  return [...(Array.isArray(builtInControls) ? builtInControls : []), ...(authenticationStrength ? ["authenticationStrength"] : [])];
}

/** The policies that are on and ask for what a code is about. */
function causes(code: string) {
  const wanted = CONTROLS[code] ?? [];
  return state.documents.flatMap((one) =>
    resources(one)
      .filter(({ resource }) => resource === "conditionalAccessPolicy")
      .map(({ name, path }) => ({ one, name, path, policy: valueIn(one, path) }))
      .filter(({ policy }) => policy?.state === "enabled" && controlsOf(policy).some((control) => wanted.includes(control))),
  );
}

/** What is known of a code: its meaning, and the policies that could be behind it. */
export function aboutCode(code: string) {
  const found = causes(code);
  const item = ({ one, name, path }: { one: PolicyDocument; name: string | null; path: string }) =>
    html`<li
      ><button type="button" class="link" title=${t("goToPlace")} @click=${() => goToClause(one, path)}
        ><bdi>${short(name ?? documentName(one))}</bdi></button
      ></li
    >`;
  return html`<div class="service-code" data-testid="service-code"
    >${note(t("named", { kind: `AADSTS${code}`, name: tOrNull(`aadsts.${code}`) ?? t("aadsts.unknown") }))}${found.length > 0 ? html`<p>${t("aadsts.causes")}</p>` : null}${
      found.length > 0
        ? html`<ul
            >${found.map(item)}</ul
          >`
        : null
    }${CONTROLS[code] && found.length === 0 ? html`<p>${t("aadsts.noCause")}</p>` : null}<p class="hint"
      ><a href=${SOURCE} target="_blank" rel="noreferrer noopener">${SOURCE}</a></p
    ></div
  >`;
}
