// Revocation lists in what people paste and drop, and the field that they belong to.

import type { Inspection } from "../../kit/contract.ts";
import { contentsOf } from "../core/asking.ts";
import type { Form } from "../fields/form.ts";
import { editForm, state } from "./state.ts";

const LABEL = "X509 CRL";

/** DER in base64, of what the core calls that kind, as a PEM block. */
export function toPem(base64: string, kind: string | undefined) {
  const label = kind === "revocationList" ? LABEL : "CERTIFICATE";
  return [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ""].join("\n");
}

/** Adds revocation lists to those that are there. */
export function addListTexts(texts: readonly string[], changes: Partial<Form> = {}) {
  const all = [state.form.crls, ...texts].map((text) => text.trim()).filter((text) => text !== "");
  editForm({ ...changes, crls: `${all.join("\n\n")}\n` });
}

/** A text in which the core found revocation lists, as PEM. */
export function listsAsPem(text: string, { kind, lists }: Extract<Inspection, { kind: "revocationList" }>) {
  if (text.includes(`-----BEGIN ${LABEL}-----`)) return text;
  return lists.map(({ der }) => toPem(der, kind)).join("\n");
}

/** Whether the core reads a text as a revocation list. */
export function isList(text: string) {
  return contentsOf(text, state.language)?.kind === "revocationList";
}
