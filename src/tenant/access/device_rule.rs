//! The rule language of filters: `device.trustType -eq "AzureAD" -and -not (device.isCompliant -eq True)`.

use crate::tenant::variable::is_variable;
use crate::vocabulary::sign_in::{device_attribute, device_values};
use crate::words::rule_syntax;
use crate::words::sentence::Sentence;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Device,
    Application,
}

impl Subject {
    /// What stands before the name of a property, in lower case.
    fn prefix(self) -> &'static str {
        match self {
            Self::Device => "device.",
            Self::Application => "customsecurityattribute.",
        }
    }

    /// What a comparison begins with.
    pub fn property(self) -> &'static Sentence {
        match self {
            Self::Device => &rule_syntax::PROPERTY,
            Self::Application => &rule_syntax::ATTRIBUTE,
        }
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    Or(Vec<Rule>),
    And(Vec<Rule>),
    Not(Box<Rule>),
    Compare(Comparison),
}

/// One comparison of a property.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Comparison {
    /// Without the prefix, as it is written.
    pub property: String,
    pub operator: Operator,
    /// Lower case; `None` stands for `null`.
    pub values: Vec<Option<String>>,
}

impl Comparison {
    /// Whole values that the property of a device never has, by the documentation.
    pub fn unknown_values(&self) -> impl Iterator<Item = &str> {
        let (operator, _) = self.operator.positive();
        let is_whole = matches!(operator, Operator::Eq | Operator::In);
        let known = device_values(&self.property).filter(|_| is_whole);
        self.values.iter().flatten().filter_map(move |value| {
            let is_known = known?.iter().any(|known| known.eq_ignore_ascii_case(value));
            (!is_known).then_some(value.as_str())
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Operator {
    Eq,
    Ne,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    Contains,
    NotContains,
    In,
    NotIn,
}

impl Operator {
    fn read(name: &str) -> Option<Self> {
        Some(match name {
            "eq" => Self::Eq,
            "ne" => Self::Ne,
            "startswith" => Self::StartsWith,
            "notstartswith" => Self::NotStartsWith,
            "endswith" => Self::EndsWith,
            "notendswith" => Self::NotEndsWith,
            "contains" => Self::Contains,
            "notcontains" => Self::NotContains,
            "in" => Self::In,
            "notin" => Self::NotIn,
            _ => return None,
        })
    }

    /// The operator without its negation, and whether it was negated.
    pub fn positive(self) -> (Self, bool) {
        match self {
            Self::Ne => (Self::Eq, true),
            Self::NotStartsWith => (Self::StartsWith, true),
            Self::NotEndsWith => (Self::EndsWith, true),
            Self::NotContains => (Self::Contains, true),
            Self::NotIn => (Self::In, true),
            other => (other, false),
        }
    }
}

/// Why a rule cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// In characters, from 1.
    pub column: usize,
    pub expected: &'static Sentence,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    ListOpen,
    ListClose,
    Comma,
    /// Without the hyphen, lower case.
    Operator(String),
    Word(String),
    Text(String),
}

/// Parentheses in one another.
const DEPTH: usize = 32;

/// Characters of a rule: the documented limit is 3072.
const LENGTH: usize = 8_192;

impl Rule {
    pub fn read(text: &str, subject: Subject) -> Result<Self, Broken> {
        if text.len() > LENGTH {
            return Err(Broken {
                column: LENGTH,
                expected: &rule_syntax::LENGTH,
            });
        }
        let mut parser = Parser {
            subject,
            tokens: tokens(text)?,
            next: 0,
            end: text.chars().count() + 1,
        };
        let rule = parser.any(0)?;
        match parser.peek() {
            None => Ok(rule),
            Some(_) => Err(parser.broken(&rule_syntax::CONNECTIVE)),
        }
    }

    /// Names that no property of a device has, and values that none of a name has. Custom security attributes are an organisation's own.
    pub fn unknown_members(&self, subject: Subject) -> Vec<&str> {
        match self {
            _ if subject == Subject::Application => Vec::new(),
            Self::Or(parts) | Self::And(parts) => parts
                .iter()
                .flat_map(|part| part.unknown_members(subject))
                .collect(),
            Self::Not(inner) => inner.unknown_members(subject),
            Self::Compare(comparison) => match device_attribute(&comparison.property) {
                Some(_) => comparison.unknown_values().collect(),
                None => vec![comparison.property.as_str()],
            },
        }
    }
}

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, Broken> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        let token = match c {
            c if c.is_whitespace() => continue,
            '(' => Token::Open,
            ')' => Token::Close,
            '[' => Token::ListOpen,
            ']' => Token::ListClose,
            ',' => Token::Comma,
            '"' | '\'' => {
                let mut value = String::new();
                let mut closed = false;
                while let Some((_, next)) = chars.next() {
                    match next {
                        // A backquote or a backslash before a quote stands for the quote.
                        '`' | '\\' if chars.peek().is_some_and(|(_, after)| *after == c) => {
                            value.push(c);
                            chars.next();
                        }
                        next if next == c => {
                            closed = true;
                            break;
                        }
                        next => value.push(next),
                    }
                }
                if !closed {
                    return Err(Broken {
                        column: at + 1,
                        expected: &rule_syntax::QUOTATION_MARK,
                    });
                }
                Token::Text(value)
            }
            c => {
                let mut word = String::from(c);
                while let Some((_, next)) = chars.peek() {
                    if next.is_whitespace()
                        || matches!(next, '(' | ')' | '[' | ']' | ',' | '"' | '\'')
                    {
                        break;
                    }
                    word.push(*next);
                    chars.next();
                }
                match word.strip_prefix('-') {
                    Some(operator) => Token::Operator(operator.to_ascii_lowercase()),
                    None => Token::Word(word),
                }
            }
        };
        tokens.push((at + 1, token));
    }
    Ok(tokens)
}

struct Parser {
    subject: Subject,
    tokens: Vec<(usize, Token)>,
    next: usize,
    /// Column after the last character.
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.peek().cloned();
        self.next += 1;
        token
    }

