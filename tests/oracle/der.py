"""As much of DER as certificates need, read and written (ITU-T X.690)."""


class Broken(Exception):
    """Bytes that are no DER."""


def read(data, at=0):
    """Tag, content and end of the element at a place."""
    tag = data[at]
    length = data[at + 1]
    at += 2
    if length & 0x80:
        size = length & 0x7F
        if not size:
            raise Broken
        length = int.from_bytes(data[at : at + size], "big")
        at += size
    if at + length > len(data):
        raise Broken
    return tag, data[at : at + length], at + length


def children(content):
    """Elements of a constructed one, each as tag, content and whole bytes."""
    found, at = [], 0
    while at < len(content):
        start = at
        tag, inner, at = read(content, at)
        found.append((tag, inner, content[start:at]))
    return found


def oid_text(content):
    """An object identifier with dots."""
    arcs, value = [], 0
    for byte in content:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            arcs.append(value)
            value = 0
    first = arcs[0]
    top = min(first // 40, 2)
    return ".".join(str(arc) for arc in (top, first - 40 * top, *arcs[1:]))


def element(tag, *parts):
    """An element of a tag around its parts."""
    content = b"".join(parts)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    size = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | size)) + length.to_bytes(size, "big") + content


def sequence(*parts):
    """A SEQUENCE."""
    return element(0x30, *parts)


def integer(value):
    """An INTEGER."""
    size = value.bit_length() // 8 + 1
    return element(0x02, value.to_bytes(size, "big", signed=True))


def oid(text):
    """An OBJECT IDENTIFIER."""
    arcs = [int(arc) for arc in text.split(".")]
    out = bytearray()
    for arc in (40 * arcs[0] + arcs[1], *arcs[2:]):
        parts = [arc & 0x7F]
        while arc := arc >> 7:
            parts.append(arc & 0x7F | 0x80)
        out.extend(reversed(parts))
    return element(0x06, bytes(out))


def bits(data):
    """A BIT STRING of whole bytes."""
    return element(0x03, b"\0", data)


def octets(data):
    """An OCTET STRING."""
    return element(0x04, data)
