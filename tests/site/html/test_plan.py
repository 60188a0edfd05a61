"""The plan of a site: each page alone is the same as among all, and nothing is made unasked."""
