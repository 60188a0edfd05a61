"""For authors: skeletons of entries, records from elsewhere, repairs, the reference of fields."""
