// Generated from the Rust types by `cargo xtask schema`.

export type AnyDocument =
  | AnswerReason
  | Comparison
  | ErrorReport
  | GraphChange
  | ImpactExplanation
  | ImpactPart
  | ImpactReport
  | ImpactSettings
  | ImpactUser
  | Inspection
  | MetadataSummary
  | Models
  | ModelsQuestion
  | PlanAnswer
  | PopulationPerson
  | Scenario
  | Span
  | SweepReport
  | SweepNarrowing
  | SweepSettings
  | TenantResource
  | Verdict
  | Vocabulary
  | WhatIfResults;
/**
 * Whether the credential is let in.
 */
export type Decision = "allow" | "deny" | "indeterminate";
/**
 * How a check came out.
 */
export type CheckOutcome = "pass" | "fail" | "skip" | "unknown";
/**
 * Which rule a check is of.
 */
export type RuleId =
  | "method.configured"
  | "method.state"
  | "method.exclude"
  | "method.include"
  | "passkey.guest"
  | "passkey.selfService"
  | "passkey.profiles"
  | "passkey.profile"
  | "passkey.profileScope"
  | "passkey.type"
  | "passkey.attestation"
  | "passkey.userVerification"
  | "attestation.wellFormed"
  | "attestation.format"
  | "attestation.signature"
  | "attestation.aaguid"
  | "attestation.type"
  | "attestation.clientData"
  | "attestation.challenge"
  | "attestation.challengeTimeout"
  | "attestation.origin"
  | "attestation.rpId"
  | "attestation.algorithm"
  | "attestation.excluded"
  | "attestation.residentKey"
  | "passkey.aaguid"
  | "certificate.chain"
  | "certificate.link"
  | "certificate.time"
  | "certificate.revocation"
  | "certificate.revocationRow"
  | "certificate.scope"
  | "certificate.scopeRow"
  | "certificate.binding"
  | "certificate.bindingRow"
  | "certificate.modeRule"
  | "certificate.mode"
  | "strength"
  | "strength.combination"
  | "strength.aaguid"
  | "strength.configuration"
  | "strength.issuer"
  | "strength.policyOid"
  | "external.trust"
  | "external.inbound"
  | "access"
  | "access.policy"
  | "access.users"
  | "access.application"
  | "access.platform"
  | "access.clientApp"
  | "access.location"
  | "access.signInRisk"
  | "access.userRisk"
  | "access.insiderRisk"
  | "access.authenticationFlow"
  | "access.device"
  | "access.workload"
  | "access.whatIf"
  | "access.condition"
  | "access.grant"
  | "access.control"
  | "access.strength"
  | "access.session"
  | "attestation.metadata"
  | "attestation.inMetadata"
  | "attestation.chain"
  | "attestation.listed"
  | "attestation.certified"
  | "attestation.capability"
  | "attestation.compromise";
/**
 * What a list of an authentication strength holds.
 */
export type RestrictionKind = "combination" | "aaguid" | "issuer" | "policyOid";
/**
 * How much a finding matters.
 */
export type Severity = "error" | "warning" | "info";
/**
 * Why a change is not sent.
 */
export type Unsent = "removed" | "inUse" | "notWritable" | "noId" | "invalidId" | "memberGone";
/**
 * Whether a policy is for a sign-in.
 */
export type Applies = "yes" | "no" | "unknown";
/**
 * Whether what a policy asks for is met.
 */
export type Satisfied = "yes" | "no" | "unknown" | "notApplicable";
/**
 * Graph's `authenticationMethodModes`, and external MFA beside them.
 */
export type Mode =
  | "password"
  | "voice"
  | "hardwareOath"
  | "softwareOath"
  | "sms"
  | "fido2"
  | "windowsHelloForBusiness"
  | "microsoftAuthenticatorPush"
  | "deviceBasedPush"
  | "temporaryAccessPassOneTime"
  | "temporaryAccessPassMultiUse"
  | "email"
  | "x509CertificateSingleFactor"
  | "x509CertificateMultiFactor"
  | "federatedSingleFactor"
  | "federatedMultiFactor"
  | "qrCodePin"
  | "externalAuthMethod";
/**
 * What a check can be about.
 */
export type AboutKind =
  "strength" | "combination" | "policy" | "control" | "profile" | "rule" | "binding" | "certificate";
/**
 * How sure one can be of a rule.
 */
export type BasisClass = "documented" | "schema" | "observed" | "inferred";
/**
 * Where an input that is missing belongs.
 */
export type InputKind = "question" | "trust" | "policies";
/**
 * The credential as it was understood.
 */
export type CredentialSummary =
  | {
      /**
       * The AAGUID, lower case with hyphens; null when the question gives none.
       */
      aaguid: string | null;
      /**
       * `claimed` for an AAGUID that somebody typed, `attested` for one from a verified attestation.
       */
      aaguidSource: AaguidSource;
      kind: "passkey";
      /**
       * A name for people, where this build or the FIDO metadata knows the model. Never part of a decision.
       */
      name: string | null;
    }
  | {
      /**
       * Issuer in encoded order.
       */
      issuer: string;
      kind: "certificate";
      /**
       * `x509CertificateSingleFactor` or `x509CertificateMultiFactor`; null where nothing states it.
       */
      mode: CertificateMode | null;
      /**
       * Serial number, lower-case hex.
       */
      serialNumber: string;
      /**
       * Subject in encoded order.
       */
      subject: string;
    }
  | {
      kind: "method";
      /**
       * The authenticationMethodModes member.
       */
      method: Mode;
    };
/**
 * Where an AAGUID comes from.
 */
export type AaguidSource = "claimed" | "attested";
/**
 * Graph's `x509CertificateAuthenticationMode`.
 */
export type CertificateMode = "x509CertificateSingleFactor" | "x509CertificateMultiFactor";
/**
 * A layer of configuration that a question can be held to.
 */
export type Layer = "method" | "trustStore" | "strength" | "access" | "external";
/**
 * Whether an authentication strength is satisfied.
 */
export type StrengthDecision = "satisfied" | "unsatisfied" | "undecided";
/**
 * Graph's `authenticationStrengthResult`.
 */
export type AuthenticationStrengthResult =
  | "notSet"
  | "skippedForProofUp"
  | "satisfied"
  | "singleChallengeRequired"
  | "multipleChallengesRequired"
  | "singleRegistrationRequired"
  | "multipleRegistrationsRequired"
  | "cannotSatisfyDueToCombinationConfiguration"
  | "cannotSatisfy";
/**
 * What a person of a population signs in with.
 */
export type KeyKind = "passkey" | "windowsHelloForBusiness" | "platformCredential" | "certificate";
/**
 * Where people and their keys are read from.
 */
export type PopulationSource =
  | "people"
  | "authenticationMethods"
  | "registrationDetails"
  | "registrationFile"
  | "auditLogs"
  | "signInLogs"
  | "users"
  | "memberships";
/**
 * Authenticators that Microsoft makes itself.
 */
export type MicrosoftKeys = "microsoftAuthenticator" | "windowsHello" | "platformCredential";
/**
 * What a change of policies does to a person.
 */
export type Effect = "lockedOut" | "losesKey" | "undecided" | "gains" | "unchanged" | "disabled";
/**
 * The form of rows.
 */
export type RowForm = "none" | "ndjson" | "csv";
/**
 * Graph's `attestationLevel`.
 */
export type AttestationLevel = "attested" | "notAttested";
/**
 * Graph's `passkeyType`.
 */
export type PasskeyType = "deviceBound" | "synced";
/**
 * What was pasted.
 */
export type Inspection =
  | {
      /**
       * Lower case with hyphens.
       */
      aaguid: string;
      kind: "aaguid";
      /**
       * A name for people, where this build knows the model.
       */
      name: string | null;
      /**
       * Device-bound for every model that the documentation lists: what is capable of attestation is not synced.
       * A suggestion for whoever asks the question; the evaluator takes only what the question states.
       */
      passkeyType: PasskeyType | null;
      /**
       * Where such a passkey can be used, for people.
       */
      support: PasskeySupport;
    }
  | {
      /**
       * In the order of the text.
       */
      certificates: CertificateReport[];
      kind: "certificate";
      /**
       * Why others in the text cannot be read.
       */
      unreadable: ErrorReport[];
    }
  | {
      kind: "revocationList";
      /**
       * In the order of the text.
       */
      lists: RevocationListReport[];
      /**
       * How many other PEM blocks in the text cannot be read as one.
       */
      others: number;
    }
  | {
      /**
       * What is noteworthy about them.
       */
      findings: Finding[];
      kind: "policies";
      /**
       * The resources that were recognised.
       */
      resources: RecognisedResource[];
    }
  | {
      kind: "scenario";
      /**
       * How many policy documents it has.
       */
      policies: number;
      /**
       * Its title.
       */
      title: string | null;
    }
  | (AttestationReport & {
      kind: "attestation";
    })
  | (CreationOptionsReport & {
      kind: "creationOptions";
    })
  | {
      /**
       * The resources in it, as they are.
       */
      items: {
        [k: string]: unknown;
      }[];
      kind: "graphResponse";
      /**
       * Graph's name of the resource, empty when the response does not tell.
       */
      resource: string;
      /**
       * What to do with it, where it is of people; in the language asked for.
       */
      text?: string | null;
    }
  | (Instead & {
      kind: "people";
    })
  | (Instead & {
      kind: "html";
    })
  | (Instead & {
      kind: "graphError";
    })
  | (Instead & {
      kind: "signIn";
    })
  | (Instead & {
      kind: "template";
    })
  | (Instead & {
      kind: "csv";
    })
  | (Instead & {
      kind: "yaml";
    })
  | (Instead & {
      kind: "conflict";
    })
  | (Instead & {
      kind: "terraform";
    })
  | (Instead & {
      kind: "powerShellList";
    })
  | (Instead & {
      kind: "dscConfiguration";
    })
  | (Instead & {
      kind: "zip";
    })
  | {
      kind: "unrecognised";
    };
/**
 * A browser, as Microsoft's documentation of passkeys names it.
 */
export type Browser = "chrome" | "edge" | "firefox" | "safari";
/**
 * An operating system, as Microsoft's documentation of passkeys names it; Conditional Access knows other platforms.
 */
export type OperatingSystem = "windows" | "macOS" | "chromeOS" | "linux" | "iOS" | "android";
/**
 * Attestation types of WebAuthn Level 3, section 6.5.4.
 */
export type AttestationType = "none" | "self" | "basic" | "attCA" | "anonCA";
/**
 * Which form of an attestation was pasted.
 */
