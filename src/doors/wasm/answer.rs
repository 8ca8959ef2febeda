//! How answers cross to JavaScript: one tape of numbers with the structure, and one text with the strings of this answer.
//! Strings that the build has cross once, and are numbers from then on.
//!
//! Both cross in one call, and answer.js rebuilds the values. A call for every member (serde-wasm-bindgen) takes two to
//! three times as long, and so does JSON text that is parsed: `cargo xtask bench` shows the three beside each other.

use serde::ser;
use serde::ser::Impossible;
use serde::ser::Serialize;
use serde::ser::Serializer;
use std::cell::RefCell;
use std::fmt::Error;
use wasm_bindgen::prelude::*;

use crate::base::table::Table;
#[cfg(feature = "words")]
use crate::contract::verdict::Verdict;

#[wasm_bindgen(module = "/src/doors/wasm/answer.js")]
extern "C" {
    /// Rebuilds a value.
    fn rebuild(tape: &[u32], text: &str) -> JsValue;
    /// Number of a new shape, whose member names come joined by commas.
    #[wasm_bindgen(js_name = addShape)]
    fn add_shape(names: &str) -> u32;
    /// Number of a new text that is the same in every answer.
    #[wasm_bindgen(js_name = addFixed)]
    fn add_fixed(text: &str) -> u32;
    /// Rebuilds a verdict, with copies of findings before its own.
    #[wasm_bindgen(js_name = rebuildAfter)]
    fn rebuild_after(tape: &[u32], text: &str, findings: &JsValue) -> JsValue;
}

/// The value in JavaScript: plain objects, lists, strings, numbers, booleans and null.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    Tape::of(value).map_or(JsValue::NULL, |tape| rebuild(&tape.words, &tape.text))
}

/// A verdict in JavaScript, with findings before its own that crossed earlier.
#[cfg(feature = "words")]
pub(crate) fn to_js_after(findings: &JsValue, verdict: &Verdict) -> JsValue {
    Tape::of(verdict).map_or(JsValue::NULL, |tape| {
        rebuild_after(&tape.words, &tape.text, findings)
    })
}

thread_local! {
    /// Member names of the structs that have crossed, with the number that answer.js knows each list by.
    static SHAPES: RefCell<Vec<(Vec<&'static str>, u32)>> = const { RefCell::new(Vec::new()) };
    /// Texts that have crossed for good.
    static FIXED: RefCell<Fixed> = RefCell::default();
}

/// Where a text of the build stands, and how long it is: one place and length stand for one text.
type Place = (usize, usize);

/// Numbers of texts that have crossed for good.
#[derive(Default)]
struct Fixed {
    all: Table<Place, u32>,
    /// Those that were asked for last, each where the lowest bits of its place say: most are asked for again at once.
    last: Vec<(Place, u32)>,
}

/// How many of the last are kept: a power of two.
const LAST: usize = 1024;

impl Fixed {
    fn number(&mut self, text: &'static str) -> u32 {
        let place = (text.as_ptr().addr(), text.len());
        let at = (place.0 ^ place.1 << 5) & (LAST - 1);
        match self.last.get(at) {
            Some((known, number)) if *known == place => return *number,
            Some(_) => {}
            // No text of the build stands at the beginning of memory.
            None => self.last.resize(LAST, ((0, 0), 0)),
        }
        let number = *self.all.entry(place).or_insert_with(|| add_fixed(text));
        if let Some(last) = self.last.get_mut(at) {
            *last = (place, number);
        }
        number
    }
}

/// Number of the shape with these members.
fn shape(names: &[&'static str]) -> usize {
    // Names are literals, so one address stands for one name; a name with two of them makes two shapes.
    let same = |known: &[&'static str]| {
        known.len() == names.len() && known.iter().zip(names).all(|(a, b)| std::ptr::eq(*a, *b))
    };
    let number =
        SHAPES.with_borrow_mut(
            |shapes| match shapes.iter().find(|(known, _)| same(known)) {
                Some((_, number)) => *number,
                None => {
                    let number = add_shape(&names.join(","));
                    shapes.push((names.to_vec(), number));
                    number
                }
            },
        );
    usize::try_from(number).unwrap_or_default()
}

/// What a word of the tape is; answer.js has the same numbers.
#[derive(Clone, Copy)]
enum Kind {
    /// Null, false and true.
    Constant = 0,
    /// That number.
    Whole = 1,
    /// A number, that many characters of the text.
    Number = 2,
    /// That many UTF-16 code units of the text.
    String = 3,
    /// That many values follow.
    List = 4,
    /// The members of that shape follow.
    Struct = 5,
    /// That many names and values follow in turn.
    Map = 6,
    /// The text of that number.
    Fixed = 7,
}

/// Bits of a word that say its kind.
const KIND_BITS: u32 = 3;

struct Tape {
    words: Vec<u32>,
    text: String,
    /// Member names of the structs that are being written, the innermost last.
    names: Vec<&'static str>,
}

impl Tape {
    /// What is written of a value; the answer types hold nothing that could fail to cross.
    fn of(value: &impl Serialize) -> Option<Self> {
        let mut tape = Self {
            words: Vec::with_capacity(1024),
            text: String::with_capacity(16 * 1024),
            names: Vec::with_capacity(64),
        };
        value.serialize(&mut tape).ok()?;
        Some(tape)
    }

    fn word(kind: Kind, number: usize) -> u32 {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        number << KIND_BITS | kind as u32
    }

    fn push(&mut self, kind: Kind, number: usize) -> Result<(), Error> {
        self.words.push(Self::word(kind, number));
        Ok(())
    }

    /// A value whose word is known when everything in it is written.
    fn open(&mut self, kind: Kind) -> Open<'_> {
        self.words.push(0);
        Open {
            kind,
            at: self.words.len() - 1,
            count: 0,
            names: self.names.len(),
            tape: self,
        }
    }
}

/// A list, struct or map that is being written.
struct Open<'t> {
    tape: &'t mut Tape,
    kind: Kind,
    /// Place of its word.
    at: usize,
    /// Values in it.
    count: usize,
    /// Where its names begin.
    names: usize,
}

