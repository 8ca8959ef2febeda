// Where the Microsoft Entra admin center has what a clause says, in its own words, in English and Japanese: as far as the documentation
// names it. Resources are called as the core recognises them; `*` stands for any element of a list. What has no entry of its own is
// where the nearest thing around it is.
//
// Sources, read in November 2026, each in English and as ja-jp, on learn.microsoft.com/entra:
// passkeys: identity/authentication/how-to-authentication-passkeys-fido2, and how-to-enable-passkey-fido2 for Japanese
// certificates: identity/authentication/how-to-certificate-based-authentication, concept-certificate-based-authentication-certificate-revocation-list
// strengths: identity/authentication/concept-authentication-strengths, concept-authentication-strength-advanced-options
// methods: identity/authentication/concept-authentication-methods-manage, how-to-mfa-registration-campaign
// Conditional Access: identity/conditional-access/policy-all-users-mfa-strength, concept-conditional-access-conditions,
//   concept-conditional-access-cloud-apps, concept-conditional-access-session; id-protection/howto-identity-protection-configure-risk-policies
// named locations: identity/conditional-access/concept-assignment-network
// trust stores: identity/authentication/how-to-configure-certificate-authorities, how-to-certificate-based-authentication
// cross-tenant access: external-id/cross-tenant-access-settings-b2b-collaboration

import type { Language } from "../../../kit/contract.ts";
import type { Resource } from "../../state/documents.ts";
import { wordOf } from "./both.ts";
import type { Both as Step } from "./both.ts";

const METHODS: Step = ["Authentication methods", "認証方法"];
const POLICIES: Step = ["Policies", "ポリシー"];
const CONFIGURE: Step = ["Configure", "構成"];
const TARGET: Step = ["Enable and target", "有効化とターゲット"];
const ENABLE: Step = ["Enable", "有効にする"];
const ATTESTATION: Step = ["Enforce attestation", "構成証明の適用"];
const RESTRICTIONS: Step = ["Key restriction policy", "キーの制限ポリシー"];
const ENFORCE: Step = ["Enforce key restrictions", "キー制限の適用"];
const CERTIFICATES: Step = ["Certificate-based authentication", "証明書ベースの認証"];
const BINDING: Step = ["Authentication binding", "認証バインド"];
const ADVANCED: Step = ["Advanced options", "詳細オプション"];
const NAME: Step = ["Name", "名前"];
const INCLUDE: Step = ["Include", "含める"];
const EXCLUDE: Step = ["Exclude", "除外"];
const PASSKEYS: Step = ["Passkey (FIDO2)", "パスキー (FIDO2)"];
const PROFILE: Step = ["Passkey profile", "パスキー プロファイル"];
const INBOUND: Step = ["Inbound access settings", "受信アクセス設定"];
const TRUST: Step = ["Trust settings", "信頼設定"];

const passkey = [METHODS, PASSKEYS];
const profile = [...passkey, CONFIGURE, PROFILE];
const certificate = [METHODS, CERTIFICATES];
const strength: Step[] = [METHODS, ["Authentication strengths", "認証の強度"]];
const access: Step[] = [["Conditional Access", "条件付きアクセス"], POLICIES];
const users: Step[] = [...access, ["Assignments", "割り当て"], ["Users or workload identities", "ユーザーまたはワークロード ID"]];
const targets: Step[] = [...access, ["Target resources", "ターゲット リソース"]];
const network: Step[] = [...access, ["Assignments", "割り当て"], ["Network", "ネットワーク"]];
const conditions: Step[] = [...access, ["Conditions", "条件"]];
const platforms: Step[] = [...conditions, ["Device platforms", "デバイス プラットフォーム"]];
const grant: Step[] = [...access, ["Access controls", "アクセス制御"], ["Grant", "許可"]];
const session: Step[] = [...access, ["Access controls", "アクセス制御"], ["Session", "セッション"]];
const locations: Step[] = [
  ["Conditional Access", "条件付きアクセス"],
  ["Named locations", "ネームド ロケーション"],
];
const crossTenant: Step[] = [
  ["External Identities", "External Identities"],
  ["Cross-tenant access settings", "クロステナント アクセス設定"],
];

/** What a strength asks of passkeys and certificates beyond their kind. */
const restrictions = {
  allowedAAGUIDs: [...strength, PASSKEYS, ADVANCED, ["Add AAGUID", "AAGUID の追加"]],
  allowedIssuerSkis: [...strength, CERTIFICATES, ADVANCED],
  allowedPolicyOIDs: [...strength, CERTIFICATES, ADVANCED],
} satisfies Record<string, Step[]>;