export type AttestationForm = "attestationObject" | "registration";
/**
 * What became of the verification of an attestation statement. That it is verified does not say that its certificate is
 * trusted.
 */
export type AttestationOutcome = "verified" | "failed" | "clientDataMissing" | "signatureNotChecked" | "notVerifiable";
/**
 * Whether somebody vouches for a snapshot.
 */
export type MetadataSignature = "verified" | "notVerified" | "none";
/**
 * Where a model is known from.
 */
export type ModelSource = "catalogue" | "metadata" | "both";
/**
 * Where a registration takes place.
 */
export type Channel = "securityInfo" | "graph" | "graphBeta";
/**
 * How open questions of the documentation are settled.
 */
export type Reading = "report" | "strict" | "lenient";
/**
 * A method that a user has registered: an authenticationMethodModes member, or a word of Graph's registration report.
 */
export type Registered = Mode | RegistrationWord;
/**
 * Words of Graph's registration report (`userRegistrationDetails`) that are no `authenticationMethodModes`.
 */
export type RegistrationWord =
  | "fido2SecurityKey"
  | "passKeyDeviceBound"
  | "passKeyDeviceBoundAuthenticator"
  | "passKeyDeviceBoundWindowsHello"
  | "passKeySynced"
  | "macOsSecureEnclaveKey"
  | "microsoftAuthenticatorPasswordless"
  | "softwareOneTimePasscode"
  | "hardwareOneTimePasscode"
  | "oneTimePasscode"
  | "appNotification"
  | "mobileSMS"
  | "mobileCall"
  | "qrCode"
  | "mobilePhone"
  | "alternateMobilePhone"
  | "officePhone"
  | "temporaryAccessPass"
  | "securityQuestion"
  | "appPassword";
/**
 * Graph's `federatedIdpMfaBehavior`.
 */
export type FederatedIdpMfaBehavior =
  "acceptIfMfaDoneByFederatedIdp" | "enforceMfaByFederatedIdp" | "rejectMfaByFederatedIdp";
/**
 * Microsoft clouds; Graph's host forms are read too.
 */
export type Cloud = "commercial" | "usGovernment" | "china";
/**
 * Who vouches for an external user at home.
 */
export type IdentityProvider = "entraId" | "emailOneTimePasscode" | "google" | "federated" | "microsoftAccount";
/**
 * `member`, or Graph's `conditionalAccessGuestOrExternalUserTypes`.
 */
export type UserType =
  | "member"
  | "internalGuest"
  | "b2bCollaborationGuest"
  | "b2bCollaborationMember"
  | "b2bDirectConnectUser"
  | "otherExternalUser"
  | "serviceProvider";
/**
 * A text that stays where it was read from, as long as nothing in it is escaped.
 */
export type Text = string;
/**
 * One policy document.
 */
export type PolicyInput =
  | string
  | {
      [k: string]: unknown;
    };
/**
 * How the authentication is passed on.
 */
export type AuthenticationFlow =
  | TransferMethod
  | {
      /**
       * The transfer method.
       */
      transferMethod: TransferMethod;
    };
/**
 * Graph's `conditionalAccessTransferMethods`.
 */
export type TransferMethod = "none" | "deviceCodeFlow" | "authenticationTransfer";
/**
 * Graph's `conditionalAccessClientApp`, without `all`, which only a policy says.
 */
export type ClientApp = "browser" | "mobileAppsAndDesktopClients" | "exchangeActiveSync" | "easSupported" | "other";
/**
 * Graph's `conditionalAccessInsiderRiskLevels`, and none.
 */
export type InsiderRiskLevel = "none" | "minor" | "moderate" | "elevated";
/**
 * Graph's `conditionalAccessDevicePlatform`, without `all`, which only a policy says.
 */
export type Platform = "android" | "iOS" | "windows" | "windowsPhone" | "macOS" | "linux";
/**
 * Graph's `riskLevel`.
 */
export type RiskLevel = "none" | "low" | "medium" | "high" | "hidden";
/**
 * User actions of Conditional Access, by the names of What If; policies write the URNs.
 */
export type UserAction = "registerSecurityInformation" | "registerOrJoinDevices";
/**
 * What the user does with a credential.
 */
export type Action = "register" | "signIn";
/**
 * A text, or several.
 */
export type OneOrMany = string | string[];
/**
 * What sign-ins are told apart by.
 */
export type Dimension =
  | "resource"
  | "clientApp"
  | "platform"
  | "location"
  | "signInRisk"
  | "userRisk"
  | "insiderRisk"
  | "authenticationFlow"
  | "device"
  | "control"
  | "userType"
  | "user"
  | "group"
  | "role";
/**
 * Whether a policy matters.
 */
export type PolicyRole =
  "decides" | "overshadowed" | "alwaysMet" | "neverApplies" | "asksNothing" | "notInForce" | "undecided";

/**
 * Why a decision is what it is, without words.
 */
export interface AnswerReason {
  /**
   * Stable code; `allowed` when everything passed, `allowed.inPart` when something that was loaded was not judged.
   */
  code: string;
  /**
   * The clause that decided.
   */
  policy: Clause | null;
  /**
   * The error code that the service shows (`AADSTS…`), where the documentation gives one.
   */
  serviceCode: string | null;
}
/**
 * A place in a policy document.
 */
export interface Clause {
  /**
   * Index of the document in `policies`, from 0.
   */
  document: number;
  /**
   * RFC 6901 JSON Pointer into the document as given.
   */
  path: string;
}
/**
 * The same questions before and after a change.
 */
export interface Comparison {
  /**
   * Certificate authorities that the trust store has or does not have any more.
   */
  authorities: AuthorityChange[];
  /**
   * Version of this format: 1.
   */
  comparison: number;
  /**
   * One entry for each question, in order.
   */
  questions: ComparedQuestion[];
  /**
   * What authentication strengths allow otherwise than before, whoever asks.
   */
  restrictions: RestrictionChange[];
}
/**
 * An authority that came or went.
 */
export interface AuthorityChange {
  /**
   * Subject in encoded order.
   */
  subject: string;
  /**
   * SubjectKeyIdentifier, upper-case hex; null where the certificate has none.
   */
  subjectKeyIdentifier: string | null;
  /**
   * Whether it is trusted now; before it was the other way round.
   */
  trusted: boolean;
}
/**
 * One question before and after.
 */
export interface ComparedQuestion {
  /**
   * The answer after.
   */
  after: ComparedAnswer;
  /**
   * The answer before.
   */
  before: ComparedAnswer;
  /**
   * Whether the decision or its reason code changed.
   */
  changed: boolean;
  /**
   * Checks that came out otherwise, in the order of the trace.
   */
  checks: ComparedCheck[];
  /**
   * Known authenticator models that get in or are kept out by the change in the same circumstances; null for a
   * question without passkey, and from the 17th one on that differs in more than its credential.
   */
  models: ModelChanges | null;
}
/**
 * One answer.
 */
export interface ComparedAnswer {
  /**
   * The decision, null where there is an error.
   */
  decision: Decision | null;
  /**
   * Why the question cannot be answered.
   */
  error: ErrorReport | null;
  /**
   * The reason, null where there is an error.
   */
  reason: Reason | null;
}
/**
 * The serialised form of an [`Error`](crate::Error), the same behind every door.
 */
export interface ErrorReport {
  /**
   * Stable code, `input.…`.
   */
  code: string;
  /**
   * Column in UTF-16 code units, from 1, where the input came as text.
   */
  column: number | null;
  /**
   * Index of the policy document, from 0; null when the scenario itself is meant.
   */
  document: number | null;
  /**
   * Line, from 1, where the input came as text.
   */
  line: number | null;
  /**
   * What is wrong and how to mend it.
   */
  message: string;
  /**
   * RFC 6901 JSON Pointer into the document or the scenario.
   */
  path: string | null;
  /**
   * What was given is a secret, such as a private key: do not keep or show it.
   */
  secret?: boolean;
}
/**
 * Why the decision is what it is.
 */
export interface Reason {
  /**
   * The check that decided: RFC 6901 JSON Pointer into `checks` of the verdict; null when everything passed.
   */
  check: string | null;
  /**
   * Stable code; `allowed` when everything passed, `allowed.inPart` when something that was loaded was not judged.
   */
  code: string;
  /**
   * The clause that decided.
   */
  policy: Clause | null;
  /**
   * The error code that the service shows (`AADSTS…`), where the documentation gives one.
   */
  serviceCode: string | null;
  /**
   * The reason as a sentence, in the language asked for.
   */
  text: string;
  /**
   * What the user reads on the screen, where the documentation gives the text.
   */
  userMessage: string | null;
}
/**
 * A check that came out otherwise.
 */
export interface ComparedCheck {
  /**
   * How it came out after; null where it is not made any more.
   */
  after: CheckState | null;
  /**
   * How it came out before; null where it was not made.
   */
  before: CheckState | null;
  /**
   * Ids of the checks that it is part of, the outermost first, and its own.
   */
  path: RuleId[];
}
/**
 * How a check came out.
 */
export interface CheckState {
  /**
   * Reason code when it failed or is undecided.
   */
  code: string | null;
  /**
   * How it came out.
   */
  outcome: CheckOutcome;
  /**
   * The clause that was read, in the policies of its side.
   */
  policy: Clause | null;
  /**
   * The outcome as a sentence.
   */
  text: string;
}
/**
 * Known authenticator models that a change concerns.
 */
export interface ModelChanges {
  /**
   * Let in after, not before.
   */
  gained: NamedModel[];
  /**
   * Let in before, refused after.
   */
  lost: NamedModel[];
  /**
   * Let in before, undecided after.
   */
  undecided: NamedModel[];
}
/**
 * An authenticator model.
 */
export interface NamedModel {
  /**
   * Lower case with hyphens.
   */
  aaguid: string;
  /**
   * Its name, where this build knows one.
   */
  name: string | null;
}
/**
 * What one authentication strength allows otherwise than before.
 */
export interface RestrictionChange {
  /**
   * What is listed now, sorted; null where nothing is restricted any more, or there is no such strength.
   */
  after: string[] | null;
  /**
   * What was listed, sorted; null where nothing was restricted, or there was no such strength.
   */
  before: string[] | null;
  /**
   * The combination that is restricted; null where the combinations themselves changed.
   */
  combination: string | null;
  /**
   * What is listed.
   */
  kind: RestrictionKind;
  /**
   * Id of the strength, else its display name.
   */
  strength: string;
}
/**
 * What to send, in order, and what is noteworthy about it.
 */
