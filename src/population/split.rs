//! JSON documents as they come in: each value as soon as it is whole, and each entry of a page or a batch by itself, so that
//! nothing has to hold a list of a million people.

/// What was split off.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Text of the value.
    pub text: Vec<u8>,
    /// The line in which it begins, from 1.
    pub line: u64,
    /// What it is.
    pub what: PieceOf,
}

/// What a piece is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceOf {
    /// A document, or, once entries were split off, what is left of it.
    Document,
    /// An entry of a list; [`Splitter::head`] has what stood before the list.
    Entry,
    /// A value that is too long, without its text.
    TooLong,
}

/// Splits bytes into values.
#[derive(Debug)]
pub(crate) struct Splitter {
    line: u64,
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Depth of the entries, while a list of entries is open.
    entries: Option<usize>,
    /// The value that is being read, without entries.
    outer: Vec<u8>,
    outer_line: u64,
    /// The entry that is being read.
    entry: Vec<u8>,
    entry_line: u64,
    /// The name of the last member, at depth 1.
    name: Vec<u8>,
    naming: bool,
    too_long: bool,
    has_entries: bool,
}

/// Bytes of one value.
pub(crate) const VALUE_BYTES: usize = 16 * 1024 * 1024;

impl Default for Splitter {
    fn default() -> Self {
        Self {
            line: 1,
            depth: 0,
            in_string: false,
            escaped: false,
            entries: None,
            outer: Vec::new(),
            outer_line: 1,
            entry: Vec::new(),
            entry_line: 1,
            name: Vec::new(),
            naming: false,
            too_long: false,
            has_entries: false,
        }
    }
}

impl Splitter {
    /// What stood before the list of which entries are split off.
    pub fn head(&self) -> &[u8] {
        &self.outer
    }

    /// Whether a value is open, and the line in which it begins.
    pub fn open(&self) -> Option<u64> {
        let is_open = self.depth > 0 || !self.outer.is_empty();
        is_open.then_some(if self.entry.is_empty() {
            self.outer_line
        } else {
            self.entry_line
        })
    }

    fn is_in_entry(&self) -> bool {
        self.entries.is_some_and(|depth| self.depth >= depth)
    }

    fn keep(&mut self, byte: u8) {
        if self.is_in_entry() {
            if self.entry.is_empty() {
                self.entry_line = self.line;
            }
            if self.entry.len() < VALUE_BYTES {
                self.entry.push(byte);
            } else {
                self.too_long = true;
            }
        } else {
            if self.outer.is_empty() {
                self.outer_line = self.line;
            }
            if self.outer.len() < VALUE_BYTES {
                self.outer.push(byte);
            } else {
                self.too_long = true;
            }
        }
    }

    /// Takes in bytes; `each` gets what is whole, with the splitter for its head.
    pub fn split(&mut self, bytes: &[u8], each: &mut dyn FnMut(&Self, Piece)) {
        for byte in bytes {
            self.take(*byte, each);
        }
    }

    /// Hands over what stands at the end without brackets.
    pub fn end(&mut self, each: &mut dyn FnMut(&Self, Piece)) {
        if self.depth == 0 && !self.outer.is_empty() {
            self.done(each);
        }
    }

