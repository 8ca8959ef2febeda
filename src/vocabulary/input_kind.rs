//! Where an input that is missing belongs.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Where an input that is missing belongs.
    pub enum InputKind {
        /// A member of the question.
        Question = "question", "The question", "質問";
        /// A member of the trust data.
        Trust = "trust", "Trust data", "信頼データ";
        /// A policy document, or a part of one.
        Policies = "policies", "The policies", "ポリシー";
    }
}
