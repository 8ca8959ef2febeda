// The resources of Microsoft Graph that the core judges, for completion and hover: members, their types and values, and what each is,
// in English and Japanese. Resources are called as the core recognises them. Tests hold it to what the core reads.

import type { Both } from "./both.ts";

type Words = Both;
/** What a member holds, `[]` behind it for a list, and what it is. */
type Member = readonly [holds: string, ...Words];

/** An enumeration: that of the core's vocabulary, and further values. */
export interface Values {
  readonly term?: string;
  /** Values of the vocabulary that Graph does not write there. */
  readonly without?: readonly string[];
  /** Several of them stand in one text, with commas between. */
  readonly isFlags?: boolean;
  readonly more?: Readonly<Record<string, Words>>;
}

/** A type of Graph's, with what `@odata.type` may say where it is not its own name. */
export interface GraphType {
  readonly says?: readonly string[];
  readonly of?: string;
  readonly members: Readonly<Record<string, Member>>;
}

const ID: Member = ["string", "The id.", "ID です。"];
const NAME: Member = ["string", "The name that people see.", "表示名です。"];
const ABOUT: Member = ["string", "A description, which decides nothing.", "説明です。判定には影響しません。"];
const CREATED: Member = ["date", "When it was created.", "作成日時です。"];
const MODIFIED: Member = ["date", "When it was last changed.", "最終更新日時です。"];
const DELETED: Member = ["date", "When it was deleted; what is deleted is not judged.", "削除日時です。削除されたものは判定の対象になりません。"];
const INCLUDED_TARGETS: Member = ["authenticationMethodTarget[]", "The groups that may use the method.", "この方法を使用できるグループです。"];
const EXCLUDED_TARGETS: Member = ["excludeTarget[]", "The groups that may not use the method, even if they are included.", "対象に含まれていても、この方法を使用できないグループです。"];
const AUTHORITY: Member = ["string", "The certificate of the authority, as Base64 of DER.", "証明機関の証明書です (DER を Base64 にしたもの)。"];

