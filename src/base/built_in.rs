//! What only some builds can hold.

use crate::base::error::Error;
use crate::words::errors;

/// Proof that this build reads attestations and FIDO metadata. Without the feature `attestation` there is no such value,
/// so that the compiler leaves out whatever is done with what it comes with.
#[derive(Clone, Copy, Debug)]
enum ReadsAttestation {
    #[cfg(feature = "attestation")]
    Yes,
}

impl ReadsAttestation {
    /// The proof, where there is one.
    const ALL: &[Self] = &[
        #[cfg(feature = "attestation")]
        Self::Yes,
    ];

    fn proof(at: &str) -> Result<Self, Error> {
        let proof = Self::ALL.first().copied();
        proof.ok_or_else(|| Error::new(&errors::NOT_BUILT_IN).at(at))
    }
}

/// Something that is read by builds with the feature `attestation` only.
#[derive(Clone, Debug)]
pub(crate) struct OfAttestation<T> {
    held: T,
    _proof: ReadsAttestation,
}

impl<T> OfAttestation<T> {
    /// Reads it, where this build can.
    ///
    /// # Errors
    /// `input.notBuiltIn` where it cannot, and those of `read`.
    pub fn read(at: &str, read: impl FnOnce() -> Result<T, Error>) -> Result<Self, Error> {
        let _proof = ReadsAttestation::proof(at)?;
        let held = read()?;
        Ok(Self { held, _proof })
    }

    /// Takes what was read, which only builds that can read it have.
    #[cfg(feature = "attestation")]
    pub fn of(held: T) -> Self {
        let _proof = ReadsAttestation::Yes;
        Self { held, _proof }
    }

    pub fn held(&self) -> &T {
        &self.held
    }
}

impl<T> OfAttestation<Option<T>> {
    /// What is there, if anything.
    pub fn present(self) -> Option<OfAttestation<T>> {
        let Self { held, _proof } = self;
        held.map(|held| OfAttestation { held, _proof })
    }
}
