//! JSON text as a value, with the members that an object has twice.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use crate::base::places;
pub(crate) use crate::vocabulary::text::TWICE;

/// So many members that are given twice are named.
const NAMED: usize = 100;

/// A value, and JSON Pointers to the members that are given twice with different values.
pub(crate) struct Tree {
    pub value: Value,
    pub twice: Vec<String>,
}

/// Reads a text as JSON.
pub(crate) fn read(text: &str) -> Result<Tree, serde_json::Error> {
    let twice = RefCell::new(Vec::new());
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Seed { twice: &twice }.deserialize(&mut reader)?;
    reader.end()?;
    let pointer = |way: Vec<String>| {
        let tokens = way.iter().rev();
        tokens.fold(String::new(), |path, token| {
            path + "/" + &places::escape(token)
        })
    };
    Ok(Tree {
        value,
        twice: twice.into_inner().into_iter().map(pointer).collect(),
    })
}

/// Ways down to members that are given twice, the last token first.
type Ways = RefCell<Vec<Vec<String>>>;

#[derive(Clone, Copy)]
struct Seed<'t> {
    twice: &'t Ways,
}

impl Seed<'_> {
    fn known(self) -> usize {
        self.twice.borrow().len()
    }

    /// Adds a token to the ways that were found below it.
    fn above(self, since: usize, token: impl Fn() -> String) {
        if self.known() > since {
            let mut ways = self.twice.borrow_mut();
            ways.iter_mut()
                .skip(since)
                .for_each(|way| way.push(token()));
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        // `1.0` is a whole number too.
        if value.fract() == 0.0 && value.abs() < EXACT {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "it is whole and within bounds"
            )]
            return Ok(Value::from(value as i64));
        }
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        let mut since = self.known();
        while let Some(item) = items.next_element_seed(self)? {
            self.above(since, || list.len().to_string());
            since = self.known();
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        let mut since = self.known();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(self)?;
            self.above(since, || name.clone());
            match map.entry(name) {
                Entry::Vacant(free) => {
                    free.insert(value);
                }
                Entry::Occupied(mut known) => {
                    if *known.get() != value {
                        if self.known() < NAMED {
                            self.twice.borrow_mut().push(vec![known.key().clone()]);
                        }
                        known.insert(Value::from(TWICE));
                    }
                }
            }
            since = self.known();
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_that_are_given_twice_are_found_wherever_they_stand() {
        let text = r#"{"a": 1, "b": [{"c": {"d/e": true, "d/e": false}}, {"f": 1, "f": 1}], "a": 2, "a": 3}"#;
        let tree = read(text).unwrap();
        assert_eq!(tree.twice, ["/b/0/c/d~1e", "/a", "/a"]);
        assert_eq!(tree.value.pointer("/b/0/c/d~1e").unwrap(), TWICE);
        assert_eq!(tree.value["a"], TWICE);
        // With the same value nothing depends on which one counts.
        assert_eq!(tree.value.pointer("/b/1/f").unwrap(), 1);
    }

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        assert_eq!(
            read("[1.0, -2e1, 0.5]").unwrap().value,
            serde_json::json!([1, -20, 0.5])
        );
    }

    #[test]
    fn what_is_given_once_is_read_as_by_everybody() {
        for text in [
            r#"{"a": [1, -2, 3.5, 1e300, 18446744073709551615, "é\n\ud83d\ude00", null, true, {}], "b": {"c": []}}"#,
            "[]",
            "\"x\"",
            "null",
        ] {
            let known: Value = serde_json::from_str(text).unwrap();
            let tree = read(text).unwrap();
            assert_eq!(tree.value, known);
            assert!(tree.twice.is_empty());
        }
        for text in ["[1,]", "{} x", "{\"a\" 1}", ""] {
            let known = serde_json::from_str::<Value>(text).unwrap_err();
            let found = read(text).err().unwrap();
            assert_eq!(found.to_string(), known.to_string());
        }
    }
}