export const types: Readonly<Record<string, GraphType>> = {
  authenticationMethodsPolicy: {
    members: {
      id: ID,
      displayName: NAME,
      description: ABOUT,
      lastModifiedDateTime: MODIFIED,
      policyVersion: ["string", "The version of the policy.", "ポリシーのバージョンです。"],
      policyMigrationState: ["policyMigrationState", "How far the move from the older MFA and SSPR policies is.", "以前の MFA と SSPR のポリシーからの移行の状態です。"],
      reconfirmationInDays: ["number", "After how many days people are asked to confirm their methods again.", "登録済みの方法の再確認を求めるまでの日数です。"],
      registrationEnforcement: ["registrationEnforcement", "Whether people are asked to register while signing in.", "サインイン時に登録を促すかどうかの設定です。"],
      authenticationMethodConfigurations: ["authenticationMethodConfiguration[]", "The configuration of each method.", "認証方法ごとの構成です。"],
    },
  },
  registrationEnforcement: {
    members: {
      authenticationMethodsRegistrationCampaign: ["registrationCampaign", "The registration campaign.", "登録キャンペーンです。"],
    },
  },
  registrationCampaign: {
    members: {
      state: ["campaignState", "Whether the campaign runs.", "キャンペーンの状態です。"],
      snoozeDurationInDays: ["number", "For how many days people can put it off.", "ユーザーが先送りできる日数です。"],
      includeTargets: ["authenticationMethodTarget[]", "Whom it asks.", "促す対象です。"],
      excludeTargets: ["excludeTarget[]", "Whom it does not ask.", "促さない対象です。"],
    },
  },
  authenticationMethodConfiguration: {
    says: [
      "fido2AuthenticationMethodConfiguration",
      "x509CertificateAuthenticationMethodConfiguration",
      "microsoftAuthenticatorAuthenticationMethodConfiguration",
      "temporaryAccessPassAuthenticationMethodConfiguration",
      "softwareOathAuthenticationMethodConfiguration",
      "hardwareOathAuthenticationMethodConfiguration",
      "qrCodePinAuthenticationMethodConfiguration",
      "smsAuthenticationMethodConfiguration",
      "voiceAuthenticationMethodConfiguration",
      "emailAuthenticationMethodConfiguration",
    ],
    members: {
      id: ["methodId", "Which method it is.", "どの認証方法かを示します。"],
      state: ["methodState", "Whether the method can be used at all.", "この認証方法が有効かどうかです。"],
      includeTargets: INCLUDED_TARGETS,
      excludeTargets: EXCLUDED_TARGETS,
    },
  },
  fido2AuthenticationMethodConfiguration: {
    of: "authenticationMethodConfiguration",
    members: {
      isSelfServiceRegistrationAllowed: ["boolean", "Whether people may register passkeys themselves.", "ユーザーが自分でパスキーを登録できるかどうかです。"],
      isAttestationEnforced: ["boolean", "Whether a passkey needs attestation to be registered. Passkey profiles have it of their own.", "パスキーの登録に構成証明を求めるかどうかです。パスキー プロファイルがある場合は、プロファイルごとに設定します。"],
      keyRestrictions: ["fido2KeyRestrictions", "Which models are allowed or blocked, by AAGUID. Passkey profiles have it of their own.", "許可またはブロックする機種を AAGUID で指定します。パスキー プロファイルがある場合は、プロファイルごとに設定します。"],
      defaultPasskeyProfile: ["string", "The id of the profile for targets that name none.", "プロファイルを指定していない対象に適用するプロファイルの ID です。"],
      passkeyProfiles: ["passkeyProfile[]", "The passkey profiles, to which targets refer.", "対象ごとに適用するパスキー プロファイルです。"],
    },
  },
  fido2KeyRestrictions: {
    members: {
      isEnforced: ["boolean", "Whether the list counts, at registration and at sign-in.", "リストを適用するかどうかです。登録時にもサインイン時にも効きます。"],
      enforcementType: ["enforcementType", "Whether the list is what is allowed or what is blocked.", "リストが許可するものか、ブロックするものかを示します。"],
      aaGuids: ["aaguid[]", "The AAGUIDs of the models. Type a product's name to find them.", "機種の AAGUID です。製品名を入力すると候補が表示されます。"],
    },
  },
  passkeyProfile: {
    members: {
      id: ["string", "The id to which targets refer.", "対象から参照される ID です。"],
      name: NAME,
      passkeyTypes: ["passkeyTypes", "Which kinds of passkeys the profile is for.", "このプロファイルが対象とするパスキーの種類です。"],
      attestationEnforcement: ["attestationEnforcement", "Whether a passkey needs attestation to be registered.", "パスキーの登録に構成証明を求めるかどうかです。"],
      keyRestrictions: ["fido2KeyRestrictions", "Which models are allowed or blocked, by AAGUID.", "許可またはブロックする機種を AAGUID で指定します。"],
    },
  },
  authenticationMethodTarget: {
    members: {
      id: ["target", "The id of a group, or all_users.", "グループの ID、または all_users です。"],
      targetType: ["targetType", "What the id is of.", "ID の種類です。"],
      isRegistrationRequired: ["boolean", "Whether people are asked to register the method.", "この方法の登録を求めるかどうかです。"],
      allowedPasskeyProfiles: ["string[]", "The ids of the passkey profiles that hold for this target.", "この対象に適用するパスキー プロファイルの ID です。"],
    },
  },
  excludeTarget: {
    members: {
      id: ["string", "The id of a group.", "グループの ID です。"],
      targetType: ["targetType", "What the id is of.", "ID の種類です。"],
    },
  },
  x509CertificateAuthenticationMethodConfiguration: {
    of: "authenticationMethodConfiguration",
    members: {
      certificateUserBindings: ["x509CertificateUserBinding[]", "By which field of the certificate a user is found.", "証明書のどのフィールドでユーザーを特定するかの設定です。"],
      authenticationModeConfiguration: ["x509CertificateAuthenticationModeConfiguration", "Whether a certificate counts as one factor or as several.", "証明書を単一要素とみなすか多要素とみなすかの設定です。"],
      issuerHintsConfiguration: ["issuerHintsConfiguration", "Whether only certificates of the trust store are offered to people.", "信頼ストアの証明機関が発行した証明書だけを選択肢に出すかどうかです。"],
      crlValidationConfiguration: ["crlValidationConfiguration", "Whether every authority needs a revocation list.", "すべての証明機関に失効リストを求めるかどうかです。"],
      certificateAuthorityScopes: ["x509CertificateAuthorityScope[]", "For which groups an authority may issue.", "証明機関ごとに、利用できるグループを限定します。"],
    },
  },
  x509CertificateUserBinding: {
    members: {
      x509CertificateField: ["x509CertificateField", "The field of the certificate.", "証明書のフィールドです。"],
      userProperty: ["userProperty", "The property of the user that has to be the same.", "一致を求めるユーザーの属性です。"],
      priority: ["number", "Bindings are tried from the lowest number on.", "数値の小さいバインドから順に試されます。"],
      trustAffinityLevel: ["affinity", "How strongly the field binds the certificate to the user.", "フィールドがユーザーに結び付く強さ (アフィニティ) です。"],
    },
  },
  x509CertificateAuthenticationModeConfiguration: {
    members: {
      x509CertificateAuthenticationDefaultMode: ["certificateMode", "What a certificate counts as where no rule fits.", "該当するルールがない場合の証明書の強度です。"],
      x509CertificateDefaultRequiredAffinityLevel: ["affinity", "The affinity that a binding needs where no rule says otherwise.", "ルールで指定しない場合に必要なアフィニティです。"],
      rules: ["x509CertificateRule[]", "Rules by issuer and policy OID.", "発行者やポリシー OID によるルールです。"],
    },
  },
  x509CertificateRule: {
    members: {
      x509CertificateRuleType: ["ruleType", "What the rule goes by.", "ルールの判断基準です。"],
      identifier: ["string", "The issuer or the policy OID, for a rule that goes by one of them.", "発行者またはポリシー OID です (どちらか一方で判断するルールの場合)。"],
      issuerSubjectIdentifier: ["string", "The issuer, for a rule that goes by both.", "発行者です (両方で判断するルールの場合)。"],
      policyOidIdentifier: ["string", "The policy OID, for a rule that goes by both.", "ポリシー OID です (両方で判断するルールの場合)。"],
      x509CertificateAuthenticationMode: ["certificateMode", "What a certificate counts as.", "証明書の強度です。"],
      x509CertificateRequiredAffinityLevel: ["affinity", "The affinity that a binding needs.", "必要なアフィニティです。"],
    },
  },
  issuerHintsConfiguration: {
    members: { state: ["methodState", "Whether issuer hints are on.", "発行者ヒントが有効かどうかです。"] },
  },
  crlValidationConfiguration: {
    members: {
      state: ["methodState", "Whether an authority without a revocation list is refused.", "失効リストのない証明機関を拒否するかどうかです。"],
      exemptedCertificateAuthoritiesSubjectKeyIdentifiers: ["string[]", "Subject key identifiers of authorities that need none.", "失効リストを求めない証明機関のサブジェクト キー識別子です。"],
    },
  },
  x509CertificateAuthorityScope: {
    members: {
      subjectKeyIdentifier: ["string", "The subject key identifier of the authority.", "証明機関のサブジェクト キー識別子です。"],
      publicKeyInfrastructureIdentifier: ["string", "The id of the PKI in which it stands.", "証明機関が属する PKI の ID です。"],
      includeTargets: ["authenticationMethodTarget[]", "The groups for which it may issue.", "この証明機関を利用できるグループです。"],
    },
  },
  authenticationStrengthPolicy: {
    members: {
      id: ID,
      displayName: NAME,
      description: ABOUT,
      policyType: ["policyType", "Whether Microsoft or the organisation made it.", "組み込みか、組織が作成したものかを示します。"],
      requirementsSatisfied: ["requirementsSatisfied", "Whether it counts as multifactor authentication.", "多要素認証の要件を満たすかどうかです。"],
      allowedCombinations: ["combination[]", "The combinations of methods that satisfy it.", "この強度を満たす認証方法の組み合わせです。"],
      combinationConfigurations: ["authenticationCombinationConfiguration[]", "Further restrictions on passkeys and certificates.", "パスキーや証明書に対する追加の制限です。"],
      createdDateTime: CREATED,
      modifiedDateTime: MODIFIED,
    },
  },
  authenticationCombinationConfiguration: {
    says: ["fido2CombinationConfiguration", "x509CertificateCombinationConfiguration"],
    members: {
      id: ID,
      appliesToCombinations: ["combination[]", "The combinations that it restricts.", "この制限を適用する組み合わせです。"],
      allowedAAGUIDs: ["aaguid[]", "The AAGUIDs that are allowed. Type a product's name to find them.", "許可する AAGUID です。製品名を入力すると候補が表示されます。"],
      allowedIssuerSkis: ["string[]", "Subject key identifiers of the issuers that are allowed.", "許可する発行者のサブジェクト キー識別子です。"],
      allowedPolicyOIDs: ["string[]", "The policy OIDs that are allowed.", "許可するポリシー OID です。"],
    },
  },
  conditionalAccessPolicy: {
    members: {
      id: ID,
      templateId: ["string", "The template that it was made from.", "作成元のテンプレートの ID です。"],
      displayName: NAME,
      description: ABOUT,
      state: ["policyState", "Whether the policy holds.", "ポリシーの状態です。"],
      conditions: ["conditionalAccessConditionSet", "For which sign-ins the policy is.", "ポリシーを適用するサインインの条件です。"],
      grantControls: ["conditionalAccessGrantControls", "What a sign-in needs, or that it is blocked.", "アクセスの許可に必要な制御、またはブロックの指定です。"],
      sessionControls: ["conditionalAccessSessionControls", "What holds for the session after that.", "許可した後のセッションに対する制御です。"],
      createdDateTime: CREATED,
      modifiedDateTime: MODIFIED,
      deletedDateTime: DELETED,
    },
  },
  conditionalAccessConditionSet: {
    members: {
      users: ["conditionalAccessUsers", "Whom it concerns.", "対象のユーザーです。"],
      applications: ["conditionalAccessApplications", "What is opened.", "対象のリソース、ユーザー操作、認証コンテキストです。"],
      clientAppTypes: ["clientApp[]", "Which kinds of apps are used.", "対象のクライアント アプリの種類です。"],
      platforms: ["conditionalAccessPlatforms", "Which platforms the device has.", "対象のデバイス プラットフォームです。"],
      locations: ["conditionalAccessLocations", "From where somebody comes.", "対象の場所です。"],
      signInRiskLevels: ["risk[]", "How risky the sign-in is.", "対象のサインイン リスクです。"],
      userRiskLevels: ["risk[]", "How risky the user is.", "対象のユーザー リスクです。"],
      insiderRiskLevels: ["insiderRisk", "How high the insider risk is.", "対象のインサイダー リスクです。"],
      devices: ["conditionalAccessDevices", "Which devices it concerns.", "対象のデバイスの条件です。"],
      authenticationFlows: ["conditionalAccessAuthenticationFlows", "Which ways of transferring a sign-in.", "対象の認証フローです。"],
      clientApplications: ["conditionalAccessClientApplications", "Workload identities, for which no person signs in.", "ワークロード ID です (人のサインインは対象になりません)。"],
      servicePrincipalRiskLevels: ["risk[]", "How risky a workload identity is.", "対象のサービス プリンシパルのリスクです。"],
    },
  },
  conditionalAccessUsers: {
    members: {
      includeUsers: ["includedUser[]", "Ids of the users, or All, None, GuestsOrExternalUsers.", "対象のユーザーの ID、または All、None、GuestsOrExternalUsers です。"],
      excludeUsers: ["excludedUser[]", "Ids of the users that it leaves out, or GuestsOrExternalUsers.", "対象外のユーザーの ID、または GuestsOrExternalUsers です。"],
      includeGroups: ["string[]", "Ids of the groups.", "対象のグループの ID です。"],
      excludeGroups: ["string[]", "Ids of the groups that it leaves out.", "対象外のグループの ID です。"],
      includeRoles: ["role[]", "Ids of the roles' templates, or All.", "対象のロールのテンプレート ID、または All です。"],
      excludeRoles: ["string[]", "Ids of the templates of roles that it leaves out.", "対象外のロールのテンプレート ID です。"],
      includeGuestsOrExternalUsers: ["conditionalAccessGuestsOrExternalUsers", "Guests and external users, by kind and tenant.", "対象のゲストと外部ユーザーです (種類とテナントで指定)。"],
      excludeGuestsOrExternalUsers: ["conditionalAccessGuestsOrExternalUsers", "Guests and external users that it leaves out.", "対象外のゲストと外部ユーザーです。"],
    },
  },
  conditionalAccessGuestsOrExternalUsers: {
    members: {
      guestOrExternalUserTypes: ["guestTypes", "The kinds, with commas between.", "種類をコンマで区切って指定します。"],
      externalTenants: ["conditionalAccessExternalTenants", "The tenants that they come from.", "所属元のテナントです。"],
    },
  },
  conditionalAccessExternalTenants: {
    says: ["conditionalAccessAllExternalTenants", "conditionalAccessEnumeratedExternalTenants"],
    members: {
      membershipKind: ["membershipKind", "Whether all tenants are meant or those that are listed.", "すべてのテナントか、列挙したテナントかを示します。"],
      members: ["string[]", "Ids of the tenants.", "テナントの ID です。"],
    },
  },
  conditionalAccessApplications: {
    members: {
      includeApplications: ["includedApplication[]", "Ids of the applications, or All, None, Office365, MicrosoftAdminPortals. Type a name to find one of Microsoft's.", "対象のアプリの ID、または All、None、Office365、MicrosoftAdminPortals です。Microsoft のアプリは名前を入力すると候補が表示されます。"],
      excludeApplications: ["excludedApplication[]", "Ids of the applications that it leaves out.", "対象外のアプリの ID です。"],
      applicationFilter: ["conditionalAccessFilter", "Applications by their custom security attributes.", "カスタム セキュリティ属性によるアプリのフィルターです。"],
      includeUserActions: ["userAction[]", "Registering security information, or registering or joining devices.", "対象のユーザー操作です (セキュリティ情報の登録、デバイスの登録や参加)。"],
      includeAuthenticationContextClassReferences: ["string[]", "The authentication contexts, c1 to c99.", "対象の認証コンテキストです (c1～c99)。"],
    },
  },
  conditionalAccessPlatforms: {
    members: {
      includePlatforms: ["platform[]", "The platforms.", "対象のプラットフォームです。"],
      excludePlatforms: ["platform[]", "The platforms that it leaves out.", "対象外のプラットフォームです。"],
    },
  },
  conditionalAccessLocations: {
    members: {
      includeLocations: ["location[]", "Ids of named locations, or All, AllTrusted.", "対象のネームド ロケーションの ID、または All、AllTrusted です。"],
      excludeLocations: ["location[]", "Ids of named locations that it leaves out, or AllTrusted.", "対象外のネームド ロケーションの ID、または AllTrusted です。"],
    },
  },
  conditionalAccessDevices: {
    members: { deviceFilter: ["conditionalAccessFilter", "Devices by a rule.", "ルールによるデバイスのフィルターです。"] },
  },
  conditionalAccessFilter: {
    members: {
      mode: ["filterMode", "Whether what the rule fits is meant or left out.", "ルールに該当するものを対象にするか、対象外にするかです。"],
      rule: ["string", "The rule, such as device.isCompliant -eq True.", "ルールです (例: device.isCompliant -eq True)。"],
    },
  },
  conditionalAccessAuthenticationFlows: {
    members: { transferMethods: ["transferMethods", "The flows, with commas between.", "フローをコンマで区切って指定します。"] },
  },
  conditionalAccessClientApplications: {
    members: {
      includeServicePrincipals: ["string[]", "Ids of service principals, or ServicePrincipalsInMyTenant.", "サービス プリンシパルの ID、または ServicePrincipalsInMyTenant です。"],
      excludeServicePrincipals: ["string[]", "Ids of service principals that it leaves out.", "対象外のサービス プリンシパルの ID です。"],
      servicePrincipalFilter: ["conditionalAccessFilter", "Service principals by their custom security attributes.", "カスタム セキュリティ属性によるフィルターです。"],
    },
  },
  conditionalAccessGrantControls: {
    members: {
      operator: ["operator", "Whether one of the controls is enough.", "いずれか 1 つでよいか、すべて必要かです。"],
      builtInControls: ["grantControl[]", "What a sign-in needs, or block.", "必要な制御、または block です。"],
      authenticationStrength: ["authenticationStrengthPolicy", "The authentication strength that is needed.", "必要な認証の強度です。"],
      termsOfUse: ["string[]", "Ids of terms of use that have to be accepted.", "同意が必要な利用規約の ID です。"],
      customAuthenticationFactors: ["string[]", "Names of custom controls.", "カスタム コントロールの名前です。"],
    },
  },
  conditionalAccessSessionControls: {
    members: {
      applicationEnforcedRestrictions: ["sessionControl", "Restrictions that the application enforces.", "アプリによって適用される制限です。"],
      cloudAppSecurity: ["cloudAppSecurity", "Conditional Access App Control.", "アプリの条件付きアクセス制御です。"],
      signInFrequency: ["signInFrequency", "How often people sign in anew.", "サインインの頻度です。"],
      persistentBrowser: ["persistentBrowser", "Whether the browser stays signed in.", "ブラウザーのセッションを維持するかどうかです。"],
      secureSignInSession: ["sessionControl", "Token protection for sign-in sessions.", "サインイン セッションのトークン保護です。"],
      disableResilienceDefaults: ["boolean", "Whether sessions are not extended during an outage.", "障害時に既存のセッションを延長しないかどうかです。"],
    },
  },
  sessionControl: { members: { isEnabled: ["boolean", "Whether the control is on.", "この制御が有効かどうかです。"] } },
  cloudAppSecurity: {
    of: "sessionControl",
    members: { cloudAppSecurityType: ["cloudAppSecurityType", "What the control does.", "制御の種類です。"] },
  },
  signInFrequency: {
    of: "sessionControl",
    members: {
      value: ["number", "How many hours or days.", "時間数または日数です。"],
      type: ["frequencyUnit", "Hours or days.", "時間か日かの単位です。"],
      authenticationType: ["frequencyFactors", "Which factors are asked for anew.", "再度求める認証の要素です。"],
      frequencyInterval: ["frequencyInterval", "Each time, or after the time that is given.", "毎回か、指定した期間ごとかです。"],
    },
  },
  persistentBrowser: {
    of: "sessionControl",
    members: { mode: ["persistentMode", "Always or never.", "常に維持するか、維持しないかです。"] },
  },
  namedLocation: {
    says: ["ipNamedLocation", "countryNamedLocation", "compliantNetworkNamedLocation"],
    members: {
      id: ID,
      displayName: NAME,
      isTrusted: ["boolean", "Whether the location counts as trusted.", "信頼できる場所とみなすかどうかです。"],
      ipRanges: ["ipRange[]", "The ranges of addresses.", "IP アドレスの範囲です。"],
      countriesAndRegions: ["string[]", "Countries and regions, as two letters of ISO 3166.", "国と地域です (ISO 3166 の 2 文字のコード)。"],
      includeUnknownCountriesAndRegions: ["boolean", "Whether addresses of no known country count too.", "国や地域が不明なアドレスも含めるかどうかです。"],
      countryLookupMethod: ["countryLookup", "How the country is found.", "国や地域の判断方法です。"],
      createdDateTime: CREATED,
      modifiedDateTime: MODIFIED,
      deletedDateTime: DELETED,
    },
  },
  ipRange: {
    says: ["iPv4CidrRange", "iPv6CidrRange"],
    members: { cidrAddress: ["string", "A range in CIDR notation, such as 192.0.2.0/24.", "CIDR 表記の範囲です (例: 192.0.2.0/24)。"] },
  },
  crossTenantAccessPolicy: {
    says: ["crossTenantAccessPolicyConfigurationDefault", "crossTenantAccessPolicyConfigurationPartner"],
    members: {
      id: ID,
      tenantId: ["string", "The tenant that the settings are for.", "設定の対象となる相手のテナントの ID です。"],
      isServiceDefault: ["boolean", "Whether these are still Microsoft's settings.", "Microsoft の既定値のままかどうかです。"],
      isServiceProvider: ["boolean", "Whether the partner is a service provider.", "相手がサービス プロバイダーかどうかです。"],
      isInMultiTenantOrganization: ["boolean", "Whether both are in one multitenant organisation.", "同じマルチテナント組織に属するかどうかです。"],
      inboundTrust: ["inboundTrust", "Which claims of the guest's own tenant count.", "相手のテナントの要求のうち、信頼するものです。"],
      b2bCollaborationInbound: ["b2bSetting", "Who may come in as a guest, and to what.", "B2B コラボレーションの受信の設定です。"],
      b2bCollaborationOutbound: ["b2bSetting", "Who may be a guest elsewhere.", "B2B コラボレーションの送信の設定です。"],
      b2bDirectConnectInbound: ["b2bSetting", "Who may come in by direct connect.", "B2B 直接接続の受信の設定です。"],
      b2bDirectConnectOutbound: ["b2bSetting", "Who may use direct connect elsewhere.", "B2B 直接接続の送信の設定です。"],
      automaticUserConsentSettings: ["consentSettings", "Whether consent prompts are left out.", "同意プロンプトを省略するかどうかの設定です。"],
      tenantRestrictions: ["b2bSetting", "What people may open with accounts of other tenants.", "テナント制限の設定です。"],
    },
  },
  inboundTrust: {
    members: {
      isMfaAccepted: ["boolean", "Whether multifactor authentication of the guest's own tenant counts.", "相手のテナントの多要素認証を信頼するかどうかです。"],
      isCompliantDeviceAccepted: ["boolean", "Whether devices count that are compliant there.", "相手のテナントで準拠しているデバイスを信頼するかどうかです。"],
      isHybridAzureADJoinedDeviceAccepted: ["boolean", "Whether devices count that are hybrid joined there.", "相手のテナントにハイブリッド参加しているデバイスを信頼するかどうかです。"],
    },
  },
  b2bSetting: {
    members: {
      usersAndGroups: ["b2bTargets", "Who is meant.", "対象のユーザーとグループです。"],
      applications: ["b2bTargets", "What is meant.", "対象のアプリです。"],
    },
  },
  b2bTargets: {
    members: {
      accessType: ["accessType", "Whether those are allowed or blocked.", "許可するか、ブロックするかです。"],
      targets: ["b2bTarget[]", "Those that are meant.", "対象です。"],
    },
  },
  b2bTarget: {
    members: {
      target: ["b2bTargetName", "An id, or AllUsers, AllApplications, Office365.", "ID、または AllUsers、AllApplications、Office365 です。"],
      targetType: ["b2bTargetType", "What the id is of.", "ID の種類です。"],
    },
  },
  consentSettings: {
    members: {
      inboundAllowed: ["boolean", "For those who come in.", "受信側での省略です。"],
      outboundAllowed: ["boolean", "For those who go out.", "送信側での省略です。"],
    },
  },
  certificateBasedAuthConfiguration: {
    members: {
      id: ID,
      certificateAuthorities: ["certificateAuthority[]", "The authorities that are trusted.", "信頼する証明機関です。"],
    },
  },
  certificateAuthority: {
    says: ["certificateAuthority", "certificateAuthorityDetail"],
    members: {
      certificate: AUTHORITY,
      isRootAuthority: ["boolean", "Whether it is a root, in the classic store.", "ルートかどうかです (従来のストア)。"],
      certificateAuthorityType: ["authorityType", "Whether it is a root or an intermediate, in the PKI-based store.", "ルートか中間かです (PKI ベースのストア)。"],
      certificateRevocationListUrl: ["string", "The address of the revocation list.", "失効リストの URL です。"],
      deltaCertificateRevocationListUrl: ["string", "The address of the delta list.", "差分失効リストの URL です。"],
      issuer: ["string", "The name of the issuer.", "発行者の名前です。"],
      issuerSki: ["string", "The subject key identifier, in the classic store.", "サブジェクト キー識別子です (従来のストア)。"],
      issuerSubjectKeyIdentifier: ["string", "The subject key identifier, in the PKI-based store.", "サブジェクト キー識別子です (PKI ベースのストア)。"],
      isIssuerHintEnabled: ["boolean", "Whether it is among the issuer hints.", "発行者ヒントに含めるかどうかです。"],
      displayName: NAME,
      thumbprint: ["string", "The thumbprint of the certificate.", "証明書の拇印です。"],
      expirationDateTime: ["date", "When the certificate ends.", "証明書の有効期限です。"],
      createdDateTime: CREATED,
      deletedDateTime: DELETED,
    },
  },
};

