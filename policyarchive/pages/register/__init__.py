"""The views of the register: table, map, timeline and matrix, each of the same filter, each also as CSV."""