impl Open<'_> {
    fn add(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        self.count += 1;
        value.serialize(&mut *self.tape)
    }

    fn close(self) -> Result<(), Error> {
        let number = match self.kind {
            Kind::Struct => shape(self.tape.names.get(self.names..).unwrap_or_default()),
            _ => self.count,
        };
        self.tape.names.truncate(self.names);
        if let Some(word) = self.tape.words.get_mut(self.at) {
            *word = Tape::word(self.kind, number);
        }
        Ok(())
    }
}

/// Numbers cross as text.
macro_rules! numbers {
    ($($method:ident $type:ty),*) => {$(
        fn $method(self, value: $type) -> Result<(), Error> {
            let text = value.to_string();
            self.text.push_str(&text);
            self.push(Kind::Number, text.len())
        }
    )*};
}

impl<'t> Serializer for &'t mut Tape {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'t>;
    type SerializeTuple = Open<'t>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Open<'t>;
    type SerializeStruct = Open<'t>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.push(Kind::Constant, 1 + usize::from(value))
    }

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64);
    numbers!(serialize_u8 u8, serialize_u16 u16, serialize_u64 u64);
    numbers!(serialize_f32 f32, serialize_f64 f64);

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        if value > u32::MAX >> KIND_BITS {
            return self.serialize_u64(value.into());
        }
        self.words.push(value << KIND_BITS | Kind::Whole as u32);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.text.push_str(value);
        let units = if value.is_ascii() {
            value.len()
        } else {
            value.encode_utf16().count()
        };
        self.push(Kind::String, units)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.push(Kind::Constant, 0)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &str, _: u32, name: &'static str) -> Result<(), Error> {
        let number = FIXED.with_borrow_mut(|fixed| fixed.number(name));
        self.words.push(number << KIND_BITS | Kind::Fixed as u32);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut open = self.open(Kind::Struct);
        ser::SerializeStruct::serialize_field(&mut open, name, value)?;
        open.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'t>, Error> {
        Ok(self.open(Kind::List))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'t>, Error> {
        Ok(self.open(Kind::List))
    }

    fn serialize_tuple_struct(self, _: &str, _: usize) -> Result<Impossible<(), Error>, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &str,
        _: u32,
        _: &str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'t>, Error> {
        Ok(self.open(Kind::Map))
    }

    fn serialize_struct(self, _: &str, _: usize) -> Result<Open<'t>, Error> {
        Ok(self.open(Kind::Struct))
    }

    fn serialize_struct_variant(
        self,
        _: &str,
        _: u32,
        _: &str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(Error)
    }
}

macro_rules! compound {
    ($trait:ident: $($method:ident),*) => {
        impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = Error;
            $(compound!(@ $method);)*
            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    };
    (@ serialize_key) => {
        fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Error> {
            name.serialize(&mut *self.tape)
        }
    };
    (@ serialize_field) => {
        fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
            self.tape.names.push(name);
            self.add(value)
        }
    };
    (@ $method:ident) => {
        fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
            self.add(value)
        }
    };
}
compound!(SerializeSeq: serialize_element);
compound!(SerializeTuple: serialize_element);
compound!(SerializeMap: serialize_key, serialize_value);
compound!(SerializeStruct: serialize_field);
