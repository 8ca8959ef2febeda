//! What is answered: verdicts, remedies, models, comparisons, What If, requests to Graph, inspections.

pub(crate) mod answer;
pub(crate) mod asked;
pub(crate) mod compare;
pub(crate) mod graph_change;
pub(crate) mod inspect;
pub(crate) mod models;
pub(crate) mod remedy;
pub(crate) mod verdict;
pub(crate) mod vocabulary;
pub(crate) mod what_if;
