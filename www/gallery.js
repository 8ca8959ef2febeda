// The examples. Each one is a scenario as the package takes it, with its title and description in both languages beside
// it; `expect` says what it promises to show.

import { ISSUING, NONE_REVOKED, REVOKED, ROOT, USER } from "./example-chain.js";
import { MATCHING, SEVEN_OIDS, WITHOUT_AKI } from "./example-certificates.js";

const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const AUTHENTICATOR_IOS = "90a3ccdf-635c-4729-a248-9b709135078f";
const AUTHENTICATOR_ANDROID = "de1e552d-db1d-4423-a619-566b625cdc84";

const RSA_DS100_ONLY = `{
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    "isAttestationEnforced": false,
    "keyRestrictions": {
        "isEnforced": true,
        "enforcementType": "allow",
        "aaGuids": [
            "${RSA_DS100}"
        ]
    }
}
`;

const RSA_DS100_WITH_PLACEHOLDER = `{
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    "isAttestationEnforced": false,
    "keyRestrictions": {
        "isEnforced": true,
        "enforcementType": "allow",
        "aaGuids": [
            "${RSA_DS100}",

            <insert previous AAGUIDs here to keep them stored in policy>
        ]
    }
}
`;

const AUTHENTICATOR_ONLY = `{
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    "isAttestationEnforced": false,
    "keyRestrictions": {
        "isEnforced": true,
        "enforcementType": "allow",
        "aaGuids": [
            "${AUTHENTICATOR_IOS}",
            "${AUTHENTICATOR_ANDROID}"
        ]
    }
}
`;

const ATTESTATION_ENFORCED = `{
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    "id": "Fido2",
    "state": "enabled",
    "isSelfServiceRegistrationAllowed": true,
    "isAttestationEnforced": true,
    "keyRestrictions": {
        "isEnforced": false,
        "enforcementType": "allow",
        "aaGuids": []
    },
    "includeTargets": [
        {
            "targetType": "group",
            "id": "all_users",
            "isRegistrationRequired": false
        }
    ],
    "excludeTargets": []
}
`;

const PILOT_GROUP = `{
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    "id": "Fido2",
    "state": "enabled",
    "isSelfServiceRegistrationAllowed": true,
    "isAttestationEnforced": false,
    "keyRestrictions": {
        "isEnforced": false,
        "enforcementType": "allow",
        "aaGuids": []
    },
    "includeTargets": [
        {
            "targetType": "group",
            "id": "b9a9bd3e-0f2a-4a7e-9d5b-3c1f7e2d6a10",
            "isRegistrationRequired": false
        }
    ],
    "excludeTargets": []
}
`;

const CBA_RESTRICTION = `{
    "displayName": "CBA Restriction",
    "description": "CBA Restriction with both IssuerSki and OIDs",
    "allowedCombinations": [
        " x509CertificateMultiFactor "
    ],
    "combinationConfigurations": [
        {
            "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
            "appliesToCombinations": [
                "x509CertificateMultiFactor"
            ],
            "allowedIssuerSkis": ["9A4248C6AC8C2931AB2A86537818E92E7B6C97B6"],
            "allowedPolicyOIDs": [
                "1.2.3.4.6",
                "1.2.3.4.5.6"
            ]
        }
    ]
}
`;

const BINDINGS = `{
    "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
    "id": "X509Certificate",
    "state": "enabled",
    "certificateUserBindings": [
        {
            "x509CertificateField": "SubjectKeyIdentifier",
            "userProperty": "certificateUserIds",
            "priority": 1,
            "trustAffinityLevel": "high"
        },
        {
            "x509CertificateField": "PrincipalName",
            "userProperty": "userPrincipalName",
            "priority": 2,
            "trustAffinityLevel": "low"
        }
    ],
    "authenticationModeConfiguration": {
        "x509CertificateAuthenticationDefaultMode": "x509CertificateMultiFactor",
        "x509CertificateDefaultRequiredAffinityLevel": "low",
        "rules": []
    },
    "includeTargets": [
        {
            "targetType": "group",
            "id": "all_users",
            "isRegistrationRequired": false
        }
    ],
    "excludeTargets": []
}
`;

const HIGH_AFFINITY = BINDINGS.replace(
  '"x509CertificateDefaultRequiredAffinityLevel": "low"',
  '"x509CertificateDefaultRequiredAffinityLevel": "high"',
);

function trustStore(...authorities) {
  return `{
    "value": [
${authorities.join(",\n")}
    ]
}
`;
}

