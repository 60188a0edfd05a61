"""The map as pictures.

Each is laid out once, from the graph, and drawn twice, as a page and as a file for a slide.
"""
