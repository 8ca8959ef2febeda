//! What a change of policies does to a person.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// What a change of policies does to a person.
    pub enum Effect {
        /// Somebody who had an accepted way in and has none any more.
        LockedOut = "lockedOut", "Locked out", "締め出される";
        /// Somebody whose key is not accepted any more, and who has another way in.
        LosesKey = "losesKey", "Loses a key", "キーを失う";
        /// Something that is not known would decide.
        Undecided = "undecided", "Undecided", "判定できない";
        /// Somebody who gets in by what was not accepted before.
        Gains = "gains", "Gains a way in", "使えるようになる";
        /// Nothing changes.
        Unchanged = "unchanged", "Unchanged", "変わらない";
        /// Somebody whose account is disabled, whom no change of policies lets in or shuts out.
        Disabled = "disabled", "Account disabled", "アカウントが無効";
    }
}