    fn broken(&self, expected: &'static Sentence) -> Broken {
        let column = self.tokens.get(self.next).map_or(self.end, |(at, _)| *at);
        Broken { column, expected }
    }

    fn is_operator(&self, name: &str) -> bool {
        matches!(self.peek(), Some(Token::Operator(operator)) if operator == name)
    }

    fn any(&mut self, depth: usize) -> Result<Rule, Broken> {
        let mut parts = vec![self.all(depth)?];
        while self.is_operator("or") {
            self.next += 1;
            parts.push(self.all(depth)?);
        }
        Ok(one_or(parts, Rule::Or))
    }

    fn all(&mut self, depth: usize) -> Result<Rule, Broken> {
        let mut parts = vec![self.term(depth)?];
        while self.is_operator("and") {
            self.next += 1;
            parts.push(self.term(depth)?);
        }
        Ok(one_or(parts, Rule::And))
    }

    fn term(&mut self, depth: usize) -> Result<Rule, Broken> {
        if depth > DEPTH {
            return Err(self.broken(&rule_syntax::NESTING));
        }
        if self.is_operator("not") {
            self.next += 1;
            return Ok(Rule::Not(Box::new(self.term(depth + 1)?)));
        }
        if self.peek() == Some(&Token::Open) {
            self.next += 1;
            let inner = self.any(depth + 1)?;
            return match self.peek() {
                Some(Token::Close) => {
                    self.next += 1;
                    Ok(inner)
                }
                _ => Err(self.broken(&rule_syntax::PARENTHESIS)),
            };
        }
        self.comparison().map(Rule::Compare)
    }

    fn comparison(&mut self) -> Result<Comparison, Broken> {
        let property = match self.peek() {
            Some(Token::Word(word)) => {
                let parts = word.split_at_checked(self.subject.prefix().len());
                parts
                    .filter(|(prefix, _)| prefix.eq_ignore_ascii_case(self.subject.prefix()))
                    .map(|(_, name)| name.to_owned())
            }
            _ => None,
        };
        let Some(property) = property.filter(|name| !name.is_empty()) else {
            return Err(self.broken(self.subject.property()));
        };
        self.next += 1;
        let operator = match self.peek() {
            Some(Token::Operator(name)) => Operator::read(name),
            _ => None,
        };
        let Some(operator) = operator else {
            return Err(self.broken(&rule_syntax::OPERATOR));
        };
        self.next += 1;
        let values = if self.peek() == Some(&Token::ListOpen) {
            self.next += 1;
            self.list()?
        } else {
            vec![self.value()?]
        };
        Ok(Comparison {
            property,
            operator,
            values,
        })
    }

