#!/usr/bin/env python3
"""Check the export of a ledger, with nothing but this file and Python 3.8 or later.

    python3 verify_ledger.py FOLDER [KEY ...]

KEY is a public key as the log or a cosigner publishes it: NAME+ID+BASE64.
Ends with 0 if the export is whole, 1 if it is broken, 2 if it cannot be read, 3 if it is whole and no key was given
to believe it by.  The formats are those of docs/reference/ledger.md.
"""

import base64
import hashlib
import os
import re
import sys


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# Ed25519 (RFC 8032, section 5.1.7), slow and plain.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point, number = add(point, point), number >> 1
    return total


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(h, a))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


# The Merkle tree (RFC 6962, section 2.1): the heads of the full subtrees, the greatest first.


class Tree:
    def __init__(self):
        self.size, self.peaks = 0, []

    def append(self, leaf):
        """Adds the hash of a leaf; gives the hashes of full subtrees of 256, 65536 and so on that it completes."""
        full, node, rest, height = [leaf], leaf, self.size, 0
        while rest & 1:
            node, rest, height = sha256(b"\1", self.peaks.pop(), node), rest >> 1, height + 1
            if height % 8 == 0:
                full.append(node)
        self.peaks.append(node)
        self.size += 1
        return full

    def head(self):
        if not self.peaks:
            return sha256()
        node = self.peaks[-1]
        for left in reversed(self.peaks[:-1]):
            node = sha256(b"\1", left, node)
        return node


# Files.


def place(number):
    path = "%03d" % (number % 1000)
    while number >= 1000:
        number //= 1000
        path = "x%03d/%s" % (number % 1000, path)
    return path


class Export:
    def __init__(self, folder):
        self.folder, self.wrong = folder, []

    def read(self, path):
        try:
            with open(os.path.join(self.folder, path), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def bundles(self):
        """The bundles in order, of each place the one with the most entries."""
        widest = {}
        for folder, _, names in os.walk(os.path.join(self.folder, "tile", "entries")):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), self.folder).replace(os.sep, "/")
                parts = re.fullmatch(r"tile/entries/((?:x\d{3}/)*\d{3})(?:\.p/(\d{1,3}))?", path)
                if parts:
                    index = int(parts.group(1).replace("x", "").replace("/", ""))
                    widest[index] = max(widest.get(index, (0, "")), (int(parts.group(2) or 256), path))
        return [widest[index][1] for index in sorted(widest)]

    def entries(self):
        for path in self.bundles():
            data = self.read(path)
            while data:
                length = int.from_bytes(data[:2], "big")
                if len(data) < 2 + length:
                    self.wrong.append("`%s` ends in the middle of an entry" % path)
                    break
                yield data[2 : 2 + length]
                data = data[2 + length :]

    def tile(self, level, index, size):
        """The hashes of a tile of a log of a size."""
        width = min((size >> 8 * level) - 256 * index, 256)
        path = "tile/%d/%s" % (level, place(index)) + (".p/%d" % width if width < 256 else "")
        data = self.read(path)
        if data is None or len(data) != 32 * width:
            self.wrong.append("`%s` %s" % (path, "is missing" if data is None else "is too long or too short"))
            return path, None
        return path, [data[at : at + 32] for at in range(0, len(data), 32)]


# Checkpoints.


def public_key(text):
    name, number, data = text.split("+", 2)
    data = base64.b64decode(data, validate=True)
    if sha256(name.encode(), b"\n", data)[:4].hex() != number or data[0] not in (1, 4) or len(data) != 33:
        raise ValueError("`%s` is not a public key, or is damaged" % text)
    return name, bytes.fromhex(number), data[0], data[1:]


