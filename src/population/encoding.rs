//! Bytes as they come in, as UTF-8: with or without a mark, or from UTF-16 of either order.

/// The encoding of a file, told from its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Little,
    Big,
}

/// Turns the bytes of one file into UTF-8, however they are cut.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    encoding: Option<Encoding>,
    /// Bytes before the encoding is told, or before a unit is whole.
    rest: Vec<u8>,
    /// The first half of a surrogate pair.
    high: Option<u16>,
}

/// An archive: zip, which files of Office are too, or gzip.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3 | 5, 4 | 6, ..] | [0x1f, 0x8b, ..])
}

impl Decoder {
    /// Hands the bytes on as UTF-8.
    pub fn decode(&mut self, bytes: &[u8], ends: bool, into: &mut dyn FnMut(&[u8])) {
        let encoding = match self.encoding {
            Some(encoding) => encoding,
            None => {
                self.rest.extend_from_slice(bytes);
                if self.rest.len() < 4 && !ends {
                    return;
                }
                let (encoding, mark) = told(&self.rest);
                self.encoding = Some(encoding);
                let rest = std::mem::take(&mut self.rest);
                let rest = rest.get(mark..).unwrap_or_default();
                return self.decode_as(encoding, rest, ends, into);
            }
        };
        self.decode_as(encoding, bytes, ends, into);
    }

    fn decode_as(
        &mut self,
        encoding: Encoding,
        bytes: &[u8],
        ends: bool,
        into: &mut dyn FnMut(&[u8]),
    ) {
        let unit = match encoding {
            Encoding::Utf8 => return into(bytes),
            Encoding::Little => u16::from_le_bytes,
            Encoding::Big => u16::from_be_bytes,
        };
        let mut all = std::mem::take(&mut self.rest);
        all.extend_from_slice(bytes);
        let (pairs, rest) = all.as_chunks::<2>();
        self.rest = rest.to_vec();
        let units = self.high.take().into_iter();
        let mut units: Vec<u16> = units.chain(pairs.iter().map(|pair| unit(*pair))).collect();
        if !ends
            && units
                .last()
                .is_some_and(|unit| (0xd800..0xdc00).contains(unit))
        {
            self.high = units.pop();
        }
        into(String::from_utf16_lossy(&units).as_bytes());
    }
}

/// The encoding, and the length of its mark.
fn told(bytes: &[u8]) -> (Encoding, usize) {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
        [0xff, 0xfe, ..] => (Encoding::Little, 2),
        [0xfe, 0xff, ..] => (Encoding::Big, 2),
        [first, 0, ..] if *first != 0 => (Encoding::Little, 0),
        [0, second, ..] if *second != 0 => (Encoding::Big, 0),
        _ => (Encoding::Utf8, 0),
    }
}
