//! JSON values as Rust types, with the place of whatever is wrong and of whatever nothing reads.
//!
//! Everything is read in this one way: each deserializer is compiled anew for every type that goes through it, and the
//! general ones for paths and for unknown members would be two of them. What is compiled anew is little: whatever does not
//! depend on the type stands in functions of its own.

use serde::Deserialize;
use serde::de;
use serde::de::DeserializeSeed;
use serde::de::Deserializer;
use serde::de::Expected;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Unexpected;
use serde::de::Visitor;
use serde::de::value::StrDeserializer;
use serde::forward_to_deserialize_any;
use serde_json::Map;
use serde_json::Value;
use serde_json::map;
use std::cell::RefCell;
use std::fmt;
use std::fmt::Display;
use std::slice;

use crate::base::places;

/// What a value was read as, and what was passed over.
pub(crate) struct Typed<T> {
    pub read: T,
    pub unread: Vec<Unread>,
}

/// A member that no type has, or that is read though it is in another letter case.
pub(crate) struct Unread {
    pub path: String,
    pub name: String,
    /// The members that the type has.
    pub known: &'static [&'static str],
    pub is_read: bool,
}

/// Why a value cannot be read, in serde's words.
#[derive(Debug)]
pub(crate) struct Fault {
    pub said: String,
    /// JSON Pointer.
    pub path: Option<String>,
}

/// Reads a value.
pub(crate) fn read<'v, T: Deserialize<'v>>(value: &'v Value) -> Result<Typed<T>, Fault> {
    let unread = RefCell::default();
    let read = T::deserialize(Reader {
        value,
        at: &At::Root,
        beside: &[],
        unread: &unread,
    })?;
    Ok(Typed {
        read,
        unread: unread.into_inner(),
    })
}

/// Where a value stands.
enum At<'a> {
    Root,
    Member(&'a At<'a>, &'a str),
    Element(&'a At<'a>, usize),
}

impl At<'_> {
    fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Member(above, name) => format!("{}/{}", above.pointer(), places::escape(name)),
            Self::Element(above, index) => format!("{}/{index}", above.pointer()),
        }
    }
}

impl Fault {
    #[cold]
    #[inline(never)]
    fn saying(said: &dyn Display) -> Self {
        Self {
            said: said.to_string(),
            path: None,
        }
    }

    /// Names the place, unless something deeper named it.
    #[cold]
    #[inline(never)]
    fn at(mut self, at: &At<'_>) -> Self {
        self.path.get_or_insert_with(|| at.pointer());
        self
    }
}

impl Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.said)
    }
}
impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: Display>(said: T) -> Self {
        Self::saying(&said)
    }
}

struct Reader<'r, 'v> {
    value: &'v Value,
    at: &'r At<'r>,
    /// The members that the type of the object has in which it stands.
    beside: &'static [&'static str],
    unread: &'r RefCell<Vec<Unread>>,
}

impl<'r, 'v> Reader<'r, 'v> {
    fn members(
        &self,
        members: &'v Map<String, Value>,
        known: &'static [&'static str],
    ) -> Members<'r, 'v> {
        Members {
            rest: members.iter(),
            next: None,
            at: self.at,
            known,
            unread: self.unread,
        }
    }

    fn elements(&self, elements: &'v [Value]) -> Elements<'r, 'v> {
        Elements {
            rest: elements.iter(),
            index: 0,
            at: self.at,
            unread: self.unread,
        }
    }

    /// The fault of a value that is of another kind than expected.
    #[cold]
    #[inline(never)]
    fn unlike(&self, expected: &dyn Expected) -> Fault {
        let fault: Fault = de::Error::invalid_type(self.kind(), expected);
        fault.at(self.at)
    }

    /// Notes a member that nothing reads.
    #[inline(never)]
    fn pass_over(&self) {
        if let At::Member(_, name) = self.at {
            self.unread.borrow_mut().push(Unread {
                path: self.at.pointer(),
                name: (*name).to_owned(),
                known: self.beside,
                is_read: false,
            });
        }
    }

    fn number<V: Visitor<'v>>(&self, visitor: V) -> Result<V::Value, Fault> {
        let Value::Number(value) = self.value else {
            return Err(self.unlike(&visitor));
        };
        let read = match (value.as_u64(), value.as_i64()) {
            (Some(value), _) => visitor.visit_u64(value),
            (None, Some(value)) => visitor.visit_i64(value),
            (None, None) => visitor.visit_f64(value.as_f64().unwrap_or(f64::NAN)),
        };
        read.map_err(|fault: Fault| fault.at(self.at))
    }

    fn kind(&self) -> Unexpected<'v> {
        match self.value {
            Value::Null => Unexpected::Unit,
            Value::Bool(value) => Unexpected::Bool(*value),
            Value::Number(value) => value
                .as_u64()
                .map(Unexpected::Unsigned)
                .or_else(|| value.as_i64().map(Unexpected::Signed))
                .unwrap_or_else(|| Unexpected::Float(value.as_f64().unwrap_or(f64::NAN))),
            Value::String(value) => Unexpected::Str(value),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        }
    }
}