export const paths: Readonly<Record<string, Readonly<Record<string, readonly Step[]>>>> = {
  authenticationMethodsPolicy: {
    "": [METHODS, POLICIES],
    "/policyMigrationState": [METHODS, POLICIES, ["Manage migration", "移行の管理"]],
    "/registrationEnforcement": [METHODS, ["Registration campaign", "登録キャンペーン"]],
  },
  authenticationMethodConfiguration: { "": [METHODS, POLICIES] },
  fido2AuthenticationMethodConfiguration: {
    "": passkey,
    "/state": [...passkey, TARGET, ENABLE],
    "/includeTargets": [...passkey, TARGET],
    "/excludeTargets": [...passkey, TARGET],
    "/isSelfServiceRegistrationAllowed": [...passkey, CONFIGURE, ["Allow self-service set up", "セルフサービスの設定を許可する"]],
    "/isAttestationEnforced": [...passkey, CONFIGURE, ATTESTATION],
    "/keyRestrictions": [...passkey, CONFIGURE, RESTRICTIONS],
    "/keyRestrictions/isEnforced": [...passkey, CONFIGURE, ENFORCE],
    "/defaultPasskeyProfile": [...passkey, CONFIGURE, ["Default passkey profile", "既定のパスキー プロファイル"]],
    "/passkeyProfiles": profile,
    "/passkeyProfiles/*/passkeyTypes": [...profile, ["Passkey types", "パスキーの種類"]],
    "/passkeyProfiles/*/attestationEnforcement": [...profile, ATTESTATION],
    "/passkeyProfiles/*/keyRestrictions": [...profile, RESTRICTIONS],
    "/passkeyProfiles/*/keyRestrictions/isEnforced": [...profile, ENFORCE],
  },
  x509CertificateAuthenticationMethodConfiguration: {
    "": certificate,
    "/state": [...certificate, TARGET, ENABLE],
    "/includeTargets": [...certificate, TARGET],
    "/excludeTargets": [...certificate, TARGET],
    "/authenticationModeConfiguration": [...certificate, CONFIGURE, BINDING],
    "/authenticationModeConfiguration/x509CertificateAuthenticationDefaultMode": [...certificate, CONFIGURE, BINDING, ["Protection level", "保護レベル"]],
    "/authenticationModeConfiguration/x509CertificateDefaultRequiredAffinityLevel": [
      ...certificate,
      CONFIGURE,
      BINDING,
      ["Affinity binding", "アフィニティ バインド"],
    ],
    "/certificateUserBindings": [...certificate, CONFIGURE, ["Username binding", "ユーザー名バインド"]],
    "/crlValidationConfiguration": [...certificate, CONFIGURE, ["Require CRL validation (recommended)", "CRL 検証を必須にする (推奨)"]],
  },
  authenticationStrengthPolicy: {
    "": strength,
    "/displayName": [...strength, NAME],
    "/description": [...strength, ["Description", "説明"]],
    "/combinationConfigurations/*/allowedAAGUIDs": restrictions.allowedAAGUIDs,
    "/combinationConfigurations/*/allowedIssuerSkis": restrictions.allowedIssuerSkis,
    "/combinationConfigurations/*/allowedPolicyOIDs": restrictions.allowedPolicyOIDs,
  },
  authenticationCombinationConfiguration: {
    "": strength,
    "/allowedAAGUIDs": restrictions.allowedAAGUIDs,
    "/allowedIssuerSkis": restrictions.allowedIssuerSkis,
    "/allowedPolicyOIDs": restrictions.allowedPolicyOIDs,
  },
  conditionalAccessPolicy: {
    "": access,
    "/displayName": [...access, NAME],
    "/state": [...access, ["Enable policy", "ポリシーの有効化"]],
    "/conditions/users": users,
    "/conditions/users/includeUsers": [...users, INCLUDE],
    "/conditions/users/includeGroups": [...users, INCLUDE],
    "/conditions/users/includeRoles": [...users, INCLUDE],
    "/conditions/users/includeGuestsOrExternalUsers": [...users, INCLUDE],
    "/conditions/users/excludeUsers": [...users, EXCLUDE],
    "/conditions/users/excludeGroups": [...users, EXCLUDE],
    "/conditions/users/excludeRoles": [...users, EXCLUDE],
    "/conditions/users/excludeGuestsOrExternalUsers": [...users, EXCLUDE],
    "/conditions/applications": targets,
    "/conditions/applications/includeApplications": [...targets, INCLUDE],
    "/conditions/applications/excludeApplications": [...targets, EXCLUDE],
    "/conditions/applications/includeUserActions": [...targets, ["User actions", "ユーザー操作"]],
    "/conditions/applications/includeAuthenticationContextClassReferences": [...targets, ["Authentication context", "認証コンテキスト"]],
    "/conditions/locations": network,
    "/conditions/locations/includeLocations": [...network, INCLUDE],
    "/conditions/locations/excludeLocations": [...network, EXCLUDE],
    "/conditions/clientAppTypes": [...conditions, ["Client apps", "クライアント アプリ"]],
    "/conditions/platforms": platforms,
    "/conditions/platforms/includePlatforms": [...platforms, INCLUDE],
    "/conditions/platforms/excludePlatforms": [...platforms, EXCLUDE],
    "/conditions/signInRiskLevels": [...conditions, ["Sign-in risk", "サインイン リスク"]],
    "/conditions/userRiskLevels": [...conditions, ["User risk", "ユーザー リスク"]],
    "/conditions/insiderRiskLevels": [...conditions, ["Insider risk", "インサイダー リスク"]],
    "/conditions/devices": [...conditions, ["Filter for devices", "デバイスのフィルター"]],
    "/conditions/authenticationFlows": [...conditions, ["Authentication flows", "認証フロー"]],
    "/grantControls": grant,
    "/grantControls/authenticationStrength": [...grant, ["Require authentication strength", "認証強度が必要"]],
    "/sessionControls": session,
    "/sessionControls/signInFrequency": [...session, ["Sign-in frequency", "サインインの頻度"]],
    "/sessionControls/persistentBrowser": [...session, ["Persistent browser session", "永続的ブラウザー セッション"]],
  },
  namedLocation: {
    "": locations,
    "/isTrusted": [...locations, ["Mark as trusted location", "信頼できる場所としてマークする"]],
  },
  // Which of the two stores it is from only its members tell; both are in one place.
  certificateBasedAuthConfiguration: {
    "": [
      ["Identity Secure Score", "ID セキュリティ スコア"],
      ["Certificate authorities, or Public key infrastructure", "証明機関、または公開キー インフラストラクチャ"],
    ],
  },
  crossTenantAccessPolicy: {
    "": crossTenant,
    "/inboundTrust": [...crossTenant, INBOUND, TRUST],
    "/inboundTrust/isMfaAccepted": [
      ...crossTenant,
      INBOUND,
      TRUST,
      ["Trust multifactor authentication from Microsoft Entra tenants", "Microsoft Entra テナントからの多要素認証を信頼する"],
    ],
    "/inboundTrust/isCompliantDeviceAccepted": [...crossTenant, INBOUND, TRUST, ["Trust compliant devices", "準拠デバイスを信頼する"]],
    "/inboundTrust/isHybridAzureADJoinedDeviceAccepted": [
      ...crossTenant,
      INBOUND,
      TRUST,
      ["Trust Microsoft Entra hybrid joined devices", "Microsoft Entra ハイブリッド参加済みデバイスを信頼する"],
    ],
    "/b2bCollaborationInbound": [...crossTenant, INBOUND, ["B2B collaboration", "B2B コラボレーション"]],
    "/b2bDirectConnectInbound": [...crossTenant, INBOUND, ["B2B direct connect", "B2B 直接接続"]],
  },
};

/** The way in the portal to what a JSON Pointer leads to in a document with these resources; null where none is known. */
export function portalPath(found: readonly Pick<Resource, "resource" | "path">[], pointer: string, language: Language): string | null {
  const around = found.filter(({ path }) => pointer === path || pointer.startsWith(`${path}/`));
  const resource = around.toSorted((one, other) => other.path.length - one.path.length)[0];
  const table = resource && paths[resource.resource];
  if (!resource || !table) return null;
  const tokens = pointer
    .slice(resource.path.length)
    .split("/")
    .map((token) => (/^\d+$/.test(token) ? "*" : token));
  for (let length = tokens.length; length > 0; length -= 1) {
    const steps = table[tokens.slice(0, length).join("/")];
    if (steps) return steps.map((step) => wordOf(step, language)).join(" › ");
  }
  return null;
}
