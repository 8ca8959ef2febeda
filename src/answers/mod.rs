//! What is answered: verdicts, remedies, models, comparisons, What If, requests to Graph, inspections.

pub(crate) mod answer;
pub(crate) mod asked;
#[cfg(feature = "answers")]
pub(crate) mod compare;
#[cfg(feature = "answers")]
pub(crate) mod graph_change;
#[cfg(feature = "answers")]
pub(crate) mod impact;
#[cfg(feature = "answers")]
pub(crate) mod inspect;
#[cfg(feature = "answers")]
pub(crate) mod models;
pub(crate) mod plan;
#[cfg(feature = "answers")]
pub(crate) mod remedy;
#[cfg(feature = "answers")]
pub(crate) mod sweep;
pub(crate) mod verdict;
#[cfg(feature = "answers")]
pub(crate) mod vocabulary;
#[cfg(feature = "answers")]
pub(crate) mod what_if;
