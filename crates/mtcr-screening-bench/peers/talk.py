"""How a peer is driven: one JSON object a line, asked on standard input and answered on standard output.

A driver first says that it is ready, with how long its index took and how much memory the process holds. Then each line
asks for checks (`queries`: names with kinds) or for pairs (`pairs`: two names and a schema). The seconds in an answer are
those that a core worked for the peer, without reading and writing of JSON: other programs on the machine do not lengthen
them, and a peer with several threads has the time of all of them.
"""

import json
import sys
from time import process_time


def memory_mb():
    """What the process holds now, in megabytes."""
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def parties(path):
    """The parties of an index file."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def key(party):
    """The key of a party, as the generator writes it."""
    return party["id"]["list"] + "/" + party["id"]["uid"]


def serve(version, threshold, build, check, compare):
    """Builds, says so, then answers until there is nothing more to answer."""
    out = sys.stdout
    # Whatever a library prints must not be taken for an answer.
    sys.stdout = sys.stderr
    before = memory_mb()
    start = process_time()
    state = build()
    ready = {
        "version": version,
        "threshold": threshold,
        "build_seconds": process_time() - start,
        "memory_mb": memory_mb() - before,
    }
    print(json.dumps(ready), file=out, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        start = process_time()
        if "queries" in asked:
            answer = {"answers": check(state, asked["queries"])}
        else:
            answer = {"scores": compare(asked["pairs"])}
        answer["seconds"] = process_time() - start
        print(json.dumps(answer), file=out, flush=True)