export interface GraphChange {
  /**
   * What is noteworthy about the edited documents; of severity `error` is what the service is known to refuse.
   */
  findings: Finding[];
  /**
   * The requests, in the order in which they have to be sent.
   */
  requests: GraphRequest[];
  /**
   * Changes that no request makes: places in the edited documents, and in those before for what is gone.
   */
  unsent: UnsentChange[];
}
/**
 * Something noteworthy about a policy or the question.
 */
export interface Finding {
  /**
   * Stable code.
   */
  code: string;
  /**
   * Column of the place in UTF-16 code units, from 1.
   */
  column: number | null;
  /**
   * Index of the policy document; null when `path` points into the scenario.
   */
  document: number | null;
  /**
   * Line of the place in a policy that came as text, from 1.
   */
  line: number | null;
  /**
   * RFC 6902 patch of the document that takes the finding away; null where there is no one way to do that.
   */
  mend: unknown[] | null;
  /**
   * RFC 6901 JSON Pointer.
   */
  path: string;
  /**
   * How much it matters.
   */
  severity: Severity;
  /**
   * The finding as a sentence.
   */
  text: string;
}
/**
 * One request to Microsoft Graph.
 */
export interface GraphRequest {
  /**
   * Where it changes an authentication strength, the Conditional Access policies that ask for it: who signs in under
   * them is affected, and the service asks for a confirmation.
   */
  affects: PolicyReference[];
  /**
   * The request as a command of the Azure CLI, for a POSIX shell.
   */
  azureCli: string;
  /**
   * The body; null for `DELETE`.
   */
  body: unknown;
  /**
   * The body as indented JSON; empty for `DELETE`.
   */
  json: string;
  /**
   * `PATCH`, `POST` or `DELETE`.
   */
  method: string;
  /**
   * Version and path, such as `/v1.0/policies/…`.
   */
  path: string;
  /**
   * The permissions of Microsoft Graph that it needs, least privilege.
   */
  permissions: string[];
  /**
   * The resource in the edited documents; null for `DELETE`.
   */
  policy: Clause | null;
  /**
   * The request as a command of Microsoft Graph PowerShell.
   */
  powerShell: string;
  /**
   * The built-in role of Microsoft Entra that suffices for a person to send it.
   */
  role: string;
}
/**
 * A Conditional Access policy that refers to something.
 */
export interface PolicyReference {
  /**
   * Display name.
   */
  displayName: string | null;
  /**
   * Id of the policy, null for one that has none.
   */
  id: string | null;
  /**
   * Where it refers.
   */
  policy: Clause;
}
/**
 * A change that no request makes.
 */
export interface UnsentChange {
  /**
   * The resource.
   */
  policy: Clause;
  /**
   * The Conditional Access policies of the edited documents that still ask for it.
   */
  referredBy: PolicyReference[];
  /**
   * Its Graph type.
   */
  resource: string;
  /**
   * Why.
   */
  why: Unsent;
}
/**
 * Both verdicts about a key of somebody, with every check.
 */
export interface ImpactExplanation {
  /**
   * The verdict after; null without a change.
   */
  after: Verdict | null;
  /**
   * The verdict before.
   */
  before: Verdict;
}
/**
 * The answer to one question.
 */
export interface Verdict {
  /**
   * What Conditional Access says; null where the question names no access, or no policy was given.
   */
  access: AccessResult | null;
  /**
   * Other methods with which the same sign-in would be let in, those that the user has registered first.
   */
  alternatives: Alternative[];
  /**
   * The places where the documentation is silent and this project had to choose a reading.
   */
  assumptions: Assumption[];
  /**
   * The whole trace: every check, passed, failed, skipped and undecided.
   */
  checks: Check[];
  /**
   * Changes to several policy documents that only together would turn the answer into `allow`, in the same order.
   */
  combinedRemedies: CombinedRemedy[];
  /**
   * What was presented, as it was understood.
   */
  credential: CredentialSummary;
  /**
   * Whether the credential is let in.
   */
  decision: Decision;
  /**
   * What is noteworthy about the policies and the question, whatever the decision.
   */
  findings: Finding[];
  /**
   * The first decisive check, in the order in which the service checks.
   */
  reason: Reason;
  /**
   * Changes to one policy document, each of which would turn the answer into `allow`; what opens less comes first.
   */
  remedies: Remedy[];
  /**
   * What the decision speaks of, and what was loaded and left out of it.
   */
  scope: Scope;
  /**
   * One entry for each authentication strength that was tested.
   */
  strengths: StrengthResult[];
  /**
   * Version of this format: 1.
   */
  verdict: number;
}
/**
 * What Conditional Access says.
 */
export interface AccessResult {
  /**
   * One entry for each policy.
   */
  policies: AccessPolicyResult[];
}
/**
 * The outcome for one Conditional Access policy.
 */
export interface AccessPolicyResult {
  /**
   * Whether the policy is for this sign-in.
   */
  applies: Applies;
  /**
   * Its check: RFC 6901 JSON Pointer into `checks` of the verdict.
   */
  check: string;
  /**
   * Display name.
   */
  displayName: string | null;
  /**
   * Id of the policy, null for one that has none.
   */
  id: string | null;
  /**
   * Where the policy stands.
   */
  policy: Clause;
  /**
   * Graph's `analysisReasons` flags of what kept it out.
   */
  reasons: string[];
  /**
   * Whether what it asks for is met.
   */
  satisfied: Satisfied;
  /**
   * `conditionalAccessPolicyState`. Report-only policies never decide.
   */
  state: string;
}
/**
 * Methods with which the same sign-in would be let in.
 */
export interface Alternative {
  /**
   * authenticationMethodModes members in the order in which they are performed, beside those of `alsoUsed`.
   */
  methods: Mode[];
  /**
   * How many known models of passkeys would do, where the method is `fido2`.
   */
  models: number | null;
  /**
   * Whether the user has registered them; a password needs no registration. Null where that is not known.
   */
  registered: boolean | null;
  /**
   * The same as a sentence.
   */
  text: string;
}
/**
 * A reading that the decision leaned on.
 */
export interface Assumption {
  /**
   * Number of the open question (`A…`) or of the project's ruling (`B…`).
   */
  id: string;
  /**
   * What is assumed, as a sentence.
   */
  text: string;
}
/**
 * One check of the trace.
 */
export interface Check {
  /**
   * What the check is about, where several checks of one rule are about different things.
   */
  about: About | null;
  /**
   * What the credential, the user or the question has.
   */
  actual: string | null;
  /**
   * What the rule rests on.
   */
  basis: Basis;
  /**
   * The checks that this one is made of.
   */
  checks: Check[];
  /**
   * Reason code when the check failed or is undecided.
   */
  code: string | null;
  /**
   * What the clause asks for.
   */
  expected: string | null;
  /**
   * Which rule was checked, such as `passkey.aaguid`.
   */
  id: RuleId;
  /**
   * The input that would decide the check, where it lacks one.
   */
  missing: Missing | null;
  /**
   * How it came out.
   */
  outcome: CheckOutcome;
  /**
   * The clause that was read.
   */
  policy: Clause | null;
  /**
   * The outcome as a sentence.
   */
  text: string;
  /**
   * The same one by one.
   */
  values: Values;
}
/**
 * What a check is about.
 */
export interface About {
  /**
   * Index of the policy document that it stands in.
   */
  document: number | null;
  /**
   * Its id, where it has one: of a certificate its subject key identifier as upper-case hex.
   */
  id: string | null;
  /**
   * What it is.
   */
  kind: AboutKind;
  /**
   * What people call it: of a certificate its subject in encoded order.
   */
  name: string | null;
}
/**
 * What a rule rests on.
 */
export interface Basis {
  /**
   * Another statement that contradicts it, where there is one.
   */
  against?: Statement | null;
  /**
   * How sure one can be.
   */
  class: BasisClass;
  /**
   * Its date, `YYYY-MM-DD`.
   */
  dated: string;
  /**
   * The page or schema.
   */
  source: string;
}
/**
 * A statement that contradicts the one that a check rests on.
 */
export interface Statement {
  /**
   * Its date, `YYYY-MM-DD`.
   */
  dated: string;
  /**
   * The page or message.
   */
  source: string;
}
/**
 * An input that would decide a check.
 */
export interface Missing {
  /**
   * Where it belongs.
   */
  kind: InputKind;
  /**
   * What people call it, in the language asked for.
   */
  label: string;
  /**
   * RFC 6901 JSON Pointer into the scenario.
   */
  path: string;
}
/**
 * What was compared, one by one.
 */
export interface Values {
  /**
   * What the credential, the user or the question has.
   */
  actual: string[];
  /**
   * What the clause asks for: of a long list the first entries.
   */
  expected: string[];
}
/**
 * Changes to several policy documents after which the same question answers `allow`.
 */
export interface CombinedRemedy {
  /**
   * As in [`Remedy`].
   */
  admits: number | null;
  /**
   * The changes, one for each document.
   */
  changes: DocumentChange[];
  /**
   * What the changes do, as sentences.
   */
  text: string;
}
/**
 * What changes in one document.
 */
export interface DocumentChange {
  /**
   * Index of the document.
   */
  document: number;
  /**
   * RFC 6902 patch.
   */
  patch: unknown[];
}
/**
 * A policy change after which the same question answers `allow`.
 */
export interface Remedy {
  /**
   * How many known authenticator models get in by it beside the one that was asked about; null where the credential
   * is no passkey with an AAGUID, or where more models are known than are counted.
   */
  admits: number | null;
  /**
   * Index of the document that it changes.
   */
  document: number;
  /**
   * RFC 6902 patch.
   */
  patch: unknown[];
  /**
   * What the change does, as a sentence.
   */
  text: string;
}
/**
 * What a decision speaks of.
 */
export interface Scope {
  /**
   * Layers that were judged, in the order of the service.
   */
  judged: Layer[];
  /**
   * Layers that were loaded and left out, because the question does not say enough: an `allow` then has the reason
   * `allowed.inPart`.
   */
  notJudged: NotJudged[];
}
/**
 * A layer that was loaded and left out.
 */
export interface NotJudged {
  /**
   * How many policies of it were loaded.
   */
  documents: number;
  /**
   * Which.
   */
  layer: Layer;
  /**
   * RFC 6901 JSON Pointer to the member of the scenario without which it cannot be judged.
   */
  needs: string;
}
/**
 * The outcome for one authentication strength.
 */
