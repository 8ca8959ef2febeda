//! Named locations: ranges of addresses, and countries or regions.

use std::net::IpAddr;

use crate::base::clause::element;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::sort_by;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::reader::{Located, Members, Node, Reader};
use crate::tenant::spelling::Spelling;
use crate::tenant::variable::{is_filled_in, is_variable};
use crate::vocabulary::country::is_country;
use crate::words::findings;

/// `ipNamedLocation`, `countryNamedLocation` or `compliantNetworkNamedLocation`.
#[derive(Clone, Debug)]
pub(crate) struct NamedLocation {
    pub at: Clause,
    pub id: Option<String>,
    pub name: Option<String>,
    /// `None` where it is not told.
    pub is_trusted: Option<bool>,
    pub place: Place,
}

/// Lists of ranges: Graph's, and those of a provider of Terraform's.
const RANGES: [&str; 3] = ["ipRanges", "ipv4Ranges", "ipv6Ranges"];

/// The trusted addresses of the per-user multifactor settings, which no document holds.
pub(crate) const MFA_TRUSTED_ADDRESSES: &str = "00000000-0000-0000-0000-000000000000";

/// Whether an entry is one of the words that stand for locations, whatever documents have.
pub(crate) fn is_location_word(entry: &str) -> bool {
    ["All", "AllTrusted", MFA_TRUSTED_ADDRESSES]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(entry))
}

/// What a named location is made of.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    Addresses {
        ranges: Ranges,
        /// A range that cannot be read, which may hold any address.
        unread: Option<Clause>,
    },
    Countries {
        /// In upper case.
        codes: Vec<String>,
        includes_unknown: bool,
        /// What is no code, and may mean any country.
        unread: Option<Clause>,
    },
    /// What only the service knows, such as the networks that are compliant.
    Unlisted,
}

/// A range of addresses in CIDR notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    network: IpAddr,
    bits: u32,
}

impl Range {
    /// Reads `192.0.2.0/24`, `2001:db8::/32`, or a single address.
    pub fn read(text: &str) -> Option<Self> {
        let (address, bits) = match text.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits.trim().parse::<u32>().ok()?)),
            None => (text.trim(), None),
        };
        let network: IpAddr = address.trim().parse().ok()?;
        let width = if network.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(width);
        (bits <= width).then_some(Self { network, bits })
    }

    /// The first address of the range and the last.
    fn ends(self) -> (IpAddr, IpAddr) {
        match self.network {
            IpAddr::V4(network) => {
                let host = u32::MAX.checked_shr(self.bits).unwrap_or(0);
                let first = network.to_bits() & !host;
                (IpAddr::V4(first.into()), IpAddr::V4((first | host).into()))
            }
            IpAddr::V6(network) => {
                let host = u128::MAX.checked_shr(self.bits).unwrap_or(0);
                let first = network.to_bits() & !host;
                (IpAddr::V6(first.into()), IpAddr::V6((first | host).into()))
            }
        }
    }
}

/// Ranges of one location, in which an address is looked up: first and last of each, in ascending order, none within another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ranges(Vec<(IpAddr, IpAddr)>);

impl FromIterator<Range> for Ranges {
    fn from_iter<I: IntoIterator<Item = Range>>(ranges: I) -> Self {
        let mut ends: Vec<(IpAddr, IpAddr)> = ranges.into_iter().map(Range::ends).collect();
        // The widest of those that begin together first: two ranges in CIDR notation are apart, or one is within the other.
        sort_by(&mut ends, |one, other| {
            one.0.cmp(&other.0).then(other.1.cmp(&one.1))
        });
        ends.dedup_by(|later, before| later.1 <= before.1);
        Self(ends)
    }
}

impl Ranges {
    pub fn contains(&self, address: IpAddr) -> bool {
        // An IPv4 address may come in IPv6 clothes.
        let address = address.to_canonical();
        let begun = self.0.partition_point(|(first, _)| *first <= address);
        let last = begun.checked_sub(1).and_then(|place| self.0.get(place));
        last.is_some_and(|(_, last)| address <= *last)
    }

    /// The first address of each, and the one behind the last, where there is one: between such ends all addresses are alike.
    pub fn ends(&self) -> impl Iterator<Item = IpAddr> {
        let behind = |last: IpAddr| match last {
            IpAddr::V4(last) => last
                .to_bits()
                .checked_add(1)
                .map(|bits| IpAddr::V4(bits.into())),
            IpAddr::V6(last) => last
                .to_bits()
                .checked_add(1)
                .map(|bits| IpAddr::V6(bits.into())),
        };
        let ends = self.0.iter();
        ends.flat_map(move |(first, last)| [Some(*first), behind(*last)].into_iter().flatten())
    }
}

