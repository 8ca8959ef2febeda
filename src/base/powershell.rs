//! PowerShell as far as configurations of DSC are written in it: blocks of resources, and what is assigned in them.
//!
//! Only what stands there is read. What PowerShell computes when it compiles a configuration keeps its source (documented:
//! about_Quoting_Rules, about_Parsing, about_Arrays, and DSC configurations, of learn.microsoft.com, 2026-11).

use serde_json::{Map, Number, Value};

use crate::contract::limits;

/// What is read in the place of what PowerShell computes; its source follows.
pub(crate) const COMPUTED: &str = "… (PowerShell) ";

/// How much of a source is shown, in characters.
const SHOWN: usize = 120;

/// A value with its place in bytes.
#[derive(Debug)]
pub(crate) struct Item<'t> {
    pub start: usize,
    pub end: usize,
    said: Said<'t>,
}

#[derive(Debug)]
enum Said<'t> {
    Text(String),
    Number(Number),
    Boolean(bool),
    Null,
    List(Vec<Item<'t>>),
    Object(Vec<(String, Item<'t>)>),
    Computed(&'t str),
}

/// Why a text is not read, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub at: usize,
    pub cause: Cause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Something else is expected there.
    Unexpected,
    TooDeep,
    TooMany,
}

/// The resources of a configuration, in their order, each with its type and name (`ResourceName`, `ResourceInstanceName`) as
/// reports of Microsoft365DSC have them. Of those that are not of Microsoft Entra nothing else is read.
pub(crate) fn resources(text: &str) -> Result<Item<'_>, Broken> {
    let mut script = Script {
        text,
        at: 0,
        depth: 0,
        values: 0,
    };
    let mut found = Vec::new();
    script.block(None, &mut found, true)?;
    Ok(Item {
        start: 0,
        end: text.len(),
        said: Said::List(found),
    })
}

impl<'t> Item<'t> {
    /// As JSON.
    pub fn value(&self) -> Value {
        match &self.said {
            Said::Text(text) => Value::from(text.as_str()),
            Said::Number(number) => Value::Number(number.clone()),
            Said::Boolean(boolean) => Value::Bool(*boolean),
            Said::Null => Value::Null,
            Said::List(items) => items.iter().map(Self::value).collect(),
            Said::Object(members) => {
                let members = members.iter();
                let members = members.map(|(name, item)| (name.clone(), item.value()));
                Value::Object(members.collect::<Map<_, _>>())
            }
            Said::Computed(source) => Value::from([COMPUTED, &shown(source)].concat()),
        }
    }

    /// What stands at the unescaped tokens of a JSON Pointer into [`Item::value`].
    pub fn at(&self, tokens: &[String]) -> Option<&Self> {
        let Some((token, rest)) = tokens.split_first() else {
            return Some(self);
        };
        match &self.said {
            Said::List(items) => items.get(token.parse::<usize>().ok()?)?.at(rest),
            Said::Object(members) => {
                let mut members = members.iter();
                members.find(|(name, _)| name == token)?.1.at(rest)
            }
            _ => None,
        }
    }

    /// Whether it is a list of nothing.
    pub fn is_empty(&self) -> bool {
        matches!(&self.said, Said::List(items) if items.is_empty())
    }

    fn is_text(&self, expected: &str) -> bool {
        matches!(&self.said, Said::Text(text) if text.eq_ignore_ascii_case(expected))
    }
}

/// A source in one line, as much as is shown of it.
fn shown(source: &str) -> String {
    let line = source.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => [line.get(..end).unwrap_or_default(), "…"].concat(),
        None => line,
    }
}

/// Characters that PowerShell takes for a quotation mark of either kind.
fn is_single(one: char) -> bool {
    matches!(one, '\'' | '\u{2018}'..='\u{201b}')
}

fn is_double(one: char) -> bool {
    matches!(one, '"' | '\u{201c}'..='\u{201e}')
}

fn is_of_word(one: char) -> bool {
    one.is_alphanumeric() || one == '_'
}

/// Where a value ends that nothing is done with: a mark of its own, or a line.
fn ends_value(one: char) -> bool {
    matches!(one, '\r' | '\n' | ';' | '}' | ')' | ',' | '#')
}