export interface StrengthResult {
  /**
   * Its check: RFC 6901 JSON Pointer into `checks` of the verdict.
   */
  check: string;
  /**
   * Whether what was performed satisfies it.
   */
  decision: StrengthDecision;
  /**
   * Display name, or what the question called it.
   */
  displayName: string;
  /**
   * Id of the strength, null for one that has none.
   */
  id: string | null;
  /**
   * The service's own vocabulary.
   */
  outcome: AuthenticationStrengthResult;
  /**
   * The clause that decided.
   */
  policy: Clause | null;
  /**
   * Why: `strength.satisfied`, or the code of the deciding check.
   */
  reason: string;
  /**
   * Only report-only policies ask for it, so it decides nothing.
   */
  reportOnly: boolean;
}
/**
 * What a part of a population comes to, to be joined with the other parts: counts alone, nothing of single people but what
 * could not be read of them.
 */
export interface ImpactPart {
  /**
   * People of whom the groups are known.
   */
  groupsKnown: number;
  /**
   * Version of this format: 1.
   */
  impactPart: number;
  /**
   * Of these, those in a group that a policy names.
   */
  inGroups: number;
  /**
   * The models in use by those in scope of each profile.
   */
  lists: string[][];
  /**
   * Inputs that would decide.
   */
  missing: ImpactPartMissing[];
  /**
   * The models in use.
   */
  models: ImpactPartModel[];
  /**
   * What policies and question are told apart by.
   */
  of: string;
  /**
   * What its people are told apart by from those of another part, in hexadecimal.
   */
  people: string;
  /**
   * The first ones, each with its place in what this part was read from.
   */
  places: ImpactProblem[];
  /**
   * What could not be read, and what was noteworthy.
   */
  problems: ImpactProblems[];
  /**
   * Why keys are refused or undecided.
   */
  reasons: ImpactReason[];
  /**
   * The files.
   */
  sources: ImpactSource[];
  /**
   * How many of what.
   */
  totals: ImpactTotals;
}
/**
 * An input that would decide, in a part.
 */
export interface ImpactPartMissing {
  /**
   * What it is called, in English: several inputs of the policies have one path.
   */
  label: string;
  /**
   * JSON Pointer into a scenario.
   */
  path: string;
  /**
   * For how many people.
   */
  users: number;
}
/**
 * A model of a part.
 */
export interface ImpactPartModel {
  /**
   * Lower case with hyphens; null where it is not known, and for what has none.
   */
  aaGuid: string | null;
  /**
   * Accepted, refused and undecided after.
   *
   * @minItems 3
   * @maxItems 3
   */
  after: [number, number, number];
  /**
   * Keys that were attested at registration.
   */
  attested: number;
  /**
   * Accepted, refused and undecided before.
   *
   * @minItems 3
   * @maxItems 3
   */
  before: [number, number, number];
  /**
   * Keys.
   */
  keys: number;
  /**
   * What kind of key.
   */
  kind: KeyKind;
  /**
   * The last use of any of them.
   */
  lastUsed: string | null;
  /**
   * Keys that are accepted before and refused after.
   */
  lost: number;
  /**
   * Keys of which it is known that they were not.
   */
  notAttested: number;
  /**
   * Synced keys.
   */
  synced: number;
  /**
   * Keys that were not used for long.
   */
  unused: number;
  /**
   * People.
   */
  users: number;
}
/**
 * A line, row or entry that could not be read, or is noteworthy.
 */
export interface ImpactProblem {
  /**
   * Stable code.
   */
  code: string;
  /**
   * Whether what it is about counts all the same.
   */
  counted: boolean;
  /**
   * The file.
   */
  file: string;
  /**
   * The line in it, from 1; of what stands in a document without lines, its place in the list, from 1.
   */
  line: number;
  /**
   * Why, and what to do.
   */
  text: string;
}
/**
 * How many share a reason.
 */
export interface ImpactProblems {
  /**
   * Stable code.
   */
  code: string;
  /**
   * How many.
   */
  count: number;
  /**
   * Whether what it is about counts all the same.
   */
  counted: boolean;
}
/**
 * How many keys share a reason.
 */
export interface ImpactReason {
  /**
   * The decision.
   */
  decision: Decision;
  /**
   * Keys.
   */
  keys: number;
  /**
   * Keys that were accepted before.
   */
  lost: number;
  /**
   * Its reason code.
   */
  reason: string;
  /**
   * The reason as a sentence that holds of all of them.
   */
  text: string;
}
/**
 * A file.
 */
export interface ImpactSource {
  /**
   * Its name.
   */
  file: string;
  /**
   * What it was read as, in the order of what stands in it.
   */
  kinds: PopulationSource[];
  /**
   * Lines, rows and entries that were read.
   */
  read: number;
}
/**
 * How many people and keys. People whose account is disabled are counted apart.
 */
export interface ImpactTotals {
  /**
   * Passkeys that were attested at registration.
   */
  attested: number;
  /**
   * Certificates among the keys.
   */
  certificates: number;
  /**
   * Passkeys that are bound to a device.
   */
  deviceBound: number;
  /**
   * Disabled accounts, which count as none of the above but `users`.
   */
  disabled: number;
  /**
   * Keys of disabled accounts.
   */
  disabledKeys: number;
  /**
   * People who get in by what was not accepted before.
   */
  gains: number;
  /**
   * Keys of people whose account is not disabled: passkeys, Windows Hello for Business, Platform Credential, certificates.
   */
  keys: number;
  /**
   * Keys that are refused before and accepted after.
   */
  keysGained: number;
  /**
   * Keys that are accepted before and refused after.
   */
  keysLost: number;
  /**
   * Keys that are refused after.
   */
  keysRefused: number;
  /**
   * Keys of which it is undecided after.
   */
  keysUndecided: number;
  /**
   * People who had a way in and have none any more.
   */
  lockedOut: number;
  /**
   * People who lose a key, and have another way in.
   */
  losesKey: number;
  /**
   * Passkeys of models that Microsoft's list of attested models does not name.
   */
  notAttestable: number;
  /**
   * Passkeys of which it is known that they were not.
   */
  notAttested: number;
  /**
   * Synced passkeys.
   */
  synced: number;
  /**
   * People for whom nothing changes.
   */
  unchanged: number;
  /**
   * People of whom something is missing that would decide.
   */
  undecided: number;
  /**
   * Passkeys whose AAGUID is not known, or all zeros.
   */
  unknownModel: number;
  /**
   * Lines, rows and entries that could not be read.
   */
  unreadable: number;
  /**
   * Keys that were last used more than 90 days before the question.
   */
  unused: number;
  /**
   * Keys of which the last use is not known.
   */
  useUnknown: number;
  /**
   * People, disabled accounts among them.
   */
  users: number;
  /**
   * People who have a key.
   */
  usersWithKeys: number;
  /**
   * People without a way in before and after.
   */
  withoutWay: number;
}
/**
 * What a change of policies does to a population, or, without one, what is in use.
 */
export interface ImpactReport {
  /**
   * The models in use as the list of the passkey policy; null where there is no passkey policy.
   */
  allowList: AllowList | null;
  /**
   * Whether there are policies after a change; else everything after it is as before.
   */
  compared: boolean;
  /**
   * Version of this format: 1.
   */
  impact: number;
  /**
   * Models in use, those with the most people first.
   */
  models: ImpactModel[];
  /**
   * What the answer leans on.
   */
  notes: ImpactNote[];
  /**
   * Why keys are refused or undecided after the change, the most frequent first.
   */
  reasons: ImpactReason[];
  /**
   * The files, and what they were read as.
   */
  sources: ImpactSource[];
  /**
   * How many of what.
   */
  totals: ImpactTotals;
  /**
   * Inputs that would decide what is undecided, those that concern the most people first.
   */
  undecided: ImpactMissing[];
  /**
   * What could not be read.
   */
  unreadable: ImpactUnreadable;
}
/**
 * The models in use as the list of the passkey policy, which keeps everybody's keys.
 */
export interface AllowList {
  /**
   * The models in use, and those of Microsoft that were chosen, lower case with hyphens, sorted.
   */
  aaGuids: string[];
  /**
   * Bytes that the service takes (F2).
   */
  bound: number;
  /**
   * Bytes of the passkey policy with these lists.
   */
  bytes: number;
  /**
   * The requests that make the lists those of the policy.
   */
  change: GraphChange;
  /**
   * One list for each profile that somebody with a key is in scope of; the legacy policy counts as one.
   */
  profiles: AllowListProfile[];
}
/**
 * The list of one profile.
 */
export interface AllowListProfile {
  /**
   * The models in use by those in its scope, and those that were chosen.
   */
  aaGuids: string[];
  /**
   * Of these, those that its allow list lacks today.
   */
  added: string[];
  /**
   * Id of the profile; null for the legacy policy.
   */
  id: string | null;
  /**
   * Its name.
   */
  name: string | null;
  /**
   * What its allow list has today and nobody in its scope uses.
   */
  removed: string[];
}
/**
 * A model in use, by people whose account is not disabled.
 */
export interface ImpactModel {
  /**
   * Lower case with hyphens; null where it is not known, and for what has none.
   */
  aaGuid: string | null;
  /**
   * The verdicts after.
   */
  after: ImpactDecisions;
  /**
   * Keys that were attested at registration.
   */
  attested: number;
  /**
   * The verdicts before.
   */
  before: ImpactDecisions;
  /**
   * Keys.
   */
  keys: number;
  /**
   * What kind of key.
   */
  kind: KeyKind;
  /**
   * The last use of any of them, as it was given.
   */
  lastUsed: string | null;
  /**
   * Whether Microsoft's list of attested models names it.
   */
  listed: boolean;
  /**
   * Keys that are accepted before and refused after.
   */
  lost: number;
  /**
   * Its name, for people; null where this build knows none.
   */
  name: string | null;
  /**
   * Keys of which it is known that they were not.
   */
  notAttested: number;
  /**
   * Synced keys.
   */
  synced: number;
  /**
   * Keys that were last used more than 90 days before the question.
   */
  unused: number;
  /**
   * People.
   */
  users: number;
}
/**
 * Decisions about keys of one model, which may differ between people.
 */
export interface ImpactDecisions {
  /**
   * Accepted.
   */
  allow: number;
  /**
   * The decision about every one of them; null where they differ.
   */
  decision: Decision | null;
  /**
   * Refused.
   */
  deny: number;
  /**
   * Undecided.
   */
  indeterminate: number;
}
/**
 * What the answer leans on.
 */
export interface ImpactNote {
  /**
   * Stable code.
   */
  code: string;
  /**
   * For people.
   */
  text: string;
}
/**
 * An input that would decide.
 */
