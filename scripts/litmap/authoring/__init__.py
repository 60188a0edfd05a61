"""For authors: skeletons of new entries, records from elsewhere, repairs, and the reference of fields."""
