// A tenant of any size that is made up: the same index always gives the same person.

const hex = (number, width) => number.toString(16).padStart(width, "0");

/** The id of the object with this number, of a kind that is one digit. */
export const idOf = (kind, number) => `${kind}0000000-0000-4000-8000-${hex(number, 12)}`;

export const TENANT = idOf("f", 1);
export const ROLE = "62e90394-69f5-4237-9190-012177145e10";
export const HOLDERS = idOf("b", 9);
export const GROUPS = { keys: idOf("a", 1), kept: idOf("a", 2), pilots: idOf("a", 3), gone: idOf("a", 4), hidden: idOf("a", 5) };

const AAGUIDS = ["cb69481e-8ff7-4039-93ec-0a2729a154a8", "7e3f3d30-3557-4442-bdae-139312178b39", "dd4ec289-e01d-41c9-bb89-70fa845d4bf2"];

/** A person as the directory has them. */
export function user(index) {
  const id = idOf("1", index);
  const isGuest = index % 50 === 7;
  return {
    id,
    userPrincipalName: isGuest ? `guest${index}_example.net#EXT#@example.com` : `person${index}@example.com`,
    displayName: `Person ${index}`,
    userType: isGuest ? "Guest" : "Member",
    accountEnabled: index % 11 !== 3,
    creationType: isGuest ? "Invitation" : null,
    externalUserState: isGuest ? "Accepted" : null,
    onPremisesUserPrincipalName: index % 13 === 5 ? `person${index}@corp.example.com` : null,
    authorizationInfo: { certificateUserIds: index % 17 === 2 ? [`X509:<PN>person${index}@example.com`] : [] },
  };
}

/** What a person has registered, by the name of the list in Graph. */
export function methods(index) {
  const key = (number) => ({
    id: `key-${index}-${number}`,
    displayName: `Key ${number}`,
    createdDateTime: "2026-04-20T10:15:30Z",
    lastUsedDateTime: "2026-11-01T00:00:00Z",
    aaGuid: AAGUIDS[(index + number) % AAGUIDS.length],
    model: "Key",
    attestationCertificates: [],
    attestationLevel: number % 2 === 0 ? "attested" : "notAttested",
    passkeyType: (index + number) % 3 === 2 ? "synced" : "deviceBound",
  });
  const count = index === 4 ? 45 : index % 3;
  return {
    fido2Methods: Array.from({ length: count }, (_, number) => key(number)),
    windowsHelloForBusinessMethods: index % 4 === 1 ? [{ id: `hello-${index}`, displayName: "PC", createdDateTime: null, keyStrength: "normal" }] : [],
    platformCredentialMethods: index % 10 === 9 ? [{ id: `mac-${index}`, displayName: "Mac", platform: "macOS", keyStrength: "normal" }] : [],
  };
}

/** The words of the registration report; who may not sign in is not in it. */
export function registered(index) {
  if (!user(index).accountEnabled) return undefined;
  const words = ["fido2SecurityKey", "windowsHelloForBusiness", "microsoftAuthenticatorPush", "mobilePhone"];
  return words.filter((_, bit) => ((index % 16) >> bit) & 1);
}

/** Who is in a group, transitively. */
export function isMember(group, index) {
  return { [GROUPS.keys]: index % 2 === 0, [GROUPS.kept]: index % 5 === 0, [GROUPS.pilots]: index < 12, [GROUPS.hidden]: index === 1 }[group] ?? false;
}

/** Who holds the role: one person by assignment, another in a group, and one in an administrative unit alone, which does not count. */
export const HOLDER = 3;
export const HOLDER_IN_GROUP = 6;
export const HOLDER_IN_UNIT = 8;

/** What Graph refuses of whom. */
export const isForbidden = (index) => index % 97 === 41;
export const isGone = (index) => index % 211 === 60;

/** What the policies name, in the order in which a line has them. */
export const ASKED = { groups: [GROUPS.keys, GROUPS.kept, GROUPS.pilots, GROUPS.gone], roles: [ROLE] };

/** The line that a person has to get. */
export function line(index) {
  const { id, userPrincipalName, displayName, userType, accountEnabled, onPremisesUserPrincipalName, authorizationInfo } = user(index);
  const groups = [GROUPS.keys, GROUPS.kept, GROUPS.pilots].filter((group) => isMember(group, index));
  const { fido2Methods, ...others } = methods(index);
  const status = isGone(index) ? 404 : isForbidden(index) ? 403 : 200;
  const code = status === 404 ? "Request_ResourceNotFound" : "accessDenied";
  const read = registered(index);
  return {
    user: {
      id,
      userPrincipalName,
      displayName,
      groups,
      groupsAsked: ASKED.groups,
      roles: [HOLDER, HOLDER_IN_GROUP].includes(index) ? [ROLE] : [],
      rolesAsked: ASKED.roles,
      type: userType === "Guest" ? "b2bCollaborationGuest" : "member",
      accountEnabled,
      ...(onPremisesUserPrincipalName && { onPremisesUserPrincipalName }),
      certificateUserIds: authorizationInfo.certificateUserIds,
    },
    ...(status === 200 && { passkeys: fido2Methods, ...others }),
    ...(read && { methodsRegistered: read }),
    ...(status !== 200 && { unreadable: ["fido2Methods", ...Object.keys(others)].map((source) => ({ source, status, code })) }),
  };
}