export interface ImpactMissing {
  /**
   * Where it belongs.
   */
  kind: InputKind;
  /**
   * What people call it.
   */
  label: string;
  /**
   * JSON Pointer into a scenario.
   */
  path: string;
  /**
   * For how many people.
   */
  users: number;
}
/**
 * What could not be read.
 */
export interface ImpactUnreadable {
  /**
   * How many lines, rows and entries.
   */
  count: number;
  /**
   * The first ones, each with its place.
   */
  places: ImpactProblem[];
  /**
   * How many for each reason, and what was noteworthy.
   */
  reasons: ImpactProblems[];
}
/**
 * What is asked about a population.
 */
export interface ImpactSettings {
  /**
   * Authenticators of Microsoft that the proposed list has whether they are in use or not.
   */
  listed?: MicrosoftKeys[];
  /**
   * Effects of which there are rows; empty for all.
   */
  only?: Effect[];
  /**
   * A question, of which action, credential and user do not count. Without an application, a user action or strengths, a
   * way in is what the strengths of Conditional Access for all resources accept.
   */
  question?: unknown;
  /**
   * The form of rows.
   */
  rows?: RowForm;
}
/**
 * A person, as a row.
 */
export interface ImpactUser {
  /**
   * What the change does.
   */
  effect: Effect;
  /**
   * Each key.
   */
  keys: ImpactKey[];
  /**
   * What would decide: JSON Pointers into a scenario.
   */
  missing: string[];
  /**
   * What else lets the person in after the change: methods, in the order in which they are performed.
   */
  otherWays: Mode[][];
  /**
   * Reason code of the key that is lost, gained or undecided; null where nothing changes.
   */
  reason: string | null;
  /**
   * Who.
   */
  user: ImpactPerson;
}
/**
 * A key of a person.
 */
export interface ImpactKey {
  /**
   * AAGUID, lower case with hyphens.
   */
  aaGuid: string | null;
  /**
   * The verdict after.
   */
  after: ImpactVerdict;
  /**
   * Attested or not, where it is known.
   */
  attestationLevel: AttestationLevel | null;
  /**
   * The verdict before.
   */
  before: ImpactVerdict;
  /**
   * What the person calls it.
   */
  displayName: string | null;
  /**
   * Id of the method; of a certificate its thumbprint.
   */
  id: string | null;
  /**
   * What kind.
   */
  kind: KeyKind;
  /**
   * When it was used last.
   */
  lastUsedDateTime: string | null;
  /**
   * Name of the model, or subject of the certificate.
   */
  name: string | null;
  /**
   * Device-bound or synced, where it is known.
   */
  passkeyType: PasskeyType | null;
}
/**
 * The verdict about a key.
 */
export interface ImpactVerdict {
  /**
   * The decision.
   */
  decision: Decision;
  /**
   * Its reason code.
   */
  reason: string;
}
/**
 * Who a row is about.
 */
export interface ImpactPerson {
  /**
   * Whether the account is enabled; null where it is not known.
   */
  accountEnabled: boolean | null;
  /**
   * What the person is called.
   */
  displayName: string | null;
  /**
   * Groups of the person that policies name; null where they are not known.
   */
  groups: string[] | null;
  /**
   * Of the groups that policies name, those that were looked at, where not all were: of others it is not known whether the
   * person is in them.
   */
  groupsAsked?: string[] | null;
  /**
   * Object id.
   */
  id: string | null;
  /**
   * Roles of the person that policies name; null where they are not known.
   */
  roles: string[] | null;
  /**
   * Of the roles that policies name, those that were looked at, where not all were.
   */
  rolesAsked?: string[] | null;
  /**
   * `member`, or a guestOrExternalUserTypes member.
   */
  type: string;
  /**
   * User principal name.
   */
  userPrincipalName: string | null;
}
/**
 * Where a passkey can be used, by Microsoft's documentation, which does not tell synced passkeys from device-bound ones.
 */
export interface PasskeySupport {
  /**
   * Its date.
   */
  dated: string;
  /**
   * Operating systems, in the order of the page.
   */
  platforms: PlatformSupport[];
  /**
   * The page of the documentation.
   */
  source: string;
}
/**
 * Where a passkey can be used on one operating system.
 */
export interface PlatformSupport {
  /**
   * Apps, one of which has to be installed for native apps of Microsoft; empty where the page names none.
   */
  brokers: string[];
  /**
   * Browsers in which signing in with a passkey is supported.
   */
  browsers: Browser[];
  /**
   * What to know, in the language asked for: only what concerns this kind of passkey, as far as it is known.
   */
  notes: string[];
  /**
   * Which.
   */
  platform: OperatingSystem;
  /**
   * Browsers of this system in which it is not.
   */
  unsupported: Browser[];
}
/**
 * What was read of a certificate, for people.
 */
export interface CertificateReport {
  /**
   * Issuer of the issuer's certificate, where the AKI names it that way (`authorityCertIssuer`).
   */
  authorityCertIssuer: string[];
  /**
   * Serial number of the issuer's certificate, lower-case hex, where the AKI names it that way.
   */
  authorityCertSerialNumber: string | null;
  /**
   * Key identifier of the issuer (AKI), upper-case hex; null where the certificate has none that is usable.
   */
  authorityKeyIdentifier: string | null;
  /**
   * What can stand in a user's certificateUserIds for this certificate, ready to copy.
   */
  certificateUserIds: string[];
  /**
   * Which of them authentication strengths take into account, under each reading of “the first five”.
   */
  consideredPolicyOids: ConsideredPolicyOids | null;
  /**
   * Where the issuer publishes revocation lists. The service does not look here, but at the trust store.
   */
  crlDistributionPoints: string[];
  /**
   * The certificate itself, DER in base64.
   */
  der: string;
  /**
   * OIDs of the extended key usage.
   */
  extendedKeyUsage: string[];
  /**
   * `cA` of the basic constraints; null when the extension is absent.
   */
  isAuthority: boolean | null;
  /**
   * One name is subject and issuer, and no other key is named as the issuer's: a root, when it is an authority's.
   */
  isSelfSigned: boolean;
  /**
   * Issuer in encoded order, as certificateUserIds write it.
   */
  issuer: string;
  /**
   * Issuer in reverse order, as Windows shows it.
   */
  issuerReversed: string;
  /**
   * Key type and size.
   */
  key: string;
  /**
   * Names of the key usage bits (RFC 5280, section 4.2.1.3).
   */
  keyUsage: string[];
  /**
   * End of the validity, RFC 3339.
   */
  notAfter: string;
  /**
   * Start of the validity, RFC 3339.
   */
  notBefore: string;
  /**
   * Names of the OIDs in this report, where they are well-known.
   */
  oidNames: {
    [k: string]: string;
  };
  /**
   * Other subject alternative names, as `type:value`.
   */
  otherNames: string[];
  /**
   * `pathLenConstraint` of the basic constraints.
   */
  pathLength: number | null;
  /**
   * Distinct policy OIDs in encoded order; null when the extension cannot be read.
   */
  policyOids: string[] | null;
  /**
   * The same OIDs in lexical order, that is as strings.
   */
  policyOidsLexical: string[] | null;
  /**
   * The same OIDs in lexical order arc by arc, that is as numbers.
   */
  policyOidsNumeric: string[] | null;
  /**
   * RFC 822 names of the subject alternative name.
   */
  rfc822Names: string[];
  /**
   * Security identifier of the account, from Microsoft's SID extension (1.3.6.1.4.1.311.25.2).
   */
  securityIdentifier: string | null;
  /**
   * Serial number, lower-case hex.
   */
  serialNumber: string;
  /**
   * Signature algorithm, by name where it is a well-known one, else its OID.
   */
  signatureAlgorithm: string;
  /**
   * Subject in encoded order.
   */
  subject: string;
  /**
   * Key identifier of the subject (SKI), upper-case hex.
   */
  subjectKeyIdentifier: string | null;
  /**
   * Subject in reverse order, as Windows shows it.
   */
  subjectReversed: string;
  /**
   * SHA-1 thumbprint of the certificate, upper-case hex.
   */
  thumbprint: string;
  /**
   * SHA-256 thumbprint of the certificate, upper-case hex.
   */
  thumbprintSha256: string;
  /**
   * OIDs of extensions that cannot be read.
   */
  unreadableExtensions: string[];
  /**
   * User principal names of the subject alternative name.
   */
  userPrincipalNames: string[];
  /**
   * X.509 version.
   */
  version: number;
}
/**
 * The policy OIDs that count under each reading of “the first five”; all of them where there are no more.
 */
export interface ConsideredPolicyOids {
  /**
   * The first five as the certificate has them.
   */
  encoded: string[];
  /**
   * The first five in lexical order, as strings.
   */
  lexical: string[];
  /**
   * The first five in lexical order, arc by arc as numbers.
   */
  numeric: string[];
}
/**
 * What was read of a revocation list, for people.
 */
export interface RevocationListReport {
  /**
   * Key identifier of the issuer (AKI), upper-case hex; null where the list has none that is usable.
   */
  authorityKeyIdentifier: string | null;
  /**
   * Number of the base that a delta list builds on, hex; null for a base list.
   */
  baseCrlNumber: string | null;
  /**
   * Number of the list, hex; null where it has none.
   */
  crlNumber: string | null;
  /**
   * The list itself, DER in base64.
   */
  der: string;
  /**
   * Issuer in encoded order.
   */
  issuer: string;
  /**
   * When the next one is due, RFC 3339.
   */
  nextUpdate: string | null;
  /**
   * How many certificates it names as revoked.
   */
  revoked: number;
  /**
   * When it was issued, RFC 3339.
   */
  thisUpdate: string;
}
/**
 * A resource in a policy document.
 */
export interface RecognisedResource {
  /**
   * Display name or id.
   */
  name: string | null;
  /**
   * RFC 6901 JSON Pointer into the document.
   */
  path: string;
  /**
   * Graph's name of the type.
   */
  resource: string;
}
/**
 * A WebAuthn attestation.
 */
