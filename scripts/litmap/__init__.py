"""A living literature map of global AI governance.

Structured Markdown entries and one BibTeX file in; problems with their places,
and a cross-linked site, out. `litmap.pipeline` is the program on one screen,
`python -m litmap` the command line.
"""
