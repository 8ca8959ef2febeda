//! Bounds, checked before work starts. Over one of them the answer is `input.tooLarge`, naming the bound.

/// Policy text of one tenant, all documents together, in bytes of UTF-8 (4 MiB).
pub const POLICY_BYTES: usize = 4 * 1024 * 1024;

/// Certificate text of one question, in bytes (256 KiB).
pub const CERTIFICATE_BYTES: usize = 256 * 1024;

/// Certificates in one question.
pub const CERTIFICATES: usize = 64;

/// Attestation object, and client data, of one question, in bytes of text (256 KiB).
pub const ATTESTATION_BYTES: usize = 256 * 1024;

/// Groups (and, apart from them, roles) of one user.
pub const GROUPS: usize = 10_000;

/// Nesting of objects and arrays in one JSON document.
pub const NESTING: usize = 64;

/// A whole scenario as text, in bytes (16 MiB): the bounds above, FIDO metadata and CRLs together. What is read of it is held up to
/// three times, and no input may take 64 MB.
pub const SCENARIO_BYTES: usize = 16 * 1024 * 1024;

/// FIDO metadata, a BLOB or its decoded payload, in bytes of text (16 MiB). With icons it has about 9 MB.
pub const METADATA_BYTES: usize = 16 * 1024 * 1024;

/// Other members of a question that are lists: strengths, methods.
pub const LIST: usize = 1_000;

/// Values in one text of JSON, lists and objects among them. A tree of them takes ten times the text.
pub const VALUES: usize = 200_000;

/// Groups and roles, and apart from them controls, that a sweep tells apart, those that every policy takes alike as one. Of more
/// those that fewest lists name are one: time grows with the square.
pub const SWEPT_GROUPS: usize = 500;

/// People whose groups and roles a sweep counts by.
pub const SWEPT_PEOPLE: usize = 200_000;

/// Regions of each kind that a sweep tells; of more it is said that there are.
pub const SWEPT_REGIONS: usize = 1_000;

/// Findings about the policies; of more it is said how many there are.
pub(crate) const FINDINGS: usize = 10_000;

/// Steps of the patch that mends a finding. What takes more is better exported anew.
pub(crate) const MEND_STEPS: usize = 200;

/// A scenario as a whole; the documents in it are held to [`NESTING`] one by one, so that the error names the one.
pub(crate) const SCENARIO_NESTING: usize = 120;
