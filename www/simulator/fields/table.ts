// The fields of the form: each once, with where it leads, what it is, when it shows, and its words.

import type { Language } from "../../kit/contract.ts";
import type { FieldName, FieldOf, Form } from "./form.ts";

/** What a field goes by when it shows. */
export interface Known {
  readonly form: Form;
  /** As what something is presented: passkey, certificate or method. */
  readonly kind: string | null;
  readonly signIn: boolean;
  /** Whether somebody is from elsewhere. */
  readonly external: boolean;
  /** Whether an authentication strength is asked for. */
  readonly strengths: boolean;
  /** Whether there are Conditional Access policies. */
  readonly policies: boolean;
  /** Whether it matters who it is. */
  readonly who: boolean;
  /** Whether some document holds a resource of a kind. */
  readonly holds: (resource: string) => boolean;
}

/** A value with the key of its words. */
export type Choice = readonly [value: string, key: string];

interface Common<Name> {
  readonly name: Name;
  /** The part of the form that it stands in. */
  readonly part: string;
  /** What it is called. */
  readonly words: Record<Language, string>;
  /** Where it leads in the scenario: what is said to be missing there, or in it, is filled in here. */
  readonly pointer?: string;
  /** Whether its text is the member there as it stands, and nobody said anything where it is empty. */
  readonly isMember?: boolean;
  /** When it shows; always, by itself. */
  readonly shows?: (known: Known) => boolean;
  readonly wide?: boolean;
}

/** A text, in one line or in several. */
export interface TextField extends Common<FieldOf<string>> {
  readonly kind: "text" | "area";
  /** The key of what stands in it while it is empty. */
  readonly placeholder?: string;
  readonly isCode?: boolean;
  readonly rows?: number;
  /** The id of what is proposed for it. */
  readonly list?: string;
}

/** One of some values: those of an enumeration of the contract, called by the vocabulary or by keys, or those given. */
export interface ChoiceField extends Common<FieldOf<string>> {
  readonly kind: "select" | "segments";
  readonly values?: readonly Choice[];
  readonly enumeration?: string;
  /** The beginning of the keys of its values, where the vocabulary does not call them. */
  readonly keys?: string;
  /** The key of the words for no value, where there may be none. */
  readonly empty?: string;
}

/** A field that is drawn for itself. */
export interface OwnField extends Common<FieldName | "credential"> {
  readonly kind: "own";
}

export type Field = TextField | ChoiceField | OwnField;

/** Join types of a device, which Graph gives as text. */
export const TRUST_TYPES = ["AzureAD", "ServerAD", "Workplace"];

const UNKNOWN: readonly Choice[] = [
  ["unknown", "unknown"],
  ["none", "noneOf"],
  ["list", "these"],
];
const NOT_SAID: readonly Choice[] = [
  ["unknown", "notSaid"],
  ["none", "noneOf"],
  ["list", "these"],
];

