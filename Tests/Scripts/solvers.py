"""Two other solvers of Matching's problem, for the tests.

    solvers.py flow FILE…       each DIMACS file's optimum by OR-Tools' minimum-cost flow, and the seconds it took, one
                                JSON line per file
    solvers.py levels FILE…     each instance's optima on all levels by CP-SAT, one JSON line per file

`levels` reads an instance as `doorstroom round export` writes it and formulates the eight levels independently: without
flow, classes or marginal costs; squares are squares, and the lots are hashed again here.
"""

import json
import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow
from ortools.sat.python import cp_model

MASK = (1 << 64) - 1


def flow(path):
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = []
    with open(path) as file:
        for line in file:
            fields = line.split()
            if fields[:1] == ["n"]:
                solver.set_node_supply(int(fields[1]), int(fields[2]))
            elif fields[:1] == ["a"]:
                arcs.append(line[2:])
    tails, heads, lows, capacities, costs = np.fromstring(" ".join(arcs), dtype=np.int64, sep=" ").reshape(-1, 5).T
    assert not lows.any()
    solver.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), np.ascontiguousarray(capacities), np.ascontiguousarray(costs))
    start = time.perf_counter()
    status = solver.solve()
    seconds = time.perf_counter() - start
    return {"status": str(status).split(".")[-1], "optimum": solver.optimal_cost(), "seconds": seconds}


def mixed(bits):
    bits = (bits + 0x9E3779B97F4A7C15) & MASK
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & MASK
    return bits ^ (bits >> 31)


class Lots:
    def __init__(self, draw):
        self.seed = mixed(self.hashed(draw, 0xCBF29CE484222325))

    @staticmethod
    def hashed(text, start):
        for byte in text.encode():
            start = ((start ^ byte) * 0x100000001B3) & MASK
        return start

    def ticket(self, reference):
        return mixed(self.hashed(reference, self.seed))

    def candidate(self, reference):
        return mixed(self.ticket(reference) ^ 1) >> 40

    def place(self, reference, number):
        number_bits = (number * 0x9E3779B97F4A7C15) & MASK
        return (number << 42) + (mixed(self.ticket(reference) ^ number_bits ^ 2) >> 40)

    def pair(self, first_candidate, first_dwelling):
        profile, kind = self.ticket(first_candidate), self.ticket(first_dwelling)
        turned = ((kind << 17) | (kind >> 47)) & MASK
        return mixed((profile + turned) & MASK) >> 40


def levels(path):
    with open(path) as file:
        instance = json.load(file)
    candidates, dwellings = instance["candidates"], instance["dwellings"]
    profiles, kinds, rows = instance["profiles"], instance["kinds"], instance["rows"]
    shares, lots = instance["shares"], Lots(instance["draw"])
    model = cp_model.CpModel()
    pairs, score, lot = {}, {}, {}
    for c, profile in enumerate(profiles):
        scores = dict(zip(rows[profile]["kinds"], rows[profile]["scores"]))
        for d, kind in enumerate(kinds):
            if kind in scores and dwellings[d]["places"] > 0:
                pairs[c, d] = model.new_bool_var(f"{c} {d}")
                score[c, d] = scores[kind]
                lot[c, d] = lots.pair(
                    candidates[profiles.index(profile)]["id"], dwellings[kinds.index(kind)]["id"])
    chosen = [sum(x for (c, _), x in pairs.items() if c == n) for n in range(len(candidates))]
    filled = [sum(x for (_, d), x in pairs.items() if d == n) for n in range(len(dwellings))]
    for total in chosen:
        model.add(total <= 1)
    used, numbered = [], 0
    for n, dwelling in enumerate(dwellings):
        places = [model.new_bool_var(f"place {n} {k}") for k in range(dwelling["places"])]
        model.add(sum(places) == filled[n])
        for first, second in zip(places, places[1:]):
            model.add_implication(second, first)
        used += places[:1]
        numbered += sum(lots.place(dwelling["id"], k) * place for k, place in enumerate(places))

    def deviation(members, numerator):
        count = model.new_int_var(0, len(members), "count")
        square = model.new_int_var(0, len(members) ** 2, "square")
        model.add(count == sum(chosen[n] for n in members))
        model.add_multiplication_equality(square, [count, count])
        return shares["denominator"] * square - 2 * numerator * count

    def members(*keys):
        found = {}
        for n, candidate in enumerate(candidates):
            found.setdefault(tuple(candidate[key] for key in keys), []).append(n)
        return found

    by_institution = {s["institution"]: s["numerator"] for s in shares["institutions"]}
    by_route = {(s["institution"], s["route"]): s["numerator"] for s in shares["routes"]}
    # By the numbers of the design; each a gain.
    gains = {
        1: sum(used),
        2: sum(chosen),
        3: sum(c["overNormWeight"] * x for c, x in zip(candidates, chosen)),
        4: -sum(deviation(m, by_institution.get(key[0], 0)) for key, m in members("institution").items()),
        5: -sum(deviation(m, by_route.get(key, 0)) for key, m in members("institution", "route").items()),
        6: sum(c["waitingDays"] * x for c, x in zip(candidates, chosen)),
        7: sum(score[key] * x for key, x in pairs.items()),
        8: -(sum(lots.candidate(c["id"]) * x for c, x in zip(candidates, chosen))
             + sum(lot[key] * x for key, x in pairs.items()) + numbered),
    }
    values = []
    for level in instance["order"]:
        model.maximize(gains[level])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(model)
        if status != cp_model.OPTIMAL:
            return {"status": solver.status_name(status), "values": values}
        value = round(solver.objective_value)
        if level == 8:
            # Beyond 2^53 the reported objective is rounded: count again.
            value = solver.value(gains[8])
        values.append(value)
        model.add(gains[level] == value)
    return {"status": "OPTIMAL", "values": values}


if __name__ == "__main__":
    for name in sys.argv[2:]:
        print(json.dumps({"flow": flow, "levels": levels}[sys.argv[1]](name)))