def checkpoint(data, keys):
    """Name, size and root of a checkpoint, and who signed it; an error if a signature of a given key does not hold."""
    text, signatures = data.decode().rsplit("\n\n", 1)
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    by = set()
    for line in signatures.rstrip("\n").split("\n"):
        _, name, signature = line.split(" ")
        signature = base64.b64decode(signature, validate=True)
        for key_name, number, kind, key in keys:
            if (key_name, number) != (name, signature[:4]):
                continue
            message, rest = text, signature[4:]
            if kind == 4:
                message = "cosignature/v1\ntime %d\n%s" % (int.from_bytes(rest[:8], "big"), text)
                rest = rest[8:]
            if not signed(key, message.encode(), rest):
                raise ValueError("the signature of `%s` does not hold" % name)
            by.add((kind, name))
    if any(key[2] == 1 for key in keys) and not any(kind == 1 for kind, _ in by):
        raise ValueError("no key that was given for the log has signed it")
    if keys and not by:
        raise ValueError("no key that was given has signed it")
    return origin, int(size), base64.b64decode(root, validate=True), sorted(by)


def checkpoints(export, keys):
    paths = ["checkpoint"]
    if os.path.isdir(os.path.join(export.folder, "checkpoints")):
        paths += ["checkpoints/" + name for name in os.listdir(os.path.join(export.folder, "checkpoints"))]
    heads = []
    for path in paths:
        try:
            heads.append((path, *checkpoint(export.read(path) or b"", keys)))
        except ValueError as wrong:
            export.wrong.append("`%s` cannot be believed: %s" % (path, wrong))
    return sorted(heads, key=lambda head: head[2])


def check(export, keys):
    heads = checkpoints(export, keys)
    _, origin, size, _, by = heads[-1] if heads else ("", "no log", 0, b"", [])
    sizes, roots, tree, levels = {head[2] for head in heads}, {}, Tree(), {}
    pledged, deleted = {}, set()
    roots[0] = tree.head()
    for index, entry in enumerate(export.entries()):
        for level, found in enumerate(tree.append(sha256(b"\0", entry))):
            count, run = (size >> 8 * level), levels.setdefault(level, [])
            run.append(found)
            tile = (tree.size - 1 >> 8 * level) // 256
            if len(run) == min(256, count - 256 * tile):
                path, right = export.tile(level, tile, size)
                for at, (one, other) in enumerate(zip(run, right or [])):
                    if one != other:
                        what = "entry %d" % (256 * tile + at) if level == 0 else "hash %d of `%s`" % (at, path)
                        export.wrong.append("%s is not what was logged, or its tile is not" % what)
                levels[level] = []
        if tree.size in sizes:
            roots[tree.size] = tree.head()
        lines = entry.split(b"\n\n", 1)[0].decode(errors="replace").split("\n")
        if re.fullmatch(r"text [0-9a-f]{64} [0-9a-f]{64}", lines[-1]):
            pledged[index] = lines[-1].split(" ")[2]
        if lines[1:2] == ["kind text-deleted"] and re.fullmatch(r"subject entry/\d+", (lines + [""])[2]):
            deleted.add(int(lines[2].split("/")[1]))
        if lines[0] != "mtcr-ledger-entry/1":
            export.wrong.append("entry %d was logged as it is and is not of the form of an entry" % index)
    for path, name, size_then, root, _ in heads:
        if name != origin:
            export.wrong.append("`%s` is of another log" % path)
        elif roots.get(size_then) != root:
            export.wrong.append("`%s` was signed for other entries than the first %d here" % (path, size_then))
    for index, digest in pledged.items():
        sealed = export.read("sealed/" + place(index))
        if sealed is None and index not in deleted:
            export.wrong.append("the restricted text of entry %d is missing" % index)
        if sealed is not None and (index in deleted or sha256(sealed).hex() != digest):
            export.wrong.append("the restricted text of entry %d is altered, or was to be deleted" % index)
    print("%s, %d entries, %d vouched for by %d checkpoints" % (origin, tree.size, size, len(heads)))
    for kind, name in by:
        print("%s by %s" % ("signed" if kind == 1 else "cosigned", name))


def main(arguments):
    if not arguments or not os.path.isdir(arguments[0]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        keys = [public_key(text) for text in arguments[1:]]
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    export = Export(arguments[0])
    check(export, keys)
    for line in export.wrong:
        print(line)
    if export.wrong:
        print("broken")
        return 1
    print("whole" if keys else "no verdict: no key was given to believe it by")
    return 0 if keys else 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