/// Whether an address is none that a sign-in comes from: its location is told by the public one.
pub(crate) fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            address.is_private() || address.is_loopback() || address.is_link_local()
        }
        IpAddr::V6(address) => {
            address.is_unique_local() || address.is_loopback() || address.is_unicast_link_local()
        }
    }
}

impl Place {
    /// The ranges of a location; what is no range in CIDR notation gets a note.
    fn addresses(
        reader: &mut Reader,
        members: &Members<'_>,
        location: &Clause,
    ) -> Result<Self, Error> {
        let mut ranges: Vec<Range> = Vec::new();
        let mut unread = None;
        let mut lists = Vec::new();
        for name in RANGES {
            lists.extend(reader.list(members, name)?);
        }
        if lists.is_empty() {
            let note = Note::new(Severity::Warning, &findings::ADDRESS_RANGE_MISSING);
            reader.note(note.at(location));
            unread = Some(location.clone());
            let ranges = ranges.into_iter().collect();
            return Ok(Self::Addresses { ranges, unread });
        }
        for node in lists.iter().flat_map(Node::items) {
            // Terraform has them without objects around them.
            let text = if node.value.is_string() {
                reader.string_of(&node)?
            } else {
                // Lower and upper addresses are those of ranges that other services have.
                let members = reader.members(
                    std::slice::from_ref(&node),
                    &["cidrAddress", "lowerAddress", "upperAddress"],
                )?;
                reader.string(&members, "cidrAddress")?
            };
            if let (Some(text), Some(range)) = (
                &text,
                text.as_ref().and_then(|text| Range::read(&text.value)),
            ) {
                if is_private(range.network) {
                    let note = Note::new(Severity::Error, &findings::ADDRESS_RANGE_PRIVATE);
                    reader.note(note.with("value", &text.value).at(&text.at));
                }
                ranges.push(range);
                continue;
            }
            let note = match &text {
                Some(text) => Note::new(Severity::Error, &findings::ADDRESS_RANGE)
                    .with("value", &text.value)
                    .at(&text.at),
                None => Note::new(Severity::Error, &findings::ADDRESS_RANGE_MISSING).at(&node.at),
            };
            unread = note.at.clone();
            reader.note(note);
        }
        let ranges = ranges.into_iter().collect();
        Ok(Self::Addresses { ranges, unread })
    }
}

/// The first entry of a list that is no code of a country; each gets a note.
fn no_country(reader: &mut Reader, codes: &Located<Vec<String>>) -> Option<Clause> {
    let mut unread = None;
    for (index, code) in codes.value.iter().enumerate() {
        if is_country(code.trim()) {
            continue;
        }
        let at = element(&codes.at, index);
        // What is a placeholder has a note of its own.
        if !is_variable(code) {
            let note = Note::new(Severity::Error, &findings::COUNTRY_CODE);
            reader.note(note.with("value", code).at(&at));
        }
        unread.get_or_insert(at);
    }
    unread
}

/// Whether a location is trusted. An export always tells it of addresses; in a request body it is false where it is left out
/// (Graph, ipNamedLocation, 2026-08-20), and countries never are.
fn trusted(
    reader: &mut Reader,
    node: &Node<'_>,
    members: &Members<'_>,
    place: &Place,
) -> Result<Option<bool>, Error> {
    if let Some(read) = reader.boolean(members, "isTrusted")? {
        return Ok(Some(read.value));
    }
    let is_export = node.get("id").is_some() && node.spelling == Spelling::Graph;
    let may_be = is_export && matches!(place, Place::Addresses { .. });
    Ok((!may_be).then_some(false))
}

/// Whether a location without countries is one of countries all the same. What an SDK writes of one of addresses has ranges.
fn is_country_location(node: &Node<'_>) -> bool {
    let has_ranges = || {
        RANGES
            .iter()
            .any(|name| node.get(name).is_some_and(|own| !own.value.is_null()))
    };
    node.is_a("countryNamedLocation") || node.get("countriesAndRegions").is_some() && !has_ranges()
}

fn is_compliant_network(node: &Node<'_>) -> bool {
    node.is_a("compliantNetworkNamedLocation") || node.get("compliantNetworkType").is_some()
}