export interface AttestationReport {
  /**
   * AAGUID in the authenticator data.
   */
  aaguid: string;
  /**
   * Algorithm of the credential's key: name and COSE identifier.
   */
  algorithm: string;
  /**
   * Attestation type; null where the format is unknown.
   */
  attestationType: AttestationType | null;
  /**
   * AAGUID that the attestation certificate is for, where it says so.
   */
  certificateAaguid: string | null;
  /**
   * Certificates of the statement, the attestation certificate first.
   */
  certificates: CertificateReport[];
  /**
   * What the browser says of the ceremony; null where it was not pasted.
   */
  clientData: ClientDataReport | null;
  /**
   * Id of the credential, base64url.
   */
  credentialId: string;
  /**
   * Names of the extensions that the authenticator answered.
   */
  extensions: string[];
  /**
   * What is wrong, in the language asked for, where the verification failed.
   */
  failure: string | null;
  /**
   * Flags of the authenticator data.
   */
  flags: AuthenticatorFlags;
  /**
   * Which form was pasted.
   */
  form: AttestationForm;
  /**
   * Attestation statement format.
   */
  format: string;
  /**
   * A name for people, where this build knows the model.
   */
  name: string | null;
  /**
   * SHA-256 of the relying party's id, lower-case hex.
   */
  rpIdHash: string;
  /**
   * Signature counter.
   */
  signCount: number;
  /**
   * Where such a passkey can be used, for people.
   */
  support: PasskeySupport;
  /**
   * What became of the verification procedure of the format.
   */
  verification: AttestationOutcome;
}
/**
 * Client data of a ceremony.
 */
export interface ClientDataReport {
  /**
   * Challenge, base64url.
   */
  challenge: string;
  /**
   * The page stood in a frame of another origin.
   */
  crossOrigin: boolean;
  /**
   * Origin of the page.
   */
  origin: string;
  /**
   * `webauthn.create` for a registration.
   */
  type: string;
}
/**
 * Flags of the authenticator data (WebAuthn Level 3, section 6.1).
 */
export interface AuthenticatorFlags {
  /**
   * AT.
   */
  attestedCredentialData: boolean;
  /**
   * BE: the credential may be backed up, that is synced.
   */
  backupEligible: boolean;
  /**
   * BS.
   */
  backupState: boolean;
  /**
   * ED.
   */
  extensionData: boolean;
  /**
   * UP.
   */
  userPresent: boolean;
  /**
   * UV.
   */
  userVerified: boolean;
}
/**
 * Graph's `webauthnCredentialCreationOptions`.
 */
export interface CreationOptionsReport {
  /**
   * Algorithms that are offered: name and COSE identifier.
   */
  algorithms: string[];
  /**
   * Attestation conveyance preference.
   */
  attestation: string | null;
  /**
   * Challenge as it is written.
   */
  challenge: string | null;
  /**
   * When the challenge expires, RFC 3339.
   */
  challengeTimeoutDateTime: string | null;
  /**
   * Credentials that the user has already, base64url without the digit that Graph writes behind them.
   */
  excludeCredentials: string[];
  /**
   * A resident key is required.
   */
  requireResidentKey: boolean;
  /**
   * Id of the relying party.
   */
  rpId: string | null;
  /**
   * Name of the user, most often the user principal name.
   */
  userName: string | null;
  /**
   * User verification.
   */
  userVerification: string | null;
}
/**
 * What was recognised and cannot be read.
 */
export interface Instead {
  /**
   * What it is and what to do instead, in the language asked for.
   */
  text: string;
}
/**
 * What a snapshot says of itself.
 */
export interface MetadataSummary {
  /**
   * What is noteworthy about the snapshot, whatever the question.
   */
  findings: Finding[];
  /**
   * Authenticator models with an AAGUID.
   */
  models: number;
  /**
   * The day on which the next snapshot is due, `YYYY-MM-DD`.
   */
  nextUpdate: string | null;
  /**
   * Serial number (`no`).
   */
  number: number | null;
  /**
   * Whether somebody vouches for it.
   */
  signature: MetadataSignature;
  /**
   * Common name of who signed it, else the whole name in encoded order.
   */
  signedBy: string | null;
  /**
   * From when on every certificate that the signature rests on is valid, RFC 3339.
   */
  validFrom: string | null;
  /**
   * Until when they are. A question about another time is answered with `input.metadata`.
   */
  validUntil: string | null;
}
/**
 * The models that are known, and what the policy says to each.
 */
export interface Models {
  /**
   * The day of Microsoft's list of attested models in this build, `YYYY-MM-DD`.
   */
  catalogueDated: string;
  /**
   * What is noteworthy about the list and the metadata.
   */
  findings: Finding[];
  /**
   * Serial number of the FIDO metadata that was given.
   */
  metadataNumber: number | null;
  /**
   * Sorted by name, then by AAGUID.
   */
  models: AuthenticatorModel[];
  /**
   * How many models share a reason at registration, the most frequent first.
   */
  registration: ReasonCount[];
  /**
   * How many models share a reason at sign-in, the most frequent first.
   */
  signIn: ReasonCount[];
}
/**
 * An authenticator model.
 */
export interface AuthenticatorModel {
  /**
   * Lower case with hyphens.
   */
  aaguid: string;
  /**
   * The key was taken for attested, because list and metadata say that the model is fit for it.
   */
  attested: boolean;
  /**
   * Whether it has a fingerprint reader or the like; null where nothing tells.
   */
  biometric: boolean | null;
  /**
   * The status that the metadata reports at the moment, such as `FIDO_CERTIFIED_L1`; null without metadata.
   */
  certification: string | null;
  /**
   * Microsoft's list of attested models names it.
   */
  listed: boolean;
  /**
   * Its metadata meets the documented requirements; null without metadata of it.
   */
  meetsRequirements: boolean | null;
  /**
   * Its name, for people.
   */
  name: string;
  /**
   * Whether a genuine key of the model may be registered.
   */
  registration: ModelVerdict;
  /**
   * Whether a registered key of the model may sign in.
   */
  signIn: ModelVerdict;
  /**
   * Where the model is known from.
   */
  source: ModelSource;
  /**
   * How it is reached, in WebAuthn's words, as far as list or metadata tell.
   */
  transports: string[];
}
/**
 * The decision about one model, and why.
 */
export interface ModelVerdict {
  /**
   * Whether the model is let in.
   */
  decision: Decision;
  /**
   * Reason code, `allowed` when everything passed.
   */
  reason: string;
  /**
   * The reason as a sentence.
   */
  text: string;
}
/**
 * How many models share a decision and its reason.
 */
export interface ReasonCount {
  /**
   * How many models.
   */
  count: number;
  /**
   * The decision.
   */
  decision: Decision;
  /**
   * Its reason code.
   */
  reason: string;
}
/**
 * A [`Question`] without action and credential, since it is asked of every model, at registration and at sign-in.
 */
export interface ModelsQuestion {
  /**
   * Methods performed in the session before the passkey.
   */
  alsoUsed?: Mode[];
  /**
   * The moment, RFC 3339 with any offset. The core reads no clock.
   */
  at?: string | null;
  /**
   * Where a registration takes place.
   */
  channel?: Channel;
  /**
   * How open questions of the documentation are settled.
   */
  reading?: Reading;
  /**
   * Methods that the user has registered; absent means unknown.
   */
  registered?: Registered[] | null;
  /**
   * Ids or display names of authentication strengths that a sign-in has to satisfy.
   */
  strengths?: string[];
  /**
   * Who.
   */
  user?: User;
}
/**
 * Who signs in or registers.
 */
export interface User {
  /**
   * authorizationInfo.certificateUserIds.
   */
  certificateUserIds?: string[] | null;
  /**
   * Graph's `federatedIdpMfaBehavior` of the user's federated domain; absent for a managed domain.
   */
  federatedIdpMfaBehavior?: FederatedIdpMfaBehavior | null;
  /**
   * Object ids of all groups, transitively; absent means unknown, `[]` none.
   */
  groups?: string[] | null;
  /**
   * Object ids of the groups that were looked at, where `groups` tells nothing of others; absent: `groups` is whole.
   */
  groupsAsked?: string[] | null;
  /**
   * The home tenant of an external user.
   */
  home?: HomeTenant | null;
  /**
   * Object id.
   */
  id?: string | null;
  /**
   * On-premises user principal name.
   */
  onPremisesUserPrincipalName?: string | null;
  /**
   * Role template ids; absent means unknown, `[]` none.
   */
  roles?: string[] | null;
  /**
   * Role template ids of the roles that were looked at, where `roles` tells nothing of others; absent: `roles` is whole.
   */
  rolesAsked?: string[] | null;
  /**
   * `member`, or a guestOrExternalUserTypes member.
   */
  type?: UserType;
  /**
   * User principal name.
   */
  userPrincipalName?: string | null;
  /**
   * The user principal name changed after the passkey was registered.
   */
  userPrincipalNameChanged?: boolean | null;
}
/**
 * The home tenant of an external user.
 */
export interface HomeTenant {
  /**
   * `commercial`, `usGovernment`, `china`, or Graph's host form.
   */
  cloud?: Cloud | null;
  /**
   * Who vouches for the user at home; a Microsoft Entra tenant where absent.
   */
  identityProvider?: IdentityProvider | null;
  /**
   * Tenant id.
   */
  tenant?: string | null;
}
/**
 * What a plan says of everything that it cannot tell from others: every AAGUID, user or certificate of a class.
 */
export interface PlanAnswer {
  /**
   * The assumptions that the decision leans on, by their ids, as a verdict has them.
   */
  assumptions: string[];
  /**
   * Whether the credential is let in.
   */
  decision: Decision;
  /**
   * The code and the clause that decided.
   */
  reason: AnswerReason;
}
/**
 * A person of a population, one JSON object in a line: what `entra-verdict collect` writes. What is not there is not
 * known; an empty list says that there is nothing.
 */
export interface PopulationPerson {
  /**
   * Graph's `authorizationInfo.certificateUserIds`.
   */
  certificateUserIds?: Text[] | null;
  /**
   * Certificates: each as PEM, base64 or hex, alone or with its chain.
   */
  certificates?: PopulationCertificate[] | null;
  /**
   * Words of Graph's registration report, or members of `authenticationMethodModes`.
   */
  methodsRegistered?: Text[] | null;
  /**
   * Passkeys, as Graph's `fido2AuthenticationMethod`.
   */
  passkeys?: PopulationKey[] | null;
  /**
   * Keys of Platform SSO, as Graph's `platformCredentialAuthenticationMethod`.
   */
  platformCredentials?: PopulationKey[] | null;
  /**
   * What could not be read of the person.
   */
  unreadable?: PopulationGap[] | null;
  /**
   * Who.
   */
  user?: PopulationUser | null;
  /**
   * Keys of Windows Hello for Business, as Graph's `windowsHelloForBusinessAuthenticationMethod`.
   */
  windowsHelloForBusiness?: PopulationKey[] | null;
}
/**
 * A certificate: a text, or an object with its chain.
 */
