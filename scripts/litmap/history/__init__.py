"""What changed in a map from one state of its files to another, and from day to day."""