function authority(type, name, list, certificate) {
  return `        {
            "@odata.type": "#microsoft.graph.certificateAuthorityDetail",
            "certificateAuthorityType": "${type}",
            "displayName": "${name}",
            "certificateRevocationListUrl": ${list},
            "deltaCertificateRevocationListUrl": null,
            "certificate": "${certificate}"
        }`;
}

const ROOT_ENTRY = authority("root", "Contoso Root", null, ROOT);
const ISSUING_ENTRY = authority("intermediate", "Contoso Issuing", '"http://pki.contoso.example/issuing.crl"', ISSUING);

const TRUST_STORE = trustStore(ROOT_ENTRY, ISSUING_ENTRY);

const PHISHING_RESISTANT = "00000000-0000-0000-0000-000000000004";

const RSA_KEYS = `{
    "@odata.type": "#microsoft.graph.authenticationStrengthPolicy",
    "id": "3f1c2a9e-7b54-4d18-9a60-52c8e1d7b3f4",
    "displayName": "RSA keys",
    "policyType": "custom",
    "requirementsSatisfied": "mfa",
    "allowedCombinations": [
        "fido2"
    ],
    "combinationConfigurations": [
        {
            "@odata.type": "#microsoft.graph.fido2CombinationConfiguration",
            "id": "8d2f6b10-4c3e-4a7d-b9f1-0e5a6c7d8e9f",
            "appliesToCombinations": [
                "fido2"
            ],
            "allowedAAGUIDs": [
                "${RSA_DS100}"
            ]
        }
    ]
}
`;

/** Members of a policy in one document, with the indentation of the others. */
function accessPolicies(...policies) {
  return `${JSON.stringify({ value: policies }, null, 4)}\n`;
}

function accessPolicy(number, displayName, state, conditions, grantControls) {
  return {
    "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
    id: `5e0b7c1a-2d3f-4e6a-8b9c-0000000000${String(number).padStart(2, "0")}`,
    displayName,
    state,
    conditions: {
      clientAppTypes: ["all"],
      applications: { includeApplications: ["All"] },
      users: { includeUsers: ["All"] },
      ...conditions,
    },
    grantControls: { operator: "OR", builtInControls: [], ...grantControls },
  };
}

const FINANCE = "1b6e0d52-93c7-4f3a-a5d8-7c2e4f60b918";
const BREAK_GLASS = "c0a1b2d3-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const ADELE = "7d9f3c21-5b8e-4c06-9f14-a2b3c4d5e6f7";

const EVERYONE_MFA = accessPolicy(
  1,
  "Multifactor authentication for everyone",
  "enabled",
  { users: { includeUsers: ["All"], excludeUsers: [BREAK_GLASS] } },
  { builtInControls: ["mfa"] },
);

const FINANCE_RSA = accessPolicy(
  2,
  "RSA keys for the finance application",
  "enabled",
  { applications: { includeApplications: [FINANCE] } },
  { authenticationStrength: { id: "3f1c2a9e-7b54-4d18-9a60-52c8e1d7b3f4" } },
);

const NO_CODE_FLOW = accessPolicy(
  3,
  "No device code flow",
  "enabled",
  { authenticationFlows: { transferMethods: "deviceCodeFlow" } },
  { builtInControls: ["block"] },
);

const COMPLIANT_TRIAL = accessPolicy(
  4,
  "Compliant devices (trial)",
  "enabledForReportingButNotEnforced",
  {},
  { builtInControls: ["compliantDevice"] },
);

const MOBILE_BLOCKED = accessPolicy(
  5,
  "No phones outside the offices",
  "enabled",
  {
    platforms: { includePlatforms: ["android", "iOS"] },
    locations: { includeLocations: ["All"], excludeLocations: ["AllTrusted"] },
  },
  { builtInControls: ["block"] },
);

const GUESTS_STRONG = accessPolicy(
  6,
  "Phishing-resistant MFA for guests",
  "enabled",
  {
    users: {
      includeGuestsOrExternalUsers: {
        guestOrExternalUserTypes: "b2bCollaborationGuest,b2bCollaborationMember",
        externalTenants: {
          "@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants",
          membershipKind: "all",
        },
      },
    },
  },
  { authenticationStrength: { id: PHISHING_RESISTANT, displayName: "Phishing-resistant MFA" } },
);

const OFFICES = `{
    "@odata.type": "#microsoft.graph.ipNamedLocation",
    "id": "2a4c6e80-1357-4b9d-8ace-0123456789ab",
    "displayName": "Offices",
    "isTrusted": true,
    "ipRanges": [
        {
            "@odata.type": "#microsoft.graph.iPv4CidrRange",
            "cidrAddress": "192.0.2.0/24"
        }
    ]
}
`;

