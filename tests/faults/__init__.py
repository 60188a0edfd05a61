"""Seed mistakes into sound files and see whether the checker finds each, and where.

`python -m tests.faults 2000 [SEED]` does it with the real content and prints a table. Half of the kinds (`others.py`)
were written by somebody who did not know the rules.
"""