struct Script<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    values: usize,
}

impl<'t> Script<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn source(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default().trim()
    }

    fn step(&mut self) -> Option<char> {
        let one = self.peek()?;
        self.at += one.len_utf8();
        Some(one)
    }

    fn take(&mut self, mark: &str) -> bool {
        let is_there = self.rest().starts_with(mark);
        if is_there {
            self.at += mark.len();
        }
        is_there
    }

    fn broken<T>(&self) -> Result<T, Broken> {
        Err(Broken {
            at: self.at.min(self.text.len()),
            cause: Cause::Unexpected,
        })
    }

    fn deeper(&mut self) -> Result<(), Broken> {
        self.depth += 1;
        match self.depth > limits::NESTING {
            true => Err(Broken {
                at: self.at,
                cause: Cause::TooDeep,
            }),
            false => Ok(()),
        }
    }

    /// A value that was read since `start`.
    fn item(&mut self, start: usize, said: Said<'t>) -> Result<Item<'t>, Broken> {
        self.values += 1;
        if self.values > limits::VALUES {
            return Err(Broken {
                at: start,
                cause: Cause::TooMany,
            });
        }
        Ok(Item {
            start,
            end: self.at,
            said,
        })
    }

    /// Passes over a comment, if one begins here.
    fn comment(&mut self) -> bool {
        let rest = self.rest();
        if rest.starts_with("<#") {
            let end = rest.find("#>").map_or(rest.len(), |end| end + 2);
            self.at += end;
            return true;
        }
        if rest.starts_with('#') {
            self.at += rest.find('\n').unwrap_or(rest.len());
            return true;
        }
        false
    }

    /// Passes over blanks, lines that go on behind a backtick, and comments.
    fn blanks(&mut self) {
        loop {
            match self.peek() {
                Some('\r' | '\n') => return,
                Some(one) if one.is_whitespace() || one == '\u{feff}' => self.at += one.len_utf8(),
                Some('`') if self.take("`\r\n") || self.take("`\n") => {}
                Some('<') if self.rest().starts_with("<#") => {
                    self.comment();
                }
                _ => return,
            }
        }
    }

    /// Passes over everything between statements.
    fn gaps(&mut self, separators: &[char]) {
        loop {
            self.blanks();
            match self.peek() {
                Some('\r' | '\n') => self.at += 1,
                Some(one) if separators.contains(&one) => self.at += one.len_utf8(),
                _ if self.comment() => {}
                _ => return,
            }
        }
    }

    /// A name: letters, digits and low lines.
    fn word(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest.find(|one| !is_of_word(one)).unwrap_or(rest.len());
        let word = rest.get(..end).filter(|word| !word.is_empty())?;
        self.at += end;
        Some(word)
    }

    /// The statements of a block, up to its brace or the end. What stands under a condition is so, or not; `under` says which.
    fn block(
        &mut self,
        under: Option<(usize, usize)>,
        found: &mut Vec<Item<'t>>,
        is_whole: bool,
    ) -> Result<(), Broken> {
        self.deeper()?;
        loop {
            self.gaps(&[';']);
            match self.peek() {
                None if is_whole => break,
                None => return self.broken(),
                Some('}') => {
                    self.at += 1;
                    // At the end of nothing it is passed over.
                    if !is_whole {
                        break;
                    }
                }
                Some(_) => self.statement(under, found)?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn statement(
        &mut self,
        under: Option<(usize, usize)>,
        found: &mut Vec<Item<'t>>,
    ) -> Result<(), Broken> {
        let start = self.at;
        let word = self.word().unwrap_or_default();
        // A command, or a part of an expression.
        let is_alone = !matches!(self.peek(), Some('-' | '.' | ':' | '\\'));
        match word.to_ascii_lowercase().as_str() {
            "configuration" | "node" if is_alone => {
                self.head()?;
                if self.take("{") {
                    self.block(under, found, false)?;
                }
                return Ok(());
            }
            // A part of it is said once for the configuration.
            "param" if is_alone => {
                self.gaps(&[]);
                return match self.peek() {
                    Some('(') => self.balanced(),
                    _ => Ok(()),
                };
            }
            _ => {}
        }
        if !word.is_empty() && is_alone && self.resource(start, word, under, found)? {
            return Ok(());
        }
        self.at = start;
        self.other(start, under, found)
    }

    /// Passes over the head of a block, up to its brace.
    fn head(&mut self) -> Result<(), Broken> {
        loop {
            self.gaps(&[]);
            match self.peek() {
                None | Some('{' | '}' | ';') => return Ok(()),
                _ => self.operand()?,
            }
        }
    }

    /// Passes over what belongs together without blanks between: `$AllNodes.Where{ … }.NodeName`.
    fn operand(&mut self) -> Result<(), Broken> {
        let start = self.at;
        while let Some(one) = self.peek() {
            match one {
                '(' | '[' => self.balanced()?,
                '{' if self.at > start => self.balanced()?,
                '@' if self.is_here_string() => {
                    self.here_string()?;
                }
                '@' | '$' => {
                    self.at += 1;
                    if matches!(self.peek(), Some('(' | '{')) {
                        self.balanced()?;
                    }
                }
                '`' => {
                    self.at += 1;
                    self.step();
                }
                _ if is_single(one) => {
                    self.single()?;
                }
                _ if is_double(one) => {
                    self.double()?;
                }
                _ if one.is_whitespace() || matches!(one, '{' | '}' | ')' | ']' | ';' | ',') => {
                    break;
                }
                _ => self.at += one.len_utf8(),
            }
        }
        // Something is passed over each time.
        if self.at == start {
            self.step();
        }
        Ok(())
    }

    /// A statement that is no resource. Resources in its blocks stand under a condition.
    fn other(
        &mut self,
        start: usize,
        under: Option<(usize, usize)>,
        found: &mut Vec<Item<'t>>,
    ) -> Result<(), Broken> {
        loop {
            self.blanks();
            match self.peek() {
                None | Some('\r' | '\n' | ';' | '}') => {
                    return self.brace_below(start, under, found);
                }
                Some('{') => {
                    let here = (start, self.at);
                    self.at += 1;
                    self.block(under.or(Some(here)), found, false)?;
                }
                Some('#') => {
                    self.comment();
                }
                Some(_) => self.operand()?,
            }
        }
    }

    /// The block of a statement whose brace stands on a line below: `if ($there)` and `foreach ($one in $all)`.
    fn brace_below(
        &mut self,
        start: usize,
        under: Option<(usize, usize)>,
        found: &mut Vec<Item<'t>>,
    ) -> Result<(), Broken> {
        let end = self.at;
        if !matches!(self.peek(), Some('\r' | '\n')) {
            return Ok(());
        }
        self.gaps(&[]);
        if self.peek() == Some('{') {
            self.at += 1;
            return self.block(under.or(Some((start, end))), found, false);
        }
        Ok(())
    }

    /// A resource: its type, its name and a block of what is assigned. Says whether it is one.
    fn resource(
        &mut self,
        start: usize,
        type_name: &'t str,
        under: Option<(usize, usize)>,
        found: &mut Vec<Item<'t>>,
    ) -> Result<bool, Broken> {
        let of_type = self.item(start, Said::Text(type_name.to_owned()))?;
        self.blanks();
        let named = self.at;
        let name = match self.peek() {
            Some(one) if is_of_word(one) => {
                let rest = self.rest();
                let ends = |one: char| one.is_whitespace() || "{}()=;,".contains(one);
                self.at += rest.find(ends).unwrap_or(rest.len());
                Said::Text(self.source(named).to_owned())
            }
            Some(one) if is_single(one) => Said::Text(self.single()?),
            Some(one) if is_double(one) => match self.double()? {
                Some(text) => Said::Text(text),
                None => Said::Text(self.source(named).to_owned()),
            },
            Some('$' | '(') => {
                self.operand()?;
                Said::Text(self.source(named).to_owned())
            }
            _ => return Ok(false),
        };
        let name = self.item(named, name)?;
        self.gaps(&[]);
        let opened = self.at;
        if KEYWORDS
            .iter()
            .any(|word| word.eq_ignore_ascii_case(type_name))
            || !self.take("{")
        {
            return Ok(false);
        }
        let mut members = vec![
            ("ResourceName".to_owned(), of_type),
            ("ResourceInstanceName".to_owned(), name),
        ];
        if is_of_entra(type_name) {
            members.extend(self.members()?);
            let absent = members
                .iter()
                .any(|(name, item)| name.eq_ignore_ascii_case("Ensure") && item.is_text("Absent"));
            if let Some((from, to)) = under.filter(|_| !absent) {
                // Whether it is there is computed.
                members.retain(|(name, _)| !name.eq_ignore_ascii_case("Ensure"));
                let head = self.text.get(from..to).unwrap_or_default();
                let head = Item {
                    start: from,
                    end: to,
                    said: Said::Computed(head.trim()),
                };
                members.push(("Ensure".to_owned(), head));
            }
        } else {
            self.at = opened;
            self.balanced()?;
        }
        let resource = self.item(start, Said::Object(members))?;
        found.push(resource);
        Ok(true)
    }

    /// What is assigned, up to the brace.
    fn members(&mut self) -> Result<Vec<(String, Item<'t>)>, Broken> {
        self.deeper()?;
        let mut members: Vec<(String, Item<'t>)> = Vec::new();
        loop {
            self.gaps(&[';']);
            let start = self.at;
            let name = match self.peek() {
                Some('}') => {
                    self.at += 1;
                    break;
                }
                Some(one) if is_single(one) => self.single()?,
                Some(one) if is_double(one) => match self.double()? {
                    Some(name) => name,
                    None => return self.broken(),
                },
                _ => match self.word() {
                    Some(word) => word.to_owned(),
                    None => return self.broken(),
                },
            };
            self.gaps(&[]);
            if !self.take("=") {
                return self.broken();
            }
            // PowerShell refuses a property that is assigned twice.
            if members
                .iter()
                .any(|(known, _)| known.eq_ignore_ascii_case(&name))
            {
                self.at = start;
                return self.broken();
            }
            self.gaps(&[]);
            let item = self.assigned()?;
            members.push((name, item));
        }
        self.depth -= 1;
        Ok(members)
    }

    /// A value that is assigned: several with commas between are a list.
    fn assigned(&mut self) -> Result<Item<'t>, Broken> {
        let start = self.at;
        let first = self.value()?;
        self.blanks();
        if self.peek() != Some(',') {
            return Ok(first);
        }
        let mut items = vec![first];
        while self.take(",") {
            self.gaps(&[]);
            items.push(self.value()?);
            self.blanks();
        }
        self.item(start, Said::List(items))
    }

    /// A value that stands there, or the source of one that is computed.
    fn value(&mut self) -> Result<Item<'t>, Broken> {
        let start = self.at;
        let said = self.literal()?;
        let end = self.at;
        self.blanks();
        match (said, self.peek()) {
            (Some(said), one) if one.is_none_or(ends_value) => {
                self.at = end;
                self.item(start, said)
            }
            _ => {
                self.at = end;
                self.expression()?;
                if self.at == start {
                    return self.broken();
                }
                let source = self.source(start);
                let trailing = self.at - start - source.len();
                self.at -= trailing.min(self.at - start);
                self.item(start, Said::Computed(source))
            }
        }
    }

    /// Passes over the rest of an expression.
    fn expression(&mut self) -> Result<(), Broken> {
        loop {
            self.blanks();
            match self.peek() {
                Some('{') => self.balanced()?,
                Some('[') => self.operand()?,
                Some(one) if !ends_value(one) && one != ']' => self.operand()?,
                _ => return Ok(()),
            }
        }
    }

    /// What stands there as it is; nothing for what has to be computed.
    fn literal(&mut self) -> Result<Option<Said<'t>>, Broken> {
        let Some(one) = self.peek() else {
            return self.broken();
        };
        if self.is_here_string() {
            return Ok(self.here_string()?.map(Said::Text));
        }
        if self.take("@(") {
            return self.list().map(Some);
        }
        if self.take("@{") {
            return Ok(Some(Said::Object(self.members()?)));
        }
        if is_single(one) {
            return Ok(Some(Said::Text(self.single()?)));
        }
        if is_double(one) {
            return Ok(self.double()?.map(Said::Text));
        }
        if one == '$' {
            self.at += 1;
            let word = self.word().unwrap_or_default().to_ascii_lowercase();
            let is_part = matches!(self.peek(), Some('.' | '[' | ':' | '('));
            return Ok(match word.as_str() {
                _ if is_part => None,
                "true" => Some(Said::Boolean(true)),
                "false" => Some(Said::Boolean(false)),
                "null" => Some(Said::Null),
                _ => None,
            });
        }
        if one.is_ascii_digit() || one == '-' {
            return Ok(self.number().map(Said::Number));
        }
        self.instance()
    }

    fn number(&mut self) -> Option<Number> {
        let rest = self.rest();
        let is_part = |one: char| one.is_ascii_digit() || matches!(one, '.' | '-');
        let end = rest.find(|one| !is_part(one)).unwrap_or(rest.len());
        let text = rest.get(..end)?;
        let behind = rest.get(end..)?.chars().next();
        if behind.is_some_and(is_of_word) {
            return None;
        }
        let number = match text.parse::<i64>() {
            Ok(whole) => Number::from(whole),
            Err(_) => fraction(text)?,
        };
        self.at += end;
        Some(number)
    }

    /// An object of a type: `MSFT_AADGroupTarget { … }`.
    fn instance(&mut self) -> Result<Option<Said<'t>>, Broken> {
        let start = self.at;
        let Some(word) = self.word() else {
            return Ok(None);
        };
        let of_type = self.item(start, Said::Text(word.to_owned()))?;
        let behind = self.at;
        self.gaps(&[]);
        if !self.take("{") {
            self.at = behind;
            return Ok(None);
        }
        let mut members = vec![("CIMInstance".to_owned(), of_type)];
        members.extend(self.members()?);
        Ok(Some(Said::Object(members)))
    }

    /// The elements of a list, up to its bracket: lines, commas and semicolons part them.
    fn list(&mut self) -> Result<Said<'t>, Broken> {
        self.deeper()?;
        let mut items = Vec::new();
        loop {
            self.gaps(&[';', ',']);
            match self.peek() {
                None => return self.broken(),
                Some(')') => {
                    self.at += 1;
                    break;
                }
                Some(_) => {
                    let item = self.value()?;
                    // A list in a list is part of it.
                    match item.said {
                        Said::List(inner) => items.extend(inner),
                        _ => items.push(item),
                    }
                }
            }
        }
        self.depth -= 1;
        Ok(Said::List(items))
    }

    /// A text in single quotation marks, where two of them are one.
    fn single(&mut self) -> Result<String, Broken> {
        let start = self.at;
        self.step();
        let mut text = String::new();
        while let Some(one) = self.step() {
            if !is_single(one) {
                text.push(one);
            } else if self.peek().is_some_and(is_single) {
                self.step();
                text.push(one);
            } else {
                return Ok(text);
            }
        }
        self.at = start;
        self.broken()
    }

    /// A text in double quotation marks; nothing where something is put into it.
    fn double(&mut self) -> Result<Option<String>, Broken> {
        let start = self.at;
        self.step();
        let mut text = String::new();
        let mut is_plain = true;
        while let Some(one) = self.step() {
            match one {
                '`' => match self.step() {
                    Some('\r') if self.take("\n") => text.push('\n'),
                    Some(one) => text.push(escaped(one)),
                    None => break,
                },
                '$' => {
                    is_plain &= !self.is_put_in();
                    match self.peek() {
                        Some('(') => self.balanced()?,
                        _ => text.push('$'),
                    }
                }
                _ if !is_double(one) => text.push(one),
                _ if self.peek().is_some_and(is_double) => {
                    self.step();
                    text.push(one);
                }
                _ => return Ok(is_plain.then_some(text)),
            }
        }
        self.at = start;
        self.broken()
    }

    /// Whether a variable or an expression follows a dollar sign.
    fn is_put_in(&self) -> bool {
        self.peek()
            .is_some_and(|one| is_of_word(one) || matches!(one, '(' | '{' | '?' | '^' | '$'))
    }

    fn is_here_string(&self) -> bool {
        let mut marks = self.rest().chars();
        marks.next() == Some('@')
            && marks
                .next()
                .is_some_and(|one| is_single(one) || is_double(one))
    }

    /// A text of whole lines: `@"`, lines, `"@`. Nothing where something is put into it.
    fn here_string(&mut self) -> Result<Option<String>, Broken> {
        let start = self.at;
        self.at += 1;
        let is_plain = self.step().is_some_and(is_single);
        let rest = self.rest();
        let Some(first) = rest.find('\n') else {
            return self.broken();
        };
        let body = self.at + first + 1;
        let mut at = body;
        for line in self
            .text
            .get(body..)
            .unwrap_or_default()
            .split_inclusive('\n')
        {
            let mut marks = line.chars();
            let closes = |one: char| {
                if is_plain {
                    is_single(one)
                } else {
                    is_double(one)
                }
            };
            if let Some(mark) = marks.next().filter(|one| closes(*one))
                && marks.next() == Some('@')
            {
                self.at = at + mark.len_utf8() + 1;
                let text = self.text.get(body..at).unwrap_or_default();
                let text = text.strip_suffix('\n').unwrap_or(text);
                let text = text
                    .strip_suffix('\r')
                    .unwrap_or(text)
                    .replace("\r\n", "\n");
                // What is escaped in it is not looked at, so that it counts as computed.
                let is_plain = is_plain || !text.contains(['$', '`']);
                return Ok(is_plain.then_some(text));
            }
            at += line.len();
        }
        self.at = start;
        self.broken()
    }

    /// Passes over what stands in brackets of any kind.
    fn balanced(&mut self) -> Result<(), Broken> {
        let start = self.at;
        self.deeper()?;
        let mut open = 0_usize;
        let mut before = ' ';
        while let Some(one) = self.peek() {
            if self.is_here_string() {
                self.here_string()?;
            } else if is_single(one) {
                self.single()?;
            } else if is_double(one) {
                self.double()?;
            } else if one == '`' {
                self.at += 1;
                self.step();
            } else if one == '<' && self.rest().starts_with("<#")
                || one == '#' && (before.is_whitespace() || "({[;,|)}]".contains(before))
            {
                self.comment();
            } else {
                self.at += one.len_utf8();
                match one {
                    '(' | '[' | '{' => open += 1,
                    ')' | ']' | '}' => open = open.saturating_sub(1),
                    _ => {}
                }
                if open == 0 {
                    self.depth -= 1;
                    return Ok(());
                }
            }
            before = one;
        }
        self.at = start;
        self.broken()
    }
}

