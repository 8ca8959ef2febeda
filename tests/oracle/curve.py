"""ECDSA on P-256 (FIPS 186-5), for certificates that tests make and read. Not fit for secrets."""

import hashlib

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def double(point):
    """Twice a point, in Jacobian coordinates."""
    x, y, z = point
    if not y:
        return (0, 1, 0)
    yy = y * y % P
    s = 4 * x * yy % P
    zz = z * z % P
    m = 3 * (x - zz) * (x + zz) % P
    x3 = (m * m - 2 * s) % P
    return x3, (m * (s - x3) - 8 * yy * yy) % P, 2 * y * z % P


def add(a, b):
    """The sum of two points."""
    if not a[2]:
        return b
    if not b[2]:
        return a
    za, zb = a[2] * a[2] % P, b[2] * b[2] % P
    ua, ub = a[0] * zb % P, b[0] * za % P
    sa, sb = a[1] * zb * b[2] % P, b[1] * za * a[2] % P
    if ua == ub:
        return double(a) if sa == sb else (0, 1, 0)
    h, r = (ub - ua) % P, (sb - sa) % P
    hh = h * h % P
    hhh, v = h * hh % P, ua * hh % P
    x3 = (r * r - hhh - 2 * v) % P
    return x3, (r * (v - x3) - sa * hhh) % P, h * a[2] * b[2] % P


def times(number, point):
    """A multiple of a point."""
    found, each = (0, 1, 0), (*point, 1)
    while number:
        if number & 1:
            found = add(found, each)
        each = double(each)
        number >>= 1
    return found


def affine(point):
    """Coordinates of a point."""
    inverse = pow(point[2], -1, P)
    square = inverse * inverse % P
    return point[0] * square % P, point[1] * square * inverse % P


class Key:
    """A key pair, made from a name so that it is the same each time."""

    def __init__(self, name):
        self.secret = int.from_bytes(hashlib.sha512(name.encode()).digest(), "big") % (N - 1) + 1
        x, y = affine(times(self.secret, G))
        self.point = b"\x04" + x.to_bytes(32, "big") + y.to_bytes(32, "big")

    def sign(self, data):
        """A signature of SHA-256, as two numbers; its nonce is made of key and data."""
        digest = hashlib.sha256(data).digest()
        nonce = int.from_bytes(hashlib.sha512(self.secret.to_bytes(32, "big") + digest).digest(), "big") % (N - 1) + 1
        r = affine(times(nonce, G))[0] % N
        s = pow(nonce, -1, N) * (int.from_bytes(digest, "big") + r * self.secret) % N
        return r, s


def verify(point, data, r, s):
    """Whether a signature of SHA-256 is one of the key with this public point."""
    if not (0 < r < N and 0 < s < N) or len(point) != 65 or point[0] != 4:
        return False
    public = int.from_bytes(point[1:33], "big"), int.from_bytes(point[33:], "big")
    digest = int.from_bytes(hashlib.sha256(data).digest(), "big")
    inverse = pow(s, -1, N)
    total = add(times(digest * inverse % N, G), times(r * inverse % N, public))
    return bool(total[2]) and affine(total)[0] % N == r
