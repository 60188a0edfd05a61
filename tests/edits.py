EDITS: dict = {}
