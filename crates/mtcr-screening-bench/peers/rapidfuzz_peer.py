"""rapidfuzz: a name against every name of the index, by one of its scorers.

    rapidfuzz_peer.py SCORER INDEX

Names are made small and freed of punctuation by its own processor, once for the index and once for a name asked about.
"""

import sys
from importlib.metadata import version

from rapidfuzz import fuzz, process, utils

import talk

SCORER = getattr(fuzz, sys.argv[1])
KEPT = 20


def build():
    names, keys = [], []
    for party in talk.parties(sys.argv[2]):
        for name in party["names"]:
            names.append(utils.default_process(name["text"]))
            keys.append(talk.key(party))
    return names, keys


def check(state, queries):
    names, keys = state
    answers = []
    for query in queries:
        # More than are kept: several names of one party may be among the best.
        best = process.extract(
            utils.default_process(query["name"]),
            names,
            scorer=SCORER,
            processor=None,
            limit=3 * KEPT,
            # It is faster with a cut, and its scores below this say nothing.
            score_cutoff=70,
        )
        hits = {}
        for _, score, at in best:
            hits.setdefault(keys[at], score / 100)
        answers.append(list(hits.items())[:KEPT])
    return answers


def compare(pairs):
    return [SCORER(left, right, processor=utils.default_process) / 100 for left, right, _ in pairs]


# Its documents name no threshold: 0.9 stands in for one, and the best one is taken as well.
talk.serve("rapidfuzz " + version("rapidfuzz"), 0.9, build, check, compare)
