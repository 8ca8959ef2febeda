//! DER that stays DER: values taken away, doubled, exchanged and changed, with lengths that are right again.

use crate::mutate::random::Random;
use crate::mutate::text;

/// A value, and what is in it where that is DER too.
#[derive(Clone)]
struct Node {
    tag: u8,
    /// What stands before the values of a BIT STRING.
    unused: Option<u8>,
    body: Body,
}

#[derive(Clone)]
enum Body {
    Bytes(Vec<u8>),
    Nodes(Vec<Node>),
}

/// So deep values are looked into.
const DEPTH: usize = 24;

/// Changes one to three values, or bytes where it is no DER.
pub fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let Some(mut nodes) = read(bytes, DEPTH).filter(|nodes| !nodes.is_empty()) else {
        text::mutate(bytes, &[], random);
        return;
    };
    for _ in 0..=random.below(3) {
        let mut at = random.below(count(&nodes));
        change(&mut nodes, &mut at, random);
    }
    let mut written = Vec::new();
    write(&nodes, &mut written);
    *bytes = written;
    if random.once_in(8) {
        text::mutate(bytes, &[], random);
    }
}

fn read(mut bytes: &[u8], depth: usize) -> Option<Vec<Node>> {
    let mut nodes = Vec::new();
    while let [tag, rest @ ..] = bytes {
        let (length, rest) = match rest {
            [short @ 0..=0x7f, rest @ ..] => (usize::from(*short), rest),
            [0x81, length, rest @ ..] => (usize::from(*length), rest),
            [0x82, high, low, rest @ ..] => (usize::from(u16::from_be_bytes([*high, *low])), rest),
            _ => return None,
        };
        if tag & 0x1f == 0x1f || *tag == 0 {
            return None;
        }
        let content = rest.get(..length)?;
        bytes = rest.get(length..)?;
        nodes.push(node(*tag, content, depth));
    }
    Some(nodes)
}

fn node(tag: u8, content: &[u8], depth: usize) -> Node {
    let within = |content: &[u8]| {
        let nodes = read(content, depth.checked_sub(1)?)?;
        (!nodes.is_empty()).then_some(Body::Nodes(nodes))
    };
    let (unused, inner) = match (tag, content) {
        (3, [unused, inner @ ..]) => (Some(*unused), within(inner)),
        (4, inner) => (None, within(inner)),
        (tag, inner) if tag & 0x20 != 0 => (None, within(inner)),
        _ => (None, None),
    };
    match inner {
        Some(body) => Node { tag, unused, body },
        None => Node {
            tag,
            unused: None,
            body: Body::Bytes(content.to_vec()),
        },
    }
}

fn write(nodes: &[Node], out: &mut Vec<u8>) {
    for node in nodes {
        let mut content: Vec<u8> = node.unused.into_iter().collect();
        match &node.body {
            Body::Bytes(bytes) => content.extend(bytes),
            Body::Nodes(nodes) => write(nodes, &mut content),
        }
        let [.., third, second, first] = content.len().to_be_bytes();
        out.push(node.tag);
        match (third, second, first) {
            (0, 0, 0..=0x7f) => out.push(first),
            (0, 0, _) => out.extend([0x81, first]),
            (0, _, _) => out.extend([0x82, second, first]),
            _ => out.extend([0x83, third, second, first]),
        }
        out.append(&mut content);
    }
}

fn count(nodes: &[Node]) -> usize {
    let within = |node: &Node| match &node.body {
        Body::Bytes(_) => 1,
        Body::Nodes(nodes) => 1 + count(nodes),
    };
    nodes.iter().map(within).sum()
}

/// Changes the value that is the `at`th on the way.
fn change(nodes: &mut Vec<Node>, at: &mut usize, random: &mut Random) {
    for index in 0..nodes.len() {
        if *at == 0 {
            changed(nodes, index, random);
            *at = usize::MAX;
            return;
        }
        *at -= 1;
        if let Some(Node {
            body: Body::Nodes(inner),
            ..
        }) = nodes.get_mut(index)
        {
            change(inner, at, random);
        }
        if *at == usize::MAX {
            return;
        }
    }
}

fn changed(nodes: &mut Vec<Node>, index: usize, random: &mut Random) {
    let other = random.one(nodes).cloned();
    let (Some(node), Some(other)) = (nodes.get_mut(index), other) else {
        return;
    };
    match random.below(7) {
        0 => drop(nodes.remove(index)),
        1 => nodes.insert(index, other),
        2 => *node = other,
        3 => node.tag = random.byte() & 0xbf,
        4 => node.body = Body::Bytes(Vec::new()),
        5 => {
            let many = std::iter::repeat_n(node.clone(), 1 + random.below(60));
            let many: Vec<Node> = many.collect();
            nodes.splice(index..index, many);
        }
        _ => match &mut node.body {
            Body::Bytes(bytes) => {
                text::mutate(bytes, &["2.5.29.32", "99991231235959Z", "\u{0}"], random)
            }
            body @ Body::Nodes(_) => *body = Body::Bytes(vec![random.byte(); random.below(300)]),
        },
    }
}
