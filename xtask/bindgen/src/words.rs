//! What the statics of the room `words` hold of each language, which goes into a part of its own.
//!
//! A sentence is two texts beside each other, English and Japanese. Those that nothing else leads to are moved; whoever reads a
//! sentence asks whether its text is there.

use anyhow::{Result, ensure};
use std::collections::{BTreeMap, BTreeSet};

use crate::relocations::{Relocations, Symbol, Target};

/// The languages, as sentences have them.
pub const LANGUAGES: [&str; 2] = ["en", "ja"];
/// Where the statics are.
const ROOM: &str = "entra_verdict::words::";
/// How the names of those begin that say what is not there, or what people call an input.
const KEPT: [&str; 6] = [
    "inputs::",
    "errors::METADATA_NOT_LOADED",
    "findings::SCOPE_ATTESTATION_SIGNATURE",
    "findings::SCOPE_REMEDIES",
    "findings::SCOPE_SIGNATURES",
    "findings::SCOPE_WORDS",
];
/// The one by which a language is known to be there.
const WITNESS: &str = "reasons::ALLOWED";
/// From a text to the one beside it: its address and its length.
const BESIDE: u32 = 8;

/// The texts that are moved.
#[derive(Debug, Default)]
pub struct Words {
    /// The number of the language of each symbol.
    pub languages: BTreeMap<usize, usize>,
    /// Where the statics lead to them.
    pub places: BTreeSet<u32>,
}

impl Words {
    /// Finds them; `bytes` are those in memory.
    pub fn of(relocations: &Relocations, bytes: &BTreeMap<u32, u8>) -> Result<Self> {
        let text = |symbol: &Symbol| {
            let own = symbol
                .range
                .clone()
                .filter_map(|address| bytes.get(&address));
            String::from_utf8(own.copied().collect()).ok()
        };
        let mut texts: BTreeMap<usize, (usize, BTreeSet<u32>)> = BTreeMap::new();
        let mut other = BTreeSet::new();
        let mut witnessed = Vec::new();
        for symbol in &relocations.symbols {
            let name = format!("{:#}", rustc_demangle::demangle(&symbol.name));
            let name = name.strip_prefix(ROOM);
            let name = name.filter(|name| !KEPT.iter().any(|kept| name.starts_with(kept)));
            let begins = |address: &u32| {
                let Some(Target::Data(number)) = symbol.leads_to.get(address) else {
                    return None;
                };
                let to = relocations.symbols.get(*number)?;
                let four = [0, 1, 2, 3].map(|place| bytes.get(&(address + place)).copied());
                let [Some(a), Some(b), Some(c), Some(d)] = four else {
                    return None;
                };
                (u32::from_le_bytes([a, b, c, d]) == to.range.start).then_some((*number, text(to)?))
            };
            let mut pairs = BTreeMap::new();
            for address in symbol.leads_to.keys().filter(|_| name.is_some()) {
                let beside = address + BESIDE;
                let (Some((one, english)), Some((two, japanese))) =
                    (begins(address), begins(&beside))
                else {
                    continue;
                };
                if !is_japanese(&english) && is_japanese(&japanese) {
                    pairs.insert(*address, (one, 0));
                    pairs.insert(beside, (two, 1));
                }
            }
            if name == Some(WITNESS) {
                witnessed.extend(pairs.values().copied());
            }
            for (address, target) in &symbol.leads_to {
                match (pairs.get(address), target) {
                    (Some((number, language)), _) => {
                        let (known, places) =
                            texts.entry(*number).or_insert((*language, BTreeSet::new()));
                        if known != language {
                            other.insert(*number);
                        }
                        places.insert(*address);
                    }
                    (None, Target::Data(number)) => {
                        other.insert(*number);
                    }
                    (None, Target::Slot(_)) => {}
                }
            }
        }
        let code = relocations.functions.values().flatten();
        for target in code.chain(&relocations.others) {
            if let Target::Data(number) = target {
                other.insert(*number);
            }
        }
        // What shares bytes with something else stays with it.
        let mut taken: BTreeMap<u32, usize> = BTreeMap::new();
        for (number, symbol) in relocations.symbols.iter().enumerate() {
            for address in symbol.range.clone() {
                if let Some(before) = taken.insert(address, number) {
                    other.extend([before, number]);
                }
            }
        }
        let mut words = Self::default();
        for (number, (language, places)) in texts {
            let is_empty = relocations
                .symbols
                .get(number)
                .is_none_or(|symbol| symbol.range.is_empty());
            if !is_empty && !other.contains(&number) {
                words.languages.insert(number, language);
                words.places.extend(places);
            }
        }
        let are_moved =
            |(number, language): &(usize, usize)| words.languages.get(number) == Some(language);
        ensure!(
            witnessed.len() == LANGUAGES.len() && witnessed.iter().all(are_moved),
            "{ROOM}{WITNESS} does not tell whether a language is there"
        );
        Ok(words)
    }
}

/// Whether a text has letters of the Japanese script.
fn is_japanese(text: &str) -> bool {
    text.contains(|letter| matches!(letter, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff08}' | '\u{ff09}'))
}
