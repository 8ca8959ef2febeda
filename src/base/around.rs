//! What stands around JSON in what people paste: the head of a response, as tools show and save it, and the fence of a block
//! of Markdown.

use serde_json::{Map, Value};

/// A text in three parts, which together are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'t> {
    /// A byte order mark, the head of a response, an opening fence.
    pub head: &'t str,
    pub body: &'t str,
    /// What closes the fence.
    pub tail: &'t str,
}

const FENCE: &str = "```";

/// The parts of a text; all of it is the body where nothing stands around it.
pub(crate) fn parts(text: &str) -> Parts<'_> {
    let from = start(text);
    let (head, rest) = text.split_at(from);
    let is_fenced = head.trim_start_matches('\u{feff}').contains(FENCE);
    let fence = rest.rfind(FENCE).filter(|_| is_fenced);
    let ends = |at: &usize| rest.get(*at..).is_some_and(|tail| tail.trim() == FENCE);
    let (body, tail) = rest.split_at(fence.filter(ends).unwrap_or(rest.len()));
    Parts { head, body, tail }
}

/// Where the body begins, in bytes.
fn start(text: &str) -> usize {
    let bare = text.trim_start_matches('\u{feff}');
    let mark = text.len() - bare.len();
    if bare.trim_start().starts_with('{')
        && let Some(end) = end_of_fields(bare)
    {
        return mark + end;
    }
    let mut at = mark;
    for line in bare.split_inclusive('\n') {
        let said = line.trim();
        if said.starts_with(['{', '[']) {
            return if at > mark && has_said(bare, at - mark) {
                at
            } else {
                mark
            };
        }
        if !said.is_empty() && !is_of_head(said) {
            return mark;
        }
        at += line.len();
    }
    mark
}

/// Whether anything but blanks stands in the first bytes.
fn has_said(text: &str, bytes: usize) -> bool {
    text.get(..bytes)
        .is_some_and(|head| !head.trim().is_empty())
}

/// The text with what stands around its body blanked, so that every place in the body stays where it was. `None` where
/// nothing does.
pub(crate) fn without_head(text: &str) -> Option<String> {
    let Parts { head, body, tail } = parts(text);
    (!head.is_empty()).then(|| [&blanked(head), body, &blanked(tail)].concat())
}

/// Where a head ends that is an object of fields, as Graph Explorer shows it: another value follows without a comma.
fn end_of_fields(text: &str) -> Option<usize> {
    /// How much of a text is looked at, in bytes.
    const HEAD: usize = 16 * 1024;
    const FIELDS: [&str; 3] = ["content-type", "cache-control", "request-id"];
    let is_field = |name: &String| FIELDS.iter().any(|field| field.eq_ignore_ascii_case(name));
    let ends = text.match_indices('}').map(|(at, _)| at + 1);
    ends.take_while(|end| *end < HEAD).find(|end| {
        let (head, rest) = text.split_at(*end);
        head.is_ascii()
            && rest.trim_start().starts_with(['{', '['])
            && serde_json::from_str::<Map<String, Value>>(head).is_ok_and(|fields| {
                fields.values().all(Value::is_string) && fields.keys().any(is_field)
            })
    })
}

fn blanked(text: &str) -> String {
    let blank = |one: char| if one.is_ascii_control() { one } else { ' ' };
    text.chars().map(blank).collect()
}

/// Whether a line is a fence, a request, a status or a field of a head.
fn is_of_head(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let is_request = ["GET", "POST", "PATCH", "PUT", "DELETE"].contains(&first)
        && line
            .split_whitespace()
            .nth(1)
            .is_some_and(|target| target.starts_with('/') || target.starts_with("http"));
    // Graph Explorer: `OK - 200 - 345 ms`.
    let is_banner = line.split(" - ").nth(1).is_some_and(is_status);
    let is_field = line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    });
    // In ASCII bytes are columns.
    line.is_ascii()
        && (line.starts_with(FENCE)
            || line.starts_with("HTTP/")
            || is_request
            || is_banner
            || is_field)
}

fn is_status(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_blanked_in_place() {
        let text = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{\r\n \"a\": 1}";
        let blanked = without_head(text).unwrap();
        assert_eq!(blanked.find('{'), text.find('{'));
        assert_eq!(blanked.lines().count(), text.lines().count());
        assert!(blanked.trim().starts_with('{'));
        assert!(without_head("OK - 200 - 345 ms\n{}").is_some());
        assert!(without_head("GET https://graph.microsoft.com/v1.0/me\n\n{}").is_some());
    }

    #[test]
    fn fields_of_a_head_can_be_an_object() {
        let head = "{\n \"Content-Type\": \"application/json\",\n \"report-to\": \"{}\"\n}";
        let text = [head, "\n{\"a\": 1}"].concat();
        let blanked = without_head(&text).unwrap();
        assert_eq!(blanked.trim(), "{\"a\": 1}");
        assert_eq!(blanked.len(), text.len());
    }

    #[test]
    fn what_has_no_head_stays() {
        for text in [
            "{}",
            "",
            "\n[]",
            "hello\n{}",
            "a: 1\n",
            "state : on\n{}",
            "{\"a\":\"b\"}{}",
        ] {
            assert_eq!(without_head(text), None, "{text}");
        }
    }
}