export interface PopulationCertificate {
  /**
   * PEM, base64 or hex.
   */
  certificate: Text;
  /**
   * More certificates of its chain.
   */
  chain: Text[];
}
/**
 * A key, by the names of Graph.
 */
export interface PopulationKey {
  /**
   * AAGUID, in any of its spellings.
   */
  aaGuid?: Text | null;
  /**
   * Graph's `attestationLevel`.
   */
  attestationLevel?: Text | null;
  /**
   * When it was registered.
   */
  createdDateTime?: Text | null;
  /**
   * What the person calls it.
   */
  displayName?: Text | null;
  /**
   * Id of the method.
   */
  id?: Text | null;
  /**
   * When it was used last.
   */
  lastUsedDateTime?: Text | null;
  /**
   * Graph's `passkeyType`.
   */
  passkeyType?: Text | null;
}
/**
 * What could not be read of a person.
 */
export interface PopulationGap {
  /**
   * Code of the error.
   */
  code?: Text | null;
  /**
   * What was asked for.
   */
  source?: Text | null;
  /**
   * Status of the response.
   */
  status?: number | null;
}
/**
 * A person.
 */
export interface PopulationUser {
  /**
   * Whether the account is enabled; absent counts as enabled.
   */
  accountEnabled?: boolean | null;
  /**
   * Graph's `authorizationInfo.certificateUserIds`.
   */
  certificateUserIds?: Text[] | null;
  /**
   * What the person is called.
   */
  displayName?: Text | null;
  /**
   * Object ids of the groups that policies name and the person is in, transitively; absent means unknown.
   */
  groups?: Text[] | null;
  /**
   * Object ids of the groups that were looked at, where `groups` tells nothing of others; absent: `groups` is whole.
   */
  groupsAsked?: Text[] | null;
  /**
   * Object id.
   */
  id?: Text | null;
  /**
   * On-premises user principal name, to which certificates can be bound.
   */
  onPremisesUserPrincipalName?: Text | null;
  /**
   * Role template ids; absent means unknown.
   */
  roles?: Text[] | null;
  /**
   * Role template ids of the roles that were looked at, where `roles` tells nothing of others; absent: `roles` is whole.
   */
  rolesAsked?: Text[] | null;
  /**
   * `member`, or a guestOrExternalUserTypes member.
   */
  type?: Text | null;
  /**
   * User principal name.
   */
  userPrincipalName?: Text | null;
  /**
   * Graph's `userType`, where there is no `type`.
   */
  userType?: Text | null;
}
/**
 * Policies, a question, and, for a test, what is expected.
 */
export interface Scenario {
  /**
   * More about it, as Markdown.
   */
  description?: string | null;
  /**
   * What a test expects of the verdict. The evaluator does not read it.
   */
  expect?: unknown;
  /**
   * For the gallery: the group in which the simulator shows the scenario.
   */
  gallery?: string | null;
  /**
   * Microsoft Graph JSON as exported or as sent, in any mix.
   */
  policies?: PolicyInput[];
  /**
   * Who presents what, when and where.
   */
  question: Question;
  /**
   * Version of this format: 1.
   */
  scenario: number;
  /**
   * What the scenario shows, in a few words.
   */
  title?: string | null;
  /**
   * Trust anchors and revocation data.
   */
  trust?: Trust | null;
}
/**
 * Who presents what, when and where.
 */
export interface Question {
  /**
   * The resource of a Conditional Access evaluation.
   */
  access?: Access | null;
  /**
   * Register the credential, or sign in with it.
   */
  action: Action;
  /**
   * Methods performed in this session before the credential.
   */
  alsoUsed?: Mode[];
  /**
   * The moment, RFC 3339 with any offset. The core reads no clock.
   */
  at?: string | null;
  /**
   * Where a registration takes place.
   */
  channel?: Channel;
  /**
   * What is presented.
   */
  credential: CredentialInput;
  /**
   * How open questions of the documentation are settled.
   */
  reading?: Reading;
  /**
   * Methods that the user has registered; absent means unknown.
   */
  registered?: Registered[] | null;
  /**
   * Ids or display names of authentication strengths to test the credential against.
   */
  strengths?: string[];
  /**
   * The resource tenant.
   */
  tenant?: TenantIdentity | null;
  /**
   * Who.
   */
  user?: User;
}
/**
 * A sign-in as Conditional Access sees it: one of `application`, `user_action` and `authentication_context`, and what
 * is known of its circumstances.
 */
export interface Access {
  /**
   * Application id, a documented name of one of Microsoft's applications, or the name of a group of them such as
   * `Office365` or `Office 365`; blanks around it and letter case are ignored.
   */
  application?: string | null;
  /**
   * Groups of applications that the application belongs to; absent means those whose built-in lists have it, `[]` none.
   */
  applicationGroups?: string[] | null;
  /**
   * Authentication context class reference, `c1` to `c99`.
   */
  authenticationContext?: string | null;
  /**
   * `none`, `deviceCodeFlow` or `authenticationTransfer`, or What If's object; absent counts as none
   * (B11).
   */
  authenticationFlow?: AuthenticationFlow | null;
  /**
   * Graph's `conditionalAccessClientApp`.
   */
  clientApp?: ClientApp | null;
  /**
   * The device by the names of Graph's `deviceInfo`; `{}` is a device that is not registered, absent means unknown.
   */
  device?: {
    [k: string]: unknown;
  } | null;
  /**
   * Graph's `insiderRiskLevel`; absent counts as none (B11).
   */
  insiderRisk?: InsiderRiskLevel | null;
  /**
   * Where the sign-in comes from.
   */
  location?: Location | null;
  /**
   * Graph's `conditionalAccessDevicePlatform`.
   */
  platform?: Platform | null;
  /**
   * Grant controls that are met: builtInControls members, `termsOfUse:<id>`, ids of custom factors. Complete when
   * given; absent means unknown.
   */
  satisfied?: string[] | null;
  /**
   * OAuth scopes that the sign-in asks for; absent means unknown.
   */
  scopes?: string[] | null;
  /**
   * Graph's `riskLevel`; absent counts as none (B11).
   */
  signInRisk?: RiskLevel | null;
  /**
   * `registerSecurityInformation` or `registerOrJoinDevices`, or the URN that policies write.
   */
  userAction?: UserAction | null;
  /**
   * Graph's `riskLevel`; absent counts as none (B11).
   */
  userRisk?: RiskLevel | null;
}
/**
 * Where a sign-in comes from.
 */
export interface Location {
  /**
   * Two-letter code of the country or region; an empty text where it cannot be told from the address.
   */
  country?: string | null;
  /**
   * IPv4 or IPv6 address.
   */
  ipAddress?: string | null;
  /**
   * Ids or names of the named locations that the sign-in comes from; complete when given.
   */
  namedLocations?: string[] | null;
}
/**
 * What is presented: exactly one of `passkey`, `certificate` and `method`.
 */
export interface CredentialInput {
  /**
   * A certificate as PEM (the first one is the leaf), or base64 or hex DER.
   */
  certificate?: string | null;
  /**
   * The mode where no method policy decides it.
   */
  certificateMode?: CertificateMode | null;
  /**
   * More certificates of the chain.
   */
  chain?: OneOrMany | null;
  /**
   * What is known of the certificate of the method, where the certificate itself is not at hand.
   */
  describedCertificate?: DescribedCertificate | null;
  /**
   * One authenticationMethodModes member.
   */
  method?: Mode | null;
  /**
   * A passkey.
   */
  passkey?: PasskeyInput | null;
}
/**
 * What is known of a certificate that is not at hand, beside a method that is a certificate.
 */
export interface DescribedCertificate {
  /**
   * `keyIdentifier` of its authority key identifier (RFC 5280, section 4.2.1.1), hex; absent means unknown.
   */
  authorityKeyIdentifier?: string | null;
  /**
   * All its policy OIDs (RFC 5280, section 4.2.1.4) in encoded order, `[]` for none; absent means unknown.
   */
  certificatePolicies?: string[] | null;
}
/**
 * A passkey.
 */
export interface PasskeyInput {
  /**
   * The AAGUID as somebody typed it: claimed, not attested.
   */
  aaguid?: string | null;
  /**
   * Whether the credential is attested; absent means unknown.
   */
  attestationLevel?: AttestationLevel | null;
  /**
   * WebAuthn attestation object, base64url, base64 or hex.
   */
  attestationObject?: string | null;
  /**
   * WebAuthn client data, base64url, base64 or hex.
   */
  clientDataJSON?: string | null;
  /**
   * Graph's creation options that the registration answers.
   */
  creationOptions?: unknown;
  /**
   * What the relying party expects.
   */
  expected?: ExpectedCeremony | null;
  /**
   * Body of the Graph registration request.
   */
  registration?: unknown;
  /**
   * Device-bound or synced; absent means unknown.
   */
  type?: PasskeyType | null;
}
/**
 * What the relying party expects of a registration.
 */
export interface ExpectedCeremony {
  /**
   * Challenge.
   */
  challenge?: string | null;
  /**
   * Origin.
   */
  origin?: string | null;
  /**
   * Relying party id.
   */
  rpId?: string | null;
}
/**
 * The resource tenant.
 */
export interface TenantIdentity {
  /**
   * `commercial`, `usGovernment`, `china`, or Graph's host form.
   */
  cloud?: Cloud | null;
  /**
   * Tenant id.
   */
  id?: string | null;
}
/**
 * Trust anchors and revocation data that no policy document holds.
 */
export interface Trust {
  /**
   * The certificate authorities among the policies were put together here, such as from files, and not exported from a
   * tenant: an address that they lack is not one that the tenant lacks.
   */
  assembled?: boolean;
  /**
   * Certificate revocation lists, PEM or base64 DER.
   */
  crls?: string[] | null;
  /**
   * FIDO metadata: a BLOB (JWT) or its decoded payload.
   */
  metadata?: unknown;
  /**
   * Root of the metadata BLOB as PEM; default GlobalSign Root R3.
   */
  metadataRoot?: string | null;
  /**
   * Certificates known to be revoked; complete when given.
   */
  revoked?: RevokedCertificate[] | null;
}
/**
 * A revoked certificate.
 */
export interface RevokedCertificate {
  /**
   * SubjectKeyIdentifier of the issuing CA, hex.
   */
  issuer: string;
  /**
   * Serial number, hex.
   */
  serial: string;
}
/**
 * Where a value stands in a text.
 */