const HOME_NOT_TRUSTED = `{
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/crossTenantAccessPolicy/default/$entity",
    "isServiceDefault": true,
    "inboundTrust": {
        "isMfaAccepted": false,
        "isCompliantDeviceAccepted": false,
        "isHybridAzureADJoinedDeviceAccepted": false
    }
}
`;

/** A sign-in of Adele with a YubiKey. */
function opened(access, user = {}) {
  return {
    action: "signIn",
    user: { id: ADELE, groups: [], roles: [], ...user },
    credential: { passkey: { aaguid: YUBIKEY, type: "deviceBound" } },
    access,
  };
}

function passkey(action, credential) {
  return { action, credential: { passkey: credential } };
}

function certificate(pem) {
  return {
    action: "signIn",
    credential: { certificate: pem, certificateMode: "x509CertificateMultiFactor" },
    strengths: ["CBA Restriction"],
  };
}

/** A sign-in with the certificate of USER, some months after it was issued. */
function chained() {
  return {
    action: "signIn",
    at: "2027-01-01T00:00:00Z",
    credential: { certificate: USER },
    user: { userPrincipalName: "adele@contoso.example", certificateUserIds: [] },
    strengths: ["00000000-0000-0000-0000-000000000004"],
  };
}

function entry(id, group, policies, question, expect, en, ja, trust) {
  const [title, description] = en;
  return {
    id,
    title: { en: title, ja: ja[0] },
    description: { en: description, ja: ja[1] },
    scenario: {
      scenario: 1,
      title,
      description,
      policies: [policies].flat(),
      ...(trust ? { trust } : {}),
      question,
      gallery: group,
      expect,
    },
  };
}

