"""The same kernel, vectorised with numpy: one uniform number a phase and trial, the same tables."""
import sys
import time

import numpy

with open(sys.argv[1], "rb") as file:
    data = file.read()
count, trials = numpy.frombuffer(data, numpy.int32, 2)
record = numpy.dtype([("s", numpy.uint32, 4), ("offset", numpy.float64), ("scale", numpy.float64), ("points", numpy.float64, 1025)])
phases = numpy.frombuffer(data, record, count, 8)
generator = numpy.random.default_rng(1)
began = time.perf_counter()
totals = numpy.zeros(trials)
for phase in phases:
    at = generator.random(trials) * 1024
    cell = at.astype(numpy.int32)
    points = phase["points"]
    left = points[cell]
    totals += phase["offset"] + phase["scale"] * (left + (at - cell) * (points[cell + 1] - left))
print(f"{time.perf_counter() - began:.9f} {totals.mean():.12f}")