    fn list(&mut self) -> Result<Vec<Option<String>>, Broken> {
        let mut values = Vec::new();
        loop {
            if self.peek() == Some(&Token::ListClose) {
                self.next += 1;
                return Ok(values);
            }
            // That an attribute is not there is asked for by itself, as documented; what `null` is in a list is not.
            let broken = self.broken(&rule_syntax::LISTED_VALUE);
            values.push(Some(self.value()?.ok_or(broken)?));
            match self.peek() {
                Some(Token::Comma) => self.next += 1,
                Some(Token::ListClose) => {}
                _ => return Err(self.broken(&rule_syntax::BRACKET)),
            }
        }
    }

    fn value(&mut self) -> Result<Option<String>, Broken> {
        match self.peek() {
            Some(Token::Text(value) | Token::Word(value)) if is_variable(value) => {
                return Err(self.broken(&rule_syntax::FILLED_IN));
            }
            Some(Token::Word(word)) if ODD_QUOTES.iter().any(|quote| word.contains(quote)) => {
                return Err(self.broken(&rule_syntax::VALUE));
            }
            Some(Token::Text(_) | Token::Word(_)) => {}
            _ => return Err(self.broken(&rule_syntax::VALUE)),
        }
        Ok(match self.take() {
            Some(Token::Text(text)) => Some(text.to_lowercase()),
            Some(Token::Word(word)) if !word.eq_ignore_ascii_case("null") => {
                Some(word.to_lowercase())
            }
            _ => None,
        })
    }
}

/// What word processors and web pages make of quotation marks.
const ODD_QUOTES: [&str; 8] = ["“", "”", "„", "‘", "’", "＂", "＇", "&quot;"];

fn one_or(mut parts: Vec<Rule>, several: impl Fn(Vec<Rule>) -> Rule) -> Rule {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            parts.extend(last);
            several(parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(property: &str, operator: Operator, value: &str) -> Rule {
        Rule::Compare(Comparison {
            property: property.to_owned(),
            operator,
            values: vec![Some(value.to_owned())],
        })
    }

    #[test]
    fn rules_are_read_by_precedence() {
        let rule = r#"device.trustType -EQ "AzureAD" -or device.isCompliant -ne True -and -not (device.model -startsWith 'Sur"')"#;
        assert_eq!(
            Rule::read(rule, Subject::Device),
            Ok(Rule::Or(vec![
                compare("trustType", Operator::Eq, "azuread"),
                Rule::And(vec![
                    compare("isCompliant", Operator::Ne, "true"),
                    Rule::Not(Box::new(compare("model", Operator::StartsWith, "sur\""))),
                ]),
            ]))
        );
        let list = Rule::read(
            "device.deviceOwnership -in [\"Company\" , \"Personal\"]",
            Subject::Device,
        )
        .unwrap();
        assert!(matches!(list, Rule::Compare(one) if one.values.len() == 2));
        let null = Rule::read("device.extensionAttribute1 -eq null", Subject::Device).unwrap();
        assert!(matches!(null, Rule::Compare(one) if one.values == [None]));
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        for (rule, column) in [
            ("", 1),
            ("device.model", 13),
            ("device.model -eq", 17),
            ("device.model -like \"x\"", 14),
            ("model -eq \"x\"", 1),
            ("device.model -eq \"x", 18),
            ("(device.model -eq \"x\"", 22),
            ("device.model -eq \"x\" device.model -eq \"y\"", 22),
            ("device.model -in [\"x\" \"y\"]", 23),
        ] {
            assert_eq!(
                Rule::read(rule, Subject::Device).unwrap_err().column,
                column,
                "{rule}"
            );
        }
        let attribute = "CustomSecurityAttribute.Set_Name -eq \"x\"";
        assert!(Rule::read(attribute, Subject::Application).is_ok());
        assert_eq!(
            Rule::read(attribute, Subject::Device).unwrap_err().column,
            1
        );
        let deep = format!(
            "{}device.model -eq \"x\"{}",
            "(".repeat(100),
            ")".repeat(100)
        );
        assert!(Rule::read(&deep, Subject::Device).is_err());
    }
}
