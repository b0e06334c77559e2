"""nomenklatura: candidates from its own index (DuckDB), each compared by one of its algorithms.

    nomenklatura_peer.py ALGORITHM INDEX FOLDER

Names alone are given on both sides, with the schema of their kind. All names of a request are matched with the index as
one batch, which is how its index is made to be used and is faster than one by one.
"""

import sys
from importlib.metadata import version
from itertools import count
from pathlib import Path

from followthemoney import Dataset, StatementEntity
from nomenklatura.blocker import Index
from nomenklatura.matching import get_algorithm
from nomenklatura.resolver import Linker
from nomenklatura.store import MemoryStore

import talk

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "unknown": "LegalEntity",
}
DATASET = Dataset.make({"name": "listed", "title": "Listed"})
ALGORITHM = get_algorithm(sys.argv[1])
CONFIG = ALGORITHM.default_config()
# Hits below this are not alerts by anybody's threshold; the best are kept all the same.
KEPT = 20
# What it remembers of an entity it remembers by the id: no id is given twice.
NUMBERS = count()


def entity(key, kind, names, weak=()):
    properties = {"name": list(names)}
    if weak:
        properties["weakAlias"] = list(weak)
    return StatementEntity.from_data(
        DATASET, {"id": key, "schema": SCHEMATA[kind], "properties": properties}, cleaned=True
    )


def build():
    store = MemoryStore(DATASET, Linker({}))
    entities = {}
    with store.writer() as writer:
        for party in talk.parties(sys.argv[2]):
            names = [name["text"] for name in party["names"] if name["quality"] == "good"]
            weak = [name["text"] for name in party["names"] if name["quality"] == "weak"]
            # A party with weak names only must still be found by one.
            made = entity(talk.key(party), party["kind"], names or weak, weak if names else ())
            entities[made.id] = made
            writer.add_entity(made)
    index = Index(store.default_view(), Path(sys.argv[3]))
    index.build()
    return index, entities


def check(state, queries):
    index, entities = state
    made = [entity(f"query-{next(NUMBERS)}", query["kind"], [query["name"]]) for query in queries]
    asked = {subject.id: (at, subject) for at, subject in enumerate(made)}
    answers = [[] for _ in queries]
    for found, candidates in index.match_entities(made):
        at, subject = asked[found.id]
        hits = [
            (candidate.id, ALGORITHM.compare(subject, entities[candidate.id], CONFIG).score)
            for candidate, _ in candidates
        ]
        hits.sort(key=lambda hit: -hit[1])
        answers[at] = [hit for hit in hits if hit[1] > 0][:KEPT]
    return answers


def compare(pairs):
    scores = []
    for left, right, schema in pairs:
        one = entity(f"left-{next(NUMBERS)}", schema, [left])
        other = entity(f"right-{next(NUMBERS)}", schema, [right])
        scores.append(ALGORITHM.compare(one, other, CONFIG).score)
    return scores


talk.serve("nomenklatura " + version("nomenklatura"), 0.7, build, check, compare)
