"""`litmap links`: whether the addresses in the map still work.

Never part of a pull request's check.
"""
