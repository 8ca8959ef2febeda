// The form of the question, blank.

import type { Action } from "../../kit/contract.ts";
import { blankAccess } from "./access.ts";

/** Whether a list is known: `unknown`, `none`, or `list` where it stands beside. */
export type Choice = "unknown" | "none" | "list";

/** A question as the form holds it; state/scenario.ts turns it into the question of the contract and back. */
export function blankForm() {
  return {
    action: "signIn" as Action,
    /** What stands in the credential box. */
    box: "",
    /** Which key of a pasted list is presented. */
    picked: 0,
    /** Creation options of Graph that the registration in the box answers, as JSON text. */
    creationOptions: "",
    /** A method that is named instead of pasted. */
    method: "",
    passkeyType: "",
    attestationLevel: "",
    certificateMode: "",
    userType: "member",
    userId: "",
    /** unknown, none or list */
    groups: "unknown" as Choice,
    groupIds: "",
    userPrincipalName: "",
    onPremisesUserPrincipalName: "",
    /** unknown, none or list */
    userIds: "unknown" as Choice,
    /** One in each line. */
    certificateUserIds: "",
    /** Certificates known to be revoked: unknown, none or list */
    revoked: "unknown" as Choice,
    /** Key identifier of the issuer and serial number, one certificate in each line. */
    revokedList: "",
    /** Revocation lists: PEM blocks, or base64 or hex with a blank line between. */
    crls: "",
    channel: "securityInfo",
    strengths: [] as string[],
    otherStrengths: "",
    alsoUsed: [] as string[],
    registered: "unknown" as Choice,
    registeredMethods: [] as string[],
    /** RFC 3339; empty for now. */
    at: "",
    reading: "report",
    /** Members of the question that the form has no field for, as JSON text. */
    extra: "",
    ...blankAccess(),
  };
}

/** What the form holds. */
export type Form = ReturnType<typeof blankForm>;
/** The name of a field. */
export type FieldName = keyof Form;
/** The names of fields whose value is of a kind. */
export type FieldOf<Kind> = { [Name in FieldName]: Form[Name] extends Kind ? Name : never }[FieldName];