/// Numbers of every size are read alike.
macro_rules! numbers {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.number(visitor)
        })*
    };
}

impl<'v> Deserializer<'v> for Reader<'_, 'v> {
    type Error = Fault;

    /// A value whose type says only then which kinds it takes.
    fn deserialize_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(_) => return self.number(visitor),
            Value::String(value) => visitor.visit_borrowed_str(value),
            Value::Array(elements) => visitor.visit_seq(self.elements(elements)),
            Value::Object(members) => visitor.visit_map(self.members(members, &[])),
        };
        read.map_err(|fault: Fault| fault.at(self.at))
    }

    fn deserialize_bool<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Value::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Value::String(value) => visitor
                .visit_borrowed_str(value)
                .map_err(|fault: Fault| fault.at(self.at)),
            _ => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Value::Array(elements) => visitor
                .visit_seq(self.elements(elements))
                .map_err(|fault| fault.at(self.at)),
            _ => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'v>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Value::Object(members) => visitor
                .visit_map(self.members(members, &[]))
                .map_err(|fault| fault.at(self.at)),
            _ => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    /// An object: serde would read a list in its place too, member by member.
    fn deserialize_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.value {
            Value::Object(members) => visitor
                .visit_map(self.members(members, known))
                .map_err(|fault| fault.at(self.at)),
            _ => Err(self.unlike(&"a map")),
        }
    }

    /// A text: no enumeration here has members that hold anything.
    fn deserialize_enum<V: Visitor<'v>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.value {
            Value::String(name) => visitor
                .visit_enum(StrDeserializer::new(name))
                .map_err(|fault: Fault| fault.at(self.at)),
            _ => Err(self.unlike(&"a string")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    /// A member that the type does not have.
    fn deserialize_ignored_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.pass_over();
        visitor.visit_unit()
    }

    numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_i64 deserialize_f64 }

    forward_to_deserialize_any! {
        <W: Visitor<'v>>
        i8 i16 i32 i128 u128 f32 char bytes byte_buf unit unit_struct tuple_struct identifier
    }
}

struct Members<'r, 'v> {
    rest: map::Iter<'v>,
    /// The member whose name was read.
    next: Option<(&'v str, &'v Value)>,
    at: &'r At<'r>,
    known: &'static [&'static str],
    unread: &'r RefCell<Vec<Unread>>,
}

impl<'v> Members<'_, 'v> {
    /// The next name, as the type spells it: names are told in any letter case, as those of documents are.
    #[inline(never)]
    fn next_name(&mut self) -> Option<&'v str> {
        self.next = self.rest.next().map(|(name, value)| (name.as_str(), value));
        let (name, _) = self.next?;
        let mut known = self.known.iter();
        let known = known.find(|known| known.eq_ignore_ascii_case(name));
        let known = known.map_or(name, |known| known);
        if known != name {
            self.unread.borrow_mut().push(Unread {
                path: At::Member(self.at, name).pointer(),
                name: name.to_owned(),
                known: self.known,
                is_read: true,
            });
        }
        Some(known)
    }

    #[cold]
    #[inline(never)]
    fn nameless() -> Fault {
        de::Error::custom("a value without a name")
    }
}

