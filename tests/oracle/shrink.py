"""A scenario made small: as long as the answers differ in the same way, parts of it are left out."""

import copy
import json

MOST_ROUNDS = 60


def places(value, path=()):
    """Every place of a document whose value can be left out, the large ones first."""
    found = []
    if isinstance(value, dict):
        for member, each in value.items():
            found.append((*path, member))
            found.extend(places(each, (*path, member)))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            found.append((*path, index))
            found.extend(places(each, (*path, index)))
    return found


def without(scenario, path):
    """The scenario without the value at a place."""
    made = copy.deepcopy(scenario)
    parent = made
    for step in path[:-1]:
        parent = parent[step]
    del parent[path[-1]]
    return made


KEPT = {("scenario",), ("policies",), ("question",), ("question", "action"), ("question", "credential")}


def candidates(scenario):
    """Smaller scenarios, the smallest first."""
    paths = [path for path in places(scenario) if path not in KEPT]
    paths.sort(key=lambda path: (len(path), str(path)))
    return [without(scenario, path) for path in paths]


def shrink(scenario, differs):
    """The smallest scenario found of which `differs`, asked for several at once, still says True."""
    for _ in range(MOST_ROUNDS):
        tries = candidates(scenario)
        tries.sort(key=lambda each: len(json.dumps(each)))
        verdicts = differs(tries)
        smaller = next((each for each, verdict in zip(tries, verdicts) if verdict), None)
        if smaller is None:
            return scenario
        scenario = smaller
    return scenario
