"""Where the services are that a round asks."""

CROSSREF = "https://api.crossref.org/"
OPENALEX = "https://api.openalex.org/"
