"""`litmap links`: do the addresses that the map gives still lead somewhere? Never part of a pull request's check."""
