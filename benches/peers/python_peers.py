"""pyxirr, numpy-financial and numpy on the inputs of the package beside this script.

Prints the rows that the package prints: operation, n, who, nanoseconds, ratio, answer, tab-separated. The reference
of the ratio is a file of the package's own rows, in which it looks for the same operation and n: each call has a row
beside `bizcase f64` and one beside `bizcase exact`, which is marked as such:

    pip install pyxirr numpy-financial
    cargo run --release --ignore-rust-version > rows.tsv
    python python_peers.py rows.tsv

Without a file the ratio is "-". The two programs run one after the other, so run them on an idle machine. A call from
Python costs some hundred nanoseconds before it does anything; the rows named `call overhead` show how many.
"""

import sys
import time
import warnings
from datetime import date, timedelta
from statistics import median

import numpy
import numpy_financial
import pyxirr

SAMPLE_NANOSECONDS = 2_000_000
ROUNDS = 15


def generator(state):
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state


def project(n):
    bits = generator(12345)
    flows = [0.0] + [(9000 + (next(bits) >> 40) % 2000) / 100 for _ in range(n - 1)]
    factor = 1 / (1 + (0.008 if n > 100 else 0.1))
    worth = 0.0
    for flow in reversed(flows):
        worth = worth * factor + flow
    flows[0] = -round(worth * 100) / 100
    return flows


def dated(n):
    bits = generator(777)
    days, flows = [0], [0.0]
    for _ in range(n - 1):
        state = next(bits)
        days.append(days[-1] + 1 + (state >> 40) % (14 if n > 500 else 60))
        flows.append((9000 + (state >> 30) % 2000) / 100)
    worth = sum(flow * 1.1 ** (-day / 365) for day, flow in zip(days, flows))
    flows[0] = -round(worth * 100) / 100
    return [date(2000, 1, 1) + timedelta(day) for day in days], flows


def scores(options, criteria):
    bits = generator(4321)
    return numpy.array(
        [[(next(bits) >> 40) % 10_000 / 100 for _ in range(criteria)] for _ in range(options)]
    )


def smaa(values, draws, random):
    """Rank acceptability and central weights under uniform weights, whole arrays at a time."""
    options, criteria = values.shape
    weights = random.exponential(size=(draws, criteria))
    weights /= weights.sum(axis=1, keepdims=True)
    order = numpy.argsort(-(weights @ values.T), axis=1)
    shares = numpy.stack([numpy.bincount(order[:, rank], minlength=options) for rank in range(options)])
    first = order[:, 0]
    sums = numpy.stack(
        [numpy.bincount(first, weights=weights[:, column], minlength=options) for column in range(criteria)]
    )
    return shares.T / draws, sums / numpy.maximum(shares[0], 1)


def nanoseconds(call):
    times = 1
    while True:
        start = time.perf_counter_ns()
        for _ in range(times):
            call()
        if time.perf_counter_ns() - start >= SAMPLE_NANOSECONDS:
            break
        times *= 2
    samples = []
    for _ in range(ROUNDS):
        start = time.perf_counter_ns()
        for _ in range(times):
            call()
        samples.append((time.perf_counter_ns() - start) / times)
    return median(samples)


def references(path):
    found = {}
    with open(path, encoding="utf-8") as rows:
        for row in rows:
            operation, n, who, spent, *_ = row.rstrip("\n").split("\t")
            if who in ("bizcase f64", "bizcase exact"):
                found[operation, n, who] = float(spent)
    return found


def main():
    warnings.filterwarnings("ignore")
    ours = references(sys.argv[1]) if len(sys.argv) > 1 else {}

    def row(operation, n, who, call):
        answer = call()
        spent = nanoseconds(call)
        for form, mark in (("bizcase f64", ""), ("bizcase exact", ", beside exact")):
            reference = ours.get((operation, str(n), form))
            ratio = f"{spent / reference:.2f}" if reference else "-"
            print(operation, n, who + mark, f"{spent:.1f}", ratio, answer, sep="\t", flush=True)

    print("operation", "n", "who", "nanoseconds", "ratio_to_ours", "answer", sep="\t")
    row("npv", 1, "pyxirr, call overhead", lambda: pyxirr.npv(0.08, [1.0]))
    row("irr", 2, "pyxirr, call overhead", lambda: pyxirr.irr([-1.0, 1.1]))
    for n in (10, 50, 360, 1200):
        flows = project(n)
        array = numpy.array(flows)
        row("npv", n, "pyxirr", lambda: pyxirr.npv(0.08, array))
        row("npv", n, "numpy-financial", lambda: numpy_financial.npv(0.08, array))
        row("irr", n, "pyxirr", lambda: pyxirr.irr(array))
        # It finds every root of the polynomial, which takes seconds at n = 1200.
        if n <= 360:
            row("irr", n, "numpy-financial", lambda: numpy_financial.irr(array))
    for n in (10, 100, 1000):
        dates, flows = dated(n)
        days, amounts = numpy.array(dates, dtype="datetime64[D]"), numpy.array(flows)
        row("xnpv", n, "pyxirr", lambda: pyxirr.xnpv(0.08, days, amounts))
        row("xirr", n, "pyxirr", lambda: pyxirr.xirr(days, amounts))
    values, random = scores(10, 8), numpy.random.default_rng(1)
    row("smaa", 100_000, "numpy", lambda: smaa(values, 100_000, random)[0][0])


if __name__ == "__main__":
    main()
