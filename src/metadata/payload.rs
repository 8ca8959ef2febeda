//! The payload of a metadata BLOB (FIDO Metadata Service v3, section 3.1.3), as far as rules look at it.
//!
//! Icons make up most of a payload and most members matter to no rule: what no type here names is skipped by the
//! parser and never kept.

use serde::Deserialize;
use time::Date;
use uuid::Uuid;

use crate::base::bounds::too_many;
use crate::base::error::{Error, too_large};
use crate::base::sorted::Map;
use crate::contract::limits;
use crate::metadata::entry::{Entry, Model};
use crate::vocabulary::day::day;
use crate::words::{errors, parser};

/// A payload.
#[derive(Debug)]
pub(crate) struct Payload {
    pub number: Option<u64>,
    pub next_update: Option<Date>,
    pub models: Map<Uuid, Model>,
    /// The first AAGUID that is none; its entry is left out.
    pub unreadable: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Members {
    #[serde(default)]
    no: Option<u64>,
    #[serde(default)]
    next_update: Option<String>,
    entries: Vec<Entry>,
}

impl Payload {
    pub fn from_text(text: &str) -> Result<Self, Error> {
        if too_many(text, limits::VALUES).is_some() {
            return Err(too_large("metadata", limits::VALUES, "values"));
        }
        let read: Members = serde_json::from_str(text).map_err(|error| {
            Error::new(&errors::METADATA_PAYLOAD)
                .with_words("what", parser::said(&error.to_string()))
        })?;
        let mut payload = Self {
            number: read.no,
            next_update: read.next_update.as_deref().and_then(day),
            models: Map::new(),
            unreadable: None,
        };
        let mut models = Vec::with_capacity(read.entries.len());
        for entry in read.entries {
            // U2F and UAF authenticators have no AAGUID.
            let Some((aaguid, model)) = entry.into_model() else {
                continue;
            };
            match Uuid::try_parse(&aaguid) {
                Ok(aaguid) => models.push((aaguid, model)),
                Err(_) => {
                    payload.unreadable.get_or_insert(aaguid);
                }
            }
        }
        payload.models = Map::of_firsts(models.into_iter());
        Ok(payload)
    }
}
