//! Every enumeration of the contract, with what people call its members.

use serde::Serialize;

/// Every enumeration of the contract, and the inputs that a verdict can miss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Vocabulary {
    /// The enumerations, in the order of the question, then of the verdict.
    pub enumerations: Vec<EnumerationTerms>,
    /// Inputs that a check can name as missing, in the order of the question.
    pub inputs: Vec<Term>,
}

/// One enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EnumerationTerms {
    /// Its name, which is that of its type in the schemas.
    pub name: &'static str,
    /// Its members, in the order in which people choose from them.
    pub terms: Vec<Term>,
}

/// A value of the contract, and what people call it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// The value as it is written; of an input its JSON Pointer.
    pub value: &'static str,
    /// What people call it.
    pub label: Label,
}

/// Words in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}