const ALL: Words = ["All of them", "すべて"];
const NOBODY: Words = ["None", "なし"];
const GUESTS: Words = ["Guests and external users", "ゲストと外部ユーザー"];
const ON: Words = ["On", "有効"];
const OFF: Words = ["Off", "無効"];
const GROUP: Words = ["A group", "グループ"];
const USER: Words = ["A user", "ユーザー"];
const OFFICE: Words = ["Office 365", "Office 365"];
const PORTALS: Words = ["Microsoft Admin Portals", "Microsoft 管理ポータル"];

export const enumerations: Readonly<Record<string, Values>> = {
  methodState: { more: { enabled: ON, disabled: OFF } },
  campaignState: { more: { default: ["Microsoft decides", "Microsoft マネージド"], enabled: ON, disabled: OFF } },
  policyMigrationState: {
    more: {
      preMigration: ["Not begun", "移行前"],
      migrationInProgress: ["In progress", "移行の実行中"],
      migrationComplete: ["Complete", "移行完了"],
    },
  },
  methodId: {
    more: {
      Fido2: ["Passkey (FIDO2)", "パスキー (FIDO2)"],
      X509Certificate: ["Certificate-based authentication", "証明書ベースの認証"],
      MicrosoftAuthenticator: ["Microsoft Authenticator", "Microsoft Authenticator"],
      TemporaryAccessPass: ["Temporary Access Pass", "一時アクセス パス"],
      SoftwareOath: ["Third-party software OATH tokens", "サード パーティ製ソフトウェア OATH トークン"],
      HardwareOath: ["Hardware OATH tokens", "ハードウェア OATH トークン"],
      QRCodePin: ["QR code", "QR コード"],
      Sms: ["SMS", "SMS"],
      Voice: ["Voice call", "音声通話"],
      Email: ["Email OTP", "メール OTP"],
    },
  },
  enforcementType: {
    more: {
      allow: ["Only what is listed may be used", "リストにあるものだけを許可"],
      block: ["What is listed may not be used", "リストにあるものをブロック"],
    },
  },
  attestationEnforcement: {
    more: { disabled: ["Not asked for", "求めない"], registrationOnly: ["Asked for at registration", "登録時に求める"] },
  },
  passkeyTypes: { term: "PasskeyType", isFlags: true },
  target: { more: { all_users: ["Everybody", "すべてのユーザー"] } },
  targetType: { more: { group: GROUP, user: USER } },
  x509CertificateField: {
    more: {
      PrincipalName: ["The principal name in the alternative names", "サブジェクト代替名のプリンシパル名"],
      RFC822Name: ["The mail address in the alternative names", "サブジェクト代替名のメール アドレス"],
      IssuerAndSubject: ["Issuer and subject", "発行者とサブジェクト"],
      Subject: ["The subject", "サブジェクト"],
      SubjectKeyIdentifier: ["The subject key identifier", "サブジェクト キー識別子"],
      SHA1PublicKey: ["The SHA-1 of the public key", "公開キーの SHA-1"],
      IssuerAndSerialNumber: ["Issuer and serial number", "発行者とシリアル番号"],
    },
  },
  userProperty: {
    more: {
      userPrincipalName: ["User principal name", "ユーザー プリンシパル名"],
      onPremisesUserPrincipalName: ["On-premises user principal name", "オンプレミスのユーザー プリンシパル名"],
      certificateUserIds: ["Certificate user IDs", "証明書ユーザー ID"],
    },
  },
  affinity: { more: { low: ["Low", "低"], high: ["High", "高"] } },
  certificateMode: { term: "CertificateMode" },
  ruleType: {
    more: {
      issuerSubject: ["The issuer", "発行者"],
      policyOID: ["The policy OID", "ポリシー OID"],
      issuerSubjectAndPolicyOID: ["Issuer and policy OID", "発行者とポリシー OID"],
    },
  },
  policyType: { more: { builtIn: ["Microsoft's", "組み込み"], custom: ["The organisation's own", "カスタム"] } },
  requirementsSatisfied: { more: { mfa: ["Multifactor authentication", "多要素認証"], none: NOBODY } },
  combination: { term: "Mode", isFlags: true },
  policyState: {
    more: {
      enabled: ON,
      disabled: OFF,
      enabledForReportingButNotEnforced: ["Report-only", "レポート専用"],
    },
  },
  clientApp: { term: "ClientApp", more: { all: ALL } },
  platform: { term: "Platform", more: { all: ALL } },
  risk: { term: "RiskLevel" },
  insiderRisk: { term: "InsiderRiskLevel", without: ["none"], isFlags: true },
  transferMethods: { term: "TransferMethod", isFlags: true },
  grantControl: { term: "GrantControl" },
  userAction: {
    more: {
      "urn:user:registersecurityinfo": ["Register security information", "セキュリティ情報の登録"],
      "urn:user:registerdevice": ["Register or join devices", "デバイスの登録または参加"],
    },
  },
  includedUser: { more: { All: ALL, None: NOBODY, GuestsOrExternalUsers: GUESTS } },
  excludedUser: { more: { GuestsOrExternalUsers: GUESTS } },
  role: { more: { All: ALL } },
  includedApplication: { more: { All: ALL, None: NOBODY, Office365: OFFICE, MicrosoftAdminPortals: PORTALS } },
  excludedApplication: { more: { Office365: OFFICE, MicrosoftAdminPortals: PORTALS } },
  location: { more: { All: ALL, AllTrusted: ["All trusted locations", "すべての信頼できる場所"] } },
  guestTypes: { term: "UserType", without: ["member"], isFlags: true },
  membershipKind: { more: { all: ALL, enumerated: ["Those that are listed", "列挙したテナント"] } },
  filterMode: { more: { include: ["What the rule fits", "ルールに該当するものを対象"], exclude: ["What the rule does not fit", "ルールに該当するものを対象外"] } },
  operator: { more: { OR: ["One of them is enough", "いずれか 1 つ"], AND: ["All of them", "すべて"] } },
  cloudAppSecurityType: {
    more: {
      mcasConfigured: ["As Defender for Cloud Apps is configured", "カスタム ポリシーを使用"],
      monitorOnly: ["Watch only", "監視のみ"],
      blockDownloads: ["Block downloads", "ダウンロードをブロック"],
    },
  },
  frequencyUnit: { more: { hours: ["Hours", "時間"], days: ["Days", "日"] } },
  frequencyFactors: {
    more: {
      primaryAndSecondaryAuthentication: ["All factors", "すべての要素"],
      secondaryAuthentication: ["The second factor", "2 番目の要素"],
    },
  },
  frequencyInterval: { more: { timeBased: ["After that time", "期間ごと"], everyTime: ["Every time", "毎回"] } },
  persistentMode: { more: { always: ["Always", "常に維持"], never: ["Never", "維持しない"] } },
  countryLookup: { more: { clientIpAddress: ["By address", "IP アドレス"], authenticatorAppGps: ["By the position that Authenticator tells", "Authenticator の GPS"] } },
  accessType: { more: { allowed: ["Allowed", "許可"], blocked: ["Blocked", "ブロック"] } },
  b2bTargetType: { more: { user: USER, group: GROUP, application: ["An application", "アプリケーション"] } },
  b2bTargetName: { more: { AllUsers: ["Everybody", "すべてのユーザー"], AllApplications: ["All applications", "すべてのアプリケーション"], Office365: OFFICE } },
  authorityType: { more: { root: ["A root", "ルート"], intermediate: ["An intermediate", "中間"] } },
};