/// Words that begin a statement with a name and a block, and no resource.
const KEYWORDS: [&str; 9] = [
    "function", "filter", "workflow", "class", "enum", "if", "foreach", "switch", "data",
];

/// What a backtick makes of a character in a text.
fn escaped(one: char) -> char {
    match one {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'e' => '\u{1b}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        _ => one,
    }
}

/// Whether a resource is one of Microsoft Entra, by the beginning of its type.
fn is_of_entra(type_name: &str) -> bool {
    type_name
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("AAD"))
}

/// A number as PowerShell writes it, which unlike JSON lets either side of the point be empty; read as JSON's are, so that
/// there is one reader of fractions.
fn fraction(text: &str) -> Option<Number> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let of = |digits: &str| match digits {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    };
    let (whole, part) = (of(whole.trim_start_matches('0')), of(part));
    format!("{sign}{whole}.{part}").parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::places::locate;

    fn read(text: &str) -> Value {
        resources(text).unwrap().value()
    }

    #[test]
    fn what_is_assigned_is_read_as_it_stands() {
        let text = "AADGroup 'It''s' {\n  A = 'b''c'; b = \"`\"`$x`n\"\n  C = 1, -2.5 # no\n  D = @('x'\n 'y', $true) <# { #>\n  E = $null\n  F =\n    MSFT_X\n    {\n      G = @(@())\n    }\n  H = @'\na\n '@'\nb\n'@\n  I = @{ \"j\" = 'k' }\n}";
        assert_eq!(
            read(text),
            json!([{
                "ResourceName": "AADGroup", "ResourceInstanceName": "It's",
                "A": "b'c", "b": "\"$x\n", "C": [1, -2.5], "D": ["x", "y", true], "E": null,
                "F": { "CIMInstance": "MSFT_X", "G": [] }, "H": "a\n '@'\nb", "I": { "j": "k" },
            }])
        );
        let text = "AADGroup \u{201c}A\u{201d} { B = \u{2018}c\u{2019} }";
        assert_eq!(read(text).pointer("/0/B").unwrap(), "c");
    }

    #[test]
    fn what_is_computed_keeps_its_source() {
        for source in [
            "$x",
            "$ConfigurationData.NonNodeData.Group",
            "\"CA-$name\"",
            "\"$(Get-It \"}\")\"",
            "(Get-Content .\\a.txt | Where-Object { $_ })",
            "'a' + 'b'",
            "[int]3",
            "@('a') + $more",
            "Get-It -Name 'a'",
            "1kb",
            "$true -and $x",
            "$x[0]",
        ] {
            let text = format!("AADGroup a {{\n  A = {source}\n  B = 'b'\n}}");
            let marked = [COMPUTED, source].concat();
            let value = read(&text);
            assert_eq!(value.pointer("/0/A").unwrap(), &marked);
            assert_eq!(value.pointer("/0/B").unwrap(), "b");
        }
        let long = format!("AADGroup a {{ A = ${} }}", "x".repeat(1000));
        let value = read(&long);
        let shown = value.pointer("/0/A").and_then(Value::as_str).unwrap();
        assert!(shown.chars().count() < 150 && shown.ends_with('…'));
    }

    #[test]
    fn resources_under_a_condition_may_be_there_or_not() {
        let text = "Configuration A\n{\n  param ([string]$x)\n  Node $AllNodes.Where{$_.Role -eq 'x'}.NodeName\n  {\n    AADGroup a { A = 1 }\n    if ($x)\n    {\n      AADGroup b { Ensure = 'Present' }\n    } else { AADGroup c { Ensure = 'Absent' } }\n    $x | ForEach-Object { AADGroup $_.Name { A = 1 } }\n    EXORule e { A = { } ; B = '}' }\n  }\n}\nA -ConfigurationData .\\a.psd1\n";
        let value = read(text);
        let ensure = |index: usize| value.pointer(&format!("/{index}/Ensure"));
        let ensure = |index| ensure(index).and_then(Value::as_str);
        assert_eq!(value.as_array().unwrap().len(), 5);
        assert_eq!(ensure(0), None);
        assert_eq!(ensure(1), Some([COMPUTED, "if ($x)"].concat().as_str()));
        assert_eq!(ensure(2), Some("Absent"));
        assert_eq!(
            ensure(3),
            Some([COMPUTED, "$x | ForEach-Object"].concat().as_str())
        );
        assert_eq!(
            value.pointer("/4").unwrap(),
            &json!({ "ResourceName": "EXORule", "ResourceInstanceName": "e" })
        );
    }

    #[test]
    fn places_lead_into_the_text() {
        let text = "Configuration A {\n  AADGroup 'a'\n  {\n    é = @('x',\n      'y')\n  }\n}";
        let span = locate(text, "/0/é/1").unwrap();
        assert_eq!((span.line, span.column), (5, 7));
        assert_eq!(locate(text, "/0").unwrap().line, 2);
        assert_eq!(locate(text, "/0/x"), None);
        assert_eq!(locate("hello", ""), None);
    }

    #[test]
    fn what_is_broken_is_said_where_it_is() {
        for (text, at) in [
            ("AADGroup a { B = 'c }", 17),
            ("AADGroup a { B 'c' }", 15),
            ("AADGroup a { B = 1; b = 2 }", 20),
            ("AADGroup a { B = @('c' }", 23),
            ("Configuration A {", 17),
        ] {
            let broken = resources(text).unwrap_err();
            assert_eq!((broken.at, broken.cause), (at, Cause::Unexpected), "{text}");
        }
        let deep = format!("AADGroup a {{ B = {}", "@(".repeat(1_000_000));
        assert_eq!(resources(&deep).unwrap_err().cause, Cause::TooDeep);
        let many = format!("AADGroup a {{ B = @({}) }}", "1,".repeat(300_000));
        assert_eq!(resources(&many).unwrap_err().cause, Cause::TooMany);
        for open in [
            "{",
            "(",
            "$(",
            "\"$(",
            "if {",
            "@{",
            "[",
            "a b { c = d { e = ",
        ] {
            let _ = resources(&open.repeat(100_000));
            let _ = resources(&format!("AADGroup a {{ B = {}", open.repeat(100_000)));
        }
    }
}