impl<'v> MapAccess<'v> for Members<'_, 'v> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'v>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        match self.next_name() {
            Some(name) => seed.deserialize(StrDeserializer::new(name)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'v>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (name, value) = self.next.take().ok_or_else(Self::nameless)?;
        seed.deserialize(Reader {
            value,
            at: &At::Member(self.at, name),
            beside: self.known,
            unread: self.unread,
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Elements<'r, 'v> {
    rest: slice::Iter<'v, Value>,
    index: usize,
    at: &'r At<'r>,
    unread: &'r RefCell<Vec<Unread>>,
}

impl<'v> SeqAccess<'v> for Elements<'_, 'v> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'v>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(value) = self.rest.next() else {
            return Ok(None);
        };
        let at = At::Element(self.at, self.index);
        self.index += 1;
        let element = Reader {
            value,
            at: &at,
            beside: &[],
            unread: self.unread,
        };
        seed.deserialize(element).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Colour {
        DarkRed,
        Blue,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Part<'v> {
        #[serde(borrow)]
        name: &'v str,
        #[serde(default)]
        colour: Option<Colour>,
        #[serde(default)]
        parts: Vec<Part<'v>>,
        #[serde(default)]
        sizes: BTreeMap<String, f64>,
    }

    fn fault(value: Value) -> (String, String) {
        let fault = read::<Part<'_>>(&value).map(|_| ()).unwrap_err();
        (fault.path.unwrap(), fault.said)
    }

    #[test]
    fn values_are_read_and_what_nothing_reads_is_named() {
        let value = json!({
            "name": "a", "colour": "darkRed", "n/a": 1,
            "parts": [{"name": "b", "colour": null, "sizes": {"x": 1, "y": -2.5}}, {"Name": "c", "odd": {"name": 2}}]
        });
        let Typed { read, unread } = read::<Part<'_>>(&value).unwrap();
        assert_eq!(read.colour, Some(Colour::DarkRed));
        assert_eq!(
            read.parts[0].sizes.values().collect::<Vec<_>>(),
            [&1.0, &-2.5]
        );
        assert_eq!(read.parts[1].name, "c");
        let cased: Vec<_> = unread.iter().filter(|one| one.is_read).collect();
        assert_eq!(cased.len(), 1);
        assert_eq!(
            (cased[0].path.as_str(), cased[0].name.as_str()),
            ("/parts/1/Name", "Name")
        );
        let unread: Vec<_> = unread.iter().filter(|one| !one.is_read).collect();
        let known: Vec<_> = unread.iter().map(|one| one.known).collect();
        let unread: Vec<_> = unread
            .iter()
            .map(|one| (one.path.as_str(), one.name.as_str()))
            .collect();
        assert_eq!(unread, [("/n~1a", "n/a"), ("/parts/1/odd", "odd")]);
        assert_eq!(known, [["name", "colour", "parts", "sizes"]; 2]);
    }

    #[test]
    fn a_fault_names_the_innermost_place() {
        let in_part = |part: Value| fault(json!({"name": "a", "parts": [{"name": "b"}, part]}));
        let cases = [
            (fault(json!([])), "", "expected a map"),
            (fault(json!({"colour": "blue"})), "", "missing field `name`"),
            (in_part(json!("c")), "/parts/1", "expected a map"),
            (in_part(json!({"name": 5})), "/parts/1/name", "integer `5`"),
            (
                in_part(json!({"name": "c", "colour": "green"})),
                "/parts/1/colour",
                "unknown variant `green`",
            ),
            (
                in_part(json!({"name": "c", "colour": {"blue": 1}})),
                "/parts/1/colour",
                "expected a string",
            ),
            (
                in_part(json!({"name": "c", "sizes": {"x": "1"}})),
                "/parts/1/sizes/x",
                "string \"1\"",
            ),
            (
                in_part(json!({"name": "c", "parts": {}})),
                "/parts/1/parts",
                "expected a sequence",
            ),
        ];
        for ((path, said), expected, part) in cases {
            assert_eq!(path, expected, "{said}");
            assert!(said.contains(part), "{said}");
        }
    }
}
