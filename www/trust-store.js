// Certificates of authorities that somebody has as files, as the document in which Graph would list them.

/** The certificates that the core read in a text as a trust store, or null where there is anything but authorities. */
export function trustStoreOf({ certificates, unreadable }) {
  const isStore = unreadable.length === 0 && certificates.every((one) => one.isAuthority || one.isSelfSigned);
  return isStore ? `${JSON.stringify({ value: certificates.map(authority) }, null, 2)}\n` : null;
}

function authority({ subject, isSelfSigned, der }) {
  return {
    "@odata.type": "#microsoft.graph.certificateAuthorityDetail",
    certificateAuthorityType: isSelfSigned ? "root" : "intermediate",
    displayName: subject,
    certificateRevocationListUrl: null,
    deltaCertificateRevocationListUrl: null,
    certificate: der,
  };
}
