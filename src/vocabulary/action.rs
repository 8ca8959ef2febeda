//! What the user does with a credential.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// What the user does with a credential.
    pub enum Action {
        /// Register the credential.
        Register = "register", "Register", "登録";
        /// Sign in with the credential.
        SignIn = "signIn", "Sign in", "サインイン";
    }
}