export const FIELDS: readonly Field[] = [
  {
    name: "action",
    kind: "segments",
    part: "what",
    words: { en: "What happens", ja: "操作" },
    values: [
      ["signIn", "action.signIn"],
      ["register", "action.register"],
    ],
  },
  {
    name: "credential",
    kind: "own",
    part: "what",
    words: { en: "Credential", ja: "資格情報" },
    pointer: "/question/credential",
  },
  {
    name: "passkeyType",
    kind: "segments",
    part: "credential",
    words: { en: "Type of the passkey", ja: "パスキーの種類" },
    pointer: "/question/credential/passkey/type",
    values: [
      ["", "unknown"],
      ["deviceBound", "value.deviceBound"],
      ["synced", "value.synced"],
    ],
    shows: ({ kind }) => kind === "passkey",
  },
  {
    name: "attestationLevel",
    kind: "segments",
    part: "credential",
    words: { en: "Attestation of the passkey", ja: "パスキーの構成証明" },
    pointer: "/question/credential/passkey/attestationLevel",
    values: [
      ["", "unknown"],
      ["attested", "value.attested"],
      ["notAttested", "value.notAttested"],
    ],
    shows: ({ kind, signIn }) => kind === "passkey" && !signIn,
  },
  {
    name: "certificateMode",
    kind: "segments",
    part: "credential",
    words: { en: "Mode of the certificate", ja: "証明書の認証モード" },
    pointer: "/question/credential/certificateMode",
    values: [
      ["", "unknown"],
      ["x509CertificateSingleFactor", "value.single"],
      ["x509CertificateMultiFactor", "value.multi"],
    ],
    shows: ({ form, kind, holds }) =>
      kind === "certificate" && (form.certificateMode !== "" || !holds("x509CertificateAuthenticationMethodConfiguration")),
  },
  {
    name: "method",
    kind: "select",
    part: "credential",
    words: { en: "Or a method without further data", ja: "または、データのない認証方法" },
    enumeration: "Mode",
    empty: "noMethod",
    shows: ({ signIn }) => signIn,
  },
  {
    name: "channel",
    kind: "select",
    part: "credential",
    words: { en: "Where it is registered", ja: "登録の経路" },
    enumeration: "Channel",
    keys: "channel",
    shows: ({ signIn }) => !signIn,
  },
  {
    name: "userType",
    kind: "select",
    part: "user",
    words: { en: "User type", ja: "ユーザーの種類" },
    pointer: "/question/user/type",
    enumeration: "UserType",
  },
  {
    name: "homeTenant",
    kind: "text",
    part: "home",
    words: { en: "Id of the home tenant", ja: "ホーム テナントの ID" },
    pointer: "/question/user/home/tenant",
    isMember: true,
    placeholder: "notSaid",
    isCode: true,
    wide: true,
  },
  {
    name: "tenantId",
    kind: "text",
    part: "home",
    words: { en: "Id of the resource tenant", ja: "リソース テナントの ID" },
    pointer: "/question/tenant/id",
    isMember: true,
    placeholder: "notSaid",
    isCode: true,
    wide: true,
  },
  {
    name: "homeCloud",
    kind: "select",
    part: "home",
    words: { en: "Cloud of the home tenant", ja: "ホーム テナントのクラウド" },
    pointer: "/question/user/home/cloud",
    isMember: true,
    enumeration: "Cloud",
    empty: "notSaid",
  },
  {
    name: "tenantCloud",
    kind: "select",
    part: "home",
    words: { en: "Cloud of the resource tenant", ja: "リソース テナントのクラウド" },
    pointer: "/question/tenant/cloud",
    isMember: true,
    enumeration: "Cloud",
    empty: "notSaid",
  },
  {
    name: "federatedIdpMfaBehavior",
    kind: "select",
    part: "groups",
    words: { en: "Multifactor authentication of the user’s domain", ja: "ユーザーのドメインの多要素認証" },
    pointer: "/question/user/federatedIdpMfaBehavior",
    isMember: true,
    enumeration: "FederatedIdpMfaBehavior",
    empty: "federation.none",
    shows: ({ form, signIn, strengths, policies, external }) =>
      // Where a domain is federated matters to what asks for methods, of somebody whose home is here.
      form.federatedIdpMfaBehavior !== "" || (signIn && (strengths || policies) && !external),
  },
  {
    name: "groups",
    kind: "segments",
    part: "groups",
    words: { en: "Groups of the user", ja: "ユーザーのグループ" },
    pointer: "/question/user/groups",
    values: UNKNOWN,
    shows: ({ who }) => who,
  },
  {
    name: "groupIds",
    kind: "area",
    part: "groups",
    words: { en: "Object ids of the groups", ja: "グループのオブジェクト ID" },
    rows: 2,
    shows: ({ form }) => form.groups === "list",
  },
  {
    name: "roles",
    kind: "segments",
    part: "groups",
    words: { en: "Roles of the user", ja: "ユーザーのロール" },
    pointer: "/question/user/roles",
    values: NOT_SAID,
    shows: ({ form, policies }) => policies || form.roles !== "unknown",
  },
  {
    name: "roleIds",
    kind: "area",
    part: "groups",
    words: { en: "Template ids of the roles, one in each line", ja: "ロール テンプレート ID (1 行に 1 つ)" },
    rows: 2,
    shows: ({ form }) => form.roles === "list",
  },
  {
    name: "userId",
    kind: "text",
    part: "groups",
    words: { en: "Object id of the user", ja: "ユーザーのオブジェクト ID" },
    pointer: "/question/user/id",
    isMember: true,
    placeholder: "unknown",
    isCode: true,
    shows: ({ who }) => who,
  },
  {
    name: "userPrincipalName",
    kind: "text",
    part: "groups",
    words: { en: "User principal name", ja: "ユーザー プリンシパル名" },
    pointer: "/question/user/userPrincipalName",
    isMember: true,
    placeholder: "unknown",
    isCode: true,
    shows: ({ kind }) => kind === "certificate",
  },
  {
    name: "onPremisesUserPrincipalName",
    kind: "text",
    part: "groups",
    words: { en: "On-premises user principal name", ja: "オンプレミスのユーザー プリンシパル名" },
    pointer: "/question/user/onPremisesUserPrincipalName",
    isMember: true,
    placeholder: "unknown",
    isCode: true,
    shows: ({ kind }) => kind === "certificate",
  },
  {
    name: "userIds",
    kind: "segments",
    part: "groups",
    words: { en: "certificateUserIds of the user", ja: "ユーザーの certificateUserIds" },
    pointer: "/question/user/certificateUserIds",
    values: UNKNOWN,
    shows: ({ kind }) => kind === "certificate",
  },
  {
    name: "certificateUserIds",
    kind: "area",
    part: "groups",
    words: { en: "certificateUserIds, one in each line", ja: "certificateUserIds (1 行に 1 つ)" },
    rows: 3,
    shows: ({ form, kind }) => kind === "certificate" && form.userIds === "list",
  },
  {
    name: "opens",
    kind: "select",
    part: "opens",
    words: { en: "What is opened", ja: "アクセス先" },
    values: [
      ["", "notSaid"],
      ["application", "opens.application"],
      ["userAction", "opens.userAction"],
      ["authenticationContext", "opens.authenticationContext"],
    ],
    wide: true,
  },
  {
    name: "application",
    kind: "text",
    part: "opens",
    words: { en: "Application", ja: "アプリケーション" },
    placeholder: "applicationPlaceholder",
    isCode: true,
    list: "applications",
    wide: true,
    shows: ({ form }) => form.opens === "application",
  },
  {
    name: "userAction",
    kind: "select",
    part: "opens",
    words: { en: "User action", ja: "ユーザー操作" },
    enumeration: "UserAction",
    wide: true,
    shows: ({ form }) => form.opens === "userAction",
  },
  {
    name: "authenticationContext",
    kind: "text",
    part: "opens",
    words: { en: "Authentication context", ja: "認証コンテキスト" },
    placeholder: "contextPlaceholder",
    isCode: true,
    wide: true,
    shows: ({ form }) => form.opens === "authenticationContext",
  },
  {
    name: "applicationGroups",
    kind: "segments",
    part: "applicationGroups",
    words: { en: "Groups that the application is in", ja: "アプリケーションが属するグループ" },
    values: NOT_SAID,
    shows: ({ form }) => form.opens === "application",
  },
  {
    name: "applicationGroupNames",
    kind: "area",
    part: "applicationGroups",
    words: { en: "Names of the groups, one in each line", ja: "グループの名前 (1 行に 1 つ)" },
    rows: 2,
    shows: ({ form }) => form.opens === "application" && form.applicationGroups === "list",
  },
  {
    name: "platform",
    kind: "select",
    part: "client",
    words: { en: "Platform", ja: "プラットフォーム" },
    pointer: "/question/access/platform",
    isMember: true,
    enumeration: "Platform",
    empty: "notSaid",
  },
  {
    name: "clientApp",
    kind: "select",
    part: "client",
    words: { en: "Client", ja: "クライアント" },
    pointer: "/question/access/clientApp",
    isMember: true,
    enumeration: "ClientApp",
    empty: "notSaid",
  },
  {
    name: "country",
    kind: "text",
    part: "client",
    words: { en: "Country or region", ja: "国または地域" },
    pointer: "/question/access/location/country",
    isMember: true,
    placeholder: "countryPlaceholder",
    isCode: true,
  },
  {
    name: "ipAddress",
    kind: "text",
    part: "client",
    words: { en: "IP address", ja: "IP アドレス" },
    pointer: "/question/access/location/ipAddress",
    isMember: true,
    placeholder: "notSaid",
    isCode: true,
  },
  {
    name: "locations",
    kind: "segments",
    part: "locations",
    words: { en: "Named locations it comes from", ja: "アクセス元のネームド ロケーション" },
    values: NOT_SAID,
  },
  {
    name: "namedLocations",
    kind: "area",
    part: "locations",
    words: { en: "Ids or names, one in each line", ja: "ID または名前 (1 行に 1 つ)" },
    rows: 2,
    shows: ({ form }) => form.locations === "list",
  },
  {
    name: "device",
    kind: "segments",
    part: "locations",
    words: { en: "Device", ja: "デバイス" },
    values: [
      ["unknown", "notSaid"],
      ["unregistered", "device.unregistered"],
      ["described", "device.described"],
    ],
  },
  {
    name: "deviceCompliant",
    kind: "select",
    part: "device",
    words: { en: "Compliance", ja: "準拠状態" },
    values: [
      ["", "notSaid"],
      ["true", "compliant.true"],
      ["false", "compliant.false"],
    ],
  },
  {
    name: "deviceTrustType",
    kind: "select",
    part: "device",
    words: { en: "Join type", ja: "参加の種類" },
    values: [["", "notSaid"], ...TRUST_TYPES.map((type): Choice => [type, `trustType.${type}`])],
  },
  {
    name: "deviceOther",
    kind: "own",
    part: "device",
    words: { en: "Other attributes, as JSON", ja: "その他の属性 (JSON)" },
  },
  {
    name: "signInRisk",
    kind: "select",
    part: "risk",
    words: { en: "Sign-in risk", ja: "サインイン リスク" },
    pointer: "/question/access/signInRisk",
    isMember: true,
    enumeration: "RiskLevel",
    empty: "notSaid",
  },
  {
    name: "userRisk",
    kind: "select",
    part: "risk",
    words: { en: "User risk", ja: "ユーザー リスク" },
    pointer: "/question/access/userRisk",
    isMember: true,
    enumeration: "RiskLevel",
    empty: "notSaid",
  },
  {
    name: "insiderRisk",
    kind: "select",
    part: "risk",
    words: { en: "Insider risk", ja: "インサイダー リスク" },
    pointer: "/question/access/insiderRisk",
    isMember: true,
    enumeration: "InsiderRiskLevel",
    empty: "notSaid",
  },
  {
    name: "authenticationFlow",
    kind: "select",
    part: "risk",
    words: { en: "Authentication flow", ja: "認証フロー" },
    pointer: "/question/access/authenticationFlow",
    isMember: true,
    enumeration: "TransferMethod",
    empty: "notSaid",
  },
  {
    name: "satisfied",
    kind: "segments",
    part: "satisfied",
    words: { en: "Grant controls that are met", ja: "満たしている許可コントロール" },
    values: NOT_SAID,
  },
  {
    name: "otherControls",
    kind: "area",
    part: "otherControls",
    words: { en: "Terms of use and custom factors, one in each line", ja: "利用規約とカスタム要素 (1 行に 1 つ)" },
    placeholder: "otherControlsPlaceholder",
    rows: 2,
  },
  {
    name: "crls",
    kind: "own",
    part: "revocation",
    words: { en: "Revocation lists", ja: "失効リスト" },
    pointer: "/trust/crls",
  },
  {
    name: "revoked",
    kind: "segments",
    part: "revoked",
    words: { en: "Certificates known to be revoked", ja: "失効がわかっている証明書" },
    values: [
      ["unknown", "revokedByLists"],
      ["none", "noneOf"],
      ["list", "these"],
    ],
  },
  {
    name: "revokedList",
    kind: "area",
    part: "revoked",
    words: { en: "Issuer SKI, serial number; one in each line", ja: "発行者の SKI, シリアル番号 (1 行に 1 件)" },
    pointer: "/trust/revoked",
    rows: 3,
    shows: ({ form }) => form.revoked === "list",
  },
  {
    name: "otherStrengths",
    kind: "text",
    part: "strengths",
    words: { en: "Others, by id or name", ja: "その他の認証の強度 (ID または名前)" },
    pointer: "/question/strengths",
  },
  {
    name: "registered",
    kind: "segments",
    part: "strengths",
    words: { en: "Methods the user has registered", ja: "ユーザーの登録済みの方法" },
    pointer: "/question/registered",
    values: UNKNOWN,
    shows: ({ form, strengths, policies }) => strengths || form.registered !== "unknown" || policies,
  },
  {
    name: "alsoUsed",
    kind: "own",
    part: "before",
    words: { en: "Methods used before in this session", ja: "このセッションで先に使った方法" },
    pointer: "/question/alsoUsed",
  },
  {
    name: "at",
    kind: "own",
    part: "when",
    words: { en: "Date and time, local", ja: "日時 (ローカル)" },
    pointer: "/question/at",
  },
  {
    name: "reading",
    kind: "segments",
    part: "reading",
    words: { en: "Where the documentation is silent", ja: "公式ドキュメントで定まっていない箇所の扱い" },
    values: [
      ["report", "reading.report"],
      ["strict", "reading.strict"],
      ["lenient", "reading.lenient"],
    ],
  },
  {
    name: "extra",
    kind: "own",
    part: "extra",
    words: { en: "Further members of the question", ja: "質問のその他のメンバー" },
    pointer: "/question/",
  },
];

/** The field with a name. */
export function fieldNamed(name: string): Field | undefined {
  return FIELDS.find((one) => one.name === name);
}

/** The field for a JSON Pointer into the scenario: the one that leads there the nearest. */
export function fieldAt(pointer: string): Field | undefined {
  const there = FIELDS.filter((one) => one.pointer !== undefined && pointer.startsWith(one.pointer));
  return there.toSorted((a, b) => (b.pointer?.length ?? 0) - (a.pointer?.length ?? 0))[0];
}

const called = (language: Language) => Object.fromEntries(FIELDS.map(({ name, words }) => [`field.${name}`, words[language]]));

/** What the fields are called, by key. */
export const fieldTexts: Record<Language, Record<string, string>> = { en: called("en"), ja: called("ja") };