    fn take(&mut self, byte: u8, each: &mut dyn FnMut(&Self, Piece)) {
        if self.in_string {
            self.keep(byte);
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_string = false;
                    self.naming = false;
                    return;
                }
                b'\n' => self.line += 1,
                _ => {}
            }
            if self.naming && self.name.len() < 32 {
                self.name.push(byte);
            }
            return;
        }
        match byte {
            b'\n' => {
                self.line += 1;
                self.blank(byte);
            }
            b' ' | b'\t' | b'\r' => self.blank(byte),
            b'"' => {
                self.naming = self.depth == 1;
                if self.naming {
                    self.name.clear();
                }
                self.keep(byte);
                self.in_string = true;
            }
            b'{' | b'[' => {
                self.depth += 1;
                self.keep(byte);
                if byte == b'[' && self.entries.is_none() && self.begins_entries() {
                    self.entries = Some(self.depth + 1);
                    self.has_entries = true;
                }
            }
            b'}' | b']' => self.close(byte, each),
            b',' if self.entries == Some(self.depth + 1) => {}
            _ => self.keep(byte),
        }
    }

    fn blank(&mut self, byte: u8) {
        let has = if self.is_in_entry() {
            !self.entry.is_empty()
        } else {
            !self.outer.is_empty()
        };
        if has {
            self.keep(byte);
        }
    }

    /// Whether the list that was opened holds entries: the document itself, or the list of a page or of a batch.
    fn begins_entries(&self) -> bool {
        let is_list = self.depth == 1;
        let is_page = self.depth == 2
            && self.outer.first() == Some(&b'{')
            && matches!(self.name.as_slice(), b"value" | b"responses");
        is_list || is_page
    }

    fn close(&mut self, byte: u8, each: &mut dyn FnMut(&Self, Piece)) {
        if self.entries == Some(self.depth + 1) {
            // The list itself ends.
            self.entries = None;
        }
        self.keep(byte);
        self.depth = self.depth.saturating_sub(1);
        if self.entries == Some(self.depth + 1) {
            let piece = Piece {
                text: std::mem::take(&mut self.entry),
                line: self.entry_line,
                what: PieceOf::Entry,
            };
            self.hand(piece, each);
        } else if self.depth == 0 {
            self.done(each);
        }
    }

    fn done(&mut self, each: &mut dyn FnMut(&Self, Piece)) {
        let piece = Piece {
            text: std::mem::take(&mut self.outer),
            line: self.outer_line,
            what: PieceOf::Document,
        };
        // A list has nothing beside its entries.
        if !(self.has_entries && piece.text.first() == Some(&b'[')) {
            self.hand(piece, each);
        }
        self.has_entries = false;
        self.entries = None;
        self.name.clear();
    }

    fn hand(&mut self, mut piece: Piece, each: &mut dyn FnMut(&Self, Piece)) {
        if std::mem::take(&mut self.too_long) {
            piece.what = PieceOf::TooLong;
            piece.text.clear();
        }
        each(self, piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(String, u64, PieceOf)> {
        let mut found = Vec::new();
        let mut splitter = Splitter::default();
        for byte in text.as_bytes().chunks(3) {
            splitter.split(byte, &mut |_, piece| {
                found.push((
                    String::from_utf8(piece.text).unwrap(),
                    piece.line,
                    piece.what,
                ));
            });
        }
        found
    }

    #[test]
    fn entries_of_pages_and_lists_come_by_themselves() {
        let page = "{\"@odata.context\": \"x\",\n \"value\": [\n {\"a\": [1, 2]},\n {\"b\": \"]}\\\"\"}], \"next\": [3]}\n[{\"c\": 1}]";
        let found = pieces(page);
        let texts: Vec<_> = found
            .iter()
            .map(|(text, line, what)| (text.as_str(), *line, *what))
            .collect();
        assert_eq!(
            texts,
            [
                ("{\"a\": [1, 2]}", 3, PieceOf::Entry),
                ("{\"b\": \"]}\\\"\"}", 4, PieceOf::Entry),
                (
                    "{\"@odata.context\": \"x\",\n \"value\": [\n \n ], \"next\": [3]}",
                    1,
                    PieceOf::Document
                ),
                ("{\"c\": 1}", 5, PieceOf::Entry),
            ]
        );
    }

    #[test]
    fn lists_of_other_members_stay_whole() {
        let found = pieces("{\"passkeys\": [{\"a\": 1}]} {\"value\": 3}");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].0, "{\"passkeys\": [{\"a\": 1}]}");
    }
}
