// What people and their keys are called, or, while names are hidden, a label that says nothing of them.

import type { ImpactUser, Json } from "../../../kit/contract.ts";
import { t, term } from "../../i18n.ts";

/** Letters from which a name is sought in sentences; shorter ones are part of other words. */
const SHORTEST = 3;

let hidden = false;

export function hideNames(isHidden: boolean) {
  hidden = isHidden;
}

export function areHidden() {
  return hidden;
}

/** What a person is called; `number` is that among all. */
export function personName({ user }: Pick<ImpactUser, "user">, number: number) {
  if (hidden) return t("organisation.person", { number: number + 1 });
  return user.displayName ?? user.userPrincipalName ?? user.id ?? t("organisation.person", { number: number + 1 });
}

/** What else tells who a person is; empty where nothing does. */
export function personDetail({ user }: Pick<ImpactUser, "user">) {
  if (hidden) return "";
  return (user.displayName ? user.userPrincipalName : null) ?? (user.displayName || user.userPrincipalName ? user.id : null) ?? "";
}

/** What a key is called: its model, or the subject of the certificate. */
export function keyName({ kind, name, aaGuid }: { kind: string; name: string | null; aaGuid: string | null }) {
  if (hidden && kind === "certificate") return term("KeyKind", kind);
  return name ?? aaGuid ?? term("KeyKind", kind);
}

/** A verdict, or another value, without what its sentences say of a person. */
export function withoutNames(value: Json, row: ImpactUser, number: number): Json {
  if (!hidden) return value;
  const { user, keys } = row;
  const certificates = keys.filter(({ kind }) => kind === "certificate");
  const own: readonly (readonly [string, readonly (string | null)[]])[] = [
    [t("organisation.person", { number: number + 1 }), [user.displayName, user.userPrincipalName, user.id]],
    [t("organisation.hiddenKey"), [...keys.flatMap(({ id, displayName }) => [id, displayName]), ...certificates.map(({ name }) => name)]],
  ];
  const pairs = own.flatMap(([label, names]) =>
    names
      .filter((name): name is string => (name ?? "").length >= SHORTEST)
      .map((name) => [new RegExp(escaped(name), "giu"), label] as const),
  );
  const replaced = (text: string) => pairs.reduce((sofar, [name, label]) => sofar.replace(name, () => label), text);
  const walk = (one: Json): Json => {
    if (typeof one === "string") return replaced(one);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one === "object" && one !== null) return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, walk(part)]));
    return one;
  };
  return walk(value);
}

function escaped(text: string) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