export const gallery = [
  entry(
    "rsa-only-yubikey",
    "keyRestrictions",
    RSA_DS100_ONLY,
    passkey("signIn", { aaguid: YUBIKEY }),
    { decision: "deny", reason: "passkey.aaguidNotAllowed" },
    [
      "Only RSA DS100 allowed, a YubiKey presented",
      "Key restrictions hold at registration and at sign-in: a key that is not on the allow list stops working, even if it was registered before.",
    ],
    [
      "RSA DS100 のみ許可、YubiKey を提示",
      "キーの制限は登録と認証の両方に適用されます。許可リストにないキーは、以前に登録されていてもサインインに使えません。",
    ],
  ),
  entry(
    "rsa-only-rsa",
    "keyRestrictions",
    RSA_DS100_ONLY,
    passkey("signIn", { aaguid: RSA_DS100 }),
    { decision: "allow", reason: "allowed" },
    ["Only RSA DS100 allowed, an RSA DS100 presented", "The same request body, and the one key that it lists."],
    ["RSA DS100 のみ許可、RSA DS100 を提示", "同じ要求本文に、許可リストにあるキーを提示した場合です。"],
  ),
  entry(
    "authenticator-ios",
    "keyRestrictions",
    AUTHENTICATOR_ONLY,
    passkey("signIn", { aaguid: AUTHENTICATOR_IOS, type: "deviceBound" }),
    { decision: "allow", reason: "allowed" },
    [
      "Passkeys in Authenticator: the iOS app",
      "The app has one AAGUID for each platform; both stand on the allow list.",
    ],
    [
      "Authenticator のパスキー: iOS アプリ",
      "Authenticator の AAGUID はプラットフォームごとに異なります。両方が許可リストにあります。",
    ],
  ),
  entry(
    "authenticator-android",
    "keyRestrictions",
    AUTHENTICATOR_ONLY,
    passkey("signIn", { aaguid: AUTHENTICATOR_ANDROID, type: "deviceBound" }),
    { decision: "allow", reason: "allowed" },
    ["Passkeys in Authenticator: the Android app", "The second of the app's two AAGUIDs."],
    ["Authenticator のパスキー: Android アプリ", "Authenticator の 2 つの AAGUID のもう一方です。"],
  ),
  entry(
    "authenticator-forgotten-key",
    "keyRestrictions",
    AUTHENTICATOR_ONLY,
    passkey("signIn", { aaguid: YUBIKEY, type: "deviceBound" }),
    { decision: "deny", reason: "passkey.aaguidNotAllowed" },
    [
      "Authenticator added, the keys in use forgotten",
      "Where passkeys are in use already, their AAGUIDs belong on the list together with those of Authenticator.",
    ],
    [
      "Authenticator を追加し、使用中のキーを忘れた場合",
      "すでにパスキーを使っている場合は、使用中のキーの AAGUID も Authenticator の AAGUID とともに許可リストに追加する必要があります。",
    ],
  ),
  entry(
    "attestation-later-sign-in",
    "attestation",
    ATTESTATION_ENFORCED,
    passkey("signIn", { aaguid: YUBIKEY, type: "deviceBound", attestationLevel: "notAttested" }),
    { decision: "allow", reason: "allowed" },
    [
      "Attestation enforced later: signing in",
      "A passkey that was registered without attestation before it was enforced keeps working.",
    ],
    [
      "後から構成証明を適用: サインイン",
      "構成証明の適用前に構成証明なしで登録されたパスキーは、サインイン時にブロックされません。",
    ],
  ),
  entry(
    "attestation-later-register",
    "attestation",
    ATTESTATION_ENFORCED,
    passkey("register", { aaguid: YUBIKEY, type: "deviceBound", attestationLevel: "notAttested" }),
    { decision: "deny", reason: "attestation.missing" },
    ["Attestation enforced later: registering", "The same passkey cannot be registered any more."],
    ["後から構成証明を適用: 登録", "同じパスキーは、もう登録できません。"],
  ),
  entry(
    "cba-restriction",
    "certificates",
    CBA_RESTRICTION,
    certificate(MATCHING),
    { decision: "allow", reason: "allowed" },
    [
      "CBA Restriction: issuer and policy OID match",
      "Issuer and policy OID are both configured, so the certificate has to meet both.",
    ],
    [
      "CBA Restriction: 発行者とポリシー OID が一致",
      "発行者とポリシー OID の両方が構成されているため、証明書は両方を満たす必要があります。",
    ],
  ),
  entry(
    "cba-without-aki",
    "certificates",
    CBA_RESTRICTION,
    certificate(WITHOUT_AKI),
    { decision: "deny", reason: "strength.issuerUnidentified" },
    [
      "CBA Restriction: a certificate without AKI",
      "Without an authority key identifier the user may authenticate, but the issuer restriction is not met.",
    ],
    [
      "CBA Restriction: AKI のない証明書",
      "機関キー識別子 (AKI) がない証明書では、認証に成功しても発行者の制限を満たしません。",
    ],
  ),
  entry(
    "cba-seven-oids",
    "certificates",
    CBA_RESTRICTION,
    certificate(SEVEN_OIDS),
    { decision: "indeterminate", reason: "strength.policyOidOrderAmbiguous" },
    [
      "CBA Restriction: seven policy OIDs",
      "Only five policy OIDs of a certificate count, and the documentation does not settle which.",
    ],
    [
      "CBA Restriction: ポリシー OID が 7 つ",
      "考慮されるポリシー OID は 5 つだけで、どの 5 つかは文書で定まっていません。",
    ],
  ),
  entry(
    "cba-chain",
    "certificates",
    [BINDINGS, TRUST_STORE],
    chained(),
    { decision: "allow", reason: "allowed" },
    [
      "The whole way: chain, revocation, username binding",
      "The certificate chains to a trusted root, its revocation list does not name it, and the second username binding finds the user.",
    ],
    [
      "証明書チェーンからユーザー名バインドまで",
      "証明書は信頼ストアのルートに連なり、失効リストに載っておらず、2 番目のユーザー名バインドがユーザーに一致します。",
    ],
    { crls: [NONE_REVOKED] },
  ),
  entry(
    "cba-revoked",
    "certificates",
    [BINDINGS, TRUST_STORE],
    chained(),
    { decision: "deny", reason: "certificate.revoked" },
    [
      "The same certificate, revoked",
      "A newer revocation list of the issuing authority names the certificate; whatever else fits does not count any more.",
    ],
    [
      "同じ証明書が失効している場合",
      "発行元の証明機関の新しい失効リストに証明書が載っています。ほかの条件を満たしていても認証は失敗します。",
    ],
    { crls: [REVOKED] },
  ),
  entry(
    "cba-chain-ends",
    "certificates",
    [BINDINGS, trustStore(ISSUING_ENTRY)],
    chained(),
    { decision: "deny", reason: "certificate.issuerNotTrusted" },
    [
      "The same certificate, the root not in the trust store",
      "The issuing authority is there, and the chain ends at it: the root that signed it was not uploaded.",
    ],
    [
      "信頼ストアにルートがない場合",
      "発行元の証明機関はありますが、それに署名したルートがアップロードされていないため、チェーンはそこで途切れます。",
    ],
    { crls: [NONE_REVOKED] },
  ),
  entry(
    "cba-affinity",
    "certificates",
    [HIGH_AFFINITY, TRUST_STORE],
    chained(),
    { decision: "deny", reason: "certificate.affinityTooLow" },
    [
      "The same certificate, high affinity required",
      "The binding that would find the user has low affinity, so it is dropped, and the other one does not match.",
    ],
    [
      "高い親和性が必要な場合",
      "ユーザーに一致するはずのバインドは親和性が低いため除外され、もう一方のバインドは一致しません。",
    ],
    { crls: [NONE_REVOKED] },
  ),
  entry(
    "access-strength",
    "access",
    [accessPolicies(EVERYONE_MFA, FINANCE_RSA, NO_CODE_FLOW), RSA_KEYS],
    opened({ application: FINANCE }),
    { decision: "deny", reason: "access.strengthUnsatisfied" },
    [
      "A policy asks for a strength that the key does not meet",
      "Two policies apply. Multifactor authentication is met by any passkey, the strength of the other one only by an RSA DS100.",
    ],
    [
      "ポリシーの要求する認証の強度をキーが満たさない場合",
      "2 つのポリシーが適用されます。多要素認証はどのパスキーでも満たせますが、もう一方の認証の強度を満たすのは RSA DS100 だけです。",
    ],
  ),
  entry(
    "access-report-only",
    "access",
    accessPolicies(EVERYONE_MFA, COMPLIANT_TRIAL),
    opened({ application: FINANCE, device: { isCompliant: false, trustType: "AzureAD" } }),
    { decision: "allow", reason: "allowed" },
    [
      "A report-only policy that would refuse",
      "The device is not compliant. The policy that asks for it is on trial, so it is judged and decides nothing.",
    ],
    [
      "レポート専用のポリシーが満たされない場合",
      "デバイスは準拠していません。準拠を要求するポリシーはレポート専用のため、判定はされますが結果を左右しません。",
    ],
  ),
  entry(
    "access-guest",
    "access",
    [accessPolicies(EVERYONE_MFA, GUESTS_STRONG), HOME_NOT_TRUSTED],
    {
      ...opened(
        { application: FINANCE },
        {
          type: "b2bCollaborationGuest",
          home: { tenant: "9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b", cloud: "commercial" },
        },
      ),
      tenant: { cloud: "commercial" },
    },
    { decision: "deny", reason: "strength.methodNotUsableByExternalUser" },
    [
      "A guest whose home tenant is not trusted",
      "The multifactor authentication of the home tenant does not count, and a guest cannot use a passkey in the resource tenant.",
    ],
    [
      "ホーム テナントが信頼されていないゲスト",
      "ホーム テナントの多要素認証は認められず、ゲストはリソース テナントでパスキーを使えません。",
    ],
  ),
  entry(
    "access-unknown",
    "access",
    [accessPolicies(EVERYONE_MFA, MOBILE_BLOCKED), OFFICES],
    opened({ application: FINANCE, location: { namedLocations: [] } }),
    { decision: "indeterminate", reason: "input.missing" },
    [
      "What is missing to tell whether a policy applies",
      "The sign-in comes from outside the offices, on a platform that nobody stated. One input settles it.",
    ],
    [
      "ポリシーが適用されるかどうかを決める入力が足りない場合",
      "オフィス外からのサインインですが、プラットフォームが指定されていません。何が不足しているかを示します。",
    ],
  ),
  entry(
    "pilot-group",
    "inputs",
    PILOT_GROUP,
    passkey("signIn", { aaguid: YUBIKEY, type: "deviceBound" }),
    { decision: "indeterminate", reason: "input.groupMembershipUnknown" },
    [
      "Passkeys for a pilot group, membership unknown",
      "What is not known stays unknown: the verdict names the input that is in the way.",
    ],
    [
      "パイロット グループのパスキー、所属は不明",
      "わからないことは不明のままです。判定は、不足している入力を示します。",
    ],
  ),
  entry(
    "documentation-placeholder",
    "inputs",
    RSA_DS100_WITH_PLACEHOLDER,
    passkey("signIn", { aaguid: RSA_DS100 }),
    { error: "input.syntax" },
    [
      "The documentation's sample as it stands",
      "The sample holds a placeholder, which is not JSON. The page says where.",
    ],
    [
      "文書のサンプルをそのまま貼り付けた場合",
      "サンプルには記入欄が残っており、JSON ではありません。その箇所を示します。",
    ],
  ),
];