export interface Span {
  /**
   * Column of its first character in UTF-16 code units, from 1.
   */
  column: number;
  /**
   * Offset after its last character in UTF-16 code units.
   */
  end: number;
  /**
   * Line of its last character, from 1.
   */
  endLine: number;
  /**
   * Line of its first character, from 1.
   */
  line: number;
  /**
   * Offset of its first character in UTF-16 code units, from 0.
   */
  start: number;
}
/**
 * Every sign-in at once.
 */
export interface SweepReport {
  /**
   * Sign-ins that are blocked whatever is presented.
   */
  blocked: Regions;
  /**
   * What a change turns; null where nothing is compared.
   */
  change: SweptChange | null;
  /**
   * What can be presented, the weakest first; what policies take alike is one.
   */
  credentials: SweptCredential[];
  /**
   * Sign-ins that nothing is accepted for, though no policy blocks them.
   */
  deadEnds: Regions;
  /**
   * What sign-ins are told apart by; what is not among them makes no difference.
   */
  dimensions: SweptDimension[];
  /**
   * Sign-ins that are let in with less than what is required.
   */
  gaps: Regions;
  /**
   * Users and what they open, by the weakest that is accepted.
   */
  map: SweptMap;
  /**
   * What the answer leans on, and what was not looked at whole.
   */
  notes: SweepNote[];
  /**
   * How many people were counted, and of how many it is not known what policies name of theirs.
   */
  people: SweptPeople | null;
  /**
   * Conditional Access policies, in the order of the documents.
   */
  policies: SweptPolicy[];
  /**
   * Sign-ins that are let in with what is required, and of which it cannot be told whether less is refused.
   */
  possibleGaps: Regions;
  /**
   * The strength with less than which nobody should get in.
   */
  required: string;
  /**
   * Version of this format: 1.
   */
  sweep: number;
  /**
   * What it comes to, in one sentence.
   */
  text: string;
  /**
   * Sign-ins of which it cannot be told what becomes of them with anything.
   */
  undecided: Regions;
}
/**
 * Regions of one kind, the largest first.
 */
export interface Regions {
  /**
   * Whether there is nothing beside them.
   */
  complete: boolean;
  /**
   * The regions; together they are all, where it is complete. They can overlap.
   */
  regions: Region[];
}
/**
 * Sign-ins that have the same answer.
 */
export interface Region {
  /**
   * What is presented, by its places among the credentials.
   */
  credentials: number[];
  /**
   * The answer.
   */
  decision: Decision;
  /**
   * How many people can sign in so; null where nobody was counted.
   */
  people: number | null;
  /**
   * The policies that are for the sign-in of the question, by their places among the policies.
   */
  policies: number[];
  /**
   * The smallest question of the region, to open by itself.
   */
  question: Question;
  /**
   * The region in words.
   */
  text: string;
  /**
   * What they have in common; what is not among it makes no difference.
   */
  within: RegionPart[];
}
/**
 * What sign-ins have in common.
 */
export interface RegionPart {
  /**
   * Places among its classes.
   */
  classes: number[];
  /**
   * The dimension.
   */
  dimension: Dimension;
  /**
   * Whether it is everything but them.
   */
  except: boolean;
}
/**
 * What a change turns.
 */
export interface SweptChange {
  /**
   * Refused before, let in now.
   */
  gained: Regions;
  /**
   * Let in before, refused now.
   */
  lost: Regions;
  /**
   * Undecided before or now, and not both.
   */
  unsure: Regions;
}
/**
 * Something that can be presented.
 */
export interface SweptCredential {
  /**
   * How much it is, 0 to 3: the built-in strengths that it meets.
   */
  level: number;
  /**
   * Names of what is taken alike.
   */
  names: string[];
  /**
   * Whether it is what is required.
   */
  suffices: boolean;
  /**
   * Its name for people; what policies take alike stands together.
   */
  text: string;
}
/**
 * A dimension with its classes.
 */
export interface SweptDimension {
  /**
   * What no policy tells apart is one class.
   */
  classes: SweptClass[];
  /**
   * What it is.
   */
  dimension: Dimension;
  /**
   * Its name for people.
   */
  label: string;
}
/**
 * A class of a dimension.
 */
export interface SweptClass {
  /**
   * How many values it has.
   */
  count: number;
  /**
   * Ids of applications, users, groups and roles, or what policies call them; empty for what has none.
   */
  ids: string[];
  /**
   * Its name for people.
   */
  text: string;
}
/**
 * Users and what they open.
 */
export interface SweptMap {
  /**
   * The resources, as classes of their dimension; one of any where policies tell none apart.
   */
  columns: string[];
  /**
   * Whether every class of users has a row.
   */
  complete: boolean;
  /**
   * The users.
   */
  rows: MapRow[];
}
/**
 * Users of one class.
 */
export interface MapRow {
  /**
   * What they meet with each resource.
   */
  cells: MapCell[];
  /**
   * How many; null where nobody was counted.
   */
  people: number | null;
  /**
   * Who they are.
   */
  text: string;
  /**
   * The same by classes; nothing for a member whom no policy names.
   */
  within: RegionPart[];
}
/**
 * What somebody meets with a resource.
 */
export interface MapCell {
  /**
   * Whether a policy blocks it under all circumstances.
   */
  blocked: boolean;
  /**
   * Whether something weaker is undecided.
   */
  open: boolean;
  /**
   * The weakest credential that is let in under some circumstances, by its place; null for none.
   */
  weakest: number | null;
}
/**
 * What the answer leans on.
 */
export interface SweepNote {
  /**
   * What it is about.
   */
  code: string;
  /**
   * In words.
   */
  text: string;
}
/**
 * People who were counted.
 */
export interface SweptPeople {
  /**
   * Counted.
   */
  counted: number;
  /**
   * Left out, since it is not known whether they are among the groups, roles or users that policies name.
   */
  unknown: number;
}
/**
 * A Conditional Access policy, and whether it matters.
 */
export interface SweptPolicy {
  /**
   * A sign-in that only it refuses, and what would be let in without it.
   */
  alone: Region | null;
  /**
   * The policies, by their places here, beside which it refuses nothing more.
   */
  beside: number[];
  /**
   * Its name.
   */
  displayName: string | null;
  /**
   * Its id.
   */
  id: string | null;
  /**
   * Whether it is in force and never decides: without it nothing changes.
   */
  idle: boolean;
  /**
   * Where it stands.
   */
  policy: Clause;
  /**
   * Whether it matters.
   */
  role: PolicyRole;
  /**
   * The same as a sentence.
   */
  text: string;
}
/**
 * Circumstances that the map is narrowed to, each by the place of a class of its dimension; what is absent is any.
 */
export interface SweepNarrowing {
  /**
   * How the authentication is passed on.
   */
  authenticationFlow?: number | null;
  /**
   * The client.
   */
  clientApp?: number | null;
  /**
   * The device.
   */
  device?: number | null;
  /**
   * The insider risk.
   */
  insiderRisk?: number | null;
  /**
   * Where the sign-in comes from.
   */
  location?: number | null;
  /**
   * The platform of the device.
   */
  platform?: number | null;
  /**
   * The risk of the sign-in.
   */
  signInRisk?: number | null;
  /**
   * The risk of the user.
   */
  userRisk?: number | null;
}
/**
 * What a sweep goes by.
 */
export interface SweepSettings {
  /**
   * The moment, RFC 3339 with any offset.
   */
  at?: string | null;
  /**
   * Regions of each kind, at most 1 000; absent: 50.
   */
  limit?: number | null;
  /**
   * People by whose groups and roles users are told apart and counted; absent: everybody who can be thought of.
   */
  people?: User[] | null;
  /**
   * How open questions of the documentation are settled.
   */
  reading?: Reading;
  /**
   * Id or display name of the authentication strength with less than which nobody should get in; absent:
   * multifactor authentication.
   */
  require?: string | null;
  /**
   * The resource tenant.
   */
  tenant?: TenantIdentity | null;
}
/**
 * A resource of a loaded tenant.
 */
export interface TenantResource {
  /**
   * Index of the document.
   */
  document: number;
  /**
   * Display name or id.
   */
  name: string | null;
  /**
   * RFC 6901 JSON Pointer into the document.
   */
  path: string;
  /**
   * For an authentication strength the Conditional Access policies that ask for it; the service does not delete it
   * while there are any.
   */
  referredBy: PolicyReference[];
  /**
   * Graph's name of the type.
   */
  resource: string;
}
/**
 * Every enumeration of the contract, and the inputs that a verdict can miss.
 */
export interface Vocabulary {
  /**
   * The enumerations, in the order of the question, then of the verdict.
   */
  enumerations: EnumerationTerms[];
  /**
   * Inputs that a check can name as missing, in the order of the question.
   */
  inputs: Term[];
}
/**
 * One enumeration.
 */
export interface EnumerationTerms {
  /**
   * Its name, which is that of its type in the schemas.
   */
  name: string;
  /**
   * Its members, in the order in which people choose from them.
   */
  terms: Term[];
}
/**
 * A value of the contract, and what people call it.
 */
export interface Term {
  /**
   * What people call it.
   */
  label: Label;
  /**
   * The value as it is written; of an input its JSON Pointer.
   */
  value: string;
}
/**
 * Words in both languages.
 */
export interface Label {
  /**
   * English.
   */
  en: string;
  /**
   * Japanese.
   */
  ja: string;
}
/**
 * What If's answer: Graph's collection of `whatIfAnalysisResult`.
 */
export interface WhatIfResults {
  /**
   * What the collection holds, in OData's words.
   */
  "@odata.context": string;
  /**
   * Members of what was asked that nothing reads, beside what Graph answers with.
   */
  findings?: Finding[];
  /**
   * One entry for each policy, in the order of the documents.
   */
  value: WhatIfAnalysisResult[];
}
/**
 * A policy with whether it is for the sign-in.
 */
export interface WhatIfAnalysisResult {
  /**
   * Graph's flags of what kept it out, joined by commas; `notSet` where nothing did.
   */
  analysisReasons: string;
  /**
   * Whether it is for the sign-in; null, which Graph never says, where an input is missing.
   */
  policyApplies: boolean | null;
  /**
   * Why it cannot be told; absent where it can. The name is an OData annotation, which clients of Graph skip.
   */
  "policyApplies@entraVerdict.open"?: OpenCondition[];
  [k: string]: unknown;
}
/**
 * A condition that cannot be told.
 */
export interface OpenCondition {
  /**
   * Reason code.
   */
  code: string;
  /**
   * The input that would tell, where it is one.
   */
  missing: Missing | null;
  /**
   * The reason as a sentence.
   */
  text: string;
}
