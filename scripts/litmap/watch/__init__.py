"""`litmap watch`: what became of the map's works, and new works that build on them.

It writes a file of candidates for a person. Nothing goes into the map by itself.
"""