impl NamedLocation {
    pub fn read(reader: &mut Reader, node: &Node<'_>) -> Result<Self, Error> {
        // Terraform's provider keeps what is of one type in a block of its own.
        let of_terraform = node.spelling == Spelling::Terraform;
        let block = ["ip", "country"].iter().find_map(|name| node.get(name));
        let block = block.filter(|_| of_terraform);
        let layers: Vec<Node<'_>> = block.into_iter().chain([node.clone()]).collect();
        let before = reader.cut.len();
        let members = reader.members(
            &layers,
            &[
                "id",
                "displayName",
                "createdDateTime",
                "modifiedDateTime",
                "deletedDateTime",
                "isTrusted",
                "ipRanges",
                "ipv4Ranges",
                "ipv6Ranges",
                "countriesAndRegions",
                "includeUnknownCountriesAndRegions",
                "countryLookupMethod",
                "compliantNetworkType",
            ],
        )?;
        let countries = reader.texts(&members, "countriesAndRegions")?;
        let place = match countries {
            Some(codes) => Place::Countries {
                codes: codes
                    .value
                    .iter()
                    .map(|code| code.trim().to_ascii_uppercase())
                    .collect(),
                includes_unknown: reader
                    .boolean(&members, "includeUnknownCountriesAndRegions")?
                    .is_some_and(|read| read.value),
                unread: no_country(reader, &codes),
            },
            None if is_compliant_network(node) => Place::Unlisted,
            None if is_country_location(node) => {
                let at = node.get("countriesAndRegions");
                let at = at.map_or_else(|| node.at.clone(), |own| own.at);
                let note = Note::new(Severity::Warning, &findings::COUNTRIES_MISSING);
                reader.note(note.at(&at));
                Place::Countries {
                    codes: Vec::new(),
                    includes_unknown: reader
                        .boolean(&members, "includeUnknownCountriesAndRegions")?
                        .is_some_and(|read| read.value),
                    unread: Some(at),
                }
            }
            None => Place::addresses(reader, &members, &node.at)?,
        };
        let mut location = Self {
            at: node.at.clone(),
            id: reader.string(&members, "id")?.map(|id| id.value),
            name: reader
                .string(&members, "displayName")?
                .map(|name| name.value),
            is_trusted: trusted(reader, node, &members, &place)?,
            place,
        };
        if reader.misspelt_since(before).is_some() {
            location.leave_open();
        }
        Ok(location)
    }

    /// A location that an export has cut.
    pub fn cut_off(at: &Clause) -> Self {
        Self {
            at: at.clone(),
            id: None,
            name: None,
            is_trusted: Some(true),
            place: Place::Unlisted,
        }
    }

    /// Leaves open which place it is, and whether it is trusted.
    pub fn leave_open(&mut self) {
        self.is_trusted = Some(true);
        self.place = Place::Unlisted;
    }

    /// Whether two documents describe one location.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.id, &other.id) {
            (Some(id), Some(other)) => id.eq_ignore_ascii_case(other) && is_filled_in(id),
            _ => false,
        }
    }

    /// Whether a policy or a question calls the location so.
    pub fn is_called(&self, name: &str) -> bool {
        let own = [&self.id, &self.name];
        let is = |own: &String| own.trim().eq_ignore_ascii_case(name.trim());
        own.into_iter().flatten().any(is)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_contain_what_they_name() {
        let inside = |ranges: &str, address: &str| {
            let ranges: Ranges = ranges
                .split(' ')
                .map(|range| Range::read(range).unwrap())
                .collect();
            ranges.contains(address.parse().unwrap())
        };
        assert!(inside("192.0.2.0/24", "192.0.2.255"));
        assert!(!inside("192.0.2.0/24", "192.0.3.0"));
        assert!(inside("192.0.2.7", "192.0.2.7") && !inside("192.0.2.7/32", "192.0.2.8"));
        assert!(inside("0.0.0.0/0", "203.0.113.9") && inside("::/0", "2001:db8::1"));
        assert!(inside("2001:db8::/32", "2001:db8:ffff::1"));
        assert!(!inside("2001:db8::/32", "2001:db9::1") && !inside("::/0", "192.0.2.1"));
        assert!(inside("192.0.2.0/24", "::ffff:192.0.2.9"));
        let several =
            "198.51.100.0/24 2001:db8::/32 192.0.2.128/25 192.0.2.0/24 192.0.2.7 203.0.113.9/31";
        for (address, is_in) in [
            ("192.0.1.255", false),
            ("192.0.2.0", true),
            ("192.0.2.200", true),
            ("192.0.3.0", false),
            ("198.51.100.255", true),
            ("203.0.113.7", false),
            ("203.0.113.8", true),
            ("203.0.113.10", false),
            ("2001:db8::7", true),
            ("::1", false),
        ] {
            assert_eq!(inside(several, address), is_in, "{address}");
        }
        assert!(Range::read("192.0.2.0/33").is_none() && Range::read("x/8").is_none());
    }
}
